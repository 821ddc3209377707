#pragma once

#include <array>

#include "inputs/inputs.h"
#include "state/state.h"

namespace legeplan::steps {

/// How long residents have had the GP they have: residents on lists with a permanent GP.
struct Continuity {
    int residents = 0;
    double years_sum = 0.0;
    int over_2_years = 0;
    int over_10_years = 0;
    std::array<int, inputs::kRelationClasses> by_class{};
};

/// Moves the relations of a list whose GP came or went, after the month's changes of GPs.
void follow_gps(state::State& state);

/// Relations between residents and permanent GPs at the month's end, follow_gps done.
///
/// Equation: relation = min(time on the list, the GP's time in the position); someone who joined in
/// month j has been there m - j + 1/2 months at the end of month m.
Continuity continuity(const state::State& state);

/// Mean over residents of the odds ratio of their class, against relations of at most a year; NaN
/// without residents.
double expected_odds_ratio(const Continuity& continuity,
                           const std::array<double, inputs::kRelationClasses>& odds_ratio);

}  // namespace legeplan::steps
