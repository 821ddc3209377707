#pragma once

#include <string>
#include <vector>

#include "cli/language.h"
#include "run/results.h"

namespace legeplan::cli {

/// Times (see run::ScenarioSummary) that people's tables show: the ends of the given years, or of
/// 2026 and of the period; a year that the period ends within counts from its last month.
std::vector<std::size_t> table_times(const run::ScenarioSummary& scenario,
                                     const std::vector<int>& years);

/// The indicators a council reads: at the start and at `times`, median and 90 % band.
std::string scenario_table(const run::ScenarioSummary& scenario,
                           const std::vector<std::size_t>& times, Language language);

/// Differences at `times` with their Monte Carlo error and what can be said about them.
std::string comparison_table(const run::ComparisonSummary& comparison,
                             const run::ScenarioSummary& base,
                             const std::vector<std::size_t>& times, Language language);

/// What can be said about a difference: lost in the Monte Carlo error, uncertain, or better/worse
/// (higher/lower where nobody wishes either).
std::string verdict(const record::Difference& difference, record::Wish wish, Language language);

/// How the numbers were made and what they are not.
std::string footer(const run::Results& results, Language language);

}  // namespace legeplan::cli
