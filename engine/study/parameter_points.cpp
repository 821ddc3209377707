#include "study/parameter_points.h"

#include <mutex>
#include <utility>

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include "run/scenario.h"

namespace legeplan::study {

ParameterPoints::ParameterPoints(std::shared_ptr<const inputs::Inputs> inputs,
                                 std::vector<record::Indicator> indicators, Month at)
    : inputs_(std::move(inputs)), parameters_(uncertain_parameters(*inputs_)) {
    kept_.indicators = std::move(indicators);
    kept_.at = at;
}

std::vector<std::vector<double>>
ParameterPoints::run_one(const ParameterPoint& point,
                         const std::function<bool()>& is_cancelled) const {
    auto inputs = std::make_shared<inputs::Inputs>(*inputs_);
    for (std::size_t p = 0; p < parameters_.size(); ++p) {
        set_certain(parameters_[p], point.values.at(p), *inputs);
    }
    const run::Scenario scenario = run::scenario_of(std::move(inputs));
    const std::vector<float> values =
        run_block(scenario, scenario.make_worker(nullptr), point.block, kept_, is_cancelled);
    std::vector<std::vector<double>> result(kept_.indicators.size());
    for (std::uint64_t replicate = 0; replicate < point.block.count; ++replicate) {
        for (std::size_t i = 0; i < result.size(); ++i) {
            result[i].push_back(values[replicate * result.size() + i]);
        }
    }
    return result;
}

std::vector<std::vector<std::vector<double>>>
ParameterPoints::run(const std::vector<ParameterPoint>& points, run::ThreadPool& pool,
                     const std::function<bool()>& is_cancelled, const Progress& progress) const {
    std::vector<std::vector<std::vector<double>>> results(points.size());
    std::mutex mutex;
    std::size_t done = 0;
    const auto run_range = [&](const tbb::blocked_range<std::size_t>& range) {
        for (std::size_t point = range.begin(); point != range.end(); ++point) {
            results[point] = run_one(points[point], is_cancelled);
            const std::lock_guard lock(mutex);
            progress(++done, points.size());
        }
    };
    pool.execute(
        [&] { tbb::parallel_for(tbb::blocked_range<std::size_t>(0, points.size()), run_range); });
    return results;
}

}  // namespace legeplan::study
