#pragma once

#include "inputs/inputs.h"
#include "state/report.h"
#include "state/state.h"

namespace legeplan::steps {

/// Whether the municipality's own trigger calls capacity too low: free places under a share of
/// all places, too few lists with free places, or free places only with GPs of one sex.
bool is_capacity_too_low(const inputs::Inputs& inputs, const state::State& state);

/// Opens positions that were announced for this month.
void open_announced(state::State& state, state::StepReport& report);

/// Capacity rules at their reviews: announces at most one position a review, within the yearly
/// maximum, the budget, the rooms, and not while too many positions lack a permanent GP
/// (announced ones count as such).
void advance_capacity(const inputs::Inputs& inputs, state::State& state, state::StepReport& report);

}  // namespace legeplan::steps
