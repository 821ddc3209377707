#include <chrono>
#include <deque>

#include <fmt/format.h>

#include "output/provenance.h"
#include "output/sha256.h"
#include "study/crew.h"
#include "study/sweep.h"

namespace legeplan::study {

namespace {

using Clock = std::chrono::steady_clock;
using Kind = Message::Kind;

/// Hands out units, and keeps the books of them.
class Leader {
public:
    Leader(Channel& channel, const SweepPlan& plan, SweepFolder& folder, const Shards& done,
           const SweepOptions& options)
        : channel_(channel),
          plan_(plan),
          folder_(folder),
          options_(options),
          shard_(shard_file(options.folder, options.part, folder.run_number(), 0),
                 folder.identity()),
          crew_(plan, shard_, options.threads, options.language, options.is_cancelled) {
        for (std::size_t unit = 0; unit < plan.units(); ++unit) {
            progress_.units += options.part.has(unit) ? 1U : 0U;
            if (done.units.contains(unit)) {
                progress_.units_done += options.part.has(unit) ? 1U : 0U;
                ++there_;
            } else if (options.part.has(unit)) {
                waiting_.push_back(unit);
                progress_.replicates += plan.unit(unit).block.count;
            }
        }
        wanted_ = waiting_.size();
        folder_.note(fmt::format("run {} at {} with {} processes of {} threads, {} units to do",
                                 folder.run_number(),
                                 output::provenance_now("", options.threads).created,
                                 channel.size(), options.threads, wanted_));
    }

    SweepRun run() {
        try {
            while (settled_ < wanted_ || said_bye_ + 1 < channel_.size()) {
                turn();
            }
        } catch (...) {
            stop();
            throw;
        }
        result_.is_complete = there_ == plan_.units();
        return std::move(result_);
    }

private:
    void turn() {
        if (options_.is_cancelled && options_.is_cancelled()) {
            throw run::Cancelled();
        }
        while (crew_.free_threads() > 0 && !waiting_.empty()) {
            crew_.give(next(0));
        }
        while (const auto message = channel_.receive()) {
            answer(*message);
        }
        for (const UnitEvent& event : crew_.take_events()) {
            if (event.kind == UnitEvent::Kind::trouble) {
                std::rethrow_exception(event.error);
            }
            if (event.kind == UnitEvent::Kind::done) {
                settle_done(event.unit);
            } else {
                settle_failed(event.unit, event.text);
            }
        }
        // With other processes their messages are looked for often; asleep in between.
        crew_.wait(std::chrono::milliseconds(channel_.size() > 1 ? 1 : 50));
    }

    std::uint64_t next(int worker) {
        const std::uint64_t unit = waiting_.front();
        waiting_.pop_front();
        folder_.note(fmt::format("begun {} by {}", unit, worker));
        return unit;
    }

    void answer(const Message& message) {
        switch (message.kind) {
            case Kind::hello:
                if (message.text != folder_.identity()) {
                    throw WorkerError(message.from,
                                      Text("leser en annen studie, et annet scenario eller program",
                                           "reads another study, scenario or program")
                                          .in(options_.language));
                }
                channel_.send(message.from, {Kind::start, folder_.run_number()});
                break;
            case Kind::want:
                channel_.send(message.from,
                              {Kind::unit, waiting_.empty()
                                               ? -1
                                               : static_cast<std::int64_t>(next(message.from))});
                break;
            case Kind::done:
                settle_done(static_cast<std::uint64_t>(message.number));
                break;
            case Kind::failed:
                settle_failed(static_cast<std::uint64_t>(message.number), message.text);
                break;
            case Kind::bye:
                ++said_bye_;
                if (!message.text.empty()) {
                    throw WorkerError(message.from, message.text);
                }
                break;
            default:
                break;
        }
    }

    void settle(std::uint64_t unit, std::string_view how) {
        ++settled_;
        ++result_.units_run;
        folder_.note(fmt::format("{} {}", how, unit));
    }

    void settle_failed(std::uint64_t unit, const std::string& text) {
        settle(unit, "failed");
        result_.failed.emplace(unit, text);
    }

    void settle_done(std::uint64_t unit) {
        settle(unit, "done");
        ++there_;
        ++progress_.units_done;
        progress_.replicates_done += plan_.unit(unit).block.count;
        if (options_.progress) {
            options_.progress(progress_);
        }
    }

    /// Lets the others finish their replicates and store what they have, for a while.
    void stop() {
        for (int rank = 1; rank < channel_.size(); ++rank) {
            channel_.send(rank, {Kind::stop});
        }
        crew_.stop();
        const auto latest = Clock::now() + std::chrono::seconds(5);
        while (said_bye_ + 1 < channel_.size() && Clock::now() < latest) {
            while (const auto message = channel_.receive()) {
                said_bye_ += message->kind == Kind::bye ? 1 : 0;
            }
            crew_.wait(std::chrono::milliseconds(5));
        }
    }

    Channel& channel_;
    const SweepPlan& plan_;
    SweepFolder& folder_;
    const SweepOptions& options_;
    ShardWriter shard_;
    Crew crew_;
    std::deque<std::uint64_t> waiting_;
    std::size_t wanted_ = 0;
    std::size_t settled_ = 0;
    std::size_t there_ = 0;  ///< units of the study whose records are in the folder
    int said_bye_ = 0;
    SweepProgress progress_;
    SweepRun result_;
};

}  // namespace

SweepRun lead_sweep(Channel& channel, const SweepPlan& plan, SweepFolder& folder,
                    const Shards& done, const SweepOptions& options) {
    return Leader(channel, plan, folder, done, options).run();
}

EndOfSweep::~EndOfSweep() {
    for (int rank = 1; rank < channel_.size(); ++rank) {
        channel_.send(rank, {Kind::end});
    }
}

}  // namespace legeplan::study
