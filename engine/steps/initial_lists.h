#pragma once

#include "inputs/draw.h"
#include "random/streams.h"
#include "state/state.h"

namespace legeplan::steps {

/// People of 1 January of the start year with a list each: what every replicate starts from.
///
/// Who is on which list is not known; people are dealt to lists at random (once, the same for all
/// seeds), with relation lengths from the table of current relations, no older than the person
/// or the scheme.
void deal_lists(const inputs::Inputs& inputs, state::State& state);

/// Meets the stated list lengths exactly at the start month.
///
/// With R residents, shares e (elsewhere) and n (outside) drawn for the replicate and lists of L
/// persons in all, non-residents fill the rest: L - R (1 - e - n). Only this sum is identified.
/// Where it would be negative, that many residents more stand outside.
void meet_list_lengths(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state,
                       const random::Streams& streams);

}  // namespace legeplan::steps
