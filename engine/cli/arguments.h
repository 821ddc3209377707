#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "output/csv.h"
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
    import_table,
    new_scenario,
    backtest,
    calibrate,
    sweep,
    solve,
    sensitivity,
    regret,
    export_results,
    docs,
};

enum class ExportFormat : std::uint8_t { workbook, table };

/// Whether a sweep goes on with what is in its folder.
enum class Resume : std::uint8_t { no, yes };

enum class DryRun : std::uint8_t { no, yes };

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
    ExportFormat export_format = ExportFormat::workbook;
    output::CsvShape csv_shape = output::CsvShape::long_table;
    output::CsvDialect csv_dialect = output::CsvDialect::plain;
    KeepDraws draws = KeepDraws::no;
    std::optional<run::ErrorBound> until_error;
    std::vector<int> years;
    std::string kind;                   ///< what to import: "population" or "lists"
    std::optional<std::string> region;  ///< of a table with several
    std::optional<std::string> municipality;
    std::optional<std::string> name;
    std::optional<std::string> population;
    std::optional<std::string> observed;
    std::optional<std::string> targets;
    std::optional<int> year;  ///< of a table with several, or with none
    Resume resume = Resume::no;
    DryRun dry_run = DryRun::no;
    std::optional<std::string> part;      ///< "K/N"
    std::optional<std::string> method;    ///< of sensitivity, where no file says how
    std::vector<std::string> indicators;  ///< ids
    bool is_seed_given = false;
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
