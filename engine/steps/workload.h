#pragma once

#include "inputs/draw.h"
#include "state/state.h"

namespace legeplan::steps {

/// Consultations per person-year of a band relative to the table, in the state's year: the
/// municipality's burden times the trend.
double consultation_factor(const inputs::Inputs& inputs, const inputs::Draw& draw, int year);

/// What residents, and non-residents on or waiting for local lists, need in the month. A birth
/// cohort counts with the rate of the age it has at the middle of the month.
state::Need need_in_month(const inputs::Inputs& inputs, const inputs::Draw& draw,
                          const state::State& state);

/// The month's need, and from it the weekly hours of a GP with each list: hours with patients in
/// proportion to the consultations that the list needs relative to the reference list, and hours
/// that do not follow the list. Exits in the next month look at them.
void advance_workload(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state);

}  // namespace legeplan::steps
