#include "study/vital_fit.h"

#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "support/histories.h"
#include "support/small_inputs.h"

using namespace legeplan;
using study::Ages;

namespace {

constexpr int kFirst = 2010;

double one(int) {
    return 1.0;
}

}  // namespace

TEST_CASE("the ratio of births is found, drawn towards one") {
    inputs::Inputs inputs = test::small_inputs({.persons = 20'000});
    const Ages moves = test::in_moves_of(inputs);
    const study::RatesByYear national(inputs, kFirst, kFirst + 8);
    test::set(inputs, inputs::Param::fertility_ratio, 0.8);
    const auto history = test::made_history(inputs, kFirst, 8, moves, one);
    const auto fit = study::fit_fertility(history, national, moves, kFirst, 0.08);
    CHECK(fit.ratio == Approx(0.8).epsilon(0.01));
    CHECK(fit.median > fit.ratio);
    CHECK(fit.median < 0.9);
    CHECK(fit.sd_log < 0.08);
    CHECK(study::fit_fertility(history, national, moves, kFirst, 1e-6).median ==
          Approx(1.0).epsilon(1e-4));
}

TEST_CASE("losses of the old are half known: the ratio is drawn towards one") {
    inputs::Inputs inputs = test::small_inputs({.persons = 20'000});
    const Ages moves = test::in_moves_of(inputs);
    const study::RatesByYear national(inputs, kFirst, kFirst + 8);
    test::set(inputs, inputs::Param::mortality_ratio, 1.2);
    const auto history = test::made_history(inputs, kFirst, 8, moves, one);
    const auto fit = study::fit_old_age(history, national, 0.05, 0.5);
    CHECK(fit.losses_ratio > 1.1);
    CHECK(fit.median > 1.0);
    CHECK(fit.median < fit.losses_ratio);
    CHECK(fit.sd_log < 0.05);
}

TEST_CASE("children per woman follow from a nation's infants") {
    inputs::Inputs inputs = test::small_inputs({.persons = 50'000});
    const study::RatesByYear rates(inputs, kFirst, kFirst + 3);
    inputs::Inputs closed = inputs;
    for (auto& by_age : closed.population.out_move_rate)
        by_age.fill(0.0);
    test::set(closed, inputs::Param::fertility_total, 1.9);
    const auto history = test::made_history(closed, kFirst, 3, Ages::Zero(), one);
    const auto totals = study::national_fertility(history, rates, inputs.population.fertility_rate);
    REQUIRE(totals.size() == 3);
    CHECK(totals.at(kFirst) == Approx(1.9).epsilon(0.01));
}

TEST_CASE("death rates of the old follow from the losses of cohorts") {
    inputs::Inputs inputs = test::small_inputs({.persons = 50'000});
    for (auto& by_age : inputs.population.out_move_rate)
        by_age.fill(0.0);
    for (int sex = 0; sex < kSexes; ++sex) {
        for (int age = 0; age < kAges; ++age) {
            inputs.population
                .death_rate[static_cast<std::size_t>(sex)][static_cast<std::size_t>(age)] =
                std::min(1e-5 * std::exp(0.11 * age) * (1.0 + 0.3 * sex), 1.5);
        }
    }
    const auto history = test::made_history(inputs, kFirst, 5, Ages::Zero(), one);
    const Ages rates = study::national_death_rates(history, 5, {0.003, 0.0, 0.0});
    const auto& made = inputs.population.death_rate;
    for (const int age : {50, 70, 85, 100}) {
        INFO(age);
        CHECK(rates(age, 0) == Approx(made[0][static_cast<std::size_t>(age)]).epsilon(0.04));
        CHECK(rates(age, 1) == Approx(made[1][static_cast<std::size_t>(age)]).epsilon(0.04));
    }
    CHECK(rates(0, 0) == 0.003);
}
