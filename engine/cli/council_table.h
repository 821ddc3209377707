#pragma once

#include <string>
#include <vector>

#include "cli/language.h"
#include "output/verdict.h"
#include "output/wording.h"
#include "run/results.h"

namespace legeplan::cli {

using output::table_times;
using output::verdict;

/// The indicators a council reads: at the start and at `times`, median and 90 % band, and with
/// costs what a year costs the municipality. Of a place with few positions also the risks, and the
/// wait for a GP.
std::string scenario_table(const run::ScenarioSummary& scenario,
                           const std::vector<std::size_t>& times, Language language);

/// Differences at `times`: mean, 90 % band and Monte Carlo error, and what can be said about them.
std::string comparison_table(const run::ComparisonSummary& comparison,
                             const run::ScenarioSummary& base, const run::ScenarioSummary& scenario,
                             const std::vector<std::size_t>& times, Language language);

/// How the numbers were made and what they are not.
std::string footer(const run::Results& results, Language language);

}  // namespace legeplan::cli
