#include <chrono>
#include <functional>
#include <optional>
#include <thread>

#include "output/sha256.h"
#include "study/crew.h"
#include "study/sweep.h"

namespace legeplan::study {

namespace {

using Kind = Message::Kind;

/// One process that runs units for another.
class Server {
public:
    Server(Channel& channel, const SweepOptions& options) : channel_(channel), options_(options) {}

    void serve(const std::function<SweepPlan()>& make_plan) {
        try {
            const SweepPlan plan = make_plan();
            channel_.send(0, {Kind::hello, 0, output::sha256(plan.identity())});
            if (const auto run = wait_for_start()) {
                ShardWriter shard(shard_file(options_.folder, options_.part, *run, channel_.rank()),
                                  output::sha256(plan.identity()));
                Crew crew(plan, shard, options_.threads, options_.language, options_.is_cancelled);
                run_units(crew);
                crew.stop();
                report(crew);
            }
            say_bye("");
        } catch (const ScenarioError& error) {
            say_bye(error.problems().to_string(options_.language));
        } catch (const std::exception& error) {
            say_bye(error.what());
        }
        wait_for_end();
    }

private:
    bool is_cancelled() const { return options_.is_cancelled && options_.is_cancelled(); }

    void say_bye(const std::string& text) { channel_.send(0, {Kind::bye, 0, text}); }

    /// Number of the run; nothing when there will be none.
    std::optional<int> wait_for_start() {
        while (!is_cancelled()) {
            if (const auto message = channel_.receive()) {
                if (message->kind == Kind::start) {
                    return static_cast<int>(message->number);
                }
                is_ended_ = is_ended_ || message->kind == Kind::end;
                if (message->kind == Kind::stop || is_ended_) {
                    return std::nullopt;
                }
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return std::nullopt;
    }

    void run_units(Crew& crew) {
        // One unit waits for the first thread that becomes free, so that none waits for an answer.
        constexpr int kAhead = 1;
        bool is_more = true;
        int asked = 0;
        while ((is_more || asked > 0 || !crew.is_idle()) && !is_cancelled()) {
            for (; is_more && asked < crew.free_threads() + kAhead; ++asked) {
                channel_.send(0, {Kind::want});
            }
            while (const auto message = channel_.receive()) {
                if (message->kind == Kind::stop || message->kind == Kind::end) {
                    is_ended_ = message->kind == Kind::end;
                    return;
                }
                if (message->kind == Kind::unit) {
                    --asked;
                    is_more = message->number >= 0;
                    if (is_more) {
                        crew.give(static_cast<std::uint64_t>(message->number));
                    }
                }
            }
            report(crew);
            crew.wait(std::chrono::milliseconds(1));
        }
    }

    void report(Crew& crew) {
        for (const UnitEvent& event : crew.take_events()) {
            if (event.kind == UnitEvent::Kind::trouble) {
                std::rethrow_exception(event.error);
            }
            const bool is_done = event.kind == UnitEvent::Kind::done;
            channel_.send(0, {is_done ? Kind::done : Kind::failed,
                              static_cast<std::int64_t>(event.unit), event.text});
        }
    }

    /// Asleep most of the time: rank 0 may have much to merge.
    void wait_for_end() {
        while (!is_ended_) {
            const auto message = channel_.receive();
            is_ended_ = message && message->kind == Kind::end;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    }

    Channel& channel_;
    const SweepOptions& options_;
    bool is_ended_ = false;
};

}  // namespace

void serve_sweep(Channel& channel, const std::function<SweepPlan()>& make_plan,
                 const SweepOptions& options) {
    Server(channel, options).serve(make_plan);
}

}  // namespace legeplan::study
