#include "scenario/values.h"

#include <stdexcept>

#include <catch2/catch.hpp>

#include "sample.h"

using namespace legeplan::scenario;

TEST_CASE("optional keys and sections can be asked for") {
    const Scenario scenario = sample::loaded_with("[gp.exit]\nhazard = 0.1\n");
    CHECK(scenario.has("gp.exit.hazard"));
    CHECK(scenario.has("gp.exit"));
    CHECK(scenario.has("gp"));
    CHECK_FALSE(scenario.has("gp.count"));
    CHECK_FALSE(scenario.has("population"));
    CHECK_THROWS_AS(scenario.has("gp.cuont"), std::logic_error);
}

TEST_CASE("misuse by the program is told apart from a wrong scenario") {
    const Scenario scenario = sample::loaded_with("gp.count = 3\n");
    CHECK_THROWS_WITH(scenario.integer("gp.cuont"),
                      "scenario key \"gp.cuont\" is not in the schema");
    CHECK_THROWS_WITH(scenario.number("gp.share"), "scenario key \"gp.share\" is absent");
    CHECK_THROWS_WITH(scenario.number("gp.count"), "scenario key \"gp.count\" is of another kind");
    CHECK_THROWS_AS(scenario.quantity("gp.count"), std::logic_error);
    CHECK_THROWS_AS(scenario.boolean("gp.count"), std::logic_error);
    CHECK_THROWS_AS(scenario.string("gp.count"), std::logic_error);
    CHECK_THROWS_AS(scenario.strings("gp.count"), std::logic_error);
    CHECK_THROWS_AS(scenario.text("gp.count"), std::logic_error);
    CHECK_THROWS_AS(scenario.date("gp.count"), std::logic_error);
    CHECK_THROWS_AS(scenario.table("gp.count"), std::logic_error);
}

TEST_CASE("the place of an absent key is that of its section") {
    const Scenario scenario = sample::loaded_with("[gp.exit]\n");
    CHECK(scenario.where("gp.exit.hazard").line == 4);
    CHECK(scenario.where("population.start").line == 1);
    CHECK(scenario.where("position.list_cap").line == 3);
    CHECK(scenario.where("position").line == 3);
}

TEST_CASE("items have the same functions and places of their own") {
    const Scenario scenario = sample::loaded_with("[[policy]]\n"
                                                  "id = 'x'\n"
                                                  "type = 'open_centre'\n"
                                                  "date = 2025-01-01\n"
                                                  "rooms = 3\n"
                                                  "[[event]]\n"
                                                  "id = 'e'\n"
                                                  "count = 1\n");
    const Item& item = scenario.items("policy").at(0);
    CHECK(item.id() == "x");
    CHECK(item.type() == "open_centre");
    CHECK(item.place() == "policy[x]");
    CHECK(item.where().line == 4);
    CHECK(item.where("rooms").line == 8);
    CHECK(item.where("cost.building").line == 4);
    CHECK_FALSE(item.has("cost"));
    CHECK_THROWS_WITH(item.integer("age"), "scenario key \"policy[x].age\" is not in the schema");
    CHECK(scenario.items("event").at(0).type().empty());
    CHECK(scenario.items("event").at(0).integer("count") == 1);
}

TEST_CASE("an item can outlive the scenario it was copied from") {
    const Item item = [] {
        return sample::loaded_with("[[event]]\nid = 'e'\ncount = 4\n").items("event").at(0);
    }();
    CHECK(item.integer("count") == 4);
    CHECK(item.has("count"));
    CHECK_THROWS_AS(item.has("x"), std::logic_error);
}
