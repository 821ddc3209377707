#pragma once

#include <string>

#include "inputs/inputs.h"
#include "study/fit_row.h"

namespace legeplan::study {

/// A population that a plan or a projection expects.
struct PopulationTarget {
    int year = 0;          ///< 1 January of
    double persons = 0.0;  ///< in all
};

/// The level of in-moves that leads to a population, and how near the model can come.
struct LevelFit {
    double median = 0.0;  ///< of population.in_moves.level
    FitRow row;
    double least = 0.0;  ///< persons with no in-moves but the start's, which fade
    double most = 0.0;   ///< persons with the highest level that a scenario may state
    bool is_met = false;
};

/// Solves for the level with which the deterministic model (at central values) has so many
/// inhabitants. The table of in-moves keeps its ages; the in-moves of the last year known stay, and
/// go to the level at their pace.
///
/// Expects: a target after the year of the scenario's start, a level that is no path.
LevelFit fit_level(const inputs::Inputs& scenario, const PopulationTarget& target);

/// The key that states the level, with the width that the scenario has; source names the target.
std::string level_key(const inputs::Inputs& scenario, double median, const std::string& source);

}  // namespace legeplan::study
