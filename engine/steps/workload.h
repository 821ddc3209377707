#pragma once

#include "inputs/draw.h"
#include "state/state.h"

namespace legeplan::steps {

/// Consultations per person-year of a band relative to the table, in the state's year: the
/// municipality's burden times the trend.
double consultation_factor(const inputs::Inputs& inputs, const inputs::Draw& draw, int year);

/// Consultations that residents, and non-residents on or waiting for local lists, need in the
/// month. A birth cohort counts with the rate of the age it has at the middle of the month.
double consultations_in_month(const inputs::Inputs& inputs, const inputs::Draw& draw,
                              const state::State& state);

/// Consultations of the population by the ages of mid-month over those by the ages that are reached
/// in the year: what lists, counted by the latter, need less because of birthdays still to come.
double birthday_ratio(const inputs::Inputs& inputs, const state::State& state);

/// Weekly hours of a GP with each list: hours with patients in proportion to the consultations
/// that the list needs relative to the reference list, and hours that do not follow the list.
/// Exits in the next month look at them.
void advance_workload(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state);

}  // namespace legeplan::steps
