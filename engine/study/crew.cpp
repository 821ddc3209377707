#include "study/crew.h"

#include <limits>
#include <optional>
#include <utility>

#include "output/atomic_file.h"

namespace legeplan::study {

/// What a thread keeps between the units of one point.
struct Desk {
    std::size_t planned = std::numeric_limits<std::size_t>::max();
    Runner runner;
};

namespace {

std::string words_of(const RunError& error, Language language) {
    return Text::of("simulering {}, {}, {}: {}", "replicate {}, {}, {}: {}", error.replicate(),
                    to_string(Month{error.month()}), error.step(), error.message())
        .in(language);
}

}  // namespace

Crew::Crew(const SweepPlan& plan, ShardWriter& shard, int threads, Language language,
           std::function<bool()> is_cancelled)
    : plan_(plan),
      shard_(shard),
      threads_count_(threads),
      language_(language),
      is_cancelled_(
          [this, asked = std::move(is_cancelled)] { return is_stopped_ || (asked && asked()); }) {
    try {
        for (int i = 0; i < threads; ++i) {
            threads_.emplace_back([this] { work(); });
        }
    } catch (...) {
        stop();  // a thread that nobody has waited for ends the program when it is destroyed
        throw;
    }
}

Crew::~Crew() {
    stop();
}

void Crew::stop() {
    {
        const std::lock_guard lock(mutex_);
        is_stopped_ = true;
        waiting_.clear();
    }
    work_is_there_.notify_all();
    for (std::thread& thread : threads_) {
        if (thread.joinable()) {
            thread.join();
        }
    }
}

void Crew::give(std::uint64_t unit) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(unit);
    }
    work_is_there_.notify_one();
}

int Crew::free_threads() const {
    const std::lock_guard lock(mutex_);
    return threads_count_ - working_ - static_cast<int>(waiting_.size());
}

std::vector<UnitEvent> Crew::take_events() {
    const std::lock_guard lock(mutex_);
    return std::exchange(events_, {});
}

void Crew::wait(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    event_is_there_.wait_for(lock, time, [&] { return !events_.empty(); });
}

void Crew::work() {
    Desk desk;
    std::unique_lock lock(mutex_);
    for (;;) {
        work_is_there_.wait(lock, [&] { return is_stopped_ || !waiting_.empty(); });
        if (is_stopped_) {
            return;
        }
        const std::uint64_t unit = waiting_.front();
        waiting_.pop_front();
        ++working_;
        lock.unlock();
        std::optional<UnitEvent> event;
        try {
            event = run(unit, desk);
        } catch (const run::Cancelled&) {
            event.reset();
        }
        lock.lock();
        --working_;
        if (event) {
            events_.push_back(std::move(*event));
            event_is_there_.notify_all();
        }
    }
}

/// Throws: run::Cancelled.
UnitEvent Crew::run(std::uint64_t number, Desk& desk) {
    UnitEvent event{UnitEvent::Kind::failed, number, {}, {}};
    try {
        const Unit unit = plan_.unit(number);
        if (desk.planned != unit.planned || !desk.runner) {
            desk.runner = nullptr;
            desk.runner = plan_.runner(unit.planned);
            desk.planned = unit.planned;
        }
        const std::vector<float> values = desk.runner(unit.block, is_cancelled_);
        const std::lock_guard lock(shard_mutex_);
        shard_.append(number, values);
        event.kind = UnitEvent::Kind::done;
    } catch (const run::Cancelled&) {
        throw;
    } catch (const ScenarioError& error) {
        event.text = error.problems().to_string(language_);
    } catch (const RunError& error) {
        event.text = words_of(error, language_);
    } catch (const std::exception& error) {
        event.kind = UnitEvent::Kind::trouble;
        event.text = error.what();
        event.error = std::current_exception();
    }
    return event;
}

}  // namespace legeplan::study
