#include "output/cost_words.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "output/verdict.h"
#include "output/wording.h"

namespace legeplan::output {

namespace {

using record::Indicator;

/// Cost sums stand in pairs: the municipality's, the state's.
constexpr auto kFirstSum = static_cast<std::size_t>(Indicator::cost_municipality);
constexpr auto kFirstLine = static_cast<std::size_t>(Indicator::cost_capitation);

/// What the year's cost is told in.
constexpr double kThousand = 1000.0;

inputs::Payer payer_of(Indicator sum) {
    return (static_cast<std::size_t>(sum) - kFirstSum) % 2 == 0 ? inputs::Payer::municipality
                                                                : inputs::Payer::state;
}

/// The line that a text of run::ScenarioSummary::not_priced is about: its name, and after a colon
/// the policy's where it is one's own price that is missing.
const inputs::CostLineSpec* line_of(const Text& text) {
    const auto lines = inputs::cost_lines();
    const auto found =
        std::find_if(lines.begin(), lines.end(), [&](const inputs::CostLineSpec& line) {
            return text.en == line.en || text.en.starts_with(std::string(line.en) + ": ");
        });
    return found == lines.end() ? nullptr : &*found;
}

}  // namespace

bool is_cost(Indicator id) {
    return static_cast<std::size_t>(id) >= kFirstSum;
}

bool is_cost_sum(Indicator id) {
    return is_cost(id) && static_cast<std::size_t>(id) < kFirstLine;
}

Indicator indicator_of(const inputs::CostLineSpec& line) {
    return static_cast<Indicator>(kFirstLine + static_cast<std::size_t>(line.id));
}

bool has_costs(const run::ScenarioSummary& scenario) {
    const auto& of = scenario.indicators[static_cast<std::size_t>(Indicator::cost_municipality)];
    return std::any_of(of.mean.begin(), of.mean.end(), [](double x) { return std::isfinite(x); });
}

std::vector<Text> left_out(const run::ScenarioSummary& scenario, Indicator sum) {
    std::vector<Text> out;
    if (is_cost_sum(sum) && has_costs(scenario)) {
        for (const Text& text : scenario.not_priced) {
            const inputs::CostLineSpec* line = line_of(text);
            if (line == nullptr || line->payer == payer_of(sum)) {
                out.push_back(text);
            }
        }
    }
    return out;
}

bool is_not_priced(const run::ScenarioSummary& scenario, Indicator line) {
    return is_cost(line) && !is_cost_sum(line) && has_costs(scenario) &&
           std::any_of(scenario.not_priced.begin(), scenario.not_priced.end(),
                       [&](const Text& text) {
                           const inputs::CostLineSpec* spec = line_of(text);
                           return spec != nullptr && indicator_of(*spec) == line;
                       });
}

bool is_comparable(const run::ScenarioSummary& a, const run::ScenarioSummary& b, Indicator id) {
    return left_out(a, id).empty() && left_out(b, id).empty();
}

std::string left_out_note(const std::vector<const run::ScenarioSummary*>& scenarios,
                          const std::vector<Indicator>& sums, Language language) {
    std::vector<std::string> names;
    for (const run::ScenarioSummary* scenario : scenarios) {
        for (const Indicator sum : sums) {
            for (const Text& text : left_out(*scenario, sum)) {
                const std::string& name = in_language(text, language);
                if (std::find(names.begin(), names.end(), name) == names.end()) {
                    names.push_back(name);
                }
            }
        }
    }
    std::string list;
    for (const std::string& name : names) {
        list += (list.empty() ? "" : "; ") + name;
    }
    return list.empty() ? "" : say(language, Phrase::cost_sum_incomplete, list);
}

bool is_year_end(const run::ScenarioSummary& scenario, std::size_t time) {
    return time >= 12 && scenario.month_of(time).month_of_year() == 12;
}

std::string year_cost_label(const std::vector<const run::ScenarioSummary*>& scenarios,
                            Language language) {
    std::set<int> years;
    bool is_whole = true;
    for (const run::ScenarioSummary* scenario : scenarios) {
        if (has_costs(*scenario)) {
            years.insert(scenario->price_year);
            is_whole = is_whole && left_out(*scenario, kYearCost).empty();
        }
    }
    return say(language, is_whole ? Phrase::cost_row : Phrase::cost_row_incomplete,
               fmt::join(years, "/"));
}

std::string year_cost_text(const run::ScenarioSummary& scenario, std::size_t time,
                           Language language) {
    if (!is_year_end(scenario, time)) {
        return "–";
    }
    record::Series series = scenario.indicators[static_cast<std::size_t>(kYearCost)];
    for (auto& quantile : series.quantiles) {
        quantile[time] /= kThousand;
    }
    return band_text(series, time, record::spec(kYearCost), language);
}

record::Difference year_cost_difference(const run::ComparisonSummary& comparison,
                                        std::size_t time) {
    record::Difference difference =
        at_time(comparison.indicators[static_cast<std::size_t>(kYearCost)], time);
    for (double* nok :
         {&difference.mean, &difference.mc_error, &difference.lower, &difference.upper}) {
        *nok /= kThousand;
    }
    return difference;
}

}  // namespace legeplan::output
