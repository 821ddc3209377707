#include "support/small_results.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace legeplan::test {

using record::Indicator;

namespace {

run::Scenario scenario(const char* id, Text title) {
    run::Scenario scenario;
    scenario.id = id;
    scenario.title = std::move(title);
    scenario.start = Month::of(2021, 12);
    scenario.months = kSmallMonths;
    scenario.resolved_text = std::string("format = 1\n# ") + id + '\n';
    return scenario;
}

}  // namespace

double small_value(std::size_t scenario, std::uint64_t replicate, Indicator id, std::size_t time) {
    const bool is_undefined =
        id == Indicator::gps_mean_age ||
        (id == Indicator::gp_hours_per_week && scenario == 0 && replicate == 0);
    if (is_undefined) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const double effect = scenario == 1 && replicate % 2 == 0 ? 3.0 : 0.0;
    return static_cast<double>(id) + static_cast<double>(replicate * replicate) +
           10.0 * static_cast<double>(time) + effect;
}

run::Experiment small_experiment() {
    run::Experiment experiment;
    experiment.seed = 7;
    experiment.replicates = kSmallReplicates;
    experiment.scenarios = {scenario("baseline", {"Grunnlag", "Baseline"}),
                            scenario("new_centre", {"Nytt senter", "New centre"})};
    for (std::size_t s = 0; s < experiment.scenarios.size(); ++s) {
        const auto snapshots = experiment.scenarios[s].snapshots();
        run::Draws draws(experiment.scenarios[s].times(), snapshots.size());
        draws.grow(kSmallReplicates);
        for (std::uint64_t replicate = 0; replicate < kSmallReplicates; ++replicate) {
            record::Record record(kSmallMonths, snapshots);
            for (std::size_t i = 0; i < record::kIndicators; ++i) {
                const auto id = static_cast<Indicator>(i);
                for (std::size_t time = 0; time < record.times(); ++time) {
                    record.set(id, time, small_value(s, replicate, id, time));
                }
            }
            std::copy(record.values().begin(), record.values().end(),
                      draws.slot(replicate).begin());
        }
        experiment.draws.push_back(std::move(draws));
    }
    return experiment;
}

run::Results small_results() {
    return run::summarise(small_experiment(), run::Pairing::against_first, 1);
}

}  // namespace legeplan::test
