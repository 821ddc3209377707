#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/calendar.h"
#include "inputs/inputs.h"
#include "record/indicators.h"
#include "record/profiles.h"
#include "record/risks.h"
#include "record/summary.h"
#include "run/experiment.h"

namespace legeplan::run {

/// One scenario's results. Shape of each series: times of record::Record, 0 = the initial state.
struct ScenarioSummary {
    std::string id;
    Text title;
    Month start{};  ///< first month simulated
    int months = 0;
    std::string resolved_text;
    bool has_roster = false;
    std::vector<record::Series> indicators;  ///< by Indicator
    /// By profile row; the times of a series are the snapshots.
    std::vector<record::Series> profiles;
    std::vector<std::vector<double>> risks;  ///< probabilities by record::risk_specs() and time

    std::vector<std::size_t> snapshots() const { return record::snapshot_times(start, months); }
    int price_year = 0;
    std::vector<Text> not_priced;
    std::vector<std::string> switched_off;  ///< as Scenario's; empty from an older file

    /// Month at whose end time k stands; time 0 is the end of the month before the start.
    Month month_of(std::size_t time) const { return start + (static_cast<int>(time) - 1); }
};

/// An alternative against the base, replicate by replicate.
struct ComparisonSummary {
    std::string scenario;
    std::string base;
    std::vector<record::DifferenceSeries> indicators;  ///< by Indicator
};

/// What a run or a comparison found; the same for any number of threads.
struct Results {
    std::uint64_t seed = 1;
    std::uint64_t replicates = 0;
    /// Bins that quantiles were counted in; 0: they are exact (Options::exact_replicates).
    std::uint64_t quantile_bins = 0;
    std::vector<ScenarioSummary> scenarios;
    std::vector<ComparisonSummary> differences;  ///< scenarios[1..] against scenarios[0]
};

enum class Pairing : std::uint8_t { none, against_first };

/// Summaries of an experiment, computed by `threads` threads (0: as many as the machine runs).
///
/// Throws: std::invalid_argument when the scenarios to compare differ in period.
Results summarise(const Experiment& experiment, Pairing pairing, int threads,
                  const std::function<bool()>& is_cancelled = {});

}  // namespace legeplan::run
