#include "study/regret_study.h"

#include <memory>

#include "run/scenario.h"
#include "study/replicates.h"

namespace legeplan::study {

namespace {

using Loaded = std::vector<std::vector<std::shared_ptr<const inputs::Inputs>>>;

/// Every policy in every future, all problems of all of them at once.
Loaded load_all(const RegretPlan& plan, const std::filesystem::path& data_dir) {
    Problems problems;
    Loaded loaded;
    for (const std::string& policy : plan.policies) {
        auto& in_futures = loaded.emplace_back();
        for (const Future& future : plan.futures) {
            try {
                in_futures.push_back(
                    ScenarioSpace(policy, data_dir, future.axes).at(future.values));
                const inputs::Inputs& inputs = *in_futures.back();
                if (plan.at < inputs.start || plan.at > inputs.end) {
                    problems.add({plan.where_at, "regret.at", Text::same(to_string(plan.at)),
                                  Text::of("{}..{}, perioden i {}", "{}..{}, the period of {}",
                                           to_string(inputs.start), to_string(inputs.end), policy),
                                  ""});
                }
            } catch (const ScenarioError& error) {
                problems.add(error.problems());
            }
        }
    }
    throw_if_any(problems);
    return loaded;
}

}  // namespace

Regrets find_regrets(const RegretPlan& plan, const std::filesystem::path& data_dir,
                     const RegretOptions& options) {
    const Loaded loaded = load_all(plan, data_dir);
    run::ThreadPool pool(options.threads);
    Kept kept;
    kept.indicators = {plan.indicator};
    kept.at = plan.at;
    Regrets regrets;
    std::vector<std::vector<std::vector<double>>> losses;
    std::size_t done = 0;
    for (const auto& in_futures : loaded) {
        regrets.titles.push_back(in_futures.front()->title);
        auto& of_policy = losses.emplace_back();
        for (const auto& inputs : in_futures) {
            const run::Scenario scenario = run::scenario_of(inputs);
            const std::vector<float> values = run_replicates(
                scenario, pool, {plan.seed, 0, plan.replicates}, kept, options.is_cancelled);
            auto& of_future = of_policy.emplace_back();
            for (const double value : values) {
                of_future.push_back(plan.is_wished_low ? value : -value);
            }
            if (options.progress) {
                options.progress(++done, loaded.size() * in_futures.size());
            }
        }
    }
    regrets.table = regret_table(losses, plan.error);
    return regrets;
}

}  // namespace legeplan::study
