#include "run/results.h"

#include <stdexcept>

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "run/thread_pool.h"

namespace legeplan::run {

namespace {

struct Scratch {
    std::vector<float> values;
    std::vector<float> base_values;
    std::vector<double> sorted;
};

std::span<const float> at_time(const std::vector<float>& by_time, std::size_t replicates,
                               std::size_t time) {
    return {by_time.data() + time * replicates, replicates};
}

record::Series summarise_indicator(const Draws& draws, record::Indicator id, Scratch& scratch) {
    draws.by_time(id, scratch.values);
    record::Series series(draws.times());
    for (std::size_t time = 0; time < draws.times(); ++time) {
        series.set(time, record::summarise(at_time(scratch.values, draws.replicates(), time),
                                           scratch.sorted));
    }
    return series;
}

record::Series summarise_profile_row(const Draws& draws, std::size_t row, Scratch& scratch) {
    draws.by_snapshot(row, scratch.values);
    record::Series series(draws.snapshots());
    for (std::size_t snapshot = 0; snapshot < draws.snapshots(); ++snapshot) {
        series.set(snapshot,
                   record::summarise(at_time(scratch.values, draws.replicates(), snapshot),
                                     scratch.sorted));
    }
    return series;
}

std::vector<double> risk_by_time(const Draws& draws, const record::RiskSpec& risk,
                                 Scratch& scratch) {
    draws.by_time(risk.indicator, scratch.values);
    if (risk.per) {
        draws.by_time(*risk.per, scratch.base_values);
    }
    std::vector<double> probabilities;
    for (std::size_t time = 0; time < draws.times(); ++time) {
        const auto per = risk.per ? at_time(scratch.base_values, draws.replicates(), time)
                                  : std::span<const float>();
        probabilities.push_back(
            record::probability(risk, at_time(scratch.values, draws.replicates(), time), per));
    }
    return probabilities;
}

/// A roster's ages belong to actual doctors, and five-year groups of so few would tell them.
bool is_kept(const Scenario& scenario, std::size_t row) {
    const std::size_t first = record::first_row(record::Profile::gp_ages);
    const bool is_age = row >= first && row < first + record::spec(record::Profile::gp_ages).bins;
    return !(is_age && scenario.has_roster);
}

record::DifferenceSeries compare_indicator(const Draws& alternative, const Draws& base,
                                           record::Indicator id, Scratch& scratch) {
    alternative.by_time(id, scratch.values);
    base.by_time(id, scratch.base_values);
    record::DifferenceSeries series(base.times());
    for (std::size_t time = 0; time < base.times(); ++time) {
        series.set(
            time, record::paired_difference(at_time(scratch.values, alternative.replicates(), time),
                                            at_time(scratch.base_values, base.replicates(), time),
                                            scratch.sorted));
    }
    return series;
}

void expect_same_period(const std::vector<Scenario>& scenarios) {
    const Scenario& base = scenarios.front();
    for (const Scenario& scenario : scenarios) {
        if (scenario.start != base.start || scenario.months != base.months) {
            throw std::invalid_argument(
                fmt::format("{} and {} have different periods", base.id, scenario.id));
        }
    }
}

Results empty_results(const Experiment& experiment, Pairing pairing) {
    Results results;
    results.seed = experiment.seed;
    results.replicates = experiment.replicates;
    for (const Scenario& scenario : experiment.scenarios) {
        results.scenarios.push_back(
            {scenario.id, scenario.title, scenario.start, scenario.months, scenario.resolved_text,
             scenario.has_roster, std::vector<record::Series>(record::kIndicators),
             std::vector<record::Series>(record::kProfileRows,
                                         record::Series(scenario.snapshots().size())),
             std::vector<std::vector<double>>(record::risk_specs().size()), scenario.price_year,
             scenario.not_priced});
    }
    for (std::size_t s = 1; pairing == Pairing::against_first && s < experiment.scenarios.size();
         ++s) {
        results.differences.push_back({experiment.scenarios[s].id, experiment.scenarios[0].id,
                                       std::vector<record::DifferenceSeries>(record::kIndicators)});
    }
    return results;
}

/// Task k: scenario or difference k / kIndicators, indicator k % kIndicators; each writes its own
/// series, so the order of the tasks does not matter.
void summarise_indicators(const Experiment& experiment, std::size_t task, Scratch& scratch,
                          Results& results) {
    const std::size_t scenarios = results.scenarios.size();
    const std::size_t item = task / record::kIndicators;
    const std::size_t indicator = task % record::kIndicators;
    const auto id = static_cast<record::Indicator>(indicator);
    if (item < scenarios) {
        results.scenarios[item].indicators[indicator] =
            summarise_indicator(experiment.draws[item], id, scratch);
    } else {
        const std::size_t alternative = item - scenarios + 1;
        results.differences[alternative - 1].indicators[indicator] =
            compare_indicator(experiment.draws[alternative], experiment.draws[0], id, scratch);
    }
}

/// Task k: the profile rows of a scenario and then its risks, scenario by scenario.
void summarise_profiles(const Experiment& experiment, std::size_t task, Scratch& scratch,
                        Results& results) {
    const auto risks = record::risk_specs();
    const std::size_t rows = record::kProfileRows + risks.size();
    const std::size_t s = task / rows;
    const std::size_t row = task % rows;
    const Draws& draws = experiment.draws[s];
    if (row >= record::kProfileRows) {
        const std::size_t risk = row - record::kProfileRows;
        results.scenarios[s].risks[risk] = risk_by_time(draws, risks[risk], scratch);
    } else if (draws.snapshots() > 0 && is_kept(experiment.scenarios[s], row)) {
        results.scenarios[s].profiles[row] = summarise_profile_row(draws, row, scratch);
    }
}

}  // namespace

Results summarise(const Experiment& experiment, Pairing pairing, int threads,
                  const std::function<bool()>& is_cancelled) {
    if (pairing == Pairing::against_first) {
        expect_same_period(experiment.scenarios);
    }
    Results results = empty_results(experiment, pairing);
    tbb::enumerable_thread_specific<Scratch> scratches;
    const std::size_t scenarios = results.scenarios.size();
    const std::size_t of_indicators =
        (scenarios + results.differences.size()) * record::kIndicators;
    const std::size_t of_profiles =
        scenarios * (record::kProfileRows + record::risk_specs().size());
    const auto body = [&](std::size_t task) {
        if (is_cancelled && is_cancelled()) {
            return;
        }
        Scratch& scratch = scratches.local();
        if (task < of_indicators) {
            summarise_indicators(experiment, task, scratch, results);
        } else {
            summarise_profiles(experiment, task - of_indicators, scratch, results);
        }
    };
    ThreadPool pool(threads);
    pool.execute([&] { tbb::parallel_for(std::size_t{0}, of_indicators + of_profiles, body); });
    if (is_cancelled && is_cancelled()) {
        throw Cancelled();
    }
    return results;
}

}  // namespace legeplan::run
