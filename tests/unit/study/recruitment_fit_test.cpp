#include "study/recruitment_fit.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "support/small_inputs.h"

using namespace legeplan;
using inputs::Param;
using study::NationalPosition;
using study::RecruitmentFit;
using study::RecruitmentTargets;
using study::VacancyRates;

namespace {

constexpr double kPriorSd = 0.6;
constexpr VacancyRates kRates{0.008, 0.4, 0.8, 3.0, 20.0};

NationalPosition nation() {
    NationalPosition nation;
    nation.contract_share[static_cast<std::size_t>(Contract::self_employed)] = 1.0;
    nation.list_cap = 1000.0;
    return nation;
}

/// Positions like the nation's, so that all of the effect is the level.
inputs::Inputs like_the_nation(int positions) {
    inputs::Inputs inputs = test::small_inputs();
    test::set(inputs, Param::recruitment_self_employed, 1.0);
    test::set(inputs, Param::recruitment_salaried, 2.0);
    test::set(inputs, Param::recruitment_list_elasticity, 0.5);
    test::set(inputs, Param::recruitment_reputation, 0.0);
    inputs::InitialPosition position;
    position.list_cap = 1000;
    inputs.positions.assign(static_cast<std::size_t>(positions), position);
    return inputs;
}

RecruitmentFit fit(const inputs::Inputs& inputs, const RecruitmentTargets& targets) {
    return study::fit_recruitment(inputs, targets, kRates, nation(), kPriorSd);
}

}  // namespace

TEST_CASE("easier recruitment leaves fewer positions without a GP") {
    const double here = study::share_without_gp(kRates, 1.0);
    double months = 0.0;
    for (int k = 0; k < 480; ++k) {
        months += 0.8 * std::exp(-k / 3.0) + 0.2 * std::exp(-k / 20.0);
    }
    const double load = 0.008 * 0.6 * months;
    CHECK(here == Approx(load / (1.0 + load)));
    CHECK(study::share_without_gp(kRates, 2.0) < here);
    CHECK(study::share_without_gp(kRates, 0.5) > here);
}

TEST_CASE("many positions tell the level, few leave the prior") {
    const int expected = static_cast<int>(std::lround(2000 * study::share_without_gp(kRates, 0.5)));
    RecruitmentTargets targets;
    targets.without_gp = expected;
    const RecruitmentFit many = fit(like_the_nation(2000), targets);
    CHECK(many.level == Approx(0.5).epsilon(0.05));
    CHECK(many.sd_log < 0.1);
    targets.without_gp = 0;
    const RecruitmentFit one = fit(like_the_nation(1), targets);
    CHECK(one.sd_log == Approx(kPriorSd).epsilon(0.05));
    CHECK(one.level > 1.0);
}

TEST_CASE("years without a vacancy speak for easy recruitment, the more the longer") {
    RecruitmentTargets targets;
    targets.years_without_vacancy = 5.0;
    const double five = fit(like_the_nation(9), targets).level;
    targets.years_without_vacancy = 20.0;
    CHECK(five > 1.2);
    CHECK(fit(like_the_nation(9), targets).level > five);
}

TEST_CASE("what the positions offer is no part of the level") {
    inputs::Inputs inputs = like_the_nation(30);
    RecruitmentTargets targets;
    targets.without_gp = 6;
    const RecruitmentFit before = fit(inputs, targets);
    for (auto& position : inputs.positions)
        position.contract = Contract::salaried;
    const RecruitmentFit after = fit(inputs, targets);
    CHECK(after.own_effect == Approx(2.0));
    CHECK(after.level == Approx(before.level / 2.0));
    const auto solo = static_cast<std::size_t>(Param::recruitment_solo_practice);
    inputs.parameters[solo].distribution = random::Distribution::point(0.4);
    for (auto& position : inputs.positions) {
        position.office = 0;
    }
    CHECK(fit(inputs, targets).own_effect == Approx(2.0));
    inputs.positions[0].office = 1;  // one of thirty
    CHECK(fit(inputs, targets).own_effect == Approx(2.0 * (0.4 + 29.0) / 30.0));
    CHECK(study::market_level(inputs, nation()) ==
          Approx(std::sqrt(1000.0 / inputs[Param::reference_list].distribution.central())));
}
