#include "output/report_headline.h"

#include <string_view>

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

/// What a scenario shows in the table: the band at each time, and the difference to its base.
Json cells(const ReportScenario& scenario, const record::IndicatorSpec& spec,
           const std::vector<std::size_t>& columns, Language language) {
    const auto place = static_cast<std::size_t>(spec.id);
    Json cells = Json::array();
    for (const std::size_t time : columns) {
        Json cell{{"band", band_text(scenario.summary->indicators[place], time, spec, language,
                                     SmallCounts::hidden)}};
        if (scenario.comparison != nullptr && time > 0) {
            const record::Difference difference =
                at_time(scenario.comparison->indicators[place], time);
            const bool is_wish = spec.wish != record::Wish::neither;
            cell["difference"] = mean_difference_text(difference, spec, language) + " ± " +
                                 difference_error_text(difference, spec, language);
            cell["change"] = change(difference, spec);
            cell["verdict"] = verdict(difference, spec.wish, language);
            cell["judgement"] = is_wish ? word(judge(difference, spec.wish)) : "";
        }
        cells.push_back(std::move(cell));
    }
    return cells;
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
    for (const Indicator id : council_indicators()) {
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
    if (has_few_positions(*scenarios.front().summary)) {
        for (const Wait& wait : waits()) {
            json.push_back(waiting_time(wait, scenarios, columns, language));
        }
    }
    return json;
}

}  // namespace legeplan::output
