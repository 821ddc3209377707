#include "study/change_fit.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "support/small_inputs.h"

using namespace legeplan;
using inputs::Param;
using study::RelationEnds;
using study::SettledTargets;

namespace {

constexpr double kFactor = 3.0;  ///< of relations under two years

inputs::Inputs municipality() {
    inputs::Inputs inputs = test::small_inputs();
    test::set(inputs, Param::change_new_relation_factor, kFactor);
    test::set(inputs, Param::change_without_gp_factor, 2.0);
    test::set(inputs, Param::recruitment_internal_share, 0.0);
    for (auto& ages : inputs.lists.change_factor)
        ages.fill(1.0);
    return inputs;
}

study::RelationPrior prior() {
    study::RelationPrior prior;
    prior.change_rate = 0.03;
    prior.change_rate_sd_log = 0.5;
    return prior;
}

RelationEnds no_other_ends() {
    const study::Survival forever = [](double) { return 1.0; };
    return {forever, forever, 0.0, 0.0};
}

/// Share of persons on their list for longer than so many years, followed by the week until it
/// settles.
double over(double rate, double years) {
    constexpr int kWeeks = 52 * 1500;
    double still = 1.0;
    double all = 0.0;
    double longer = 0.0;
    for (int week = 0; week < kWeeks; ++week) {
        all += still;
        longer += week >= 52 * years ? still : 0.0;
        still *= std::exp(-rate * (week < 104 ? kFactor : 1.0) / 52.0);
    }
    return longer / all;
}

SettledTargets targets_at(double rate) {
    return {{over(rate, 2.0), 0.001}, {over(rate, 10.0), 0.001}};
}

}  // namespace

TEST_CASE("the rate of change that made the shares is found again") {
    for (const double rate : {0.02, 0.03, 0.08}) {
        const auto fit =
            study::fit_changes(municipality(), prior(), targets_at(rate), no_other_ends());
        CHECK(fit.rate == Approx(rate).epsilon(0.02));
        CHECK(fit.rows[1].fitted == Approx(over(rate, 10.0)).margin(0.005));
    }
}

TEST_CASE("what GPs, ages and lists without a GP take is not put down to the persons") {
    RelationEnds ends = no_other_ends();
    ends.in_post = [](double years) { return std::exp(-0.02 * years); };
    ends.older_than = [](double years) { return 1.0 - years / 100.0; };
    ends.position_exits = 0.09;
    ends.without_gp = 0.1;
    inputs::Inputs inputs = municipality();
    test::set(inputs, Param::recruitment_internal_share, 0.1);
    CHECK(study::internal_moves(inputs, 0.09) == Approx(0.01));
    CHECK(study::mean_change_factor(inputs, 0.1) == Approx(1.1));
    const double rate = 0.04;
    const auto relation = [&](double years) {
        return over(1.1 * rate, years) * std::exp(-0.03 * years) * (1.0 - years / 100.0);
    };
    const SettledTargets targets{{relation(2.0), 0.001}, {relation(10.0), 0.001}};
    CHECK(study::fit_changes(inputs, prior(), targets, ends).rate == Approx(rate).epsilon(0.02));
    CHECK(study::fit_changes(inputs, prior(), targets, no_other_ends()).rate > 1.5 * rate);
}

TEST_CASE("shares that say little leave the prior") {
    SettledTargets wide = targets_at(0.08);
    wide.over_2_years.sd = 50.0;
    wide.over_10_years.sd = 50.0;
    study::RelationPrior narrow = prior();
    narrow.change_rate_sd_log = 0.4;
    const auto fit = study::fit_changes(municipality(), narrow, wide, no_other_ends());
    CHECK(fit.rate == Approx(0.03).epsilon(0.02));
    CHECK(fit.sd_log == Approx(0.4).epsilon(0.02));
}
