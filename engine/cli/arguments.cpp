#include "cli/arguments.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <limits>

#include "cli/grammar.h"
#include "cli/value_parsing.h"
#include "core/error.h"
#include "core/version.h"
#include "scenario/suggest.h"

namespace legeplan::cli {

namespace {

constexpr std::size_t kMaxShown = 80;
constexpr int kMaxThreads = 1024;
constexpr Range kYears{1900, 2300, Digits::plain};

/// "unknown command" with the nearest known one.
[[noreturn]] void refuse_command(const std::string& word, const Console& console) {
    std::vector<std::string> names;
    for (const CommandName& command : command_names()) {
        names.emplace_back(command.name);
    }
    const std::string like = scenario::closest(word, names);
    throw UsageError(console.text(Message::unknown_command, printable(word, kMaxShown)) + "." +
                     (like.empty() ? "" : console.text(Message::did_you_mean, like)));
}

std::optional<Command> find_command(const std::string& name) {
    for (const CommandName& command : command_names()) {
        if (name == command.name) {
            return command.command;
        }
    }
    return name == kDocsCommand ? std::optional(Command::docs) : std::nullopt;
}

/// The first word that is not an option or an option's value; empty when there is none.
std::string command_word(const std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--lang") {
            ++i;
        } else if (words[i].empty() || words[i].front() != '-') {
            return words[i];
        }
    }
    return {};
}

/// The options of the command that was named, for "did you mean".
std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands()) {
        for (const CLI::Option* option : command->get_options()) {
            for (const std::string& name : option->get_lnames()) {
                names.push_back("--" + name);
            }
        }
    }
    return names;
}

std::string before(const std::string& text, const std::string& mark) {
    return text.substr(0, text.find(mark));
}

/// CLI11's complaint in the console's language.
std::string complaint(const CLI::ParseError& error, const CLI::App& app, const Console& console) {
    const std::string what = error.what();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        const auto words = app.remaining(true);
        const std::string word = words.empty() ? what : words.front();
        const std::string like = scenario::closest(before(word, "="), option_names(app));
        return console.text(Message::unknown_argument, printable(word, kMaxShown)) + "." +
               (like.empty() ? "" : console.text(Message::did_you_mean, like));
    }
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
        const std::string name = before(what, " is required");
        return name == "--output" ? console.text(Message::output_needed)
                                  : console.text(Message::missing_argument, name);
    }
    const std::string name = before(what, ":");
    const bool is_missing = what.ends_with("missing");
    return console.text(is_missing ? Message::missing_value : Message::repeated_option, name);
}

std::string command_line_of(const std::vector<std::string>& words) {
    std::string line = "legeplan";
    for (const std::string& word : words) {
        line += ' ' + shell_word(word);
    }
    return utf8_of(line);
}

/// The numbers of a command line.
void set_numbers(const RawArguments& raw, const Console& console, Arguments& arguments) {
    constexpr auto kAnySeed = std::numeric_limits<std::uint64_t>::max();
    const auto number = [&](const char* option, const std::optional<std::string>& text,
                            std::uint64_t otherwise, Range range) {
        return text ? parse_number(option, *text, range, console) : otherwise;
    };
    arguments.replicates =
        number("-n", raw.replicates,
               raw.until_error ? run::kMaxReplicatesUntilError : arguments.replicates,
               {1, run::kMaxReplicates});
    arguments.seed = number("--seed", raw.seed, arguments.seed, {0, kAnySeed});
    arguments.is_seed_given = raw.seed.has_value();
    arguments.threads = static_cast<int>(number("-j", raw.threads, 0, {1, kMaxThreads}));
    arguments.replicate = number("--replicate", raw.replicate, 0, {0, run::kMaxReplicates - 1});
    if (raw.year) {
        arguments.year = static_cast<int>(parse_number("--year", *raw.year, kYears, console));
    }
    for (const std::string& year : raw.years) {
        arguments.years.push_back(static_cast<int>(parse_number("--years", year, kYears, console)));
    }
}

/// The values of a command line, checked.
Arguments checked(const RawArguments& raw, const Console& console) {
    Arguments arguments;
    if (raw.scenario) {
        arguments.scenarios.push_back(*raw.scenario);
    }
    arguments.scenarios.insert(arguments.scenarios.end(), raw.scenarios.begin(),
                               raw.scenarios.end());
    arguments.key = raw.key;
    arguments.page = raw.page;
    arguments.output = raw.output;
    arguments.csv = raw.csv;
    for (const auto& file : {raw.output, raw.csv}) {
        if (file == "-") {
            throw UsageError(console.text(Message::no_stdout_file));
        }
    }
    arguments.draws = raw.is_draws_given ? KeepDraws::yes : KeepDraws::no;
    if (raw.is_draws_given && !raw.output) {
        throw UsageError(console.text(Message::draws_without_output));
    }
    if (raw.until_error) {
        arguments.until_error = parse_bound(*raw.until_error, console);
    }
    set_numbers(raw, console, arguments);
    arguments.kind = raw.kind;
    arguments.region = raw.region;
    arguments.municipality = raw.municipality;
    arguments.name = raw.name;
    arguments.population = raw.population;
    arguments.observed = raw.observed;
    arguments.targets = raw.targets;
    arguments.resume = raw.is_resume_given ? Resume::yes : Resume::no;
    arguments.dry_run = raw.is_dry_run_given ? DryRun::yes : DryRun::no;
    arguments.part = raw.part;
    arguments.method = raw.method;
    arguments.indicators = raw.indicators;
    return arguments;
}

/// What `export` writes, by the ending of the file's name.
void set_export(const RawArguments& raw, const Console& console, Arguments& arguments) {
    std::string ending = std::filesystem::path(*raw.output).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const bool is_table = ending == ".csv";
    if (!is_table && ending != ".xlsx") {
        throw UsageError(console.text(Message::export_kind, printable(*raw.output, kMaxShown)));
    }
    if (!is_table && (raw.is_wide_given || raw.is_excel_given)) {
        throw UsageError(
            console.text(Message::only_for_csv, raw.is_wide_given ? "--wide" : "--excel"));
    }
    arguments.export_format = is_table ? ExportFormat::table : ExportFormat::workbook;
    arguments.csv_shape =
        raw.is_wide_given ? output::CsvShape::wide_table : output::CsvShape::long_table;
    arguments.csv_dialect =
        raw.is_excel_given ? output::CsvDialect::norwegian_excel : output::CsvDialect::plain;
}

void expect_language(const RawArguments& raw, const Console& console) {
    const char* variable = std::getenv("LEGEPLAN_LANG");
    if (raw.language) {
        if (!parse_language(*raw.language)) {
            throw UsageError(
                console.text(Message::bad_language, printable(*raw.language, kMaxShown)));
        }
    } else if (variable != nullptr && *variable != '\0' && !parse_language(variable)) {
        throw UsageError(
            console.text(Message::bad_language_variable, printable(variable, kMaxShown)));
    }
}

}  // namespace

Language choose_language(const std::vector<std::string>& words) {
    constexpr std::string_view kOption = "--lang";
    std::string chosen;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == kOption && i + 1 < words.size()) {
            chosen = words[i + 1];
        } else if (words[i].starts_with(std::string(kOption) + "=")) {
            chosen = words[i].substr(kOption.size() + 1);
        }
    }
    // What is wrong is complained about in the language that is left.
    const char* variable = std::getenv("LEGEPLAN_LANG");
    const auto otherwise = parse_language(variable != nullptr ? variable : "");
    return parse_language(chosen).value_or(otherwise.value_or(Language::nb));
}

std::string help_command(const std::vector<std::string>& words) {
    const std::string word = command_word(words);
    return find_command(word) ? "legeplan " + word : "legeplan";
}

Arguments parse_arguments(const std::vector<std::string>& words, Console& console) {
    RawArguments raw;
    Grammar grammar(console, raw);
    CLI::App& app = grammar.app();
    const std::string word = command_word(words);
    if (!word.empty() && !find_command(word)) {
        refuse_command(word, console);
    }
    try {
        app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::CallForHelp&) {
        const auto chosen = app.get_subcommands();
        console.answer_text(chosen.empty() ? app.help() : chosen.front()->help("legeplan"));
        return {};
    } catch (const CLI::CallForVersion&) {
        console.answer_text(std::string(version()) + "\n");
        return {};
    } catch (const CLI::ParseError& error) {
        throw UsageError(complaint(error, app, console));
    }
    expect_language(raw, console);
    console.set(raw.is_json_given ? Answer::json : Answer::text);
    console.set(raw.is_quiet_given ? Chatter::quiet : Chatter::normal);
    if (word.empty()) {
        throw UsageError(console.text(Message::no_command));
    }
    Arguments arguments = checked(raw, console);
    arguments.command_line = command_line_of(words);
    arguments.command = *find_command(word);
    if (arguments.command == Command::export_results) {
        set_export(raw, console, arguments);
    }
    return arguments;
}

}  // namespace legeplan::cli
