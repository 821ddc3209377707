#pragma once

#include <functional>
#include <map>
#include <stdexcept>
#include <string>

#include "study/channel.h"
#include "study/sweep_folder.h"
#include "study/sweep_plan.h"

namespace legeplan::study {

/// How far a sweep has come. Counts of replicates are those of this run alone.
struct SweepProgress {
    std::uint64_t units_done = 0;  ///< with those of earlier runs
    std::uint64_t units = 0;
    std::uint64_t replicates_done = 0;
    std::uint64_t replicates = 0;
};

struct SweepOptions {
    std::filesystem::path folder;
    Part part;
    int threads = 1;  ///< of each process
    Language language = Language::en;
    std::function<void(const SweepProgress&)> progress;
    std::function<bool()> is_cancelled;
};

/// What a run of a sweep did.
struct SweepRun {
    std::uint64_t units_run = 0;
    std::map<std::uint64_t, std::string> failed;  ///< units that cannot be run, and why

    /// Whether every unit of the study is there now, those of other parts with them.
    bool is_complete = false;
};

/// A process that a sweep had to work with met trouble: its words.
class WorkerError : public std::runtime_error {
public:
    WorkerError(int rank, const std::string& text) : std::runtime_error(text), rank_(rank) {}
    int rank() const noexcept { return rank_; }

private:
    int rank_;
};

/// Runs the units that `done` does not hold, in this process and those of the channel, whichever is
/// free; what is finished is in the folder's shards at once.
///
/// For the process of rank 0. Throws: run::Cancelled, output::FileError, WorkerError; what was
/// finished before stays.
SweepRun lead_sweep(Channel& channel, const SweepPlan& plan, SweepFolder& folder,
                    const Shards& done, const SweepOptions& options);

/// Runs units for the process of rank 0 until it says that the sweep has ended. `make_plan` may
/// throw: its words then go to rank 0.
void serve_sweep(Channel& channel, const std::function<SweepPlan()>& make_plan,
                 const SweepOptions& options);

/// Tells all other processes that the sweep has ended, when it is destroyed.
class EndOfSweep {
public:
    explicit EndOfSweep(Channel& channel) : channel_(channel) {}
    ~EndOfSweep();
    EndOfSweep(const EndOfSweep&) = delete;
    EndOfSweep& operator=(const EndOfSweep&) = delete;

private:
    Channel& channel_;
};

}  // namespace legeplan::study
