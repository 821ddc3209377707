#include "steps/capacity.h"

#include <catch2/catch.hpp>

#include "policies/positions.h"
#include "support/small_inputs.h"
#include "support/town.h"

using namespace legeplan;
using inputs::CapacityTrigger;
using inputs::Inputs;
using inputs::Param;
using inputs::Policy;
using test::Town;

namespace {

Inputs still_inputs() {
    Inputs inputs = test::small_inputs({.spare_rooms = 3});
    test::without_population_change(inputs);
    test::without_gp_events(inputs);
    test::set(inputs, Param::change_rate, 0.0);
    return inputs;
}

/// A rule whose trigger is always met and that nothing holds back.
Policy rule(const Inputs& inputs) {
    Policy policy = test::policy(Policy::Type::capacity_rule, "rule", inputs.start);
    policy.review_every_months = 1;
    policy.lead_months = 4;
    policy.max_per_year = 100;
    policy.budget = 100;
    policy.pause_above = 100;
    policy.list_cap = 900;
    policy.contract = Contract::salaried;
    return policy;
}

Inputs with_rule(const Policy& policy) {
    Inputs inputs = still_inputs();
    inputs.capacity_trigger = CapacityTrigger{1.0, 0, false};
    inputs.policies.push_back(policy);
    return inputs;
}

/// One month of the rule alone.
void review(Town& town) {
    town.turn_month();
    steps::open_announced(town.state, town.report);
    steps::advance_capacity(town.inputs, town.state, town.report);
}

std::size_t announced(const Town& town) {
    return town.state.workforce.announced.size();
}

}  // namespace

TEST_CASE("capacity is too low by the share of free places, the lists or the sex of the GPs") {
    Inputs inputs = still_inputs();
    Town town(inputs);
    for (std::size_t i = 0; i < 3; ++i) {
        town.state.lists.length[i] = 90;
        town.position(i).list_cap = 100;
        town.position(i).doctor.sex = i == 0 ? Sex::female : Sex::male;
        town.position(i).doctor.absent_until = Month{};
    }
    const auto is_too_low = [&](double share, int lists, bool one_sex) {
        inputs.capacity_trigger = CapacityTrigger{share, lists, one_sex};
        return steps::is_capacity_too_low(inputs, town.state);
    };
    CHECK_FALSE(steps::is_capacity_too_low(inputs, town.state));  // the plan states no trigger
    CHECK_FALSE(is_too_low(0.0999, 3, true));
    CHECK(is_too_low(0.1001, 0, false));
    CHECK(is_too_low(0.0, 4, false));
    town.position(1).list_cap = 90;
    CHECK(is_too_low(0.0, 3, false));
    CHECK_FALSE(is_too_low(0.0, 2, true));
    town.position(0).list_cap = 90;  // free places with one man only
    CHECK(is_too_low(0.0, 0, true));
    CHECK_FALSE(is_too_low(0.0, 0, false));
    town.position(0).list_cap = 100;
    town.position(2).list_cap = 90;  // with one woman only
    CHECK(is_too_low(0.0, 0, true));
    town.position(0).staffing = Staffing::locum;  // whose list takes newborns only
    CHECK(is_too_low(0.0, 1, false));
    CHECK(is_too_low(0.001, 0, false));
}

TEST_CASE("capacity is too low when the GPs report a need") {
    Inputs inputs = still_inputs();
    Town town(inputs);
    for (std::size_t i = 0; i < 3; ++i) {
        town.state.gp_hours[i] = i == 0 ? 60.0 : 48.0;
    }
    auto& trigger = inputs.capacity_trigger.emplace();
    const auto is_too_low = [&] { return steps::is_capacity_too_low(inputs, town.state); };
    CHECK_FALSE(is_too_low());
    trigger.hours_above = 52.0;
    CHECK_FALSE(is_too_low());
    trigger.hours_above = 51.9;
    CHECK(is_too_low());
    town.position(0).staffing = Staffing::vacant;  // whose hours nobody works
    CHECK_FALSE(is_too_low());
    auto& residents = town.state.residents;
    const auto cell = residents.layout().resident(Sex::female, 1980);
    trigger.waiting_above = 1;
    for (int person = 0; person < 2; ++person) {
        CHECK_FALSE(is_too_low());
        residents.enqueue(cell, residents.add(cell, state::Person::outside()), 1, 0,
                          town.state.month);
    }
    CHECK(is_too_low());
}

TEST_CASE("no positions at all is too low a capacity") {
    Inputs inputs = still_inputs();
    Town town(inputs);
    for (std::size_t i = 0; i < 3; ++i) {
        town.position(i).is_closed = true;
    }
    inputs.capacity_trigger = CapacityTrigger{0.0, 0, false};
    CHECK(steps::is_capacity_too_low(inputs, town.state));
}

TEST_CASE("a rule that is met announces a position, which opens after the lead time") {
    const Inputs inputs = with_rule(rule(still_inputs()));
    Town town(inputs);
    review(town);
    CHECK(town.report.capacity_rule_met);
    REQUIRE(announced(town) == 1);
    CHECK(town.state.workforce.offices[1].announced == 1);
    CHECK(town.state.workforce.positions.size() == 3);
    for (int month = 0; month < 3; ++month) {
        town.turn_month();
        steps::open_announced(town.state, town.report);
        CHECK(town.state.workforce.positions.size() == 3);
    }
    town.turn_month();
    steps::open_announced(town.state, town.report);
    REQUIRE(town.state.workforce.positions.size() == 4);
    const auto& opened = town.position(3);
    CHECK(opened.identity == policies::policy_position(inputs.policies[0].name, 0));
    CHECK(opened.office == 1);
    CHECK(opened.list_cap == 900);
    CHECK(opened.contract == Contract::salaried);
    CHECK(opened.is_without_gp());
    CHECK(opened.opens_now);
    CHECK(announced(town) == 0);
    CHECK(town.state.workforce.offices[1].announced == 0);
    CHECK(town.state.workforce.offices[1].positions == 2);
}

TEST_CASE("a lead time of zero opens next month: no position is there before it is decided") {
    Policy policy = rule(still_inputs());
    policy.lead_months = 0;
    const Inputs inputs = with_rule(policy);
    Town town(inputs);
    review(town);
    CHECK(town.state.workforce.positions.size() == 3);
    review(town);
    CHECK(town.state.workforce.positions.size() == 4);
}

TEST_CASE("rooms set the limit, announced positions included") {
    const Inputs inputs = with_rule(rule(still_inputs()));
    Town town(inputs);
    for (int month = 0; month < 8; ++month) {
        review(town);
    }
    CHECK(town.state.workforce.opened_by_rule[0] == 3);
    CHECK(town.state.workforce.offices[1].free_rooms() == 0);
}

TEST_CASE("a rule with an office of its own does not use another's rooms") {
    Policy policy = rule(still_inputs());
    policy.office = 0;
    const Inputs inputs = with_rule(policy);
    Town town(inputs);
    review(town);
    CHECK(announced(town) == 0);
    town.state.workforce.offices[0].rooms += 1;
    review(town);
    REQUIRE(announced(town) == 1);
    CHECK(town.state.workforce.announced[0].office == 0);
}

TEST_CASE("the budget counts positions that exist and those announced") {
    Policy policy = rule(still_inputs());
    policy.budget = 5;
    const Inputs inputs = with_rule(policy);
    Town town(inputs);
    for (int month = 0; month < 4; ++month) {
        review(town);
    }
    CHECK(announced(town) == 2);
    town.position(0).is_closed = true;  // one post less: one may be opened
    review(town);
    review(town);
    CHECK(town.state.workforce.opened_by_rule[0] == 3);
}

TEST_CASE("no more than the yearly maximum is opened in a calendar year") {
    Policy policy = rule(still_inputs());
    policy.max_per_year = 1;
    const Inputs inputs = with_rule(policy);
    Town town(inputs);
    for (int month = 0; month < 12; ++month) {
        review(town);
        CHECK(town.state.workforce.opened_by_rule[0] == 1);
    }
    review(town);
    CHECK(town.state.month.is_january());
    CHECK(town.state.workforce.opened_by_rule[0] == 2);
}

TEST_CASE("the rule pauses while too many positions lack a GP, announced ones included") {
    Policy policy = rule(still_inputs());
    policy.pause_above = 1;
    const Inputs inputs = with_rule(policy);
    Town town(inputs);
    review(town);
    review(town);
    CHECK(announced(town) == 2);  // none, then one lacked a GP
    review(town);
    CHECK(announced(town) == 2);
    Town short_of_gps(inputs);
    short_of_gps.position(0).staffing = Staffing::locum;
    short_of_gps.position(1).staffing = Staffing::vacant;
    review(short_of_gps);
    CHECK(announced(short_of_gps) == 0);
}

TEST_CASE("a rule acts at its reviews only, between its dates") {
    Policy policy = rule(still_inputs());
    policy.from = Month::of(2022, 3);
    policy.until = Month::of(2022, 10);
    policy.review_every_months = 5;
    policy.lead_months = 100;
    const Inputs inputs = with_rule(policy);
    Town town(inputs);
    std::vector<int> months;
    for (int month = 1; month <= 20; ++month) {
        const std::size_t before = announced(town);
        review(town);
        if (announced(town) > before) {
            months.push_back(month);
        }
    }
    CHECK(months == std::vector<int>{3, 8});
}

TEST_CASE("a rule that only flags a review opens nothing") {
    Policy policy = rule(still_inputs());
    policy.opens_positions = false;
    const Inputs inputs = with_rule(policy);
    Town town(inputs);
    review(town);
    CHECK(town.report.capacity_rule_met);
    CHECK(announced(town) == 0);
}

TEST_CASE("a rule whose trigger is not met does nothing") {
    Inputs inputs = with_rule(rule(still_inputs()));
    inputs.capacity_trigger = CapacityTrigger{0.0, 0, false};
    Town town(inputs);
    review(town);
    CHECK_FALSE(town.report.capacity_rule_met);
    CHECK(announced(town) == 0);
}
