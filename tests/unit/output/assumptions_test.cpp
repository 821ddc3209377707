#include "output/assumptions.h"

#include <stdexcept>

#include <catch2/catch.hpp>

using namespace legeplan;
using output::Assumption;
using output::ScenarioFacts;

namespace {

constexpr const char* kText = R"(format = 1
description = { nb = "Norsk", en = "English" }
gp.absence_table = "gp.absence_table.csv"
gp.notice_months = { value = 6, unit = "months", source = "the contract" }
gp.retirement_ratio = { distribution = "lognormal", median = 1, sd_log = 0.25, unit = "ratio", source = "prior" }
lists.locum_list_takes = "newborns_only"
municipality.name = "Lillebygd"
period.start = 2021-01-01
population.fertility.total = { by_year = { 2020 = 1.477, 2030 = 1.6 }, unit = "children per woman" }

[[figure]]
id = "plan"
title = { nb = "Ledig", en = "Free" }
value = 0.01
to = 0.02
indicator = "list_free_share"
date = 2030-12-31
source = "the plan, 2.3"

[[policy]]
id = "centre"
type = "open_centre"
date = 2022-10-01
rooms = { value = 7, unit = "rooms" }
title = { nb = "Nytt senter", en = "New centre" }

# table gp.absence_table.csv
# # Leaves by age.
# # Made up.
# age_from,age_to,rate
# 0,27,0.02
# 28,105,0.12
)";

const Assumption& find(const ScenarioFacts& facts, const char* key) {
    const Assumption* found = facts.find(key);
    REQUIRE(found != nullptr);
    return *found;
}

}  // namespace

TEST_CASE("each kind of value is read with its unit, source and label") {
    const ScenarioFacts facts = output::read_facts(kText);
    CHECK(facts.municipality == "Lillebygd");
    CHECK(facts.description.en == "English");
    const Assumption& notice = find(facts, "gp.notice_months");
    CHECK(notice.value["number"] == 6);
    CHECK(notice.unit == "months");
    CHECK(notice.source == "the contract");
    CHECK_FALSE(notice.label.nb.empty());
    const Assumption& retirement = find(facts, "gp.retirement_ratio");
    CHECK(retirement.value["distribution"] == "lognormal");
    CHECK(retirement.value["parameters"]["sd_log"] == 0.25);
    CHECK_FALSE(retirement.value["parameters"].contains("unit"));
    CHECK(find(facts, "population.fertility.total").value["path"]["2030"] == 1.6);
    CHECK(find(facts, "lists.locum_list_takes").value["text"] == "newborns_only");
    CHECK(find(facts, "period.start").value["text"] == "2021-01-01");
    CHECK(facts.find("title") == nullptr);
}

TEST_CASE("a table tells its rows and its comments") {
    const ScenarioFacts facts = output::read_facts(kText);
    const Assumption& table = find(facts, "gp.absence_table");
    CHECK(table.value["table"] == 2);
    CHECK(table.source == "Leaves by age. Made up.");
}

TEST_CASE("a policy is a measure with a title and a date, and its keys have labels") {
    const ScenarioFacts facts = output::read_facts(kText);
    REQUIRE(facts.measures.size() == 1);
    CHECK(facts.measures.front().title.nb == "Nytt senter");
    CHECK(facts.measures.front().date == "2022-10-01");
    CHECK(find(facts, "policy[centre].rooms").value["number"] == 7);
    CHECK_FALSE(find(facts, "policy[centre].rooms").label.en.empty());
    CHECK_FALSE(find(facts, "policy[centre].date").label.en.empty());
}

TEST_CASE("a text that is no scenario is refused") {
    CHECK_THROWS_AS(output::read_facts("= nothing"), std::runtime_error);
}

TEST_CASE("a published figure is no assumption") {
    const ScenarioFacts facts = output::read_facts(kText);
    REQUIRE(facts.figures.size() == 1);
    const output::PlanFigure& figure = facts.figures.front();
    CHECK(figure.id == "plan");
    CHECK(figure.title.nb == "Ledig");
    CHECK(figure.value == 0.01);
    CHECK(figure.to == 0.02);
    CHECK(figure.indicator == "list_free_share");
    CHECK(figure.month == Month::of(2030, 12));
    CHECK(figure.source.en == "the plan, 2.3");
    CHECK(figure.note.empty());
    CHECK(facts.find("figure[plan].value") == nullptr);
}
