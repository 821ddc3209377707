#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/calendar.h"
#include "core/error.h"
#include "inputs/inputs.h"
#include "record/indicators.h"
#include "record/record.h"
#include "run/draws.h"
#include "run/tallies.h"

namespace legeplan::steps {
class DemographyTape;
}

namespace legeplan::run {

/// Largest number of replicates in one experiment.
inline constexpr std::uint64_t kMaxReplicates = 10'000'000;

/// Replicates at most when an experiment runs until an error bound is met and names no number.
inline constexpr std::uint64_t kMaxReplicatesUntilError = 100'000;

/// Replicates up to which all values are kept and quantiles are exact.
inline constexpr std::uint64_t kExactReplicates = 2'000;

/// Runs one replicate into a record. Belongs to one thread: it owns that thread's workspace.
using Worker =
    std::function<void(std::uint64_t seed, std::uint64_t replicate, record::Record& record)>;

/// One scenario as an experiment sees it.
struct Scenario {
    std::string id;  ///< unique within an experiment
    Text title;
    Month start{};  ///< first month simulated
    int months = 0;
    std::string resolved_text;
    bool has_roster = false;       ///< the planner's own GPs stand in for the synthetic ones
    int price_year = 0;            ///< of its costs
    std::vector<Text> not_priced;  ///< what its costs leave out for want of a price
    std::vector<std::string> switched_off;  ///< sections whose step does not run ("duty")
    /// For a thread. Scenarios whose workers have one tape draw the demography that they share once
    /// (steps::DemographyTape); null: for a scenario on its own.
    std::function<Worker(std::shared_ptr<steps::DemographyTape>)> make_worker;

    std::size_t times() const { return static_cast<std::size_t>(months) + 1; }
    std::vector<std::size_t> snapshots() const { return record::snapshot_times(start, months); }
};

/// Stop rule: run until the Monte Carlo error of an indicator's mean is small enough.
struct ErrorBound {
    record::Indicator indicator{};
    double value = 0.0;
};

/// Whether every replicate's values are kept: where they are few (Options::exact_replicates), or
/// however many they are.
enum class KeepValues : std::uint8_t { of_few, always };

/// Replicates finished and wanted, over all scenarios. Under an error bound `wanted` grows.
struct Progress {
    std::uint64_t done = 0;
    std::uint64_t wanted = 0;
};

struct Options {
    std::uint64_t replicates = 1000;  ///< at most, under an error bound
    std::uint64_t seed = 1;
    int threads = 0;  ///< 0: as many as the machine runs at a time
    std::optional<ErrorBound> until_error;
    KeepValues keep_values = KeepValues::of_few;
    std::uint64_t exact_replicates = kExactReplicates;
    /// Called by the worker threads, one at a time; it may miss counts, not the last one.
    std::function<void(const Progress&)> progress;
    /// Asked between replicates, by all worker threads.
    std::function<bool()> is_cancelled;
};

/// The caller asked for the experiment to stop.
class Cancelled : public std::runtime_error {
public:
    Cancelled() : std::runtime_error("cancelled") {}
};

/// Some replicates could not be completed; holds the first five by replicate number.
class ExperimentError : public std::runtime_error {
public:
    static constexpr std::size_t kMaxKept = 5;

    ExperimentError(std::string scenario, std::vector<RunError> errors);

    const std::string& scenario() const noexcept { return scenario_; }
    const std::vector<RunError>& errors() const noexcept { return errors_; }

private:
    std::string scenario_;
    std::vector<RunError> errors_;
};

/// The draws or tallies would not fit in the machine's memory.
class MemoryError : public std::runtime_error {
public:
    MemoryError(double needed_bytes, double machine_bytes);

    double needed_bytes() const noexcept { return needed_bytes_; }
    double machine_bytes() const noexcept { return machine_bytes_; }

private:
    double needed_bytes_;
    double machine_bytes_;
};

/// What an experiment produced.
struct Experiment {
    std::uint64_t seed = 1;
    std::uint64_t replicates = 0;
    int threads = 1;
    bool is_bound_met = true;  ///< false: stopped at the largest number of replicates instead
    std::vector<Scenario> scenarios;
    std::vector<Draws> draws;  ///< by scenario; of no replicates where there are tallies
    std::optional<Tallies> tallies;
};

/// Runs the same replicates of every scenario.
///
/// A replicate is a function of (scenario, seed, number) and writes its own slot, so the draws are
/// the same bytes for any number of threads, and the first 100 of 200 are those of a run of 100.
/// More replicates than `exact_replicates` are tallied batch by batch and forgotten, unless all
/// values are to be kept; the tallies too are the same for any number of threads.
/// Under an error bound the number is 100, doubled until the largest error over all months and
/// scenarios is within the bound.
/// Throws: ExperimentError, Cancelled, MemoryError; std::invalid_argument for no scenarios, zero or
/// too many replicates.
Experiment run_experiment(std::vector<Scenario> scenarios, const Options& options);

}  // namespace legeplan::run
