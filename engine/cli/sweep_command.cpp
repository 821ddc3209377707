#include <filesystem>
#include <memory>
#include <optional>

#include <nlohmann/json.hpp>

#include "cli/catalogue.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/numbers.h"
#include "cli/sweep_progress.h"
#include "inputs/load.h"
#include "output/atomic_file.h"
#include "output/json.h"
#include "run/thread_pool.h"
#include "scenario/number_text.h"
#include "study/sweep.h"
#include "study/sweep_cost.h"
#include "study/sweep_result.h"

namespace legeplan::cli {

namespace {

using Json = nlohmann::ordered_json;
using study::FolderTrouble;
using study::SweepPlan;

constexpr double kMegabyte = 1e6;

SweepPlan plan_of(const Arguments& arguments) {
    const std::filesystem::path data_dir = inputs::LoadOptions::default_data_dir();
    return SweepPlan(study::load_study(arguments.scenarios.front(), data_dir), data_dir);
}

study::Part part_of(const Arguments& arguments, const Console& console) {
    constexpr std::int64_t kMaxParts = 9999;
    if (!arguments.part) {
        return {};
    }
    const std::size_t slash = arguments.part->find('/');
    const auto index = scenario::parse_integer(arguments.part->substr(0, slash));
    const auto count = slash == std::string::npos
                           ? std::nullopt
                           : scenario::parse_integer(arguments.part->substr(slash + 1));
    if (!index || !count || *index < 1 || *index > *count || *count > kMaxParts) {
        throw UsageError(
            console.text(Message::bad_part, printable(*arguments.part, 80), kMaxParts));
    }
    return {static_cast<std::size_t>(*index - 1), static_cast<std::size_t>(*count)};
}

/// Under mpirun there are as many processes as the user asked for: each has one thread.
int threads_of(const Arguments& arguments, const study::Channel& channel) {
    if (arguments.threads > 0) {
        return arguments.threads;
    }
    return channel.size() > 1 ? 1 : run::machine_threads();
}

std::string text_of(const study::FolderError& error, const Console& console) {
    const std::string path = error.path().string();
    switch (error.trouble()) {
        case FolderTrouble::holds_sweep:
            return console.text(Message::folder_holds_sweep, path);
        case FolderTrouble::holds_results:
            return console.text(Message::folder_holds_results, path);
        case FolderTrouble::is_locked:
            return console.text(Message::folder_is_locked, path);
        case FolderTrouble::other_format:
            return console.text(Message::folder_of_other_format, path, error.there(), error.here());
        case FolderTrouble::other_program:
            return console.text(Message::folder_of_other_program, path, error.there(),
                                error.here());
        case FolderTrouble::other_study:
            break;
    }
    std::string text = console.text(Message::folder_of_other_study, path);
    const auto add = [&](const std::string& lines, const char* sign) {
        for (std::size_t start = 0; start < lines.size();) {
            const std::size_t end = lines.find('\n', start);
            text += std::string("\n  ") + sign + " " + lines.substr(start, end - start);
            start = end + 1;
        }
    };
    add(error.there(), "-");
    add(error.here(), "+");
    return text;
}

std::string plan_text(const SweepPlan& plan, const Console& console) {
    const auto count = [&](std::uint64_t number) {
        return person_count(number, console.language());
    };
    return console.text(Message::sweep_plan, plan.study().file, count(plan.points()),
                        count(plan.design_points().size()), count(plan.spaces().size()),
                        count(plan.study().replicates), count(plan.units()));
}

/// Every point of a study that is to be run, checked. Throws: ScenarioError.
void check_points(const SweepPlan& plan, const std::vector<std::size_t>& points) {
    Problems problems;
    plan.check(points, problems);
    throw_if_any(problems);
}

Exit show_plan(const Arguments& arguments, const SweepPlan& plan, Console& console) {
    std::vector<std::size_t> all(plan.points());
    for (std::size_t point = 0; point < all.size(); ++point) {
        all[point] = point;
    }
    check_points(plan, all);
    const Language language = console.language();
    const study::SweepCost cost = study::measure_cost(plan, Interrupts::is_asked);
    const int threads = arguments.threads > 0 ? arguments.threads : run::machine_threads();
    const auto megabytes = [&](double bytes) {
        return person_number(bytes / kMegabyte, 1, language);
    };
    console.answer_text(plan_text(plan, console) + '\n' +
                        console.text(Message::sweep_cost, duration_text(cost.seconds, language),
                                     duration_text(cost.seconds / threads, language), threads,
                                     person_number(1e3 * cost.seconds_per_replicate, 1, language),
                                     person_number(1e3 * cost.seconds_per_unit, 1, language)) +
                        '\n' +
                        console.text(Message::sweep_disk, megabytes(plan.shard_bytes()),
                                     megabytes(plan.result_bytes())) +
                        '\n');
    if (console.answer() == Answer::json) {
        console.answer_json(Json{{"format", output::kFormat},
                                 {"points", plan.points()},
                                 {"units", plan.units()},
                                 {"replicates", plan.study().replicates},
                                 {"seconds_one_thread", cost.seconds},
                                 {"shard_bytes", plan.shard_bytes()},
                                 {"result_bytes", plan.result_bytes()}}
                                .dump());
    }
    return Exit::done;
}

void note_start(const SweepPlan& plan, const study::SweepFolder& folder, const study::Shards& done,
                Console& console) {
    console.note(plan_text(plan, console));
    for (const study::Damage& damage : done.damages) {
        console.error_line(console.text(Message::sweep_damaged, damage.file.string(), damage.bytes,
                                        damage.offset));
    }
    for (const std::string& unit : folder.unfinished()) {
        console.note(console.text(Message::sweep_unfinished, unit));
    }
    if (!done.units.empty()) {
        console.note(console.text(Message::sweep_resumed,
                                  person_count(done.units.size(), console.language()),
                                  person_count(plan.units(), console.language())));
    }
}

/// The axes' values at a unit's point, for a message.
std::string point_text(const SweepPlan& plan, std::uint64_t unit) {
    const study::PlannedPoint which = plan.point(plan.unit(unit).planned);
    std::string text = plan.study().ids[which.scenario];
    for (std::size_t a = 0; a < plan.axes().size(); ++a) {
        text += ", " + plan.axes()[a].id + " = " + plan.design_points()[which.point].values[a].toml;
    }
    return text;
}

Exit report_failures(const SweepPlan& plan, const study::SweepRun& run, Console& console) {
    constexpr std::size_t kMaxShown = 5;
    console.error(console.text(Message::sweep_failed, run.failed.size()));
    std::size_t shown = 0;
    for (const auto& [unit, text] : run.failed) {
        if (shown++ < kMaxShown) {
            console.error_line("  " + console.text(Message::sweep_failed_unit, unit,
                                                   point_text(plan, unit), text));
        }
    }
    return Exit::run_failed;
}

void answer(const SweepPlan& plan, const study::SweepFolder& folder, const study::SweepRun& run,
            Console& console) {
    const std::string results = folder.results().string();
    console.answer_text(console.text(Message::sweep_done,
                                     person_count(plan.points(), console.language()), results) +
                        '\n');
    if (console.answer() == Answer::json) {
        console.answer_json(Json{
            {"format", output::kFormat},
            {"results", results},
            {"points", plan.points()},
            {"units", plan.units()},
            {"units_run",
             run.units_run}}.dump());
    }
}

/// Runs what is missing and merges, as the process that has the folder.
Exit lead(const Arguments& arguments, study::Channel& channel, const study::SweepOptions& options,
          const SweepPlan& plan, Console& console) {
    study::SweepFolder folder(
        options.folder, plan,
        arguments.resume == Resume::yes ? study::Continue::yes : study::Continue::no, options.part);
    const study::Shards done = folder.finished();
    note_start(plan, folder, done, console);
    SweepProgressDisplay display(console.progress_stream(), ProgressDisplay::form_for(console),
                                 console.language());
    study::SweepOptions with_display = options;
    with_display.progress = [&](const study::SweepProgress& progress) { display.show(progress); };
    study::SweepRun run;
    try {
        run = study::lead_sweep(channel, plan, folder, done, with_display);
        display.finish();
    } catch (...) {
        display.finish();
        console.note(console.text(Message::sweep_kept, options.folder.string()));
        throw;
    }
    if (!run.failed.empty()) {
        return report_failures(plan, run, console);
    }
    if (!options.part.is_whole()) {
        console.note(
            console.text(Message::sweep_part_done, options.part.index + 1, options.part.count));
        return Exit::done;
    }
    output::AtomicFile file(folder.results());
    study::write_sweep_result(plan, folder.finished(), file, options.threads, Interrupts::is_asked);
    answer(plan, folder, run, console);
    return Exit::done;
}

Exit lead_or_explain(const Arguments& arguments, study::Channel& channel,
                     const study::SweepOptions& options, Console& console) {
    const study::EndOfSweep end(channel);
    try {
        const SweepPlan plan = plan_of(arguments);
        if (arguments.dry_run == DryRun::yes) {
            return show_plan(arguments, plan, console);
        }
        check_points(plan, plan.telling_points());
        return lead(arguments, channel, options, plan, console);
    } catch (const study::FolderError& error) {
        throw UsageError(text_of(error, console));
    } catch (const study::WorkerError& error) {
        console.error(console.text(Message::worker_failed, error.rank(), error.what()));
        return Exit::run_failed;
    }
}

}  // namespace

Exit sweep_study(const Arguments& arguments, Console& console) {
    if (!arguments.output && arguments.dry_run == DryRun::no) {
        throw UsageError(console.text(Message::sweep_folder_needed));
    }
    study::SweepOptions options;
    options.part = part_of(arguments, console);
    options.folder = arguments.output.value_or("");
    options.language = console.language();
    options.is_cancelled = Interrupts::is_asked;
    std::unique_ptr<study::Channel> channel;
    try {
        channel = study::open_channel();
    } catch (const study::ChannelError& error) {
        throw UsageError(console.text(Message::no_mpi, error.what()));
    }
    // After MPI has set its own.
    const Interrupts interrupts;
    options.threads = threads_of(arguments, *channel);
    if (channel->rank() == 0) {
        return lead_or_explain(arguments, *channel, options, console);
    }
    study::serve_sweep(
        *channel, [&] { return plan_of(arguments); }, options);
    return Exit::done;
}

}  // namespace legeplan::cli
