#include "cli/program.h"

#include <cerrno>
#include <new>
#include <optional>

#include "cli/arguments.h"
#include "cli/catalogue.h"
#include "cli/console.h"
#include "cli/numbers.h"
#include "core/error.h"
#include "output/atomic_file.h"
#include "run/experiment.h"

namespace legeplan::cli {

namespace {

Exit dispatch(const Arguments& arguments, Console& console) {
    switch (arguments.command) {
        case Command::run:
        case Command::compare:
            return run_scenarios(arguments, console);
        case Command::check:
            return check_scenarios(arguments, console);
        case Command::explain:
            return explain_scenario(arguments, console);
        case Command::diff:
            return diff_scenarios(arguments, console);
        case Command::project:
            return project_scenario(arguments, console);
        case Command::trace:
            return trace_replicate(arguments, console);
        case Command::report:
            return write_report(arguments, console);
        case Command::import_table:
            return import_table(arguments, console);
        case Command::new_scenario:
            return new_scenario(arguments, console);
        case Command::backtest:
            return backtest_scenario(arguments, console);
        case Command::calibrate:
            return calibrate_scenario(arguments, console);
        case Command::sweep:
            return sweep_study(arguments, console);
        case Command::solve:
            return solve_goal(arguments, console);
        case Command::export_results:
            return export_results(arguments, console);
        case Command::docs:
            return print_page(arguments, console);
        case Command::sensitivity:
            return examine_sensitivity(arguments, console);
        case Command::regret:
            return find_regrets(arguments, console);
        case Command::none:
            break;
    }
    return Exit::done;
}

std::string failed_replicate(const RunError& error, const Console& console) {
    const std::string month = error.month() > 0 ? to_string(Month{error.month()}) : "–";
    return console.text(Message::failed_replicate, error.replicate(), month,
                        error.step().empty() ? "–" : error.step(), error.message());
}

void report(const ScenarioError& error, Console& console) {
    const std::size_t count = error.problems().size();
    console.error_line(count == 1 ? console.text(Message::problems_heading_one)
                                  : console.text(Message::problems_heading, count));
    std::string lines = error.problems().to_string(console.language());
    lines.erase(lines.find_last_not_of('\n') + 1);
    console.error_line(lines);
}

void report(const run::ExperimentError& error, Console& console) {
    console.error(console.text(Message::run_failed, error.scenario()));
    for (const RunError& failure : error.errors()) {
        console.error_line("  " + failed_replicate(failure, console));
    }
}

void report(const run::MemoryError& error, Console& console) {
    const auto gib = [&](double bytes) {
        return person_number(bytes / 0x1p30, 1, console.language());
    };
    console.error(console.text(Message::not_enough_memory, gib(error.needed_bytes()),
                               gib(error.machine_bytes())));
}

/// What the system says about a file, in words for people; none for what it seldom says.
std::optional<Message> words_of(int code) {
    switch (code) {
        case ENOENT:
            return Message::no_folder;
        case ENOTDIR:
        case EEXIST:
            return Message::not_folder;
        case EACCES:
        case EPERM:
        case EROFS:
            return Message::no_permission;
        case ENOSPC:
        case EDQUOT:
            return Message::disk_full;
        case EFBIG:
            return Message::file_too_large;
        case EISDIR:
            return Message::is_folder;
        case EINVAL:
            return Message::not_plain_file;
        default:
            return std::nullopt;
    }
}

void report(const output::FileError& error, Console& console) {
    const auto words = words_of(error.code());
    const std::string path = error.path().string();
    console.error((path.empty() ? in_language(Text("«»", "\"\""), console.language()) : path) +
                  ": " + (words ? console.text(*words) : error.reason().in(console.language())));
}

/// Runs the command and turns what it throws into a message and an exit code.
Exit guarded(const Arguments& arguments, Console& console) {
    try {
        return dispatch(arguments, console);
    } catch (const run::Cancelled&) {
        // A sweep has told what it keeps.
        console.error_line(console.text(arguments.command == Command::sweep
                                            ? Message::interrupted_sweep
                                            : Message::interrupted));
        return Exit::interrupted;
    } catch (const UsageError& error) {
        console.error(error.what());
        return Exit::scenario_or_usage_error;
    } catch (const ScenarioError& error) {
        report(error, console);
        return Exit::scenario_or_usage_error;
    } catch (const run::ExperimentError& error) {
        report(error, console);
    } catch (const RunError& error) {
        console.error(failed_replicate(error, console));
    } catch (const run::MemoryError& error) {
        report(error, console);
    } catch (const output::FileError& error) {
        report(error, console);
    } catch (const std::bad_alloc&) {
        console.error(console.text(Message::out_of_memory));
    } catch (const std::exception& error) {
        console.error(console.text(Message::unexpected, error.what()));
    }
    return Exit::run_failed;
}

}  // namespace

Exit run_program(const std::vector<std::string>& words, std::ostream& out, std::ostream& err) {
    Console console(out, err, choose_language(words));
    Arguments arguments;
    try {
        arguments = parse_arguments(words, console);
    } catch (const UsageError& error) {
        console.error(error.what());
        console.error_line(console.text(Message::usage_hint, help_command(words)));
        return Exit::scenario_or_usage_error;
    }
    const Exit exit = guarded(arguments, console);
    if (!console.is_delivered()) {
        console.error(console.text(Message::cannot_write_stdout));
        return Exit::run_failed;
    }
    return exit;
}

}  // namespace legeplan::cli
