#pragma once

#include "inputs/draw.h"
#include "state/state.h"

namespace legeplan::steps {

/// Consultations a year beside those of residents by age.
struct OtherDemand {
    double home_visits = 0.0;  ///< to care homes, beyond the nation's share; may be negative
    double visitors = 0.0;     ///< students who are not registered here, cabins, commuters
};
OtherDemand other_demand(const inputs::Draw& draw, const state::State& state);

/// Adds to the weekly hours of advance_workload what the list does not tell: home visits in
/// proportion to the list's persons of 80 and over, the GPs' part of visitors shared evenly, and
/// side posts; a primary health team takes its share of the hours with patients.
///
/// Without the step of services every doctor has the side posts of the reference GP.
void add_other_hours(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state);

}  // namespace legeplan::steps
