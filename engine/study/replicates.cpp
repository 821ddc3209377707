#include "study/replicates.h"

#include <algorithm>

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

namespace legeplan::study {

std::vector<float> run_replicates(const run::Scenario& scenario, run::ThreadPool& pool,
                                  const Block& block, const Kept& kept,
                                  const std::function<bool()>& is_cancelled) {
    const std::size_t size =
        kept.indicators.size() * kept.times_of(scenario.start, scenario.months).size();
    std::vector<float> values(block.count * size);
    tbb::enumerable_thread_specific<run::Worker> workers(
        [&] { return scenario.make_worker(nullptr); });
    const auto run_range = [&](const tbb::blocked_range<std::uint64_t>& range) {
        const Block part{block.seed, block.first + range.begin(), range.size()};
        const std::vector<float> own =
            run_block(scenario, workers.local(), part, kept, is_cancelled);
        std::copy(own.begin(), own.end(),
                  values.begin() + static_cast<std::ptrdiff_t>(range.begin() * size));
    };
    pool.execute(
        [&] { tbb::parallel_for(tbb::blocked_range<std::uint64_t>(0, block.count), run_range); });
    return values;
}

}  // namespace legeplan::study
