#include "output/report_headline.h"

#include <algorithm>
#include <string_view>

#include "output/cost_words.h"
#include "output/report_numbers.h"
#include "output/verdict.h"
#include "output/wording.h"

namespace legeplan::output {

namespace {

using Json = nlohmann::ordered_json;
using record::Indicator;

std::string_view word(Judgement judgement) {
    switch (judgement) {
        case Judgement::undefined:
            return "undefined";
        case Judgement::same:
            return "same";
        case Judgement::within_error:
            return "within_error";
        case Judgement::uncertain:
        case Judgement::probably_better:
        case Judgement::probably_worse:
            return "uncertain";
        case Judgement::better:
            return "better";
        case Judgement::worse:
            return "worse";
    }
    return "undefined";
}

/// Mean of a paired difference, and what 90 % of the pairs lie between. A change is no count of
/// persons, so a small one is told.
Json change(const record::Difference& difference, const record::IndicatorSpec& spec) {
    const Rounding rounding("", spec.unit == "share" ? 1e-5 : 1e-3);
    return {{"mean", rounding(difference.mean)},
            {"lower", rounding(difference.lower)},
            {"upper", rounding(difference.upper)}};
}

/// Adds to a cell what a scenario differs from its base.
void add_difference(Json& cell, const record::Difference& difference,
                    const record::IndicatorSpec& spec, Language language) {
    const bool is_wish = spec.wish != record::Wish::neither;
    cell["difference"] = mean_difference_text(difference, spec, language) + " ± " +
                         difference_error_text(difference, spec, language);
    cell["change"] = change(difference, spec);
    cell["verdict"] = verdict(difference, spec.wish, language);
    cell["judgement"] = is_wish ? word(judge(difference, spec.wish)) : "";
}

/// What a scenario shows in the table: the band at each time, and the difference to its base.
Json cells(const ReportScenario& scenario, const record::IndicatorSpec& spec,
           const std::vector<std::size_t>& columns, Language language) {
    const auto place = static_cast<std::size_t>(spec.id);
    Json cells = Json::array();
    for (const std::size_t time : columns) {
        Json cell{{"band", band_text(scenario.summary->indicators[place], time, spec, language,
                                     SmallCounts::hidden)}};
        if (scenario.comparison != nullptr && time > 0) {
            add_difference(cell, at_time(scenario.comparison->indicators[place], time), spec,
                           language);
        }
        cells.push_back(std::move(cell));
    }
    return cells;
}

/// What the year costs in a scenario, and the difference to `base`, where costs are whole in both.
Json cost_cells(const ReportScenario& scenario, const ReportScenario* base,
                const std::vector<std::size_t>& columns, Language language) {
    const run::ScenarioSummary& summary = *scenario.summary;
    const bool is_compared = base != nullptr && has_costs(summary) && has_costs(*base->summary);
    Json cells = Json::array();
    for (const std::size_t time : columns) {
        Json cell{{"band", year_cost_text(summary, time, language)}};
        if (is_compared && is_year_end(summary, time)) {
            if (is_comparable(*base->summary, summary, kYearCost)) {
                add_difference(cell, year_cost_difference(*scenario.comparison, time),
                               record::spec(kYearCost), language);
            } else {
                cell["verdict"] = say(language, Phrase::cannot_be_compared);
                cell["judgement"] = "";
            }
        }
        cells.push_back(std::move(cell));
    }
    return cells;
}

/// What a year costs the municipality, as the rows of an indicator.
Json year_cost(std::span<const ReportScenario> scenarios, const std::vector<std::size_t>& columns,
               Language language) {
    std::vector<const run::ScenarioSummary*> summaries;
    Json rows = Json::array();
    for (const ReportScenario& scenario : scenarios) {
        summaries.push_back(scenario.summary);
        rows.push_back(cost_cells(scenario, scenario.base ? &scenarios[*scenario.base] : nullptr,
                                  columns, language));
    }
    return {{"id", record::spec(kYearCost).name},
            {"label", year_cost_label(summaries, language)},
            {"unit", record::spec(kYearCost).unit},
            {"rows", std::move(rows)}};
}

/// A waiting time, as the rows of an indicator.
Json waiting_time(const Wait& wait, std::span<const ReportScenario> scenarios,
                  const std::vector<std::size_t>& columns, Language language) {
    Json rows = Json::array();
    for (const ReportScenario& scenario : scenarios) {
        Json cells = Json::array();
        for (const std::size_t time : columns) {
            cells.push_back({{"band", wait_text(wait, *scenario.summary, time, language)}});
        }
        rows.push_back(std::move(cells));
    }
    return {{"id", wait.id},
            {"label", say(language, wait.label)},
            {"unit", "months"},
            {"rows", std::move(rows)}};
}

}  // namespace

Json report_headline(std::span<const ReportScenario> scenarios,
                     const std::vector<std::size_t>& columns, Language language) {
    Json json = Json::array();
    for (const Indicator id : told_indicators(scenarios, columns)) {
        const record::IndicatorSpec& spec = record::spec(id);
        Json rows = Json::array();
        for (const ReportScenario& scenario : scenarios) {
            rows.push_back(cells(scenario, spec, columns, language));
        }
        json.push_back({{"id", spec.name},
                        {"label", label(spec, language)},
                        {"unit", spec.unit},
                        {"rows", std::move(rows)}});
    }
    if (std::any_of(scenarios.begin(), scenarios.end(),
                    [](const ReportScenario& each) { return has_costs(*each.summary); })) {
        json.push_back(year_cost(scenarios, columns, language));
    }
    if (has_few_positions(*scenarios.front().summary)) {
        for (const Wait& wait : waits()) {
            json.push_back(waiting_time(wait, scenarios, columns, language));
        }
    }
    return json;
}

}  // namespace legeplan::output
