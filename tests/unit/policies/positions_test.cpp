#include "policies/positions.h"

#include <set>

#include <catch2/catch.hpp>

#include "support/small_inputs.h"
#include "support/town.h"

using namespace legeplan;
using state::Position;
using test::Town;

TEST_CASE("a policy's positions have identities of their own, the same in every scenario") {
    std::set<std::uint64_t> identities;
    for (const std::uint64_t policy : {1ULL, 2ULL, 77ULL}) {
        for (int ordinal = 0; ordinal < 50; ++ordinal) {
            identities.insert(policies::policy_position(policy * 1000003ULL, ordinal));
        }
    }
    CHECK(identities.size() == 150);
    static_assert(policies::policy_position(5, 2) == policies::policy_position(5, 2));
}

TEST_CASE("a new position has an empty list, no GP and a place at its office") {
    const inputs::Inputs inputs = test::small_inputs();
    Town town(inputs);
    town.state.month = inputs.start;
    policies::create_position(town.state, 4711, 1, Contract::salaried, 850);
    REQUIRE(town.state.workforce.positions.size() == 4);
    const Position& position = town.position(3);
    CHECK(position.identity == 4711);
    CHECK(position.office == 1);
    CHECK(position.contract == Contract::salaried);
    CHECK(position.list_cap == 850);
    CHECK(position.staffing == Staffing::vacant);
    CHECK(position.opens_now);
    CHECK(position.spell == 0);
    CHECK(position.vacant_since == inputs.start);
    CHECK(town.state.workforce.offices[1].positions == 2);
    CHECK(town.state.workforce.offices[0].positions == 2);
    CHECK(town.state.lists.length.size() == 4);
    CHECK(town.state.lists.length[3] == 0);
    CHECK(town.state.lists.non_residents.size() == 4);
    CHECK(town.state.lists.by_group.size() == 4);
    CHECK(town.state.gp_hours.size() == 4);
}

TEST_CASE("a cap is lowered but never raised, and once by transfer means by transfer") {
    Position position;
    position.list_cap = 1000;
    policies::lower_cap(position, 1200, Surplus::transfer);
    CHECK(position.list_cap == 1000);
    CHECK_FALSE(position.transfers_surplus);
    policies::lower_cap(position, 900, Surplus::attrition);
    CHECK(position.list_cap == 900);
    CHECK_FALSE(position.transfers_surplus);
    policies::lower_cap(position, 800, Surplus::transfer);
    CHECK(position.transfers_surplus);
    policies::lower_cap(position, 700, Surplus::attrition);
    CHECK(position.list_cap == 700);
    CHECK(position.transfers_surplus);
}

TEST_CASE("notes are written where there is a log, and nowhere else") {
    state::StepReport report;
    inputs::Inputs inputs;
    inputs.positions.resize(2);
    inputs.positions[1].id = "a2";
    policies::note(report, Month::of(2022, 3), "ingen leser {}", "nobody reads {}", "this");
    state::EventLog log;
    report.log = &log;
    policies::note(report, Month::of(2022, 4), "hjemmel {} åpner med {} plasser",
                   "position {} opens with {} places", policies::PositionName{inputs, 1}, 900);
    policies::note(report, Month::of(2022, 5), "hjemmel {}", "position {}",
                   policies::PositionName{inputs, 6});
    REQUIRE(log.entries.size() == 2);
    CHECK(log.entries[0].month == Month::of(2022, 4));
    CHECK(log.entries[0].what.nb == "hjemmel a2 åpner med 900 plasser");
    CHECK(log.entries[0].what.en == "position a2 opens with 900 places");
    CHECK(log.entries[1].what.en == "position 7");
}
