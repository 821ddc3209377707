#include "scenario/binder.h"

#include <catch2/catch.hpp>

#include "sample.h"

using namespace legeplan::scenario;
using sample::Folder;
using sample::kBase;
using sample::problems_with;

TEST_CASE("unknown keys are told with a suggestion, wherever they are") {
    CHECK(problems_with("position.list_capp = 3\n") ==
          "a.toml:4: position.list_capp: unknown key. Did you mean \"position.list_cap\"?");
    CHECK(problems_with("titel = 'x'\n") ==
          "a.toml:4: titel: unknown key. Did you mean \"title\"?");
    CHECK(problems_with("[populaton]\nstart = 'x'\n") ==
          "a.toml:4: populaton: unknown key. Did you mean \"population\"?");
    CHECK(problems_with("[gp.exits]\nhazard = 1\n") ==
          "a.toml:4: gp.exits: unknown key. Did you mean \"gp.exit\"?");
    CHECK(problems_with("list_cap = 3\n") ==
          "a.toml:4: list_cap: unknown key. Did you mean \"position.list_cap\"?");
    CHECK(problems_with("quite_other = 3\n") == "a.toml:4: quite_other: unknown key");
    CHECK(problems_with("[[polcy]]\nid = 'a'\n") ==
          "a.toml:4: polcy: unknown key. Did you mean \"policy\"?");
    CHECK(problems_with("'gp.count' = 3\n") == "a.toml:4: gp.count: unknown key");
}

TEST_CASE("unknown keys and types of items") {
    const std::string item = "[[policy]]\nid = 'x'\ndate = 2025-01-01\ntype = 'open_centre'\n";
    CHECK(problems_with(item + "roms = 3\nrooms = 3\n") ==
          "a.toml:8: policy[x].roms: unknown key. Did you mean \"policy[x].rooms\"?");
    CHECK(problems_with(item + "rooms = 3\ncost.bulding = 3\n") ==
          "a.toml:9: policy[x].cost.bulding: unknown key. Did you mean "
          "\"policy[x].cost.building\"?");
    CHECK(problems_with(item + "rooms = 3\nage = 60\n") == "a.toml:9: policy[x].age: unknown key");
    CHECK(problems_with("[[policy]]\nid = 'x'\ntype = 'open_center'\n") ==
          "a.toml:6: policy[x].type: \"open_center\" is not a known type (expected one of "
          "open_centre or retention). Did you mean \"open_centre\"?");
    CHECK(problems_with("[[policy]]\nid = 'x'\ntype = 3\n") ==
          "a.toml:6: policy[x].type: 3 is not a known type (expected one of open_centre or "
          "retention)");
    CHECK(problems_with("[[policy]]\nid = 'x'\n") ==
          "a.toml:4: policy[x].type: missing (expected one of open_centre or retention)");
    CHECK(problems_with("[[event]]\nid = 'x'\ncount = 1\ntype = 'a'\n") ==
          "a.toml:7: event[x].type: unknown key");
}

TEST_CASE("missing keys are told where they belong") {
    const Folder folder{{"a.toml", "format = 1\n[position]\n[gp]\n"}};
    CHECK(sample::problems_of(folder, "a.toml") ==
          "a.toml:1: period.start: missing (expected a date such as 2021-07-01, without quotes)\n"
          "a.toml:2: position.list_cap: missing (expected 1..3500 persons)");
    CHECK(problems_with("[[policy]]\nid = 'x'\ntype = 'retention'\nage = 60\n") ==
          "a.toml:4: policy[x].date: missing (expected a date such as 2021-07-01, without quotes)");
}

TEST_CASE("a wrong value is not called missing as well") {
    const Folder folder{{"a.toml", "format = 1\nposition.list_cap = -30\nperiod = 2021-07-01\n"}};
    CHECK(sample::problems_of(folder, "a.toml") ==
          "a.toml:2: position.list_cap: -30 (expected 1..3500 persons)\n"
          "a.toml:3: period: 2021-07-01 (expected a section, with start)");
}

TEST_CASE("lists and sections are not each other") {
    CHECK(problems_with("policy = 3\n") ==
          "a.toml:4: policy: 3 (expected items, each under [[policy]])");
    CHECK(problems_with("[policy]\nid = 'x'\n") ==
          "a.toml:4: policy: a section (expected items, each under [[policy]])");
    CHECK(problems_with("policy = [1, 2]\n") ==
          "a.toml:4: policy: a list (expected items, each under [[policy]])");
    CHECK(problems_with("[[population]]\nstart = 'x'\n") ==
          "a.toml:4: population: a list (expected a section, with start)");
}

TEST_CASE("tables lie beside the file that names them") {
    const std::string csv = "# SSB\n# 07459\nsex,age,persons\nwomen,0,5\n";
    const Folder folder{{"legeplan-root.toml", ""},
                        {"base/base.toml", kBase + "population.start = 'p.csv'\n"},
                        {"base/p.csv", csv},
                        {"p.csv", "sex,age,persons\nmen,0,5\nmen,1,5\n"},
                        {"top.toml", "format = 1\nextends = 'base/base.toml'\n"},
                        {"own.toml", "format = 1\nextends = 'base/base.toml'\n"
                                     "population.start = 'p.csv'\n"}};
    const Scenario top = Scenario::load(folder.path() / "top.toml", sample::schema());
    CHECK(top.table("population.start").strings("sex").at(0) == "women");
    CHECK(top.all().find("population.start")->second.source == "SSB 07459");
    CHECK(top.files().size() == 3);
    const Scenario own = Scenario::load(folder.path() / "own.toml", sample::schema());
    CHECK(own.table("population.start").rows() == 2);
    CHECK(folder.without_path(own.table("population.start").file()) == "p.csv");
}

TEST_CASE("tables that cannot be read are told where they are named") {
    const Folder folder{{"in/missing.toml", kBase + "population.start = 'none.csv'\n"},
                        {"in/outside.toml", kBase + "population.start = '../p.csv'\n"},
                        {"in/number.toml", kBase + "population.start = 3\n"},
                        {"in/wrong.toml", kBase + "population.start = 'w.csv'\ngp.count = -1\n"},
                        {"in/w.csv", "sex,age,persons\nwomen,x,1\n"},
                        {"p.csv", "sex,age,persons\nwomen,0,1\n"}};
    CHECK(sample::problems_of(folder, "in/missing.toml") ==
          "in/missing.toml:4: population.start: in/none.csv: file not found");
    CHECK(sample::problems_of(folder, "in/outside.toml")
              .starts_with("in/outside.toml:4: population.start: ../p.csv: lies outside"));
    CHECK(sample::problems_of(folder, "in/number.toml") ==
          "in/number.toml:4: population.start: 3 (expected the name of a CSV file in quotes)");
    CHECK(sample::problems_of(folder, "in/wrong.toml") ==
          "in/w.csv:2: age: \"x\" (expected a whole number, 0..105 years)\n"
          "in/wrong.toml:5: gp.count: -1 (expected a whole number, 0..100 doctors)");
}

TEST_CASE("a hundred thousand unknown keys are refused quickly") {
    std::string text;
    for (int i = 0; i < 100'000; ++i) {
        text += "k" + std::to_string(i) + " = 1\n";
    }
    legeplan::Problems problems;
    const Folder folder{{"a.toml", kBase + text}};
    CHECK_FALSE(
        Scenario::load(folder.path() / "a.toml", sample::schema(), {}, problems).has_value());
    CHECK(problems.size() == 100'000);
}
