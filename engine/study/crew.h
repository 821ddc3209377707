#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/language.h"
#include "study/shard.h"
#include "study/sweep_plan.h"

namespace legeplan::study {

/// What happened to a unit.
struct UnitEvent {
    enum class Kind : std::uint8_t {
        done,     ///< run and stored
        failed,   ///< cannot be run: its scenario or a replicate is wrong
        trouble,  ///< could not be stored; nothing more will be
    };

    Kind kind = Kind::done;
    std::uint64_t unit = 0;
    std::string text;
    std::exception_ptr error;  ///< of trouble
};

/// What a thread keeps from unit to unit.
struct Desk;

/// The threads of one process that run units and append them to its shard.
class Crew {
public:
    /// `language`: of the words about units that cannot be run.
    /// Throws: std::system_error when the machine has no room for so many threads.
    Crew(const SweepPlan& plan, ShardWriter& shard, int threads, Language language,
         std::function<bool()> is_cancelled);

    /// Stops after the replicates that are under way.
    ~Crew();
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    void give(std::uint64_t unit);

    /// Threads without work and without a unit that waits for them.
    int free_threads() const;
    bool is_idle() const { return free_threads() == threads_count_; }

    /// What has happened since the last call.
    std::vector<UnitEvent> take_events();

    /// Waits until something has happened, at most the given time.
    void wait(std::chrono::milliseconds time);

    /// Tells the threads to stop and waits for them.
    void stop();

private:
    void work();
    UnitEvent run(std::uint64_t number, Desk& desk);

    const SweepPlan& plan_;
    ShardWriter& shard_;
    const int threads_count_;
    const Language language_;
    std::function<bool()> is_cancelled_;
    std::atomic<bool> is_stopped_ = false;
    mutable std::mutex mutex_;
    std::mutex shard_mutex_;
    std::condition_variable work_is_there_;
    std::condition_variable event_is_there_;
    std::deque<std::uint64_t> waiting_;
    std::vector<UnitEvent> events_;
    int working_ = 0;
    std::vector<std::thread> threads_;
};

}  // namespace legeplan::study
