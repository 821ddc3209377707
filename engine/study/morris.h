#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "study/binomial.h"
#include "study/design.h"

namespace legeplan::study {

/// Elementary effects of one factor over the trajectories of a Morris design.
struct MorrisEffect {
    double mean = 0.0;           ///< mu
    double mean_absolute = 0.0;  ///< mu*
    double sd = 0.0;             ///< sigma: interaction with other factors, or a curve
    Bounds mean_absolute_bounds;
};

/// Change of the output over a whole axis, as each step of half an axis tells it.
///
/// Shape: [axis][trajectory]. Equation: (y after - y before) / (position after - before).
/// Source: Morris (1991), Technometrics 33, 161-174.
std::vector<std::vector<double>> elementary_effects(std::span<const Point> points,
                                                    std::span<const double> outputs,
                                                    std::size_t axes);

/// Screening measures by axis, with bootstrap intervals over trajectories.
/// Source of mu*: Campolongo, Cariboni and Saltelli (2007), Environ. Model. Softw. 22, 1509-1518.
std::vector<MorrisEffect> morris_effects(const std::vector<std::vector<double>>& effects,
                                         std::uint64_t seed);

}  // namespace legeplan::study
