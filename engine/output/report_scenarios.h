#pragma once

#include <optional>
#include <span>
#include <vector>

#include "output/assumptions.h"
#include "output/report_data.h"

namespace legeplan::output {

/// One scenario as a report shows it.
struct ReportScenario {
    std::size_t source = 0;
    const run::ScenarioSummary* summary = nullptr;
    const run::ComparisonSummary* comparison = nullptr;  ///< against the base, where there is one
    std::optional<std::size_t> base;                     ///< place among the report's scenarios
    ScenarioFacts facts;
};

/// The scenarios of all sources, each once, in their order. The sources must outlive them.
/// Throws: std::invalid_argument when the sources have different periods.
std::vector<ReportScenario> report_scenarios(std::span<const ReportSource> sources);

/// What a council reads of them at these times: told_indicators().
std::vector<record::Indicator> told_indicators(std::span<const ReportScenario> scenarios,
                                               std::span<const std::size_t> times);

/// Assumptions of `scenario` that `base` does not have or has otherwise.
std::vector<const Assumption*> changes(const ScenarioFacts& scenario, const ScenarioFacts& base);

/// Measures of `scenario` that `base` does not have.
std::vector<const Measure*> added_measures(const ScenarioFacts& scenario,
                                           const ScenarioFacts& base);

/// Whether the positions are those that `legeplan new` makes up from the nation's ratios: the
/// comment of their table says so until the municipality's own take their place.
bool has_national_positions(const ScenarioFacts& scenario);

}  // namespace legeplan::output
