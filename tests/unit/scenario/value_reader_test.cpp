#include "scenario/value_reader.h"

#include <catch2/catch.hpp>

#include "sample.h"

using namespace legeplan::scenario;
using sample::loaded_with;
using sample::problems_with;

TEST_CASE("values of every kind are read") {
    const Scenario scenario = loaded_with("title = { nb = 'Gj\xc3\xb8vik', en = 'The town' }\n"
                                          "[gp]\n"
                                          "count = 30\n"
                                          "share = 1\n"
                                          "locums = false\n"
                                          "rule = 'transfer'\n"
                                          "office = 'north'\n"
                                          "offices = ['north', 'south']\n");
    CHECK(scenario.text("title") == legeplan::Text{"Gj\xc3\xb8vik", "The town"});
    CHECK(scenario.integer("gp.count") == 30);
    CHECK(scenario.number("gp.share") == 1.0);
    CHECK_FALSE(scenario.boolean("gp.locums"));
    CHECK(scenario.string("gp.rule") == "transfer");
    CHECK(scenario.string("gp.office") == "north");
    CHECK(scenario.strings("gp.offices") == std::vector<std::string>{"north", "south"});
    CHECK(date_text(scenario.date("period.start")) == "2021-07-01");
    CHECK(loaded_with("title = 'both'\n").text("title") == legeplan::Text{"both", "both"});
}

TEST_CASE("single values may carry a source") {
    const Scenario scenario =
        loaded_with("[gp]\n"
                    "count = { value = 30, unit = 'doctors', source = 'plan' }\n"
                    "rule = { value = 'transfer', source = 'council' }\n");
    CHECK(scenario.integer("gp.count") == 30);
    CHECK(scenario.all().find("gp.count")->second.source == "plan");
    CHECK(scenario.string("gp.rule") == "transfer");
    CHECK(problems_with("gp.count = { value = 30, unit = 'persons' }\n") ==
          "a.toml:4: gp.count: unit \"persons\" (expected unit \"doctors\")");
    CHECK(problems_with("gp.share = { value = 1, unit = 'percent' }\n") ==
          "a.toml:4: gp.share: unit \"percent\" (expected no unit)");
    CHECK(problems_with("gp.count = { source = 'plan' }\n") ==
          "a.toml:4: gp.count: a section without value (expected a whole number, 0..100 doctors)");
    CHECK(problems_with("gp.count = { value = 3, note = 'x' }\n")
              .starts_with("a.toml:4: gp.count: \"note\" is not known here"));
}

TEST_CASE("numbers must be of their kind and range") {
    CHECK(problems_with("gp.count = 30.0\n") ==
          "a.toml:4: gp.count: 30 (expected a whole number, 0..100 doctors)");
    CHECK(problems_with("gp.count = 101\n") ==
          "a.toml:4: gp.count: 101 (expected a whole number, 0..100 doctors)");
    CHECK(problems_with("gp.count = -9223372036854775808\n") ==
          "a.toml:4: gp.count: -9223372036854775808 (expected a whole number, 0..100 doctors)");
    CHECK(problems_with("gp.count = '3'\n") ==
          "a.toml:4: gp.count: \"3\" (expected a whole number, 0..100 doctors)");
    CHECK(problems_with("gp.share = 1.5\n") == "a.toml:4: gp.share: 1.5 (expected 0..1)");
    CHECK(problems_with("gp.share = nan\n") == "a.toml:4: gp.share: nan (expected 0..1)");
    CHECK(problems_with("gp.share = { distribution = 'uniform', min = 0, max = 1 }\n") ==
          "a.toml:4: gp.share: a section without value (expected 0..1)");
}

TEST_CASE("choices are suggested") {
    CHECK(problems_with("gp.rule = 'atrition'\n") ==
          "a.toml:4: gp.rule: \"atrition\" (expected one of attrition or transfer). Did you mean "
          "\"attrition\"?");
    CHECK(problems_with("gp.rule = 3\n") ==
          "a.toml:4: gp.rule: 3 (expected one of attrition or transfer)");
}

TEST_CASE("text is a string or both languages") {
    CHECK(problems_with("title = 3\n") ==
          "a.toml:4: title: 3 (expected text, or { nb = \"...\", en = \"...\" })");
    CHECK(problems_with("title = { }\n") ==
          "a.toml:4: title: neither nb nor en (expected text, or { nb = \"...\", en = \"...\" })");
    CHECK(problems_with("title = { nb = 'a', en = 1 }\n") ==
          "a.toml:4: title: en is not text (expected text, or { nb = \"...\", en = \"...\" })");
    CHECK(problems_with("title = { nb = 'a', en = 'b', nn = 'c' }\n")
              .starts_with("a.toml:4: title: \"nn\" is not known here"));
}

TEST_CASE("names, lists of names and truth values") {
    CHECK(problems_with("gp.office = ''\n") ==
          "a.toml:4: gp.office: \"\" (expected a name in quotes)");
    CHECK(problems_with("gp.office = 1\n") == "a.toml:4: gp.office: 1 (expected a name in quotes)");
    CHECK(problems_with("gp.offices = 'a'\n") ==
          "a.toml:4: gp.offices: \"a\" (expected a list of names in quotes)");
    CHECK(problems_with("gp.offices = ['a', 1]\n") ==
          "a.toml:4: gp.offices: a list (expected a list of names in quotes)");
    CHECK(problems_with("gp.locums = 1\n") == "a.toml:4: gp.locums: 1 (expected true or false)");
}

TEST_CASE("dates are TOML dates in range") {
    const sample::Folder folder{
        {"text.toml", "format = 1\nperiod.start = '2021-07-01'\nposition.list_cap = 1\n"},
        {"year.toml", "format = 1\nperiod.start = 1821-07-01\nposition.list_cap = 1\n"},
        {"time.toml", "format = 1\nperiod.start = 2021-07-01T00:00:00\nposition.list_cap = 1\n"}};
    CHECK(sample::problems_of(folder, "text.toml") ==
          "text.toml:2: period.start: \"2021-07-01\" (expected a date such as 2021-07-01, without "
          "quotes)");
    CHECK(sample::problems_of(folder, "year.toml") ==
          "year.toml:2: period.start: 1821-07-01 (expected a year in 1990..2100)");
    CHECK(sample::problems_of(folder, "time.toml") ==
          "time.toml:2: period.start: a time of day (expected a date such as 2021-07-01, without "
          "quotes)");
}

TEST_CASE("names of a list may be limited to choices") {
    const Schema schema{{{.key = "a", .kind = KeyKind::strings, .choices = {"north", "south"}}},
                        {}};
    const sample::Folder folder{{"a.toml", "format = 1\na = ['north', 'suoth']\n"}};
    legeplan::Problems problems;
    CHECK_FALSE(Scenario::load(folder.path() / "a.toml", schema, {}, problems).has_value());
    CHECK(folder.without_path(problems.to_string()) ==
          "a.toml:2: a: \"suoth\" (expected one of north or south). Did you mean \"south\"?");
}
