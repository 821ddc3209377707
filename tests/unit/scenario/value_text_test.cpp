#include "scenario/value_text.h"

#include <catch2/catch.hpp>

#include "sample.h"

using namespace legeplan::scenario;

namespace {

/// Plain and TOML text of the value of a key.
std::string texts(const std::string& line, const std::string& key) {
    const Scenario scenario = sample::loaded_with(line + "\n");
    const Value& value = scenario.all().find(key)->second;
    return plain_text(value) + " | " + toml_text(value, "t.csv");
}

std::string hazard(const std::string& value) {
    return texts("gp.exit.hazard = " + value, "gp.exit.hazard");
}

}  // namespace

TEST_CASE("quantities are written for people and for files") {
    CHECK(hazard("0.10") == "0.1 | { value = 0.1, unit = \"per year\" }");
    CHECK(hazard("{ by_year = { 2021 = 1, 2025 = 2 }, source = 's' }") ==
          "2021: 1, 2025: 2 | { by_year = { 2021 = 1, 2025 = 2 }, unit = \"per year\", source = "
          "\"s\" }");
    CHECK(hazard("{ distribution = 'lognormal', median = 1, sd_log = 0.5, max = 4 }") ==
          "lognormal: median 1, sd_log 0.5, min 0, max 4 | { distribution = \"lognormal\", median "
          "= 1, sd_log = 0.5, min = 0, max = 4, unit = \"per year\" }");
    CHECK(hazard("{ distribution = 'beta', alpha = 2, beta = 3 }") ==
          "beta: alpha 2, beta 3, min 0, max 1 | { distribution = \"beta\", alpha = 2, beta = 3, "
          "min = 0, max = 1, unit = \"per year\" }");
    CHECK(hazard("{ distribution = 'triangular', min = 0, mode = 1, max = 2 }")
              .starts_with("triangular: min 0, mode 1, max 2 | "));
    CHECK(hazard("{ distribution = 'discrete', values = [1, 2], weights = [0.5, 0.5] }")
              .starts_with("discrete: values [1, 2], weights [0.5, 0.5] | { distribution = "
                           "\"discrete\", values = [1, 2], weights = [0.5, 0.5], "));
}

TEST_CASE("other values are written for people and for files") {
    CHECK(texts("gp.share = 0.5", "gp.share") == "0.5 | 0.5");
    CHECK(texts("gp.count = { value = 3, source = 's' }", "gp.count") ==
          "3 | { value = 3, unit = \"doctors\", source = \"s\" }");
    CHECK(texts("gp.locums = true", "gp.locums") == "true | true");
    CHECK(texts("gp.office = 'a'", "gp.office") == "a | \"a\"");
    CHECK(texts("gp.offices = ['a', 'b']", "gp.offices") == "a, b | [\"a\", \"b\"]");
    CHECK(texts("title = 'x'", "title") == "x | \"x\"");
    CHECK(texts("title = { nb = 'x', en = 'y' }", "title") == "x / y | { nb = \"x\", en = \"y\" }");
    CHECK(texts("", "period.start") == "2021-07-01 | 2021-07-01");
}

TEST_CASE("tables are shown by size and personal ones not at all") {
    const sample::Folder folder{
        {"a.toml", sample::kBase + "population.start = 'p.csv'\ngp.roster = 'r.csv'\n"},
        {"p.csv", "sex,age,persons\nmen,1,2\nmen,2,2\n"},
        {"r.csv", "name\nKari\n"}};
    const Scenario scenario = Scenario::load(folder.path() / "a.toml", sample::schema());
    const Value& table = scenario.all().find("population.start")->second;
    CHECK(plain_text(table) == "2 x 3");
    CHECK(toml_text(table, "t.csv") == "\"t.csv\"");
    const Value& roster = scenario.all().find("gp.roster")->second;
    CHECK(plain_text(roster) == "***");
    CHECK(full_text(roster) == "1 x 1");
}

TEST_CASE("strings are escaped for TOML") {
    CHECK(toml_string("a\"b\\c\n\t\x01\x7f\xc3\xb8") ==
          "\"a\\\"b\\\\c\\n\\t\\u0001\\u007F\xc3\xb8\"");
}
