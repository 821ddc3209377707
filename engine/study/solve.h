#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "study/goal_file.h"
#include "study/goal_search.h"
#include "study/pareto.h"

namespace legeplan::study {

struct SolveOptions {
    int threads = 0;
    std::function<bool()> is_cancelled;
    /// Called after each look at a setting.
    std::function<void(const std::vector<Axis>& axes, const std::vector<AxisValue>& setting,
                       const Estimate& estimate)>
        looked;
};

/// The answer's probability with random numbers that the search has not seen.
struct GoalCheck {
    std::uint64_t replicates = 0;
    std::uint64_t successes = 0;
    Bounds bounds;  ///< at kIntervalLevel
};

/// What a goal's search found.
struct Solution {
    std::vector<Axis> axes;  ///< of the levers, with the scenario's titles and units
    std::vector<std::vector<AxisValue>> settings;
    Order order = Order::scan;
    bool is_refuted = false;  ///< the pilot spoke against a probability that never falls
    Found found;
    std::optional<std::size_t> answer;  ///< the least objective among those that reach the goal
    std::vector<Trade> trades;          ///< by setting, with an objective
    std::vector<Standing> standings;
    GoalCheck check;  ///< of the answer, of the best setting where there is none
    Text title;
    int price_year = 0;
    std::vector<Text> not_priced;

    std::size_t shown() const { return answer.value_or(found.best); }
};

/// Finds the most wished settings of a goal's levers.
///
/// One lever without an objective: the first of its values that reaches the goal, by bisection
/// where the probability is stated or not refuted to be monotone, else one after the other. With an
/// objective every setting is looked at. All settings meet the same random numbers.
/// Throws: ScenarioError, RunError, run::Cancelled.
Solution solve(const Goal& goal, const std::filesystem::path& data_dir,
               const SolveOptions& options);

}  // namespace legeplan::study
