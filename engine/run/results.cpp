#include "run/results.h"

#include <algorithm>
#include <span>
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

/// Sets a time of a series and notes how far its quantiles may be off.
template <typename Series, typename Tally, typename Summary>
void set(Series& series, std::size_t time, const Tally& tally, const Summary& summary) {
    series.set(time, summary);
    series.quantile_error = std::max(series.quantile_error, tally.quantile_error());
}

record::Series summarise_indicator(const Experiment& experiment, std::size_t s,
                                   record::Indicator id, Scratch& scratch) {
    const Draws& draws = experiment.draws[s];
    record::Series series(draws.times());
    draws.by_time(id, scratch.values);
    for (std::size_t time = 0; time < draws.times(); ++time) {
        if (experiment.tallies) {
            const auto& tally = experiment.tallies->indicator(s, id, time);
            set(series, time, tally, tally.summary());
        } else {
            series.set(time, record::summarise(at_time(scratch.values, draws.replicates(), time),
                                               scratch.sorted));
        }
    }
    return series;
}

record::Series summarise_profile_row(const Experiment& experiment, std::size_t s, std::size_t row,
                                     Scratch& scratch) {
    const Draws& draws = experiment.draws[s];
    record::Series series(draws.snapshots());
    draws.by_snapshot(row, scratch.values);
    for (std::size_t snapshot = 0; snapshot < draws.snapshots(); ++snapshot) {
        if (experiment.tallies) {
            const auto& tally = experiment.tallies->profile(s, row, snapshot);
            set(series, snapshot, tally, tally.summary());
        } else {
            series.set(snapshot,
                       record::summarise(at_time(scratch.values, draws.replicates(), snapshot),
                                         scratch.sorted));
        }
    }
    return series;
}

std::vector<double> risk_by_time(const Experiment& experiment, std::size_t s, std::size_t risk,
                                 Scratch& scratch) {
    const Draws& draws = experiment.draws[s];
    const record::RiskSpec& spec = record::risk_specs()[risk];
    draws.by_time(spec.indicator, scratch.values);
    if (spec.per) {
        draws.by_time(*spec.per, scratch.base_values);
    }
    std::vector<double> probabilities;
    for (std::size_t time = 0; time < draws.times(); ++time) {
        if (experiment.tallies) {
            probabilities.push_back(experiment.tallies->risk(s, risk, time).share());
            continue;
        }
        const auto per = spec.per ? at_time(scratch.base_values, draws.replicates(), time)
                                  : std::span<const float>();
        probabilities.push_back(
            record::probability(spec, at_time(scratch.values, draws.replicates(), time), per));
    }
    return probabilities;
}

/// A roster's ages belong to actual doctors, and five-year groups of so few would tell them.
bool is_kept(const Scenario& scenario, std::size_t row) {
    const std::size_t first = record::first_row(record::Profile::gp_ages);
    const bool is_age = row >= first && row < first + record::spec(record::Profile::gp_ages).bins;
    return !(is_age && scenario.has_roster);
}

record::DifferenceSeries compare_indicator(const Experiment& experiment, std::size_t s,
                                           record::Indicator id, Scratch& scratch) {
    const Draws& alternative = experiment.draws[s];
    const Draws& base = experiment.draws[0];
    alternative.by_time(id, scratch.values);
    base.by_time(id, scratch.base_values);
    record::DifferenceSeries series(base.times());
    for (std::size_t time = 0; time < base.times(); ++time) {
        if (experiment.tallies) {
            const auto& tally = experiment.tallies->difference(s, id, time);
            set(series, time, tally, tally.difference());
        } else {
            series.set(time,
                       record::paired_difference(
                           at_time(scratch.values, alternative.replicates(), time),
                           at_time(scratch.base_values, base.replicates(), time), scratch.sorted));
        }
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
    results.quantile_bins = experiment.tallies ? record::Histogram::kBins : 0;
    for (const Scenario& scenario : experiment.scenarios) {
        results.scenarios.push_back(
            {scenario.id, scenario.title, scenario.start, scenario.months, scenario.resolved_text,
             scenario.has_roster, std::vector<record::Series>(record::kIndicators),
             std::vector<record::Series>(record::kProfileRows,
                                         record::Series(scenario.snapshots().size())),
             std::vector<std::vector<double>>(record::risk_specs().size()), scenario.price_year,
             scenario.not_priced, scenario.switched_off});
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
            summarise_indicator(experiment, item, id, scratch);
    } else {
        const std::size_t alternative = item - scenarios + 1;
        results.differences[alternative - 1].indicators[indicator] =
            compare_indicator(experiment, alternative, id, scratch);
    }
}

/// Task k: the profile rows of a scenario and then its risks, scenario by scenario.
void summarise_profiles(const Experiment& experiment, std::size_t task, Scratch& scratch,
                        Results& results) {
    const std::size_t rows = record::kProfileRows + record::risk_specs().size();
    const std::size_t s = task / rows;
    const std::size_t row = task % rows;
    if (row >= record::kProfileRows) {
        const std::size_t risk = row - record::kProfileRows;
        results.scenarios[s].risks[risk] = risk_by_time(experiment, s, risk, scratch);
    } else if (is_kept(experiment.scenarios[s], row)) {
        results.scenarios[s].profiles[row] = summarise_profile_row(experiment, s, row, scratch);
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
