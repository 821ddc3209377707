#pragma once

#include <vector>

#include <Eigen/Core>

#include "core/calendar.h"
#include "inputs/draw.h"

namespace legeplan::projection {

/// Expected persons by age reached in the year (rows 0..105, open) and sex (columns).
using Ages = Eigen::Array<double, kAges, kSexes>;

/// Expected values of one month.
struct MonthRow {
    Month month{};
    double population = 0.0;
    double population_0_19 = 0.0;
    double population_20_66 = 0.0;
    double population_67_79 = 0.0;
    double population_80_plus = 0.0;
    double births = 0.0;
    double deaths = 0.0;
    double in_moves = 0.0;
    double out_moves = 0.0;
};

/// The deterministic cohort-component twin of the simulated population.
struct Projection {
    Ages start = Ages::Zero();      ///< 1 January of the start year, by age at its 31 December
    std::vector<int> years;         ///< start year .. end year
    std::vector<Ages> at_year_end;  ///< 31 December of each year: ages of the official count
    std::vector<MonthRow> months;   ///< from January of the start year
};

/// Expected population under a draw: the mean that the simulation has under the same draw.
///
/// Equation, per month and cohort with forces d (death) and o (out-move):
/// exits = N (1 - exp(-(d + o) / 12)), of which d / (d + o) deaths; births = sum of women left
/// times their rate / 12; then a twelfth of the year's in-moves.
/// The simulation draws exactly these events, so any difference is Monte Carlo error.
Projection project(const inputs::Inputs& inputs, const inputs::Draw& draw);

}  // namespace legeplan::projection
