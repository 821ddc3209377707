#pragma once

#include <functional>

#include "output/atomic_file.h"
#include "study/shard.h"
#include "study/sweep_plan.h"

namespace legeplan::study {

/// Summarises the records of all units of a study and writes its result file.
///
/// The bytes depend on the plan and the records' values alone: points and replicates are taken in
/// their order, whoever ran them. Throws: output::FileError, run::Cancelled.
void write_sweep_result(const SweepPlan& plan, const Shards& shards, output::AtomicFile& file,
                        int threads, const std::function<bool()>& is_cancelled = {});

}  // namespace legeplan::study
