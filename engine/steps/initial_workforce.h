#pragma once

#include "inputs/draw.h"
#include "random/streams.h"
#include "state/state.h"

namespace legeplan::steps {

/// Positions and offices of the start, without doctors.
void place_positions(const inputs::Inputs& inputs, state::State& state);

/// Synthetic doctors that meet the stated margins exactly (women, mean age, over 62, specialists,
/// in training), placed at random on positions with a GP or a locum, those in training on trainee
/// positions first; then what the planner's roster knows; and the elapsed time of vacancies. What
/// no margin states is drawn from national shares. A new draw in every replicate.
void staff_positions(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state,
                     const random::Streams& streams);

}  // namespace legeplan::steps
