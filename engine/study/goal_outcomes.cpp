#include "study/goal_outcomes.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "run/scenario.h"

namespace legeplan::study {

namespace {

std::vector<Axis> axes_of(const Goal& goal) {
    std::vector<Axis> axes;
    for (const Lever& lever : goal.levers) {
        axes.push_back(lever.axis);
    }
    return axes;
}

Kept kept_by(const Goal& goal) {
    Kept kept;
    const auto keep = [&](record::Indicator indicator) {
        if (std::find(kept.indicators.begin(), kept.indicators.end(), indicator) ==
            kept.indicators.end()) {
            kept.indicators.push_back(indicator);
        }
    };
    for (const Condition& condition : goal.conditions) {
        keep(condition.indicator);
    }
    if (goal.objective && goal.objective->indicator) {
        keep(*goal.objective->indicator);
    }
    return kept;
}

bool is_at(const Condition& condition, Month month) {
    constexpr int kDecember = 12;
    return month >= condition.from && month <= condition.to &&
           (!condition.is_year_ends || month.month_of_year() == kDecember);
}

/// Undefined values are within no bounds.
bool is_within(const Condition& condition, double value) {
    return (!condition.at_least || value >= *condition.at_least) &&
           (!condition.at_most || value <= *condition.at_most) && !std::isnan(value);
}

}  // namespace

GoalSimulator::GoalSimulator(const Goal& goal, const std::filesystem::path& data_dir, int threads,
                             std::function<bool()> is_cancelled)
    : goal_(goal),
      space_(goal.scenario, data_dir, axes_of(goal)),
      pool_(threads),
      is_cancelled_(std::move(is_cancelled)),
      kept_(kept_by(goal)) {
    expect_months(goal);
    expect_ends(goal);
}

/// The ends of each lever, so that a long search does not end in a scenario that is refused.
void GoalSimulator::expect_ends(const Goal& goal) const {
    Problems problems;
    for (std::size_t lever = 0; lever < goal.levers.size(); ++lever) {
        std::vector<AxisValue> setting;
        for (const Lever& other : goal.levers) {
            setting.push_back(other.values.front());
        }
        for (const AxisValue& end :
             {goal.levers[lever].values.front(), goal.levers[lever].values.back()}) {
            setting[lever] = end;
            try {
                space_.at(setting);
            } catch (const ScenarioError& error) {
                for (Problem problem : error.problems().items()) {
                    problem.message =
                        Text::of("med {} = {}: {}", "with {} = {}: {}", goal.levers[lever].axis.key,
                                 end.toml.empty() ? "-" : end.toml, problem.message);
                    problems.add(std::move(problem));
                }
            }
        }
    }
    throw_if_any(problems);
}

void GoalSimulator::expect_months(const Goal& goal) const {
    Problems problems;
    const Month start = base().start;
    const Month end = base().end;
    const Text period = Text::of("{}..{}, scenariets periode", "{}..{}, the scenario's period",
                                 to_string(start), to_string(end));
    for (const Condition& condition : goal.conditions) {
        bool is_anywhere = false;
        for (Month month = condition.from; month <= condition.to; month = month + 1) {
            is_anywhere = is_anywhere || is_at(condition, month);
        }
        if (condition.from < start || condition.to > end || !is_anywhere) {
            problems.add({condition.where, "condition[" + condition.id + "]",
                          is_anywhere
                              ? Text::of("gjelder {}..{}", "asks for {}..{}",
                                         to_string(condition.from), to_string(condition.to))
                              : Text("ingen år slutter i perioden", "no year ends in its period"),
                          period, ""});
        }
    }
    const auto& objective = goal.objective;
    if (objective && objective->indicator && (objective->at < start || objective->at > end)) {
        problems.add(
            {objective->where, "objective.at", Text::same(to_string(objective->at)), period, ""});
    }
    throw_if_any(problems);
}

/// One indicator's months among the values of a replicate.
const float* GoalSimulator::series_of(record::Indicator indicator, const float* values) const {
    const auto row = std::find(kept_.indicators.begin(), kept_.indicators.end(), indicator) -
                     kept_.indicators.begin();
    return values + row * scenario_->months;
}

bool GoalSimulator::holds(const Condition& condition, const float* values) const {
    const float* series = series_of(condition.indicator, values);
    bool is_all = true;
    bool is_any = false;
    for (int time = 0; time < scenario_->months; ++time) {
        if (is_at(condition, scenario_->start + time)) {
            const bool is_met = is_within(condition, series[time]);
            is_all = is_all && is_met;
            is_any = is_any || is_met;
        }
    }
    return condition.is_each ? is_all && is_any : is_any;
}

Outcomes GoalSimulator::run(const std::vector<AxisValue>& setting, const Block& block) {
    if (!scenario_ || setting_ != setting) {
        scenario_ = run::scenario_of(space_.at(setting));
        setting_ = setting;
    }
    const std::vector<float> values =
        run_replicates(*scenario_, pool_, block, kept_, is_cancelled_);
    const auto months = static_cast<std::size_t>(scenario_->months);
    const std::size_t size = kept_.indicators.size() * months;
    Outcomes outcomes;
    for (std::uint64_t replicate = 0; replicate < block.count; ++replicate) {
        const float* own = values.data() + replicate * size;
        const bool is_reached =
            std::all_of(goal_.conditions.begin(), goal_.conditions.end(),
                        [&](const Condition& condition) { return holds(condition, own); });
        outcomes.reached.push_back(is_reached ? 1 : 0);
        if (goal_.objective && goal_.objective->indicator) {
            outcomes.objective.push_back(series_of(*goal_.objective->indicator,
                                                   own)[goal_.objective->at - scenario_->start]);
        }
    }
    return outcomes;
}

}  // namespace legeplan::study
