#include "steps/monthly_cycle.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "steps/lists.h"
#include "support/small_inputs.h"
#include "support/town.h"

using namespace legeplan;
using inputs::Inputs;
using inputs::Param;
using inputs::Policy;
using test::Town;

namespace {

Inputs still_inputs(test::SmallWishes wishes = {}) {
    Inputs inputs = test::small_inputs(wishes);
    test::without_gp_events(inputs);
    return inputs;
}

inputs::Event leaves(const Inputs& inputs, int position, int months_after_start) {
    inputs::Event event;
    event.id = "leaves";
    event.type = inputs::Event::Type::gp_leaves;
    event.position = position;
    event.month = inputs.start + months_after_start;
    return event;
}

}  // namespace

TEST_CASE("each month is one month, with a report of its own") {
    const Inputs inputs = still_inputs();
    Town town(inputs);
    CHECK(town.state.month == inputs.start - 1);
    town.advance();
    CHECK(town.state.month == inputs.start);
    town.report.births = 1000;
    town.report.departures.resize(1000);
    town.advance();
    CHECK(town.state.month == inputs.start + 1);
    CHECK(town.report.births < 1000);
    CHECK(town.report.departures.size() < 1000);
}

TEST_CASE("policies and known events act before what they change") {
    Inputs inputs = still_inputs(
        {.parameters = {{Param::successor_ready, 0.99}, {Param::recruitment_level, 50.0}}});
    SECTION("a GP who leaves this month is replaced this month by a successor who is ready") {
        inputs.events.push_back(leaves(inputs, 0, 0));
        Town town(inputs);
        const auto before = town.position(0).doctor.key;
        town.advance();
        CHECK(town.report.gp_exits == 1);
        CHECK(town.report.gp_recruits == 1);
        CHECK(town.position(0).doctor.key != before);
        CHECK(town.position(0).doctor.in_post_since == inputs.start);
    }
    SECTION("a new position is recruited to in the month it opens, and its list takes people") {
        Policy policy = test::policy(Policy::Type::add_positions, "more", inputs.start);
        policy.office = 1;
        policy.count = 1;
        policy.list_cap = 500;
        inputs.policies.push_back(policy);
        test::set(inputs, Param::change_rate, 1.0);
        Town town(inputs);
        town.advance();
        CHECK(town.position(3).staffing == Staffing::filled);
        CHECK(town.state.lists.length[3] > 0);
        CHECK(town.state.gp_hours[3] > town.draw[Param::hours_other]);
    }
    SECTION("a position that closes this month has no exit besides its closing") {
        Policy policy = test::policy(Policy::Type::close_position, "close", inputs.start);
        policy.positions = {0};
        inputs.policies.push_back(policy);
        inputs.events.push_back(leaves(inputs, 0, 0));
        Town town(inputs);
        town.advance();
        CHECK(town.report.gp_exits == 1);
        CHECK(town.report.gp_recruits == 0);
    }
}

TEST_CASE("a temporary cap ends after its last month") {
    Inputs inputs = still_inputs();
    test::without_population_change(inputs);
    test::set(inputs, Param::change_rate, 0.0);
    test::set(inputs, Param::non_resident_turnover, 0.0);
    inputs.positions[0].temporary_cap = inputs.positions[0].list_length;
    inputs.positions[0].temporary_until = inputs.start + 1;
    const int free = inputs.positions[0].list_cap - inputs.positions[0].list_length;
    REQUIRE(free > 0);
    Town town(inputs);
    CHECK(steps::free_places(inputs, town.state, 0) == 0);
    for (int month = 0; month < 4; ++month) {
        town.advance();
        CHECK(steps::free_places(inputs, town.state, 0) == (month <= 1 ? 0 : free));
    }
}

TEST_CASE("a newborn of the month is on the mother's list in the month") {
    Inputs inputs = still_inputs({.persons = 2000});
    Town town(inputs);
    int births = 0;
    for (int month = 0; month < 12; ++month) {
        town.advance();
        for (const auto& joiner : town.report.joiners) {
            if (joiner.kind == state::Joiner::Kind::newborn && joiner.mother.is_listed()) {
                const auto child = town.state.residents.at(joiner.cell, joiner.index);
                REQUIRE(child.is_listed());
                // A later voluntary change of the same month may have moved the child.
                CHECK((child.list() == joiner.mother.list() || child.changes() == 1));
                ++births;
            }
        }
    }
    CHECK(births > 5);
}

TEST_CASE("what the capacity rule decides at the month's end opens no earlier than the next") {
    Inputs inputs = still_inputs();
    inputs.capacity_trigger = inputs::CapacityTrigger{1.0, 0, false};
    Policy rule = test::policy(Policy::Type::capacity_rule, "rule", inputs.start);
    rule.budget = 4;
    rule.pause_above = 5;
    rule.list_cap = 100;
    inputs.policies.push_back(rule);
    Town town(inputs);
    town.advance();
    CHECK(town.report.capacity_rule_met);
    CHECK(town.state.workforce.positions.size() == 3);
    town.advance();
    CHECK(town.state.workforce.positions.size() == 4);
}

TEST_CASE("demography alone touches neither lists nor doctors") {
    const Inputs inputs = test::small_inputs({.persons = 1500});
    Town town(inputs);
    const auto lists = town.state.lists;
    town.cycle.advance_population(inputs, town.draw, town.state, town.streams, town.report);
    CHECK(town.state.month == inputs.start);
    CHECK(town.report.departures.size() > 0);
    CHECK(town.state.lists.length == lists.length);
    CHECK(town.state.lists.outside == lists.outside);
    CHECK(town.report.gp_exits == 0);
}

TEST_CASE("hours of the month before weigh on exits, those of the month are left for the next") {
    Inputs inputs = still_inputs();
    inputs.gp.leave_scheme_rate.fill(0.12);
    test::set(inputs, Param::leave_scheme_ratio, 1.0);
    test::set(inputs, Param::exit_hours_threshold, 50.0);
    test::set(inputs, Param::exit_hours_effect, 0.5);
    Town town(inputs);
    town.position(0).doctor.other_exit_left = 100.0;
    town.state.gp_hours[0] = 70.0;
    town.advance();
    CHECK(town.position(0).doctor.other_exit_left == Approx(100.0 - 0.01 * std::exp(1.0)));
    CHECK(town.state.gp_hours[0] < 50.0);
    const double left = town.position(0).doctor.other_exit_left;
    town.advance();
    CHECK(left - town.position(0).doctor.other_exit_left == Approx(0.01));
}
