#pragma once

#include <string>
#include <vector>

#include "core/text.h"
#include "inputs/costs.h"
#include "output/language.h"
#include "record/indicators.h"
#include "record/summary.h"
#include "run/results.h"

namespace legeplan::output {

/// Whether an indicator counts money.
bool is_cost(record::Indicator id);

/// Whether an indicator is a sum over cost lines, so that a line without a price makes it less than
/// the whole.
bool is_cost_sum(record::Indicator id);

/// The indicator of a cost line.
record::Indicator indicator_of(const inputs::CostLineSpec& line);

/// Whether costs are computed in a scenario.
bool has_costs(const run::ScenarioSummary& scenario);

/// Lines that a cost sum leaves out for want of a price; none of other indicators.
std::vector<Text> left_out(const run::ScenarioSummary& scenario, record::Indicator sum);

/// Whether an indicator is a cost line that the scenario holds and gives no price for.
bool is_not_priced(const run::ScenarioSummary& scenario, record::Indicator line);

/// Whether two scenarios can be compared by an indicator: not by cost sums that leave lines out.
bool is_comparable(const run::ScenarioSummary& a, const run::ScenarioSummary& b,
                   record::Indicator id);

/// That the sums of these payers' costs are not the whole, and what they leave out in any of the
/// scenarios; empty where nothing is left out.
std::string left_out_note(const std::vector<const run::ScenarioSummary*>& scenarios,
                          const std::vector<record::Indicator>& sums, Language language);

/// The cost that stands among the main figures: what a year costs the municipality.
inline constexpr record::Indicator kYearCost = record::Indicator::cost_municipality_year;

/// Whether a year's cost is known at a time: the end of a calendar year that is simulated from its
/// start.
bool is_year_end(const run::ScenarioSummary& scenario, std::size_t time);

/// Name of the year's cost with its price years; it says where a sum is not the whole.
std::string year_cost_label(const std::vector<const run::ScenarioSummary*>& scenarios,
                            Language language);

/// The year's cost in thousands, median and 90 % band; "–" where it is not known.
std::string year_cost_text(const run::ScenarioSummary& scenario, std::size_t time,
                           Language language);

/// The difference in the year's cost, in thousands.
record::Difference year_cost_difference(const run::ComparisonSummary& comparison, std::size_t time);

}  // namespace legeplan::output
