#pragma once

#include <functional>

#include "study/sweep_plan.h"

namespace legeplan::study {

/// What a sweep will cost, from a few replicates of a few of its points.
struct SweepCost {
    double seconds_per_replicate = 0.0;
    double seconds_per_unit = 0.0;  ///< to read a scenario and prepare it, before its replicates
    double seconds = 0.0;           ///< all units on one thread
};

/// Times the first, the middle and the last point of every scenario.
/// Throws: ScenarioError, RunError, run::Cancelled.
SweepCost measure_cost(const SweepPlan& plan, const std::function<bool()>& is_cancelled = {});

}  // namespace legeplan::study
