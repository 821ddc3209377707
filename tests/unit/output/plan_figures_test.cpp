#include "output/plan_figures.h"

#include <catch2/catch.hpp>

#include "support/tiny_results.h"

using namespace legeplan;
using output::Language;
using output::PlanFigure;
using record::Indicator;

namespace {

PlanFigure figure_of(const std::string& indicator, double value, Month month) {
    PlanFigure figure;
    figure.id = indicator;
    figure.indicator = indicator;
    figure.value = value;
    figure.month = month;
    return figure;
}

/// The scenario of tiny_results with one indicator the same in all months but for its band.
run::ScenarioSummary scenario_with(Indicator id, double lower, double median, double upper) {
    run::ScenarioSummary scenario = test::tiny_results().scenarios.front();
    record::Series& series = scenario.indicators[static_cast<std::size_t>(id)];
    series.mean.assign(series.mean.size(), median);
    for (std::size_t q = 0; q < record::kQuantiles.size(); ++q) {
        const double value = q == 0 ? lower : q + 1 == record::kQuantiles.size() ? upper : median;
        series.quantiles[q].assign(series.mean.size(), value);
    }
    return scenario;
}

}  // namespace

TEST_CASE("a figure is stated as the plan gives it, shares in per cent") {
    PlanFigure figure = figure_of("doctor_fte_per_10000", 9.2, Month::of(2025, 12));
    CHECK(output::stated_text(figure, Language::nb) == "9,2");
    CHECK(output::unit_of(figure).en == "FTE per 10000 persons");
    figure = figure_of("mean_list_length", 800, Month::of(2025, 12));
    figure.to = 1000;
    CHECK(output::stated_text(figure, Language::en) == "800–1,000");
    figure = figure_of("list_free_share", 0.015, Month::of(2025, 12));
    CHECK(output::stated_text(figure, Language::nb) == "1,5 %");
    CHECK(output::unit_of(figure).empty());
    figure = figure_of("population_80_plus", 0.1, Month::of(2025, 12));
    figure.per = "population";
    CHECK(output::stated_text(figure, Language::nb) == "10 %");
    figure = figure_of("births", 71, Month::of(2025, 12));
    CHECK(output::unit_of(figure).en == "persons per year");
    figure = {};
    figure.words = {"flere", "more"};
    CHECK(output::stated_text(figure, Language::en) == "more");
}

TEST_CASE("a figure is held against the band as it is rounded itself") {
    const run::ScenarioSummary scenario =
        scenario_with(Indicator::doctor_fte_per_10000, 9.16, 9.5, 10.04);
    const Month month = scenario.start + 3;
    const auto verdict = [&](double value, std::optional<double> to = std::nullopt) {
        PlanFigure figure = figure_of("doctor_fte_per_10000", value, month);
        figure.to = to;
        return output::answer(figure, scenario, Language::en).verdict;
    };
    CHECK(verdict(9.2) == "the plan's figure lies in the band");
    CHECK(verdict(9.1) == "the plan's figure is lower");
    CHECK(verdict(9.15) == "the plan's figure is lower");
    CHECK(verdict(10) == "the plan's figure lies in the band");
    CHECK(verdict(10.1) == "the plan's figure is higher");
    CHECK(verdict(7, 8) == "the plan's figure is lower");
    CHECK(verdict(8, 10) == "the plan's figure lies in the band");
    CHECK(verdict(11, 12) == "the plan's figure is higher");
    CHECK(output::answer(figure_of("doctor_fte_per_10000", 9, month), scenario, Language::en)
              .projected == "9.5 (9.2–10.0)");
}

TEST_CASE("a stock answers at the month of the figure, or at the nearest end of the period") {
    const run::ScenarioSummary scenario = test::tiny_results().scenarios.front();
    const auto time = [&](Month month) {
        return output::answer_time(figure_of("population", 1, month), scenario, Language::en);
    };
    const auto at = [&](std::size_t k) {
        const Month month = scenario.month_of(k);
        return time(month);
    };
    CHECK(time(scenario.start + -40) == at(0));
    CHECK(time(scenario.start + 2) == at(3));
    CHECK(time(scenario.start + 4000) == at(static_cast<std::size_t>(scenario.months)));
}

TEST_CASE("a flow answers with a whole calendar year, a quotient with the means") {
    run::ScenarioSummary scenario = scenario_with(Indicator::births, 5, 6, 7);
    const int first = scenario.start.year() + (scenario.start.month_of_year() == 1 ? 0 : 1);
    PlanFigure births = figure_of("births", 71, Month::of(1999, 12));
    REQUIRE(scenario.months >= 24);
    CHECK(output::answer_time(births, scenario, Language::nb) == std::to_string(first));
    CHECK(output::answer(births, scenario, Language::nb).projected == "72");
    CHECK(output::answer(births, scenario, Language::nb).verdict.empty());
    scenario.months = 5;
    CHECK(output::answer_time(births, scenario, Language::nb).empty());
    CHECK_FALSE(output::note_text(births, scenario, Language::nb).empty());

    scenario = scenario_with(Indicator::population_80_plus, 40, 50, 60);
    auto& population = scenario.indicators[static_cast<std::size_t>(Indicator::population)].mean;
    population.assign(population.size(), 1000.0);
    PlanFigure share = figure_of("population_80_plus", 0.1, scenario.start + 1);
    share.per = "population";
    CHECK(output::answer(share, scenario, Language::nb).projected == "5,0 %");
    scenario = scenario_with(Indicator::population_80_plus, 1, 2, 3);
    CHECK(output::answer(share, scenario, Language::nb).projected == "færre enn 5");
}

TEST_CASE("costs that leave lines out are not held against a figure") {
    run::ScenarioSummary scenario = scenario_with(Indicator::cost_municipality_year, 90, 100, 110);
    auto& costs = scenario.indicators[static_cast<std::size_t>(Indicator::cost_municipality)].mean;
    costs.assign(costs.size(), 10.0);
    PlanFigure figure = figure_of("cost_municipality_year", 100, scenario.start + 1);
    scenario.not_priced.clear();
    CHECK(output::answer(figure, scenario, Language::en).verdict ==
          "the plan's figure lies in the band");
    scenario.not_priced = {{"Vikarer, utover ordinær kostnad", "Locums, beyond the ordinary cost"}};
    CHECK(output::answer(figure, scenario, Language::en).verdict ==
          "cannot be compared (items without a price)");
    figure = figure_of("cost_locums", 100, scenario.start + 1);
    CHECK(output::answer(figure, scenario, Language::en).projected == "not priced");
}

TEST_CASE("figures of all scenarios stand once, those with an answer first, and say why not") {
    std::vector<output::ReportScenario> scenarios(2);
    PlanFigure nurses;
    nurses.id = "nurses";
    nurses.value = 4;
    scenarios[0].facts.figures = {nurses, figure_of("population", 8024, Month::of(2029, 12))};
    scenarios[1].facts.figures = scenarios[0].facts.figures;
    const auto figures = output::plan_figures(scenarios);
    REQUIRE(figures.size() == 2);
    CHECK(figures[0]->id == "population");
    const run::ScenarioSummary scenario = test::tiny_results().scenarios.front();
    CHECK(output::answer_time(nurses, scenario, Language::nb).empty());
    CHECK(output::note_text(nurses, scenario, Language::en) == "Not part of the model.");
    CHECK(output::answer(nurses, scenario, Language::en).projected.empty());
}
