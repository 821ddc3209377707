#include "scenario/merge.h"

#include <catch2/catch.hpp>

#include "sample.h"

using namespace legeplan::scenario;
using sample::Folder;
using sample::kBase;

namespace {

const std::string kPolicies = "[[policy]]\n"
                              "id = 'first'\n"
                              "type = 'open_centre'\n"
                              "date = 2025-01-01\n"
                              "rooms = 5\n"
                              "cost.building = { value = 10, source = 'plan' }\n"
                              "cost.running = 2\n"
                              "[[policy]]\n"
                              "id = 'second'\n"
                              "type = 'retention'\n"
                              "date = 2026-01-01\n"
                              "age = 62\n";

/// A base with two policies and a delta that extends it.
Folder folder_with(const std::string& base, const std::string& delta) {
    return Folder{{"base.toml", kBase + base},
                  {"delta.toml", "format = 1\nextends = 'base.toml'\n" + delta}};
}

Scenario merged(const std::string& base, const std::string& delta) {
    const Folder folder = folder_with(base, delta);
    return Scenario::load(folder.path() / "delta.toml", sample::schema());
}

std::string problems(const std::string& base, const std::string& delta) {
    const Folder folder = folder_with(base, delta);
    return sample::problems_of(folder, "delta.toml");
}

std::string ids(const Scenario& scenario) {
    std::string text;
    for (const Item& item : scenario.items("policy")) {
        text += item.id() + " ";
    }
    return text;
}

}  // namespace

TEST_CASE("a number replaces the whole number of the base") {
    const std::string base = "[gp.exit]\n"
                             "hazard = { value = 0.1, unit = 'per year', source = 'base' }\n";
    const Scenario plain = merged(base, "gp.exit.hazard = 0.2\n");
    CHECK(plain.quantity("gp.exit.hazard").distribution.a == 0.2);
    CHECK(plain.quantity("gp.exit.hazard").source.empty());
    CHECK(plain.quantity("gp.exit.hazard").where.line == 3);

    const Scenario table = merged(base, "[gp.exit.hazard]\nvalue = 0.3\n");
    CHECK(table.quantity("gp.exit.hazard").distribution.a == 0.3);
    CHECK(table.quantity("gp.exit.hazard").source.empty());

    const Scenario spread =
        merged("gp.exit.hazard = { distribution = 'uniform', min = 0, max = 1 }\n",
               "gp.exit.hazard = { by_year = { 2021 = 0.1 } }\n");
    CHECK(spread.quantity("gp.exit.hazard").is_path());
}

TEST_CASE("sections of the base that the delta does not name stay") {
    const Scenario scenario = merged("gp.office = 'a'\ngp.exit.hazard = 1\n", "gp.count = 3\n");
    CHECK(scenario.string("gp.office") == "a");
    CHECK(scenario.quantity("gp.exit.hazard").distribution.a == 1.0);
    CHECK(scenario.integer("gp.count") == 3);
}

TEST_CASE("lists of names are replaced, not joined") {
    CHECK(merged("gp.offices = ['a', 'b']\n", "gp.offices = ['c']\n").strings("gp.offices") ==
          std::vector<std::string>{"c"});
}

TEST_CASE("items of a list are changed by id, key by key") {
    const Scenario scenario = merged(kPolicies, "[[policy]]\nid = 'first'\nrooms = 8\n"
                                                "cost.running = 3\n");
    CHECK(ids(scenario) == "first second ");
    const Item& item = *scenario.find("policy", "first");
    CHECK(item.type() == "open_centre");
    CHECK(item.integer("rooms") == 8);
    CHECK(item.quantity("cost.building").distribution.a == 10.0);
    CHECK(item.quantity("cost.building").source == "plan");
    CHECK(item.quantity("cost.running").distribution.a == 3.0);
    CHECK(date_text(item.date("date")) == "2025-01-01");
    CHECK(item.where().line == 3);
    CHECK(item.where("rooms").line == 5);
    CHECK(item.where("date").line == 7);
}

TEST_CASE("new items are added at the end and removed ones go") {
    const std::string added = "[[policy]]\nid = 'third'\ntype = 'retention'\n"
                              "date = 2026-01-01\nage = 60\n";
    CHECK(ids(merged(kPolicies, added)) == "first second third ");
    CHECK(ids(merged(kPolicies, added + "[[policy]]\nid = 'first'\nremove = true\n")) ==
          "second third ");
    CHECK(ids(merged(kPolicies, "")) == "first second ");
    CHECK(ids(merged("", added)) == "third ");
}

TEST_CASE("an item of another type must fit that type") {
    CHECK(problems(kPolicies, "[[policy]]\nid = 'second'\ntype = 'open_centre'\nrooms = 3\n") ==
          "base.toml:15: policy[second].age: unknown key");
}

TEST_CASE("what cannot be removed") {
    CHECK(problems(kPolicies, "[[policy]]\nid = 'frist'\nremove = true\n") ==
          "delta.toml:5: policy[frist]: there is no such item to remove (expected one of first or "
          "second). Did you mean \"first\"?");
    CHECK(problems(kPolicies, "[[policy]]\nid = 'first'\nremove = false\n") ==
          "delta.toml:5: policy[first].remove: false (expected true)");
    CHECK(problems(kPolicies, "[[policy]]\nid = 'first'\nremove = 'yes'\n") ==
          "delta.toml:5: policy[first].remove: \"yes\" (expected true)");
    CHECK(problems(kPolicies, "[[policy]]\nid = 'first'\nremove = true\nrooms = 3\n") ==
          "delta.toml:6: policy[first].rooms: stands in an item that is removed (expected only id "
          "and remove)");
    CHECK(problems("", "[[policy]]\nid = 'first'\nremove = true\n") ==
          "delta.toml:5: policy[first]: there is no such item to remove");
    CHECK(problems(kPolicies, "policy = []\n") ==
          "delta.toml:3: policy: an empty list changes nothing (expected remove = true with the id "
          "of each item to take away)");
}

TEST_CASE("items need an id of their own") {
    const std::string rest = "type = 'retention'\ndate = 2026-01-01\nage = 60\n";
    CHECK(problems("", "[[policy]]\n" + rest) ==
          "delta.toml:3: policy: an item has no id (expected id = \"...\")");
    CHECK(problems("", "[[policy]]\nid = 'a'\n" + rest + "[[policy]]\nid = 'a'\n" + rest) ==
          "delta.toml:9: policy[a]: the id stands twice in this file (expected a different id)");
    for (const char* id : {"''", "3", "'a b'", "'a.b'", "'a]'", "\"a\\n\"", "true", "['a']"}) {
        CAPTURE(id);
        CHECK(problems("", "[[policy]]\nid = " + std::string(id) + "\n" + rest)
                  .find("(expected a name without spaces, dots, quotes or brackets)") !=
              std::string::npos);
    }
    CHECK(problems("", "[[policy]]\nid = 'hjemmel_\xc3\xb8st-2'\n" + rest).empty());
}

TEST_CASE("an id that does not exist looks like a new item") {
    CHECK(problems(kPolicies, "[[policy]]\nid = 'secnd'\nage = 63\n") ==
          "delta.toml:3: policy[secnd].type: missing (expected one of open_centre or retention). "
          "Did you mean \"second\"?");
}
