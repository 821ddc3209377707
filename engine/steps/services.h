#pragma once

#include <array>

#include "inputs/draw.h"
#include "random/streams.h"
#include "state/report.h"
#include "state/state.h"

namespace legeplan::steps {

/// Posts and services at the start: all posts filled but those stated as vacant.
void place_services(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state);

/// Municipal medical services of a month: posts of their own fall vacant and are filled, GPs fill
/// side posts (bistillinger) as far as they can be obliged to, and need is set against supply.
///
/// Equation: a filled post falls vacant with the exit rate; a vacant one is filled with the rate
/// 12 / post_fill_months x the pay plans' factor x the market's exp(index). Permanent GPs share the
/// agreed side posts evenly, at most side_post_max_hours each; locums take none.
/// Methods: docs/methods/services.md.
void advance_services(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state,
                      const random::Streams& streams, state::StepReport& report);

/// Residents of age from..to at the month's end, with the convention of the recorder: the birth
/// year at a border counts with weight m / 12 at the end of month m.
double residents_aged(const state::State& state, int from, int to);

/// What the services need in the state's month, by Service. Unit: FTE.
std::array<double, inputs::kServices>
service_needs(const inputs::Inputs& inputs, const inputs::Draw& draw, const state::State& state);

}  // namespace legeplan::steps
