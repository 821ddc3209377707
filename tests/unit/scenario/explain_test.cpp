#include "scenario/explain.h"

#include <catch2/catch.hpp>

#include "sample.h"

using namespace legeplan;
using namespace legeplan::scenario;
using sample::Folder;
using sample::kBase;
using sample::loaded_with;

namespace {

const std::string kMore = "[gp.exit]\n"
                          "hazard = { value = 0.1, source = 'SSB' }\n"
                          "[[policy]]\n"
                          "id = 'x'\n"
                          "type = 'retention'\n"
                          "date = 2025-01-01\n"
                          "age = 62\n";

std::string keys(const std::vector<Explained>& rows) {
    std::string text;
    for (const Explained& row : rows) {
        text += (text.empty() ? "" : " ") + row.key + (row.is_given ? "" : "?");
    }
    return text;
}

std::string unknown(const Scenario& scenario, const std::string& key) {
    try {
        explain(scenario, key);
    } catch (const ScenarioError& error) {
        const std::string text = error.what();
        return text.substr(text.find("a.toml"));
    }
    return "known";
}

std::string difference_text(const Scenario& a, const Scenario& b) {
    std::string text;
    for (const Difference& each : differences(a, b)) {
        text += each.key + ": " + each.a + " -> " + each.b + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("all keys are explained, with unit, source and place") {
    const Scenario scenario = loaded_with(kMore);
    const std::vector<Explained> rows = explain(scenario, std::nullopt);
    CHECK(keys(rows) == "gp.exit.hazard period.start position.list_cap policy[x].type "
                        "policy[x].age policy[x].date");
    CHECK(rows[0].value == "0.1");
    CHECK(rows[0].unit == "per year");
    CHECK(rows[0].source == "SSB");
    CHECK(rows[0].where.line == 5);
    CHECK(rows[2].doc_en == "List cap");
    CHECK(rows[2].doc_nb == "Listetak");
    CHECK(rows[3].value == "retention");
    CHECK(rows[3].where.line == 6);
    CHECK(rows[4].unit == "years");
}

TEST_CASE("one key, a section, a list or an item can be asked for") {
    const Scenario scenario = loaded_with(kMore);
    CHECK(keys(explain(scenario, "position.list_cap")) == "position.list_cap");
    CHECK(keys(explain(scenario, "position")) == "position.list_cap");
    CHECK(keys(explain(scenario, "gp")) == "gp.exit.hazard");
    CHECK(keys(explain(scenario, "policy")) == "policy[x].type policy[x].age policy[x].date");
    CHECK(keys(explain(scenario, "policy[x]")) == "policy[x].type policy[x].age policy[x].date");
    CHECK(keys(explain(scenario, "policy[x].age")) == "policy[x].age");
}

TEST_CASE("what is not given is said to be so") {
    const Scenario scenario = loaded_with(kMore);
    CHECK(keys(explain(scenario, "gp.count")) == "gp.count?");
    CHECK(explain(scenario, "gp.count").at(0).unit == "doctors");
    CHECK(keys(explain(scenario, "population")) == "population?");
    CHECK(keys(explain(scenario, "event")) == "event?");
}

TEST_CASE("an unknown key is a problem with a suggestion") {
    const Scenario scenario = loaded_with(kMore);
    CHECK(unknown(scenario, "position.list_cpa") ==
          "a.toml: position.list_cpa: unknown key. Did you mean \"position.list_cap\"?");
    CHECK(unknown(scenario, "list_cap") ==
          "a.toml: list_cap: unknown key. Did you mean \"position.list_cap\"?");
    CHECK(unknown(scenario, "policy[y].age") ==
          "a.toml: policy[y].age: unknown key. Did you mean \"policy[x].age\"?");
    CHECK(
        unknown(scenario, "policy[x].rooms") ==
        "a.toml: policy[x].rooms: unknown key (expected a key, a section or a list of scenarios)");
    CHECK(unknown(scenario, "") ==
          "a.toml: unknown key (expected a key, a section or a list of scenarios)");
}

TEST_CASE("scenarios differ where their values differ") {
    const Scenario base = loaded_with(kMore);
    CHECK(differences(base, base).empty());
    CHECK(difference_text(base, loaded_with("gp.exit.hazard = 0.2\n")) ==
          "gp.exit.hazard: 0.1 -> 0.2\n"
          "policy[x].type: retention -> \n"
          "policy[x].age: 62 -> \n"
          "policy[x].date: 2025-01-01 -> \n");
    CHECK(difference_text(loaded_with("gp.exit.hazard = 0.1\n"), loaded_with("gp.count = 3\n")) ==
          "gp.exit.hazard: 0.1 -> \n"
          "gp.count:  -> 3\n");
    // Another source for the same number changes nothing that is simulated.
    CHECK(differences(loaded_with("gp.exit.hazard = 0.1\n"),
                      loaded_with("gp.exit.hazard = { value = 0.10, source = 'x' }\n"))
              .empty());
}

TEST_CASE("both sides of a difference carry unit and place") {
    const auto rows = differences(loaded_with(""), loaded_with("\n\ngp.count = 3\n"));
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].unit_a.empty());
    CHECK(rows[0].unit_b == "doctors");
    CHECK(rows[0].where_a == Location{});
    CHECK(rows[0].where_b.line == 6);
}

TEST_CASE("tables are compared cell by cell, personal ones without showing them") {
    const auto scenario = [](const std::string& rows, const std::string& name) {
        const Folder folder{{"a.toml", kBase + "population.start = 'p.csv'\ngp.roster = 'r.csv'\n"},
                            {"p.csv", "sex,age,persons\n" + rows},
                            {"r.csv", "name\n" + name + "\n"}};
        return Scenario::load(folder.path() / "a.toml", sample::schema());
    };
    const Scenario a = scenario("men,1,2\nmen,2,3\n", "Kari");
    CHECK(differences(a, scenario("# c\nmen,1,2.0\nmen,2,3\n", "Kari")).empty());
    const auto changed = differences(a, scenario("men,1,2\nmen,2,4\n", "Ola"));
    REQUIRE(changed.size() == 2);
    CHECK(changed[0].key == "gp.roster");
    CHECK(changed[0].a == "***");
    CHECK(changed[0].b == "***");
    CHECK(changed[1].key == "population.start");
    CHECK(changed[1].a == "2 x 3");
    CHECK(changed[1].cells_changed == 1);
    CHECK(differences(a, scenario("men,1,2\n", "Kari")).at(0).cells_changed == 3);
}
