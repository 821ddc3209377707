#include "cli/grammar.h"

#include <array>
#include <memory>
#include <utility>

#include "core/version.h"

namespace legeplan::cli {

namespace {

constexpr std::array kCommands{
    CommandName{Command::run, "run", Message::run_help},
    CommandName{Command::compare, "compare", Message::compare_help},
    CommandName{Command::check, "check", Message::check_help},
    CommandName{Command::explain, "explain", Message::explain_help},
    CommandName{Command::diff, "diff", Message::diff_help},
    CommandName{Command::project, "project", Message::project_help},
    CommandName{Command::trace, "trace", Message::trace_help},
    CommandName{Command::export_results, "export", Message::export_help},
    CommandName{Command::report, "report", Message::report_help},
    CommandName{Command::import_table, "import", Message::import_help},
    CommandName{Command::new_scenario, "new", Message::new_help},
    CommandName{Command::backtest, "backtest", Message::backtest_help},
    CommandName{Command::calibrate, "calibrate", Message::calibrate_help},
    CommandName{Command::sweep, "sweep", Message::sweep_help},
    CommandName{Command::solve, "solve", Message::solve_help},
    CommandName{Command::sensitivity, "sensitivity", Message::sensitivity_help},
    CommandName{Command::regret, "regret", Message::regret_help},
};

/// The help in the console's language.
std::shared_ptr<CLI::Formatter> formatter_for(const Console& console) {
    constexpr std::size_t kColumn = 34;
    auto formatter = std::make_shared<CLI::Formatter>();
    formatter->column_width(kColumn);
    const std::array<std::pair<const char*, Message>, 4> labels{{
        {"Usage", Message::label_usage},
        {"OPTIONS", Message::label_options},
        {"Positionals", Message::label_arguments},
        {"SUBCOMMAND", Message::label_command},
    }};
    for (const auto& [label, message] : labels) {
        formatter->label(label, console.text(message));
    }
    // The usage line tells what is required.
    formatter->label("REQUIRED", "");
    return formatter;
}

}  // namespace

std::span<const CommandName> command_names() {
    return kCommands;
}

void Grammar::add_option(CLI::App* command, const std::string& names,
                         std::optional<std::string>& value, Message help,
                         const std::string& value_name) {
    command->add_option(names, value, console_.text(help))->type_name(value_name);
}

void Grammar::add_scenario(CLI::App* command, const std::string& name, Message help) {
    command->add_option(name, raw_.scenario, console_.text(help))->required()->type_name("");
}

void Grammar::add_scenarios(CLI::App* command, const std::string& name, Message help) {
    command->add_option(name, raw_.scenarios, console_.text(help))->required()->type_name("");
}

void Grammar::add_common(CLI::App* command) {
    add_option(command, "--lang", raw_.language, Message::option_lang, "nb|en");
    command->add_flag("--json", raw_.is_json_given, console_.text(Message::option_json));
    command->add_flag("--quiet", raw_.is_quiet_given, console_.text(Message::option_quiet));
    add_help(command);
}

void Grammar::add_help(CLI::App* command) {
    command->set_help_flag("-h,--help", console_.text(Message::option_help));
}

void Grammar::add_seed(CLI::App* command) {
    add_option(command, "--seed", raw_.seed, Message::option_seed, "S");
}

void Grammar::add_run_options(CLI::App* command) {
    add_option(command, "-n,--replicates", raw_.replicates, Message::option_replicates, "N");
    add_seed(command);
    add_option(command, "-j,--threads", raw_.threads, Message::option_threads, "T");
    add_option(command, "-o,--output", raw_.output, Message::option_output, "R.h5");
    add_option(command, "--csv", raw_.csv, Message::option_csv, "R.csv");
    command->add_flag("--draws", raw_.is_draws_given, console_.text(Message::option_draws));
    add_option(command, "--until-error", raw_.until_error, Message::option_until_error,
               console_.language() == Language::nb ? "INDIKATOR=VERDI" : "INDICATOR=VALUE");
    command->add_option("--years", raw_.years, console_.text(Message::option_years))
        ->delimiter(',')
        ->type_name("Y");
}

void Grammar::add_study(CLI::App* command, const std::string& name, Message help) {
    add_scenario(command, name, help);
    add_option(command, "-o,--output", raw_.output, Message::option_document, "OUT.json");
    add_option(command, "-j,--threads", raw_.threads, Message::option_threads, "T");
}

void Grammar::add_import(CLI::App* command) {
    command->add_option("KIND", raw_.kind, console_.text(Message::kind_argument))
        ->required()
        ->type_name("population|lists");
    add_scenario(command, "FILE", Message::file_argument);
    add_option(command, "-o,--output", raw_.output, Message::option_table, "TABLE.csv");
    add_option(command, "--region", raw_.region, Message::option_region, "R");
    add_option(command, "--year", raw_.year, Message::option_year, "Y");
}

void Grammar::add_new(CLI::App* command) {
    add_scenario(command, "DIR", Message::folder_argument);
    add_option(command, "--municipality", raw_.municipality, Message::option_municipality, "N");
    add_option(command, "--name", raw_.name, Message::option_name, "NAME");
    add_option(command, "--population", raw_.population, Message::option_population, "TABLE.csv");
}

void Grammar::add_backtest(CLI::App* command) {
    add_scenario(command, "SCENARIO", Message::scenario_argument);
    add_option(command, "--observed", raw_.observed, Message::option_observed, "TABLE.csv|DIR");
    add_option(command, "--to", raw_.targets, Message::option_targets, "TARGETS.toml");
    add_option(command, "-n,--replicates", raw_.replicates, Message::option_replicates, "N");
    add_seed(command);
    add_option(command, "-j,--threads", raw_.threads, Message::option_threads, "T");
}

void Grammar::add_calibrate(CLI::App* command) {
    add_scenario(command, "SCENARIO", Message::scenario_argument);
    add_option(command, "--to", raw_.targets, Message::option_targets, "TARGETS.toml");
    add_option(command, "-o,--output", raw_.output, Message::option_delta, "OUT.toml");
}

void Grammar::add_sweep(CLI::App* command) {
    add_scenario(command, "STUDY.toml", Message::study_argument);
    add_option(command, "-o,--output", raw_.output, Message::option_sweep_folder, "DIR");
    command->add_flag("--resume", raw_.is_resume_given, console_.text(Message::option_resume));
    command->add_flag("--dry-run", raw_.is_dry_run_given, console_.text(Message::option_dry_run));
    add_option(command, "--part", raw_.part, Message::option_part, "K/N");
    add_option(command, "-j,--threads", raw_.threads, Message::option_threads, "T");
}

void Grammar::add_sensitivity(CLI::App* command) {
    add_study(command, "SCENARIO|STUDY", Message::sensitivity_argument);
    add_option(command, "--method", raw_.method, Message::option_method, "morris|sobol");
    command->add_option("--indicators", raw_.indicators, console_.text(Message::option_indicators))
        ->delimiter(',')
        ->type_name("ID");
    add_seed(command);
}

void Grammar::add_explain(CLI::App* command) {
    add_scenario(command, "SCENARIO", Message::scenario_argument);
    command->add_option("KEY", raw_.key, console_.text(Message::key_argument))->type_name("");
}

void Grammar::add_diff(CLI::App* command) {
    add_scenario(command, "A", Message::scenario_argument);
    command->add_option("B", raw_.scenarios, console_.text(Message::scenario_argument))
        ->required()
        ->expected(1)
        ->type_name("");
}

void Grammar::add_report(CLI::App* command) {
    add_scenarios(command, "R.h5", Message::results_argument);
    command->add_option("-o,--output", raw_.output, console_.text(Message::option_page))
        ->required()
        ->type_name("report.html");
}

void Grammar::add_export(CLI::App* command) {
    add_scenario(command, "R.h5", Message::result_argument);
    command->add_option("-o,--output", raw_.output, console_.text(Message::option_export))
        ->required()
        ->type_name("out.xlsx|out.csv");
    command->add_flag("--wide", raw_.is_wide_given, console_.text(Message::option_wide));
    command->add_flag("--excel", raw_.is_excel_given, console_.text(Message::option_excel));
}

void Grammar::add_arguments(CLI::App* command, Command meaning) {
    switch (meaning) {
        case Command::run:
            add_scenario(command, "SCENARIO", Message::scenario_argument);
            return add_run_options(command);
        case Command::compare:
            add_scenario(command, "BASE", Message::base_argument);
            add_scenarios(command, "ALT", Message::alternatives_argument);
            return add_run_options(command);
        case Command::check:
            return add_scenarios(command, "SCENARIO", Message::scenarios_argument);
        case Command::explain:
            return add_explain(command);
        case Command::diff:
            return add_diff(command);
        case Command::project:
            return add_scenario(command, "SCENARIO", Message::scenario_argument);
        case Command::trace:
            add_scenario(command, "SCENARIO", Message::scenario_argument);
            add_option(command, "--replicate", raw_.replicate, Message::option_replicate, "K");
            return add_seed(command);
        case Command::report:
            return add_report(command);
        case Command::import_table:
            return add_import(command);
        case Command::new_scenario:
            return add_new(command);
        case Command::backtest:
            return add_backtest(command);
        case Command::calibrate:
            return add_calibrate(command);
        case Command::sweep:
            return add_sweep(command);
        case Command::solve:
            return add_study(command, "GOAL", Message::goal_argument);
        case Command::sensitivity:
            return add_sensitivity(command);
        case Command::regret:
            return add_study(command, "STUDY", Message::regret_argument);
        case Command::export_results:
            return add_export(command);
        case Command::none:
        case Command::docs:
            break;
    }
}

Grammar::Grammar(const Console& console, RawArguments& raw)
    : console_(console), raw_(raw), app_(console.text(Message::program_help), "legeplan") {
    app_.formatter(formatter_for(console));
    app_.option_defaults()->group(console.text(Message::label_option));
    app_.footer(console.text(Message::exit_codes));
    app_.set_version_flag("--version", std::string(version()),
                          console.text(Message::option_version));
    add_help(&app_);
    add_option(&app_, "--lang", raw.language, Message::option_lang, "nb|en");
    for (const CommandName& command : kCommands) {
        CLI::App* added = app_.add_subcommand(command.name, console.text(command.help));
        added->group(console.text(Message::label_commands));
        added->footer(console.text(Message::exit_codes));
        add_arguments(added, command.command);
        add_common(added);
    }
    CLI::App* docs = app_.add_subcommand(kDocsCommand)->group("");
    docs->add_option("PAGE", raw.page)->required();
}

}  // namespace legeplan::cli
