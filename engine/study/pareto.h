#pragma once

#include <cstdint>
#include <vector>

#include "study/binomial.h"

namespace legeplan::study {

/// What a point costs and how likely it fails.
struct Trade {
    double cost = 0.0;
    double risk = 0.0;
    Bounds cost_bounds;
    Bounds risk_bounds;
};

/// Where a point stands against all others.
enum class Standing : std::uint8_t {
    front,      ///< no point is as good in both estimates and better in one
    near,       ///< behind another in its estimates, but within the bounds
    ruled_out,  ///< another one surely has no more risk, surely costs no more, one of them less
};

/// Standing of each point: the Pareto front of cost against risk, both wished low.
std::vector<Standing> pareto_standings(const std::vector<Trade>& points);

}  // namespace legeplan::study
