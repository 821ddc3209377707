#include "scenario/scenario.h"

#include <stdexcept>

#include <catch2/catch.hpp>

#include "sample.h"

using namespace legeplan;
using namespace legeplan::scenario;
using sample::Folder;
using sample::kBase;

TEST_CASE("everything that is wrong is thrown at once") {
    const Folder folder{{"a.toml", "format = 1\n"
                                   "position.list_cap = -30\n"
                                   "period.strat = 2021-07-01\n"
                                   "gp.share = 2\n"}};
    try {
        Scenario::load(folder.path() / "a.toml", sample::schema());
        FAIL("the scenario was accepted");
    } catch (const ScenarioError& error) {
        CHECK(folder.without_path(error.what()) ==
              "a.toml:2: position.list_cap: -30 (expected 1..3500 persons)\n"
              "a.toml:3: period.strat: unknown key. Did you mean \"period.start\"?\n"
              "a.toml:4: gp.share: 2 (expected 0..1)");
        CHECK(error.problems().size() == 3);
    }
}

TEST_CASE("problems can be collected with those of the caller") {
    const Folder folder{{"bad.toml", kBase + "x = 1\n"}, {"good.toml", kBase}};
    Problems problems;
    problems.add({{"other", 1}, "", Text::same("earlier"), {}, ""});
    CHECK_FALSE(
        Scenario::load(folder.path() / "bad.toml", sample::schema(), {}, problems).has_value());
    CHECK(problems.size() == 2);
    // Problems of others do not make a right scenario wrong.
    CHECK(Scenario::load(folder.path() / "good.toml", sample::schema(), {}, problems).has_value());
    CHECK(problems.size() == 2);
}

TEST_CASE("items are found by list and id") {
    const Scenario scenario = sample::loaded_with("[[event]]\nid = 'a'\ncount = 1\n"
                                                  "[[event]]\nid = 'b'\ncount = 2\n");
    CHECK(scenario.items("event").size() == 2);
    CHECK(scenario.items("policy").empty());
    REQUIRE(scenario.find("event", "b") != nullptr);
    CHECK(scenario.find("event", "b")->integer("count") == 2);
    CHECK(scenario.find("event", "c") == nullptr);
    CHECK_THROWS_AS(scenario.items("events"), std::logic_error);
}

TEST_CASE("the scenario knows its file as it was named") {
    const Folder folder{{"a.toml", kBase}};
    const Scenario scenario = Scenario::load(folder.path() / "a.toml", sample::schema());
    CHECK(scenario.file() == (folder.path() / "a.toml").string());
    CHECK(scenario.files() == std::vector<std::filesystem::path>{folder.path() / "a.toml"});
}

TEST_CASE("files are shown relative to the working folder when they were named so") {
    const Folder folder{{"legeplan-root.toml", ""},
                        {"base.toml", "format = 1\nx = 1\n"},
                        {"town/a.toml", "format = 1\nextends = '../base.toml'\ny = 1\n"}};
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    Problems problems;
    Scenario::load("town/a.toml", sample::schema(), {}, problems);
    std::filesystem::current_path(before);
    const std::vector<Problem> items = problems.items();
    REQUIRE(items.size() == 4);
    CHECK(items[0].to_string() == "base.toml:2: x: unknown key");
    CHECK(items[3].to_string() == "town/a.toml:3: y: unknown key");
}

TEST_CASE("a schema that is wrong is the program's mistake") {
    const Folder folder{{"a.toml", kBase}};
    CHECK_THROWS_AS(
        Scenario::load(folder.path() / "a.toml", Schema{{{.key = "a"}, {.key = "a"}}, {}}),
        std::logic_error);
}
