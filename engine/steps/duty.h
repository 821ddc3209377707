#pragma once

#include <algorithm>

#include "inputs/draw.h"
#include "random/streams.h"
#include "state/state.h"

namespace legeplan::steps {

/// Shifts that a doctor can take in a month at most: one a day. What is above is staffed by nobody.
inline constexpr double kMostShifts = 31.0;

/// Shifts above the threshold from which burden has effects, at most those of a shift a day.
inline double shifts_above_threshold(const inputs::Draw& draw, double shifts_per_month) {
    return std::max(0.0,
                    std::min(shifts_per_month, kMostShifts) - draw[inputs::Param::duty_threshold]);
}

/// Out-of-hours duty (legevakt) of the district: who takes part, shifts per GP, hours.
///
/// Shifts follow the district's inhabitants and are shared evenly by the GPs of the municipality
/// who are not exempt, those of the other municipalities, and staff of reforms. A GP is exempt when
/// the share exempt at the age, raised by the burden of the month before, passes the GP's own
/// number in (0, 1). Hours on duty replace those that the hours outside the list hold for the mean
/// GP. Exits and exemptions in the next month look at the shifts.
/// Methods: docs/methods/duty.md.
void advance_duty(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state,
                  const random::Streams& streams);

}  // namespace legeplan::steps
