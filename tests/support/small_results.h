#pragma once

#include "run/experiment.h"
#include "run/results.h"

namespace legeplan::test {

/// Months of the small results: December 2021 and January 2022.
inline constexpr int kSmallMonths = 2;

/// Replicates of the small results.
inline constexpr std::uint64_t kSmallReplicates = 4;

/// Value of an indicator in a replicate of small_experiment(), at a time (0: the start).
///
/// Equation: indicator + replicate^2 + 10 time, and 3 more in the alternative's even replicates.
/// gps_mean_age is undefined throughout, gp_hours_per_week in replicate 0 of the base.
double small_value(std::size_t scenario, std::uint64_t replicate, record::Indicator id,
                   std::size_t time);

/// Scenarios "baseline" and "new_centre", filled by small_value(), as run_experiment() leaves them.
run::Experiment small_experiment();

/// Its summaries with the difference between the two.
run::Results small_results();

}  // namespace legeplan::test
