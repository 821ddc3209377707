#include "study/sweep_cost.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace legeplan::study {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

SweepCost measure_cost(const SweepPlan& plan, const std::function<bool()>& is_cancelled) {
    constexpr std::uint64_t kReplicates = 3;
    const std::size_t design = plan.design_points().size();
    const std::set<std::size_t> timed{0, design / 2, design - 1};
    const std::uint64_t replicates = std::min(kReplicates, plan.study().replicates);
    SweepCost cost;
    double loads = 0.0;
    for (std::size_t s = 0; s < plan.spaces().size(); ++s) {
        double load = 0.0;
        double run = 0.0;
        for (const std::size_t point : timed) {
            const std::size_t planned = s * design + point;
            const auto start = Clock::now();
            const Runner runner = plan.runner(planned);
            load += seconds_since(start);
            const auto ready = Clock::now();
            runner({plan.point(planned).seed, 0, replicates}, is_cancelled);
            run += seconds_since(ready);
        }
        const auto points = static_cast<double>(timed.size());
        const double per_replicate = run / (points * static_cast<double>(replicates));
        cost.seconds_per_replicate += per_replicate / static_cast<double>(plan.spaces().size());
        loads += load / points;
        cost.seconds += static_cast<double>(design) *
                        (static_cast<double>(plan.units_per_point()) * load / points +
                         static_cast<double>(plan.study().replicates) * per_replicate);
    }
    cost.seconds_per_unit = loads / static_cast<double>(plan.spaces().size());
    return cost;
}

}  // namespace legeplan::study
