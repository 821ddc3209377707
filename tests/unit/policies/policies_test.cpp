#include "policies/policies.h"

#include <algorithm>
#include <numeric>

#include <catch2/catch.hpp>

#include "policies/positions.h"
#include "state/invariants.h"
#include "support/small_inputs.h"
#include "support/town.h"

using namespace legeplan;
using inputs::Event;
using inputs::Inputs;
using inputs::Param;
using inputs::Policy;
using state::Position;
using test::Town;
using Type = Policy::Type;

namespace {

Inputs still_inputs() {
    Inputs inputs = test::small_inputs({.positions = 4, .spare_rooms = 4});
    test::without_population_change(inputs);
    test::without_gp_events(inputs);
    const int caps[] = {1000, 900, 1200, 700};
    for (std::size_t i = 0; i < 4; ++i) {
        inputs.positions[i].list_cap = caps[i];
    }
    return inputs;
}

Inputs with(Policy policy) {
    Inputs inputs = still_inputs();
    inputs.policies.push_back(std::move(policy));
    return inputs;
}

Policy make(Type type, int months_after_start = 0) {
    return test::policy(type, "plan", still_inputs().start + months_after_start);
}

void act(Town& town) {
    town.turn_month();
    policies::apply_policies(town.inputs, town.draw, town.state, town.report);
}

std::vector<int> caps_of(const Town& town) {
    std::vector<int> caps;
    for (const Position& position : town.state.workforce.positions) {
        caps.push_back(position.list_cap);
    }
    return caps;
}

int sum(const std::vector<int>& numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), 0);
}

Event event_of(Event::Type type, Month month) {
    Event event;
    event.id = "event";
    event.type = type;
    event.month = month;
    event.position = 1;
    return event;
}

}  // namespace

TEST_CASE("a policy begins once, in its month") {
    const int from = GENERATE(0, 2);
    Policy policy = make(Type::new_premises, from);
    policy.office = 0;
    policy.rooms = 3;
    const Inputs inputs = with(policy);
    Town town(inputs);
    const int before = town.state.workforce.offices[0].rooms;
    for (int month = 0; month < 5; ++month) {
        act(town);
        CHECK(town.state.workforce.offices[0].rooms == before + (month >= from ? 3 : 0));
    }
}

TEST_CASE("added positions are opened at their office with identities by ordinal") {
    Policy policy = make(Type::add_positions);
    policy.office = 1;
    policy.count = 2;
    policy.contract = Contract::agreement_8_2;
    policy.list_cap = 950;
    const Inputs inputs = with(policy);
    Town town(inputs);
    act(town);
    REQUIRE(town.state.workforce.positions.size() == 6);
    for (int i = 0; i < 2; ++i) {
        const Position& position = town.position(4 + static_cast<std::size_t>(i));
        CHECK(position.identity == policies::policy_position(inputs.policies[0].name, i));
        CHECK(position.list_cap == 950);
        CHECK(position.contract == Contract::agreement_8_2);
        CHECK(position.opens_now);
    }
    CHECK(town.state.workforce.offices[1].positions == 4);
    act(town);
    CHECK(town.state.workforce.positions.size() == 6);
}

TEST_CASE("a new centre's places and the relief of long lists add up exactly") {
    Policy policy = make(Type::open_centre);
    policy.office = 1;
    policy.rooms = 5;
    policy.count = 3;
    policy.places = 2500;
    policy.relief_share = 0.25;
    policy.relief_above = 600;
    const Inputs inputs = with(policy);
    Town town(inputs);
    const std::vector<int> before = caps_of(town);
    const int rooms = town.state.workforce.offices[1].rooms;
    act(town);
    const std::vector<int> after = caps_of(town);
    REQUIRE(after.size() == 7);
    CHECK(after[4] + after[5] + after[6] == 2500);
    CHECK(*std::max_element(after.begin() + 4, after.end()) -
              *std::min_element(after.begin() + 4, after.end()) <=
          1);
    CHECK(sum(before) + 2500 - 625 == sum(after));
    // The three longest end equally long; the fourth was shorter already.
    CHECK(after[3] == 700);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(std::abs(after[i] - (3100 - 625) / 3.0) < 1.0);
    }
    CHECK(town.state.workforce.offices[1].rooms == rooms + 5);
}

TEST_CASE("relief stops at the cap that needs none, and half a place counts as one") {
    Policy policy = make(Type::open_centre);
    policy.office = 1;
    policy.count = 1;
    policy.places = 1001;
    policy.relief_share = 0.5;
    SECTION("no list is taken below") {
        policy.relief_above = 1100;
        policy.surplus = Surplus::transfer;
        const Inputs inputs = with(policy);
        Town town(inputs);
        act(town);
        CHECK(caps_of(town) == std::vector<int>{1000, 900, 1100, 700, 1001});
        CHECK(town.position(2).transfers_surplus);
        CHECK_FALSE(town.position(0).transfers_surplus);
    }
    SECTION("rounding") {
        const Inputs inputs = with(policy);
        Town town(inputs);
        act(town);
        CHECK(sum(caps_of(town)) == 3800 + 1001 - 501);
    }
}

TEST_CASE("positions move to a new centre with their doctors; their rooms stay or are given up") {
    Policy policy = make(Type::open_centre);
    policy.office = 1;
    policy.rooms = 2;
    policy.positions = {0, 2};
    policy.closes_rooms_left = GENERATE(false, true);
    const Inputs inputs = with(policy);
    Town town(inputs);
    const auto before = town.state.workforce;
    act(town);
    const auto& offices = town.state.workforce.offices;
    CHECK(town.position(0).office == 1);
    CHECK(town.position(2).office == 1);
    CHECK(town.position(0).doctor.key == before.positions[0].doctor.key);
    CHECK(town.position(0).staffing == Staffing::filled);
    CHECK(offices[0].positions == 0);
    CHECK(offices[1].positions == 4);
    CHECK(offices[0].rooms == before.offices[0].rooms - (policy.closes_rooms_left ? 2 : 0));
    CHECK(offices[1].rooms == before.offices[1].rooms + 2);
    CHECK_NOTHROW(state::check_invariants(inputs, town.state));
}

TEST_CASE("closing a position ends its post and sends everyone on its list to the others") {
    Policy policy = make(Type::close_position);
    policy.positions = {1};
    const Inputs inputs = with(policy);
    Town town(inputs);
    const std::vector<int> before = town.state.lists.length;
    act(town);
    CHECK(town.position(1).is_closed);
    CHECK(town.position(1).staffing == Staffing::vacant);
    CHECK(town.report.gp_exits == 1);
    CHECK(town.state.workforce.offices[1].positions == 1);
    CHECK(town.state.lists.length[1] == before[1]);  // until the lists have their turn
    Town whole(inputs);
    whole.advance();
    const std::vector<int>& after = whole.state.lists.length;
    CHECK(after[1] == 0);
    CHECK(whole.state.lists.by_group[1] == std::array<int, inputs::kMaxGroups>{});
    CHECK(sum(after) + static_cast<int>(whole.state.residents.residents_waiting()) >=
          sum(before) - sum(whole.state.lists.non_residents));
    CHECK(after[0] > before[0]);
    whole.advance(24);
    CHECK(whole.state.lists.length[1] == 0);
    CHECK(whole.position(1).is_closed);
    CHECK(whole.position(1).staffing == Staffing::vacant);
}

TEST_CASE("a closed position with a locum or nobody is no exit of a GP") {
    Policy policy = make(Type::close_position);
    policy.positions = {0, 1};
    const Inputs inputs = with(policy);
    Town town(inputs);
    town.position(0).staffing = Staffing::locum;
    town.position(1).staffing = Staffing::vacant;
    act(town);
    CHECK(town.report.gp_exits == 0);
    CHECK(town.position(0).staffing == Staffing::vacant);
}

TEST_CASE("list caps are lowered for all, for some, now or at the next takeover") {
    Policy policy = make(Type::set_list_cap);
    policy.list_cap = 950;
    SECTION("all") {
        const Inputs inputs = with(policy);
        Town town(inputs);
        act(town);
        CHECK(caps_of(town) == std::vector<int>{950, 900, 950, 700});
    }
    SECTION("some positions, by transfer") {
        policy.positions = {2, 3};
        policy.surplus = Surplus::transfer;
        const Inputs inputs = with(policy);
        Town town(inputs);
        act(town);
        CHECK(caps_of(town) == std::vector<int>{1000, 900, 950, 700});
        CHECK(town.position(2).transfers_surplus);
        CHECK_FALSE(town.position(3).transfers_surplus);
    }
    SECTION("one contract") {
        policy.only_contract = Contract::salaried;
        Inputs inputs = with(policy);
        inputs.positions[0].contract = Contract::salaried;
        Town town(inputs);
        act(town);
        CHECK(caps_of(town) == std::vector<int>{950, 900, 1200, 700});
    }
    SECTION("at takeover") {
        policy.at_takeover = true;
        const Inputs inputs = with(policy);
        Town town(inputs);
        act(town);
        CHECK(caps_of(town) == std::vector<int>{1000, 900, 1200, 700});
        CHECK(town.position(2).next_cap == 950);
    }
    SECTION("not those that are closed") {
        const Inputs inputs = with(policy);
        Town town(inputs);
        town.position(2).is_closed = true;
        act(town);
        CHECK(town.position(2).list_cap == 1200);
    }
}

TEST_CASE("contracts change now or at the next takeover") {
    Policy policy = make(Type::change_contract);
    policy.contract = Contract::salaried;
    policy.positions = {0, 1};
    policy.at_takeover = GENERATE(false, true);
    const Inputs inputs = with(policy);
    Town town(inputs);
    act(town);
    for (const std::size_t i : {0U, 1U}) {
        CHECK((town.position(i).contract == Contract::salaried) == !policy.at_takeover);
        CHECK((town.position(i).next_contract == Contract::salaried) == policy.at_takeover);
    }
    CHECK(town.position(2).contract == Contract::self_employed);
    CHECK_FALSE(town.position(2).next_contract.has_value());
}

TEST_CASE("grants and retention are in force between their dates, with the draw's effect") {
    Policy grant = make(Type::recruitment_grant, 1);
    grant.until = grant.from + 2;
    grant.only_contract = Contract::salaried;
    grant.effect.distribution.kind = random::DistributionKind::uniform;
    grant.effect.distribution.a = 1.2;
    grant.effect.distribution.b = 1.8;
    Inputs inputs = with(grant);
    Policy retention = test::policy(Type::retention, "stay", inputs.start + 2);
    retention.effect.distribution = random::Distribution::point(0.7);
    retention.min_age = 60;
    retention.list_reduction.emplace().distribution = random::Distribution::point(0.1);
    inputs.policies.push_back(retention);
    Town town(inputs);
    for (int month = 0; month < 6; ++month) {
        act(town);
        const auto& grants = town.state.workforce.grants;
        REQUIRE(grants.size() == (month >= 1 && month <= 3 ? 1U : 0U));
        if (!grants.empty()) {
            CHECK(grants[0].factor == town.draw.policy_effect(0));
            CHECK(grants[0].factor != grant.effect.distribution.central());
            CHECK(grants[0].only_contract == Contract::salaried);
        }
        const auto& retentions = town.state.workforce.retentions;
        REQUIRE(retentions.size() == (month >= 2 ? 1U : 0U));
        if (!retentions.empty()) {
            CHECK(retentions[0].factor == 0.7);
            CHECK(retentions[0].min_age == 60);
            CHECK(retentions[0].list_reduction == 0.1);
        }
    }
}

TEST_CASE("known events act in their month and on their position") {
    Inputs inputs = still_inputs();
    Event event = event_of(Event::Type::set_cap, inputs.start + 1);
    const auto apply = [](Town& town) {
        town.turn_month();
        policies::apply_events(town.inputs, town.state, town.report);
    };
    SECTION("a cap, up or down") {
        event.list_cap = GENERATE(1500, 300);
        inputs.events = {event};
        Town town(inputs);
        apply(town);
        CHECK(town.position(1).list_cap == 900);
        apply(town);
        CHECK(town.position(1).list_cap == event.list_cap);
        CHECK(town.position(0).list_cap == 1000);
    }
    SECTION("a contract") {
        event.type = Event::Type::set_contract;
        event.contract = Contract::combination;
        inputs.events = {event};
        Town town(inputs);
        apply(town);
        apply(town);
        CHECK(town.position(1).contract == Contract::combination);
    }
    SECTION("an absence") {
        event.type = Event::Type::absence;
        event.months = 5;
        inputs.events = {event};
        Town town(inputs);
        apply(town);
        apply(town);
        CHECK(town.position(1).doctor.absent_until == inputs.start + 6);
        CHECK_FALSE(town.position(1).doctor.absence_covered);
    }
    SECTION("a GP who leaves and one who starts") {
        event.type = Event::Type::gp_leaves;
        Event start = event_of(Event::Type::gp_starts, inputs.start + 4);
        inputs.events = {event, start};
        test::set(inputs, Param::successor_ready, 0.0);
        test::set(inputs, Param::recruitment_level, 1e-6);
        Town town(inputs);
        town.advance();
        CHECK(town.position(1).staffing == Staffing::filled);
        town.advance();
        CHECK(town.report.gp_exits == 1);
        CHECK(town.report.gp_retirements == 0);
        CHECK(town.position(1).is_without_gp());
        town.advance(2);
        CHECK(town.position(1).is_without_gp());
        town.advance();
        CHECK(town.position(1).staffing == Staffing::filled);
        CHECK(town.position(1).doctor.in_post_since == inputs.start + 4);
    }
    SECTION("nothing happens to a closed position") {
        event.list_cap = 300;
        inputs.events = {event};
        Town town(inputs);
        town.position(1).is_closed = true;
        apply(town);
        apply(town);
        CHECK(town.position(1).list_cap == 900);
    }
}

TEST_CASE("a state reserves as many positions as the policies can open") {
    Inputs inputs = with(make(Type::add_positions));
    inputs.policies[0].count = 2;
    Policy rule = make(Type::capacity_rule);
    rule.budget = 12;
    inputs.policies.push_back(rule);
    inputs.policies.push_back(make(Type::retention));
    CHECK(policies::most_new_positions(inputs) == 14);
    CHECK(policies::most_new_positions(still_inputs()) == 0);
}
