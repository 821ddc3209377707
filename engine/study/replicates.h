#pragma once

#include <functional>
#include <vector>

#include "run/experiment.h"
#include "run/thread_pool.h"
#include "study/evaluate.h"

namespace legeplan::study {

/// Runs a block of replicates of one scenario on all threads of a pool.
///
/// Shape and values as run_block(), whatever the number of threads.
/// Throws: RunError, run::Cancelled.
std::vector<float> run_replicates(const run::Scenario& scenario, run::ThreadPool& pool,
                                  const Block& block, const Kept& kept,
                                  const std::function<bool()>& is_cancelled = {});

}  // namespace legeplan::study
