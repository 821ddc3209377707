#include "study/migration_fit.h"

#include <catch2/catch.hpp>

#include "support/histories.h"
#include "support/small_inputs.h"

using namespace legeplan;
using study::Ages;
using study::IndexPrior;

namespace {

constexpr IndexPrior kPrior{0.10, 0.4, 0.5, 0.25};
constexpr int kFirst = 2010;

/// In-moves as smooth over age as the method takes them to be.
Ages smooth_moves() {
    Ages table;
    for (int age = 0; age < kAges; ++age) {
        const double shape = age < 85 ? 4.0 + 0.05 * age : 8.25 * (105 - age) / 20.0;
        table(age, 0) = shape;
        table(age, 1) = 0.8 * shape;
    }
    return table;
}

}  // namespace

TEST_CASE("the residual method gives back the in-moves that made a history") {
    const inputs::Inputs inputs = test::small_inputs({.persons = 10'000});
    const Ages table = smooth_moves();
    const auto history = test::made_history(inputs, kFirst, 8, table, [](int) { return 1.0; });
    const study::RatesByYear rates(inputs, kFirst, kFirst + 8);
    const auto fit = study::fit_migration(history, rates, 8, kPrior);
    CHECK(fit.first == kFirst);
    CHECK(fit.last == kFirst + 7);
    const double fitted = fit.table.bottomRows<100>().sum();
    const double wanted = table.bottomRows<100>().sum();
    CHECK(fitted == Approx(wanted).epsilon(0.01));
    CHECK(fit.table(40, 0) == Approx(table(40, 0)).epsilon(0.05));
    CHECK(fit.table(70, 1) == Approx(table(70, 1)).epsilon(0.05));
}

TEST_CASE("the window counts from the end, the index takes all years") {
    const inputs::Inputs inputs = test::small_inputs({.persons = 10'000});
    const Ages table = smooth_moves();
    const auto history = test::made_history(inputs, kFirst, 10, table,
                                            [](int year) { return year < 2015 ? 1.0 : 1.5; });
    const study::RatesByYear rates(inputs, kFirst, kFirst + 10);
    const auto recent = study::fit_migration(history, rates, 5, kPrior);
    const auto all = study::fit_migration(history, rates, 10, kPrior);
    CHECK(recent.first == 2015);
    CHECK(recent.years.size() == 10);
    CHECK(recent.table.sum() == Approx(all.table.sum() * 1.5 / 1.25).epsilon(0.02));
    CHECK(recent.index.sd == Approx(all.index.sd));
    CHECK(recent.level_median < 1.0);
}

TEST_CASE("without a history as many come as go") {
    const inputs::Inputs inputs = test::small_inputs({.persons = 10'000});
    const Ages start = test::made_history(inputs, kFirst, 0, smooth_moves(), [](int) {
                           return 1.0;
                       }).years.at(kFirst);
    const study::RatesByYear rates(inputs, kFirst, kFirst + 1);
    const auto fit = study::balanced_migration(start, kFirst, rates, kPrior, 0.1);
    const Ages end =
        study::advance_year(start, rates(kFirst), study::cohorts_of(fit.table)).persons;
    // What is left is births less deaths.
    study::CohortRates closed = rates(kFirst);
    closed.out_move.setZero();
    const Ages without = study::advance_year(start, closed, Ages::Zero()).persons;
    CHECK(end.sum() == Approx(without.sum()).epsilon(0.002));
    CHECK(fit.level_sd_log() == 0.1);
}
