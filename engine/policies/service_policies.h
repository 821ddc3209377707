#pragma once

#include <cstddef>

#include "inputs/draw.h"
#include "state/state.h"

namespace legeplan::policies {

/// Side post that a position carries itself: that of a combination post with a permanent GP.
/// Unit: FTE.
inline double combined_fte(const state::Position& position) {
    return !position.is_closed && position.staffing == Staffing::filled &&
                   position.own_contract() == Contract::combination
               ? position.combined_fte
               : 0.0;
}

/// Positions with a permanent GP.
int permanent_gps(const state::State& state);

/// Shared side posts that a GP can be obliged to. Unit: FTE.
inline double most_side_posts(const inputs::Draw& draw) {
    return draw[inputs::Param::side_post_max_hours] / draw[inputs::Param::fte_week_hours];
}

/// New posts. Those that GPs share take list places: the caps of positions with a permanent GP are
/// lowered by places_per_fte x FTE in all, spread evenly, for as much as the GPs can take on.
void open_service_posts(const inputs::Policy& policy, const inputs::Draw& draw,
                        state::State& state);

/// Positions become combination posts with a side post, now or at the next takeover; the cap is
/// lowered by places_per_fte x FTE.
void make_combination_posts(const inputs::Policy& policy, const inputs::Draw& draw,
                            state::State& state);

/// Takes back what pay plans and teams have set for a month.
void reset_service_levers(state::State& state);

/// Sets what a pay plan or a primary health team in force does in the state's month. `effect` is
/// the policy's, as drawn.
void apply_service_lever(const inputs::Policy& policy, double effect, state::State& state);

/// Posts of their own that a scenario can have at most: what a state reserves.
std::size_t most_own_posts(const inputs::Inputs& inputs);

}  // namespace legeplan::policies
