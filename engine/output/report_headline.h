#pragma once

#include <span>
#include <vector>

#include <nlohmann/json.hpp>

#include "output/language.h"
#include "output/report_scenarios.h"

namespace legeplan::output {

/// The main figures of scenarios at the times of the tables, as a report tells them: the band in
/// words and, of an alternative, the verdict and the paired difference in words and numbers.
///
/// With costs, what a year costs the municipality comes after the indicators; where it has few
/// positions the wait for a new GP comes last. Counts of fewer than
/// five persons are hidden. Shape: [figure]{rows: [scenario][column]}.
nlohmann::ordered_json report_headline(std::span<const ReportScenario> scenarios,
                                       const std::vector<std::size_t>& columns, Language language);

}  // namespace legeplan::output
