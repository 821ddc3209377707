#include "output/report_scenarios.h"

#include <stdexcept>

#include <catch2/catch.hpp>

#include "support/tiny_results.h"

using namespace legeplan;
using output::ReportSource;

TEST_CASE("a scenario that two files share stands once") {
    const run::Results results = test::tiny_results(4);
    const std::vector<ReportSource> sources{{"a.h5", results, {}}, {"b.h5", results, {}}};
    const auto scenarios = output::report_scenarios(sources);
    REQUIRE(scenarios.size() == 2);
    CHECK_FALSE(scenarios[0].base.has_value());
    CHECK(scenarios[1].base == 0);
    CHECK(scenarios[1].comparison != nullptr);
}

TEST_CASE("another seed is another run, compared with its own base") {
    const std::vector<ReportSource> sources{{"a.h5", test::tiny_results(4, 1), {}},
                                            {"b.h5", test::tiny_results(4, 2), {}}};
    const auto scenarios = output::report_scenarios(sources);
    REQUIRE(scenarios.size() == 4);
    CHECK(scenarios[1].base == 0);
    CHECK(scenarios[3].base == 2);
    CHECK(scenarios[3].source == 1);
}

TEST_CASE("files of different periods do not go together") {
    run::Results shorter = test::tiny_results(2);
    for (run::ScenarioSummary& scenario : shorter.scenarios) {
        scenario.months -= 1;
    }
    const std::vector<ReportSource> sources{{"a.h5", test::tiny_results(2), {}},
                                            {"b.h5", shorter, {}}};
    CHECK_THROWS_AS(output::report_scenarios(sources), std::invalid_argument);
}

TEST_CASE("an alternative shows what it changes and the measures it adds") {
    output::ScenarioFacts base;
    base.assumptions = {{"a", {}, {{"number", 1}}, "", "source"},
                        {"b", {}, {{"number", 2}}, "", "source"}};
    base.measures = {{"old", {}, "", ""}};
    output::ScenarioFacts other = base;
    other.assumptions[1].value = {{"number", 3}};
    other.assumptions.push_back({"c", {}, {{"number", 4}}, "", "source"});
    other.measures.push_back({"new", {}, "", ""});
    const auto changed = output::changes(other, base);
    REQUIRE(changed.size() == 2);
    CHECK(changed[0]->key == "b");
    CHECK(changed[1]->key == "c");
    const auto added = output::added_measures(other, base);
    REQUIRE(added.size() == 1);
    CHECK(added[0]->id == "new");
}

TEST_CASE("positions at the nation's ratios are known by their table's comment") {
    output::ScenarioFacts scenario;
    CHECK_FALSE(output::has_national_positions(scenario));
    scenario.assumptions = {{"initial.positions", {}, {{"table", 4}}, "", "Gjøvik's own list"}};
    CHECK_FALSE(output::has_national_positions(scenario));
    scenario.assumptions[0].source =
        "FORUTSETNING: 4 hjemler etter landets forholdstall (2021, Helsedirektoratet)";
    CHECK(output::has_national_positions(scenario));
    scenario.assumptions[0].source = "ASSUMPTION: 4 positions at national ratios (2021)";
    CHECK(output::has_national_positions(scenario));
}
