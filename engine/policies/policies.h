#pragma once

#include "inputs/draw.h"
#include "state/report.h"
#include "state/state.h"

namespace legeplan::policies {

/// Known future events of positions and GPs that fall in the state's month.
void apply_events(const inputs::Inputs& inputs, state::State& state, state::StepReport& report);

/// Policies that begin in the state's month, and the levers that are in force in it.
void apply_policies(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state,
                    state::StepReport& report);

/// Positions that the policies of a scenario can open at most, the capacity rule's budget
/// included: what a state reserves.
std::size_t most_new_positions(const inputs::Inputs& inputs);

}  // namespace legeplan::policies
