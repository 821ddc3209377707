#include "run/experiment.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <mutex>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <unistd.h>

#include "record/summary.h"
#include "run/thread_pool.h"
#include "steps/demography_tape.h"

namespace legeplan::run {

namespace {

constexpr std::uint64_t kFirstReplicates = 100;

/// Replicates between two visits to the tallies. Results do not depend on it.
constexpr std::uint64_t kBatch = 512;

double machine_memory() {
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long page_size = sysconf(_SC_PAGE_SIZE);
    return pages > 0 && page_size > 0 ? static_cast<double>(pages) * static_cast<double>(page_size)
                                      : std::numeric_limits<double>::infinity();
}

bool are_values_kept(const Options& options, std::uint64_t replicates) {
    return options.keep_values == KeepValues::always || replicates <= options.exact_replicates;
}

/// Throws: MemoryError where what `replicates` of each scenario leave behind would not fit.
void expect_memory(const std::vector<Draws>& scenarios, const Options& options,
                   std::uint64_t replicates) {
    const bool is_tallied = !are_values_kept(options, replicates);
    double needed = is_tallied ? Tallies::bytes(scenarios) : 0.0;
    for (const Draws& draws : scenarios) {
        needed += Draws::bytes(is_tallied ? kBatch : replicates, draws.times(), draws.snapshots());
    }
    if (needed > machine_memory()) {
        throw MemoryError(needed, machine_memory());
    }
}

/// Tells the caller how far all threads together have come.
class ProgressCounter {
public:
    explicit ProgressCounter(const Options& options) : options_(options) {}

    void want(std::uint64_t replicates) { wanted_ += replicates; }

    void count_one() {
        const std::uint64_t done = ++done_;
        if (!options_.progress) {
            return;
        }
        // A thread that finds another one reporting goes on working; the last count must be told.
        std::unique_lock lock(mutex_, std::defer_lock);
        if (done == wanted_) {
            lock.lock();
        } else if (!lock.try_lock()) {
            return;
        }
        options_.progress({done_, wanted_});
    }

private:
    const Options& options_;
    std::atomic<std::uint64_t> done_ = 0;
    std::uint64_t wanted_ = 0;
    std::mutex mutex_;
};

/// The failures with the lowest replicate numbers, whatever order they come in.
class Failures {
public:
    void add(RunError error) {
        const std::lock_guard lock(mutex_);
        const std::int64_t replicate = error.replicate();
        errors_.emplace(replicate, std::move(error));
        if (errors_.size() > ExperimentError::kMaxKept) {
            errors_.erase(std::prev(errors_.end()));
        }
        if (errors_.size() == ExperimentError::kMaxKept) {
            last_wanted_ = errors_.rbegin()->first;
        }
    }

    /// Whether a failure of this replicate would still be among those that are reported.
    bool wants(std::int64_t replicate) const { return replicate <= last_wanted_; }

    void throw_if_any(const std::string& scenario) const {
        if (errors_.empty()) {
            return;
        }
        std::vector<RunError> kept;
        for (const auto& [replicate, error] : errors_) {
            kept.push_back(error);
        }
        throw ExperimentError(scenario, std::move(kept));
    }

private:
    std::mutex mutex_;
    std::map<std::int64_t, RunError> errors_;
    std::atomic<std::int64_t> last_wanted_ = std::numeric_limits<std::int64_t>::max();
};

/// A thread's workspace for one scenario.
struct Bench {
    Worker worker;
    record::Record record;
};

/// A thread's workspaces for all scenarios; several share the demography that is the same.
std::vector<Bench> benches_of(const std::vector<Scenario>& scenarios) {
    const auto tape = scenarios.size() > 1 ? std::make_shared<steps::DemographyTape>() : nullptr;
    std::vector<Bench> benches;
    for (const Scenario& scenario : scenarios) {
        benches.push_back(
            {scenario.make_worker(tape), record::Record(scenario.months, scenario.snapshots())});
    }
    return benches;
}

void run_one(Bench& bench, std::uint64_t seed, std::uint64_t replicate, std::span<float> slot,
             Failures& failures) {
    const auto number = static_cast<std::int64_t>(replicate);
    try {
        bench.worker(seed, replicate, bench.record);
        std::copy(bench.record.values().begin(), bench.record.values().end(), slot.begin());
    } catch (const RunError& error) {
        failures.add(error);
    } catch (const std::exception& error) {
        failures.add(RunError(number, 0, "", error.what()));
    }
}

/// Runs replicates first..last-1 of the scenarios into the last slots of their draws: one replicate
/// of all, then the next.
void run_scenarios(const std::vector<Scenario>& scenarios, std::vector<Draws>& draws,
                   std::uint64_t first, std::uint64_t last, const Options& options,
                   ThreadPool& pool, ProgressCounter& progress) {
    tbb::enumerable_thread_specific<std::vector<Bench>> benches(
        [&] { return benches_of(scenarios); });
    std::vector<Failures> failures(scenarios.size());
    std::atomic<bool> is_cancelled = false;
    const auto body = [&](const tbb::blocked_range<std::uint64_t>& range) {
        std::vector<Bench>& own = benches.local();
        for (std::uint64_t replicate = range.begin(); replicate != range.end(); ++replicate) {
            for (std::size_t s = 0; s < scenarios.size(); ++s) {
                if (is_cancelled || (options.is_cancelled && options.is_cancelled())) {
                    is_cancelled = true;
                    return;
                }
                if (failures[s].wants(static_cast<std::int64_t>(replicate))) {
                    const std::uint64_t slot = draws[s].replicates() - (last - replicate);
                    run_one(own[s], options.seed, replicate, draws[s].slot(slot), failures[s]);
                }
                progress.count_one();
            }
        }
    };
    pool.execute([&] {
        tbb::parallel_for(tbb::blocked_range<std::uint64_t>(first, last, 1), body,
                          tbb::simple_partitioner());
    });
    if (is_cancelled) {
        throw Cancelled();
    }
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
        failures[s].throw_if_any(scenarios[s].id);
    }
}

std::vector<Draws> empty_draws(const std::vector<Scenario>& scenarios) {
    std::vector<Draws> draws;
    for (const Scenario& scenario : scenarios) {
        draws.emplace_back(scenario.times(), scenario.snapshots().size());
    }
    return draws;
}

/// Largest Monte Carlo error of an indicator over scenarios and times; infinite where too few draws
/// define it at some time, 0 where none defines it anywhere.
double largest_error(const Experiment& experiment, record::Indicator indicator) {
    double largest = 0.0;
    std::vector<float> values;
    std::vector<double> scratch;
    for (std::size_t s = 0; s < experiment.draws.size(); ++s) {
        const Draws& draws = experiment.draws[s];
        const std::size_t n = draws.replicates();
        draws.by_time(indicator, values);
        for (std::size_t time = 0; time < draws.times(); ++time) {
            double error = 0.0;
            bool is_defined = false;
            if (experiment.tallies) {
                const auto& moments = experiment.tallies->indicator(s, indicator, time).moments();
                is_defined = moments.size() > 0;
                error = moments.standard_error();
            } else {
                const std::span<const float> at_time(values.data() + time * n, n);
                is_defined = std::any_of(at_time.begin(), at_time.end(),
                                         [](float x) { return !std::isnan(x); });
                error = record::monte_carlo_error(at_time, scratch);
            }
            if (is_defined && std::isnan(error)) {
                return std::numeric_limits<double>::infinity();
            }
            largest = is_defined ? std::max(largest, error) : largest;
        }
    }
    return largest;
}

/// Runs an experiment, some replicates at a time.
class Runner {
public:
    Runner(Experiment& experiment, const Options& options, ThreadPool& pool)
        : experiment_(experiment), options_(options), pool_(pool), progress_(options) {}

    /// Runs the replicates from those that are done to `target`.
    void run_to(std::uint64_t target) {
        const std::uint64_t first = experiment_.replicates;
        expect_memory(experiment_.draws, options_, target);
        progress_.want((target - first) * experiment_.scenarios.size());
        if (are_values_kept(options_, target)) {
            run_range(first, target, experiment_.draws);
        } else {
            tally_range(first, target);
        }
        experiment_.replicates = target;
    }

private:
    /// Runs replicates first..last-1 of every scenario into slots added to its draws.
    void run_range(std::uint64_t first, std::uint64_t last, std::vector<Draws>& draws) {
        for (Draws& own : draws) {
            own.grow(own.replicates() + last - first);
        }
        run_scenarios(experiment_.scenarios, draws, first, last, options_, pool_, progress_);
    }

    /// Runs replicates first..last-1 and tallies them; what was kept is tallied before them.
    void tally_range(std::uint64_t first, std::uint64_t last) {
        if (!experiment_.tallies) {
            experiment_.tallies.emplace(experiment_.draws);
            experiment_.tallies->add(experiment_.draws, pool_);
            experiment_.draws = empty_draws(experiment_.scenarios);
        }
        for (std::uint64_t from = first; from < last; from += kBatch) {
            std::vector<Draws> batch = empty_draws(experiment_.scenarios);
            run_range(from, std::min(from + kBatch, last), batch);
            experiment_.tallies->add(batch, pool_);
        }
    }

    Experiment& experiment_;
    const Options& options_;
    ThreadPool& pool_;
    ProgressCounter progress_;
};

void expect_valid(const std::vector<Scenario>& scenarios, const Options& options) {
    if (scenarios.empty()) {
        throw std::invalid_argument("an experiment needs a scenario");
    }
    if (options.replicates == 0 || options.replicates > kMaxReplicates) {
        throw std::invalid_argument(
            fmt::format("replicates must be 1..{}, not {}", kMaxReplicates, options.replicates));
    }
}

std::string describe(const std::string& scenario, const std::vector<RunError>& errors) {
    std::string text = fmt::format("{}: replicates failed", scenario);
    for (const RunError& error : errors) {
        text += fmt::format("; {}", error.what());
    }
    return text;
}

}  // namespace

ExperimentError::ExperimentError(std::string scenario, std::vector<RunError> errors)
    : std::runtime_error(describe(scenario, errors)),
      scenario_(std::move(scenario)),
      errors_(std::move(errors)) {}

MemoryError::MemoryError(double needed_bytes, double machine_bytes)
    : std::runtime_error(fmt::format("the draws need {:.1f} GiB, the machine has {:.1f} GiB",
                                     needed_bytes / 0x1p30, machine_bytes / 0x1p30)),
      needed_bytes_(needed_bytes),
      machine_bytes_(machine_bytes) {}

Experiment run_experiment(std::vector<Scenario> scenarios, const Options& options) {
    expect_valid(scenarios, options);
    ThreadPool pool(options.threads);
    Experiment experiment;
    experiment.seed = options.seed;
    experiment.threads = pool.threads();
    experiment.is_bound_met = !options.until_error;
    experiment.draws = empty_draws(scenarios);
    experiment.scenarios = std::move(scenarios);
    Runner runner(experiment, options, pool);
    std::uint64_t target =
        options.until_error ? std::min(kFirstReplicates, options.replicates) : options.replicates;
    while (true) {
        runner.run_to(target);
        if (options.until_error) {
            const auto& bound = *options.until_error;
            experiment.is_bound_met = largest_error(experiment, bound.indicator) <= bound.value;
        }
        if (experiment.is_bound_met || target == options.replicates) {
            break;
        }
        target = std::min(2 * target, options.replicates);
    }
    return experiment;
}

}  // namespace legeplan::run
