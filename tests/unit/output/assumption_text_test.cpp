#include "output/assumption_text.h"

#include <catch2/catch.hpp>

using namespace legeplan;
using output::Assumption;
using output::Language;

namespace {

const Assumption& find(const output::ScenarioFacts& facts, std::string_view key) {
    const Assumption* found = facts.find(key);
    REQUIRE(found != nullptr);
    return *found;
}

std::string text(const Assumption& assumption, Language language = Language::nb) {
    return output::value_text(assumption, language);
}

const output::ScenarioFacts& facts() {
    static const output::ScenarioFacts all = output::read_facts(R"(format = 1
[a]
number = { value = 0.5, unit = "share", source = "s" }
spread = { distribution = "lognormal", median = 0.6, sd_log = 0.25, unit = "years", source = "s" }
path = { by_year = { 2021 = 0.1, 2025 = 2 }, unit = "share", source = "s" }
word = "now"
other = "something else"
list = [1.5, 2]
flag = true
title = { nb = "navn", en = "name" }
[[policy]]
id = "p"
type = "open_centre"
date = 2022-10-01
)");
    return all;
}

}  // namespace

TEST_CASE("a number stays a number") {
    const Assumption& number = find(facts(), "a.number");
    REQUIRE(output::plain_number(number) != nullptr);
    CHECK(output::plain_number(number)->get<double>() == 0.5);
    CHECK(text(number).empty());
    CHECK(output::plain_number(find(facts(), "a.word")) == nullptr);
}

TEST_CASE("other values are told in words, with the decimal sign of the language") {
    const Assumption& spread = find(facts(), "a.spread");
    CHECK(text(spread) == "lognormal: median 0,6, standardavvik (log) 0,25");
    CHECK(text(spread, Language::en) == "lognormal: median 0.6, sd (log) 0.25");
    CHECK(text(find(facts(), "a.path")) == "2021: 0,1, 2025: 2");
    CHECK(text(find(facts(), "a.word")) == "straks");
    CHECK(text(find(facts(), "a.word"), Language::en) == "at once");
    CHECK(text(find(facts(), "a.other")) == "something else");
    CHECK(text(find(facts(), "a.list")) == "1,5; 2");
    CHECK(text(find(facts(), "a.flag")) == "ja");
    CHECK(text(find(facts(), "a.title")) == "navn");
    CHECK(text(find(facts(), "a.title"), Language::en) == "name");
    CHECK(text(find(facts(), "policy[p].date")) == "2022-10-01");
}

TEST_CASE("a table is told by its number of rows") {
    Assumption table;
    table.value = {{"table", 12}};
    CHECK(text(table) == "tabell, 12 rader");
}

TEST_CASE("an assumption without a label goes by its key") {
    CHECK(output::name_of(find(facts(), "a.word"), Language::nb) == "a.word");
    Assumption type;
    type.key = "event[e].type";
    CHECK(output::name_of(type, Language::nb) == "Slag tiltak");
    type.label = {"Navn", "Name"};
    CHECK(output::name_of(type, Language::en) == "Name");
}

TEST_CASE("a measure without a title goes by its type") {
    const auto name = [](output::Measure measure) {
        return output::measure_name(measure, Language::nb);
    };
    CHECK(name({"x", {"Eget navn", "Own name"}, "", "retention"}) == "Eget navn");
    CHECK(name({"x", {}, "", "add_positions", 1}) == "1 ny hjemmel");
    CHECK(name({"x", {}, "", "add_positions", 3}) == "3 nye hjemler");
    CHECK(name({"x", {}, "", "salary_plan"}) == "Lønnsplan");
    CHECK(name({"x", {}, "", ""}) == "x");
    const auto read =
        output::read_facts("format = 1\n[[policy]]\nid = \"p\"\ntype = \"add_positions\"\n"
                           "count = { value = 1, unit = \"positions\" }\n");
    CHECK(name(read.measures.front()) == "1 ny hjemmel");
}
