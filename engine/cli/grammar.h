#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/arguments.h"
#include "cli/console.h"

namespace legeplan::cli {

/// A command people may give.
struct CommandName {
    Command command;
    const char* name;
    Message help;
};

/// Every command of the help, in its order.
std::span<const CommandName> command_names();

/// For the project's own use, so not in the help: prints a page of docs/.
inline constexpr const char* kDocsCommand = "docs";

/// What CLI11 fills in: texts that are checked afterwards, so that the messages are ours.
struct RawArguments {
    std::vector<std::string> scenarios;
    std::optional<std::string> scenario;
    std::optional<std::string> key;
    std::optional<std::string> replicates;
    std::optional<std::string> seed;
    std::optional<std::string> threads;
    std::optional<std::string> replicate;
    std::optional<std::string> output;
    std::optional<std::string> csv;
    std::optional<std::string> until_error;
    std::vector<std::string> years;
    std::optional<std::string> language;
    std::string kind;
    std::optional<std::string> region;
    std::optional<std::string> year;
    std::optional<std::string> municipality;
    std::optional<std::string> name;
    std::optional<std::string> population;
    std::optional<std::string> observed;
    std::optional<std::string> targets;
    std::string page;
    std::optional<std::string> part;
    std::optional<std::string> method;
    std::vector<std::string> indicators;
    bool is_resume_given = false;
    bool is_dry_run_given = false;
    bool is_wide_given = false;
    bool is_excel_given = false;
    bool is_draws_given = false;
    bool is_json_given = false;
    bool is_quiet_given = false;
};

/// Builds the commands and their options.
class Grammar {
public:
    Grammar(const Console& console, RawArguments& raw);

    CLI::App& app() { return app_; }

private:
    void add_option(CLI::App* command, const std::string& names, std::optional<std::string>& value,
                    Message help, const std::string& value_name);
    void add_help(CLI::App* command);
    void add_common(CLI::App* command);
    void add_run_options(CLI::App* command);
    void add_seed(CLI::App* command);
    void add_scenario(CLI::App* command, const std::string& name, Message help);
    void add_scenarios(CLI::App* command, const std::string& name, Message help);
    void add_study(CLI::App* command, const std::string& name, Message help);
    void add_import(CLI::App* command);
    void add_new(CLI::App* command);
    void add_backtest(CLI::App* command);
    void add_calibrate(CLI::App* command);
    void add_sweep(CLI::App* command);
    void add_sensitivity(CLI::App* command);
    void add_explain(CLI::App* command);
    void add_diff(CLI::App* command);
    void add_report(CLI::App* command);
    void add_export(CLI::App* command);
    void add_arguments(CLI::App* command, Command meaning);

    const Console& console_;
    RawArguments& raw_;
    CLI::App app_;
};

}  // namespace legeplan::cli
