#include <string>

#include <catch2/catch.hpp>

#include "support/problems.h"
#include "support/scenario_files.h"

using namespace legeplan;
using inputs::Event;
using test::loaded;
using test::only_problem;
using test::TempScenario;

namespace {

std::string event(const std::string& id, const std::string& type, const std::string& date,
                  const std::string& position, const std::string& more = {}) {
    return "[[event]]\nid = \"" + id + "\"\ntype = \"" + type + "\"\ndate = " + date +
           "\nposition = \"" + position + "\"\n" + more + "\n";
}

}  // namespace

TEST_CASE("events are read and stand in the order of their months") {
    TempScenario scenario;
    scenario.append(event("e1", "set_cap", "2023-05-01", "p1", "list_cap = 90") +
                    event("e2", "gp_leaves", "2022-06-30", "p2") +
                    event("e3", "gp_starts", "2022-07-01", "p2") +
                    event("e4", "absence", "2022-02-15", "p3", "months = 7") +
                    event("e5", "set_contract", "2022-07-01", "p1", "contract = \"salaried\""));
    const inputs::Inputs inputs = loaded(scenario);
    REQUIRE(inputs.events.size() == 5);
    CHECK(inputs.events[0].id == "e4");
    CHECK(inputs.events[0].type == Event::Type::absence);
    CHECK(inputs.events[0].month == Month::of(2022, 2));
    CHECK(inputs.events[0].position == 2);
    CHECK(inputs.events[0].months == 7);
    CHECK(inputs.events[1].id == "e2");
    CHECK(inputs.events[1].month == Month::of(2022, 7));  // the first month without the GP
    CHECK(inputs.events[2].id == "e3");
    CHECK(inputs.events[2].month == Month::of(2022, 7));
    CHECK(inputs.events[3].id == "e5");
    CHECK(inputs.events[3].contract == Contract::salaried);
    CHECK(inputs.events[4].id == "e1");
    CHECK(inputs.events[4].list_cap == 90);
}

TEST_CASE("an event that cannot be is a problem of its own") {
    TempScenario scenario(test::small_inputs({.vacant = 1}));
    SECTION("before the period") {
        scenario.append(event("e1", "gp_leaves", "2021-12-31", "p1"));
        CHECK(only_problem(scenario).key == "event[e1].date");
    }
    SECTION("after the period") {
        scenario.append(event("e1", "gp_leaves", "2025-01-01", "p1"));
        const Problem problem = only_problem(scenario);
        CHECK(problem.key == "event[e1].date");
        CHECK(problem.where.line == scenario.line_of("scenario.toml", "date = "));
    }
    SECTION("an unknown position") {
        scenario.append(event("e1", "gp_leaves", "2022-05-01", "pp1"));
        const Problem problem = only_problem(scenario);
        CHECK(problem.key == "event[e1].position");
        CHECK(problem.suggestion == "p1");
    }
    SECTION("a GP leaves a vacant position") {
        scenario.append(event("e1", "gp_leaves", "2022-05-01", "p3"));
        CHECK(only_problem(scenario).key == "event[e1].position");
    }
    SECTION("a GP starts in a filled position") {
        scenario.append(event("e1", "gp_starts", "2022-05-01", "p1"));
        CHECK(only_problem(scenario).message.en == "position \"p1\" has a permanent GP in 2022-05");
    }
    SECTION("absence where there is nobody") {
        scenario.append(event("e1", "absence", "2022-05-01", "p3", "months = 3"));
        CHECK(only_problem(scenario).key == "event[e1].position");
    }
    SECTION("the same GP leaves twice") {
        scenario.append(event("e1", "gp_leaves", "2022-05-01", "p1") +
                        event("e2", "gp_leaves", "2022-08-01", "p1"));
        CHECK(only_problem(scenario).key == "event[e2].position");
    }
    SECTION("at a position that a policy has closed") {
        scenario.append(event("e1", "set_cap", "2023-05-01", "p1", "list_cap = 90") +
                        "[[policy]]\nid = \"end\"\ntype = \"close_position\"\n"
                        "date = 2023-01-01\npositions = [\"p1\"]\n");
        CHECK(only_problem(scenario).message.en == "position \"p1\" is closed from 2023-01");
    }
}

TEST_CASE("a successor may start after the last day on the roster") {
    TempScenario scenario;
    scenario.set("initial.roster", "\"roster.csv\"");
    scenario.write("roster.csv", "position,leaves\np1,2022-08-31\n");
    SECTION("after it") {
        scenario.append(event("e1", "gp_starts", "2022-09-01", "p1"));
        CHECK(loaded(scenario).events.size() == 1);
    }
    SECTION("not before") {
        scenario.append(event("e1", "gp_starts", "2022-08-31", "p1"));
        CHECK(only_problem(scenario).key == "event[e1].position");
    }
}
