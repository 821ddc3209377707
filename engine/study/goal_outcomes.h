#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "run/thread_pool.h"
#include "study/goal_file.h"
#include "study/replicates.h"

namespace legeplan::study {

/// What the replicates of one setting gave.
struct Outcomes {
    std::vector<std::uint8_t> reached;  ///< by replicate, 1 where all conditions held
    std::vector<float> objective;       ///< by replicate, of an objective that is an indicator
};

/// Simulates a goal's scenario at settings of its levers.
class GoalSimulator {
public:
    /// Throws: ScenarioError where the scenario is wrong, does not know a lever's key, refuses a
    /// lever's first or last value, or does not reach a condition's months.
    GoalSimulator(const Goal& goal, const std::filesystem::path& data_dir, int threads,
                  std::function<bool()> is_cancelled);

    /// The levers with what the scenario says of their keys.
    const std::vector<Axis>& axes() const { return space_.axes(); }
    const inputs::Inputs& base() const { return space_.base(); }

    /// Outcomes of a block of replicates. Throws: ScenarioError, RunError, run::Cancelled.
    Outcomes run(const std::vector<AxisValue>& setting, const Block& block);

private:
    void expect_ends(const Goal& goal) const;
    void expect_months(const Goal& goal) const;
    bool holds(const Condition& condition, const float* values) const;
    const float* series_of(record::Indicator indicator, const float* values) const;

    const Goal& goal_;
    ScenarioSpace space_;
    run::ThreadPool pool_;
    std::function<bool()> is_cancelled_;
    Kept kept_;
    std::vector<AxisValue> setting_;         ///< of `scenario_`
    std::optional<run::Scenario> scenario_;  ///< the latest, for a setting is looked at in turn
};

}  // namespace legeplan::study
