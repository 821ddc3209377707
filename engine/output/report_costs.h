#pragma once

#include <span>

#include <nlohmann/json.hpp>

#include "output/language.h"
#include "output/report_scenarios.h"

namespace legeplan::output {

/// The cost lines by who pays them, and their sum: names, and in which scenarios the amount is
/// whole, which it is not without a price. The amounts are those of the indicators.
/// Shape: [payer]{lines: [line]{id, name, whole: [scenario]}, sum: {id, name, whole: [scenario]}}.
nlohmann::ordered_json report_cost_lines(std::span<const ReportScenario> scenarios,
                                         Language language);

}  // namespace legeplan::output
