#include "steps/duty.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "steps/gp_workforce.h"
#include "support/small_inputs.h"
#include "support/statistics.h"
#include "support/town.h"

using namespace legeplan;
using inputs::Inputs;
using inputs::Param;
using inputs::Policy;
using test::kMaxZ;
using test::Moments;
using test::Town;

namespace {

constexpr double kWeeksPerMonth = 365.2425 / 7.0 / 12.0;

/// Everybody takes duty; the burden has no effects.
Inputs duty_inputs(test::SmallWishes wishes = {}) {
    const auto extra = wishes.parameters;
    wishes.parameters = {{Param::duty_exemption_effect, 0.0}, {Param::duty_exit_effect, 0.0}};
    wishes.parameters.insert(wishes.parameters.end(), extra.begin(), extra.end());
    Inputs inputs = test::small_inputs(wishes);
    test::without_gp_events(inputs);
    test::without_population_change(inputs);
    inputs.duty.is_on = true;
    inputs.duty.exempt_share.fill(0.0);
    return inputs;
}

void go_on_duty(Town& town) {
    town.state.gp_hours.assign(town.state.gp_hours.size(), 50.0);
    steps::advance_duty(town.inputs, town.draw, town.state, town.streams);
}

}  // namespace

TEST_CASE("the burden is the district's shifts over those who take part") {
    Inputs inputs = duty_inputs({.persons = 3000,
                                 .parameters = {{Param::duty_shifts_per_1000, 0.8},
                                                {Param::duty_list_elsewhere, 1000.0},
                                                {Param::duty_participation_elsewhere, 0.6}}});
    inputs.duty.inhabitants_elsewhere = 7000;
    const double shifts = 0.8 * 10.0 * kWeeksPerMonth;
    Town town(inputs);
    go_on_duty(town);
    CHECK(town.state.duty_shifts_per_gp == Approx(shifts / (3.0 + 7.0 * 0.6)));
    for (const double each : town.state.duty_shifts) {
        CHECK(each == town.state.duty_shifts_per_gp);
    }
    SECTION("neither locums, vacancies nor GPs on leave take part") {
        town.position(0).staffing = Staffing::locum;
        town.position(1).doctor.absent_until = town.state.month + 2;
        go_on_duty(town);
        CHECK(town.state.duty_shifts_per_gp == Approx(shifts / (1.0 + 7.0 * 0.6)));
        CHECK(town.state.duty_shifts[0] == 0.0);
        CHECK(town.state.duty_shifts[1] == 0.0);
        CHECK(town.state.duty_shifts[2] == town.state.duty_shifts_per_gp);
        town.position(2).staffing = Staffing::vacant;
        go_on_duty(town);
        CHECK(town.state.duty_shifts_per_gp == Approx(shifts / (7.0 * 0.6)));
    }
    SECTION("a reform takes shifts, and its staff takes part") {
        town.state.workforce.duty_factor = 0.7;
        town.state.workforce.duty_staff = 2;
        go_on_duty(town);
        CHECK(town.state.duty_shifts_per_gp == Approx(0.7 * shifts / (2.0 + 3.0 + 7.0 * 0.6)));
    }
}

TEST_CASE("hours on duty replace those that the other hours hold for the mean GP") {
    Inputs inputs = duty_inputs(
        {.persons = 3000,
         .parameters = {{Param::duty_hours_per_shift, 9.0}, {Param::duty_reference_hours, 6.0}}});
    Town town(inputs);
    town.position(1).staffing = Staffing::locum;
    go_on_duty(town);
    const double hours = town.state.duty_shifts[0] * 9.0 / kWeeksPerMonth;
    CHECK(town.state.gp_hours[0] == Approx(50.0 - 6.0 + hours));
    CHECK(town.state.gp_hours[1] == Approx(50.0 - 6.0));
    // One GP a thousand inhabitants, all on duty: as many hours as the reference keeps the mean.
    const double neutral = 6.0 / 9.0;
    inputs = duty_inputs({.persons = 3000,
                          .parameters = {{Param::duty_hours_per_shift, 9.0},
                                         {Param::duty_reference_hours, 6.0},
                                         {Param::duty_shifts_per_1000, neutral}}});
    Town balanced(inputs);
    go_on_duty(balanced);
    CHECK(balanced.state.gp_hours[0] == Approx(50.0));
}

TEST_CASE("without the step hours stand, nobody has shifts and exits do not look at them") {
    Inputs inputs = duty_inputs();
    inputs.duty.is_on = false;
    Town town(inputs);
    go_on_duty(town);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(town.state.gp_hours[i] == 50.0);
        CHECK(town.state.duty_shifts[i] == 0.0);
    }
}

TEST_CASE("a GP takes a shift a day at most, and an empty rota is that of one GP") {
    const Inputs inputs =
        duty_inputs({.persons = 300, .parameters = {{Param::duty_shifts_per_1000, 20.0}}});
    Town town(inputs);
    const double shifts = 20.0 * 0.3 * kWeeksPerMonth;
    for (std::size_t i = 1; i < 3; ++i) {
        town.position(i).staffing = Staffing::vacant;
    }
    town.state.workforce.duty_factor = 3.0;
    go_on_duty(town);
    CHECK(town.state.duty_shifts_per_gp == Approx(3.0 * shifts));
    CHECK(town.state.duty_shifts[0] == steps::kMostShifts);
    town.position(0).staffing = Staffing::vacant;
    go_on_duty(town);
    CHECK(town.state.duty_shifts_per_gp == Approx(3.0 * shifts));
    CHECK(town.state.duty_shifts[0] == 0.0);
}

TEST_CASE("exemption follows age, the level and the burden of the month before") {
    Inputs inputs = duty_inputs({.parameters = {{Param::duty_exemption_level, 1.5},
                                                {Param::duty_threshold, 6.0},
                                                {Param::duty_exemption_effect, 0.2}}});
    for (std::size_t age = 0; age < kAges; ++age) {
        inputs.duty.exempt_share[age] = age < 60 ? 0.3 : 1.0;
    }
    Moments takes;
    Moments under_burden;
    for (std::uint64_t k = 0; k < 1500; ++k) {
        Town town(inputs, k);
        town.position(0).doctor.born = town.state.month - 12 * 59;
        town.position(1).doctor.born = town.state.month - 12 * 60;
        town.state.duty_shifts_per_gp = 5.0;
        go_on_duty(town);
        const bool took = town.state.duty_shifts[0] > 0.0;
        takes.add(took ? 1.0 : 0.0);
        REQUIRE(town.state.duty_shifts[1] == 0.0);  // a right from 60: all use it here
        town.state.duty_shifts_per_gp = 9.0;
        go_on_duty(town);
        const bool takes_now = town.state.duty_shifts[0] > 0.0;
        REQUIRE((took || !takes_now));  // more burden brings nobody back
        under_burden.add(takes_now ? 1.0 : 0.0);
    }
    const double level = 1.5 * std::exp(0.2 * 3.0);
    CHECK(std::abs(test::z_of_mean(takes, std::pow(0.7, 1.5))) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(takes, 0.7)) > kMaxZ);
    CHECK(std::abs(test::z_of_mean(under_burden, std::pow(0.7, level))) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(under_burden, std::pow(0.7, 1.5))) > kMaxZ);
}

TEST_CASE("above the limit no more exemptions are granted, and relief brings GPs back") {
    Inputs inputs = duty_inputs({.parameters = {{Param::duty_threshold, 6.0},
                                                {Param::duty_exemption_limit, 9.0},
                                                {Param::duty_exemption_effect, 0.2}}});
    inputs.duty.exempt_share.fill(0.3);
    const auto on_duty = [&](std::uint64_t replicate, double burden) {
        Town town(inputs, replicate);
        town.state.duty_shifts_per_gp = burden;
        go_on_duty(town);
        return town.state.duty_doctors;
    };
    int fewer = 0;
    for (std::uint64_t k = 0; k < 200; ++k) {
        const double at_limit = on_duty(k, 9.0);
        REQUIRE(on_duty(k, 1e6) == at_limit);
        REQUIRE(on_duty(k, 5.0) >= at_limit);
        fewer += on_duty(k, 5.0) > at_limit ? 1 : 0;
    }
    CHECK(fewer > 50);
}

TEST_CASE("shifts above the threshold raise other exits, up to a shift a day") {
    const Inputs inputs =
        duty_inputs({.parameters = {{Param::duty_threshold, 6.0}, {Param::duty_exit_effect, 0.1}}});
    const Town town(inputs);
    CHECK(steps::shifts_above_threshold(town.draw, 6.0) == 0.0);
    CHECK(steps::shifts_above_threshold(town.draw, 8.5) == Approx(2.5));
    CHECK(steps::shifts_above_threshold(town.draw, 1e6) == Approx(25.0));
    Inputs leaving = inputs;
    leaving.gp.leave_scheme_rate.fill(0.04);
    const auto rates = [&](double shifts) {
        return steps::exit_rates(leaving, town.draw, town.state.workforce,
                                 town.state.workforce.positions[0].doctor, {40.0, shifts},
                                 town.state.month);
    };
    CHECK(rates(0.0).other == Approx(0.04));
    CHECK(rates(6.0).other == Approx(0.04));
    CHECK(rates(9.0).other == Approx(0.04 * std::exp(0.3)));
    CHECK(rates(9.0).retirement == rates(0.0).retirement);
}

TEST_CASE("reforms act together while they are in force") {
    Inputs inputs = duty_inputs({.months = 24});
    Policy first = test::policy(Policy::Type::duty_reform, "first", inputs.start + 2);
    first.until = inputs.start + 3;
    first.duty_staff = 2;
    first.effect.distribution = random::Distribution::point(0.5);
    Policy second = test::policy(Policy::Type::duty_reform, "second", inputs.start + 2);
    second.duty_staff = 1;
    second.duty_exempt_from = 55;
    second.effect.distribution = random::Distribution::point(0.8);
    inputs.policies = {first, second};
    Town town(inputs);
    for (std::size_t i = 0; i < 3; ++i) {
        town.position(i).doctor.born = inputs.start - 12 * (i == 0 ? 58 : 40);
    }
    town.advance(2);
    CHECK(town.state.duty_shifts[0] > 0.0);
    CHECK(town.state.workforce.duty_factor == 1.0);
    CHECK(town.state.workforce.duty_staff == 0);
    const double before = town.state.duty_shifts_per_gp;
    town.advance(2);
    CHECK(town.state.workforce.duty_factor == Approx(0.4));
    CHECK(town.state.workforce.duty_staff == 3);
    CHECK(town.state.duty_shifts_per_gp == Approx(before * 0.4 * 3.0 / 5.0));
    CHECK(town.state.duty_shifts[0] == 0.0);  // exempt by its age
    CHECK(town.state.duty_shifts[1] > 0.0);
    town.advance();
    CHECK(town.state.workforce.duty_factor == Approx(0.8));
    CHECK(town.state.workforce.duty_staff == 1);
}

TEST_CASE("a position that opens has room in the tables of hours and shifts") {
    Inputs inputs = duty_inputs({.months = 12});
    Policy policy = test::policy(Policy::Type::add_positions, "more", inputs.start + 1);
    policy.office = 1;
    policy.count = 2;
    policy.list_cap = 100;
    inputs.policies.push_back(policy);
    Town town(inputs);
    town.advance(3);
    CHECK(town.state.duty_shifts.size() == 5);
    CHECK(town.state.gp_hours.size() == 5);
}
