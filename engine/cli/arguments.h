#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "run/experiment.h"

namespace legeplan::cli {

enum class Command : std::uint8_t {
    none,  ///< only help or the version was asked for
    run,
    compare,
    check,
    explain,
    diff,
    project,
    trace,
    report,
    docs,
};

enum class KeepDraws : std::uint8_t { no, yes };

/// What a command line asks for, checked.
struct Arguments {
    Command command = Command::none;
    std::vector<std::string> scenarios;
    std::optional<std::string> key;
    std::string page;  ///< of `docs`
    std::uint64_t replicates = 1000;
    std::uint64_t seed = 1;
    int threads = 0;
    std::uint64_t replicate = 0;
    std::optional<std::string> output;
    std::optional<std::string> csv;
    KeepDraws draws = KeepDraws::no;
    std::optional<run::ErrorBound> until_error;
    std::vector<int> years;
    std::string command_line;
};

/// Language that the words of a command line choose, else the one LEGEPLAN_LANG names, else
/// Norwegian; what is wrong about either is for parse_arguments() to say.
Language choose_language(const std::vector<std::string>& words);

/// The command whose help fits a command line: "legeplan run", "legeplan" when it names none.
std::string help_command(const std::vector<std::string>& words);

/// Reads the words after the program's name; help and version are answered at once.
///
/// Sets how the console answers. Throws: UsageError.
Arguments parse_arguments(const std::vector<std::string>& words, Console& console);

}  // namespace legeplan::cli
