#pragma once

#include "core/error.h"
#include "scenario/scenario.h"

namespace legeplan::study {

/// First words of the comment in which a table says how new its data are: "vintage: 2016-01-01".
inline constexpr const char* kVintageMark = "vintage:";

/// Refuses a scenario of the past that knows more than its time.
///
/// It must say its `backtest.vintage`, at the latest its start; its demographic tables must each
/// say their own vintage, and neither they nor its calibration may be later.
void check_vintage(const scenario::Scenario& scenario, Problems& problems);

/// The day until which the tables know that a folder is backtested with: a start before it knows
/// too much. Death rates and populations come from what was known at each start. A table that does
/// not say its vintage is a problem.
scenario::Date shapes_known_until(const scenario::Scenario& scenario, Problems& problems);

/// Refuses those of these tables that know something after a day.
void check_shapes_until(const scenario::Scenario& scenario, const scenario::Date& day,
                        Problems& problems);

}  // namespace legeplan::study
