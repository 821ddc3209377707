#include "study/solve.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "core/real_math.h"
#include "study/bootstrap.h"
#include "study/goal_outcomes.h"

namespace legeplan::study {

namespace {

using Setting = std::vector<AxisValue>;

/// Every combination of the levers' values; the last lever varies fastest.
std::vector<Setting> settings_of(const Goal& goal) {
    std::vector<Setting> settings{{}};
    for (const Lever& lever : goal.levers) {
        std::vector<Setting> longer;
        for (const Setting& setting : settings) {
            for (const AxisValue& value : lever.values) {
                longer.push_back(setting);
                longer.back().push_back(value);
            }
        }
        settings = std::move(longer);
    }
    return settings;
}

double weighted(const Goal& goal, const Setting& setting) {
    double sum = 0.0;
    for (std::size_t lever = 0; lever < setting.size(); ++lever) {
        sum += goal.levers[lever].weight * setting[lever].number;
    }
    return sum;
}

bool is_weighted(const Goal& goal) {
    return goal.objective && !goal.objective->indicator;
}

/// Keeps what was simulated, so that the pilot's replicates are the search's as well.
class Memory {
public:
    Memory(const Goal& goal, const std::vector<Setting>& settings, GoalSimulator& simulator)
        : goal_(goal), settings_(settings), simulator_(simulator) {}

    std::vector<std::uint8_t> reached(std::size_t point, std::uint64_t first, std::uint64_t count) {
        Outcomes& known = known_[point];
        const std::uint64_t have = known.reached.size();
        if (have < first + count) {
            const Outcomes more =
                simulator_.run(settings_[point], {goal_.seed, have, first + count - have});
            known.reached.insert(known.reached.end(), more.reached.begin(), more.reached.end());
            known.objective.insert(known.objective.end(), more.objective.begin(),
                                   more.objective.end());
        }
        const auto begin = known.reached.begin() + static_cast<std::ptrdiff_t>(first);
        return {begin, begin + static_cast<std::ptrdiff_t>(count)};
    }

    const std::vector<float>& objective(std::size_t point) const {
        return known_.at(point).objective;
    }

private:
    const Goal& goal_;
    const std::vector<Setting>& settings_;
    GoalSimulator& simulator_;
    std::map<std::size_t, Outcomes> known_;
};

Order order_of(const Goal& goal, const Sampler& sampler, std::size_t points, bool& is_refuted) {
    if (!goal.is_line()) {
        return Order::all;
    }
    if (goal.monotone == Monotone::checked) {
        is_refuted = is_refuted_monotone(points, goal.target, sampler);
    }
    return goal.monotone == Monotone::unknown || is_refuted ? Order::scan : Order::bisect;
}

/// Mean of an objective with bounds that hold for all settings at once.
void set_cost(const std::vector<float>& values, double error, Trade& trade) {
    const auto count = static_cast<double>(values.size());
    trade.cost = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0.0;
    for (const float value : values) {
        squares += (value - trade.cost) * (value - trade.cost);
    }
    const double half =
        normal_quantile(1.0 - error / 2.0) * std::sqrt(squares / (count - 1.0) / count);
    trade.cost_bounds = {trade.cost - half, trade.cost + half};
}

void set_trades(const Goal& goal, const Memory& memory, Solution& solution) {
    const double error = goal.target.error / static_cast<double>(solution.settings.size());
    for (std::size_t point = 0; point < solution.settings.size(); ++point) {
        const Estimate& estimate = solution.found.points[point];
        Trade trade;
        trade.risk = 1.0 - estimate.probability();
        trade.risk_bounds = {1.0 - estimate.bounds.upper, 1.0 - estimate.bounds.lower};
        if (is_weighted(goal)) {
            trade.cost = weighted(goal, solution.settings[point]);
            trade.cost_bounds = {trade.cost, trade.cost};
        } else {
            set_cost(memory.objective(point), error, trade);
        }
        solution.trades.push_back(trade);
    }
    solution.standings = pareto_standings(solution.trades);
    solution.answer.reset();
    for (std::size_t point = 0; point < solution.settings.size(); ++point) {
        if (solution.found.points[point].is_reached() &&
            (!solution.answer ||
             solution.trades[point].cost < solution.trades[*solution.answer].cost)) {
            solution.answer = point;
        }
    }
    solution.found.is_first = true;
    for (std::size_t point = 0; point < solution.settings.size(); ++point) {
        const bool is_better = !solution.answer ||
                               solution.trades[point].cost < solution.trades[*solution.answer].cost;
        if (is_better && solution.found.points[point].verdict == Verdict::undecided) {
            solution.found.is_first = false;
        }
    }
}

GoalCheck check(const Goal& goal, const Setting& setting, GoalSimulator& simulator) {
    const Outcomes outcomes = simulator.run(setting, {goal.check_seed, 0, goal.check_replicates});
    GoalCheck result;
    result.replicates = goal.check_replicates;
    result.successes =
        static_cast<std::uint64_t>(std::count(outcomes.reached.begin(), outcomes.reached.end(), 1));
    result.bounds = binomial_bounds(result.successes, result.replicates, 1.0 - kIntervalLevel);
    return result;
}

}  // namespace

Solution solve(const Goal& goal, const std::filesystem::path& data_dir,
               const SolveOptions& options) {
    GoalSimulator simulator(goal, data_dir, options.threads, options.is_cancelled);
    Solution solution;
    solution.axes = simulator.axes();
    solution.title = simulator.base().title;
    solution.price_year = simulator.base().costs.price_year;
    solution.not_priced = simulator.base().costs.not_priced;
    solution.settings = settings_of(goal);
    if (is_weighted(goal)) {
        std::stable_sort(solution.settings.begin(), solution.settings.end(),
                         [&](const Setting& a, const Setting& b) {
                             return weighted(goal, a) < weighted(goal, b);
                         });
    }
    Memory memory(goal, solution.settings, simulator);
    const Sampler sampler = [&](std::size_t point, std::uint64_t first, std::uint64_t count) {
        return memory.reached(point, first, count);
    };
    const Looked looked = [&](std::size_t point, const Estimate& estimate) {
        if (options.looked) {
            options.looked(solution.axes, solution.settings[point], estimate);
        }
    };
    const std::size_t points = solution.settings.size();
    solution.order = order_of(goal, sampler, points, solution.is_refuted);
    solution.found = find_first(points, solution.order, goal.target, sampler, looked);
    solution.answer = solution.found.answer;
    if (goal.objective) {
        set_trades(goal, memory, solution);
    }
    solution.check = check(goal, solution.settings[solution.shown()], simulator);
    return solution;
}

}  // namespace legeplan::study
