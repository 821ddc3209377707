#include <filesystem>
#include <map>
#include <string>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/numbers.h"
#include "cli/other_population.h"
#include "cli/value_parsing.h"
#include "inputs/load.h"
#include "output/atomic_file.h"
#include "output/json.h"
#include "scenario/foreign_words.h"
#include "scenario/suggest.h"
#include "study/municipality_names.h"
#include "study/starter.h"
#include "study/starter_example.h"

namespace legeplan::cli {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using study::Starter;
using Histories = std::map<std::string, study::PopulationHistory>;

/// Puts all files in a folder that appears whole or not at all; one that stands there empty stays.
void write_folder(const fs::path& folder, const study::StarterFiles& files) {
    std::error_code error;
    const bool is_there = fs::is_directory(folder, error);
    fs::create_directories(fs::absolute(folder, error).parent_path(), error);
    fs::path staging = is_there ? folder / ".new" : folder;
    if (!is_there) {
        staging += ".new";
    }
    if (!fs::create_directory(staging, error)) {
        throw error ? output::FileError(staging, error.value())
                    : output::FileError(staging, {"finnes allerede", "exists already"});
    }
    try {
        for (const auto& [name, text] : files) {
            output::AtomicFile file(staging / name);
            output::write_text(file, text);
        }
        if (is_there) {
            for (const auto& [name, text] : files) {
                fs::rename(staging / name, folder / name);
            }
            fs::remove(staging);
        } else {
            fs::rename(staging, folder);
        }
    } catch (...) {
        fs::remove_all(staging, error);
        if (is_there) {
            for (const auto& [name, text] : files) {
                fs::remove(folder / name, error);
            }
        }
        throw;
    }
}

/// A name as it may stand in quotes in TOML.
std::string plain(std::string name) {
    std::erase_if(name, [](char c) {
        return c == '"' || c == '\\' || (c >= 0 && c < ' ') || c == '\x7f' || c == '{' || c == '}';
    });
    return name;
}

/// A table of one place that does not say which.
bool is_nameless(const Histories& histories) {
    return histories.size() == 1 && histories.begin()->first.empty();
}

/// The municipalities of Norway by number, without populations.
Histories known_municipalities(const fs::path& data_dir) {
    Histories known;
    for (const auto& [code, name] : study::municipality_names(data_dir)) {
        known[code] = {code, name, {}};
    }
    return known;
}

/// The municipality as it was asked for, by its number where "3405 Lillehammer" or "K-3405" gives
/// one. Throws: UsageError when the number is another's.
std::string municipality_of(const std::string& word, const Histories& known,
                            const Console& console) {
    const scenario::RegionCell asked = scenario::region_of_words(word);
    const auto found = known.find(asked.code);
    const bool has_name = asked.code != asked.name && !asked.name.empty();
    if (has_name && found != known.end() && !found->second.name.starts_with(asked.name + " (") &&
        scenario::folded(found->second.name) != scenario::folded(asked.name)) {
        throw UsageError(console.text(Message::name_not_of_number, printable(word, 80), asked.code,
                                      found->second.name));
    }
    return asked.code;
}

/// That a name is of several municipalities. Throws: UsageError.
void expect_one(const Histories& histories, const std::string& municipality,
                const Console& console) {
    std::string numbers;
    std::string names;
    int exact = histories.contains(municipality) ? 1 : 0;
    for (const auto& [code, history] : histories) {
        const std::string bare = history.name.substr(0, history.name.find(" ("));
        if (code == municipality || scenario::edit_distance(municipality, bare, 0) != 0) {
            continue;
        }
        numbers += (numbers.empty() ? "" : ", ") + code + " " + history.name;
        names += (names.empty() ? "" : ", ") + history.name;
        exact += bare == history.name ? 1 : 0;
    }
    const std::string word = printable(municipality, 80);
    if (exact > 1) {
        throw UsageError(Text::of("--municipality {}: Det finnes flere: {}. Skriv nummeret.",
                                  "--municipality {}: There are several: {}. Write the number.",
                                  word, numbers)
                             .in(console.language()));
    }
    if (exact == 0 && !names.empty()) {
        throw UsageError(
            Text::of("--municipality {}: Det finnes flere: {}. Skriv navnet slik eller nummeret.",
                     "--municipality {}: There are several: {}. Write the name so, or the number.",
                     word, names)
                .in(console.language()));
    }
}

/// That a municipality is not in a table, with those that may be meant.
Text no_municipality(const Histories& histories, const std::string& municipality,
                     const fs::path& table) {
    const std::string word = printable(municipality, 80);
    const bool is_number = municipality.find_first_not_of("0123456789") == std::string::npos;
    Text text = Text::of("--municipality {}: ikke blant de {} kommunene i {}.",
                         "--municipality {}: not among the {} municipalities of {}.", word,
                         histories.size(), table.filename().string());
    if (is_number) {
        text.nb += " Mange numre ble endret i 2020 og 2024: skriv navnet.";
        text.en += " Many numbers changed in 2020 and 2024: write the name.";
    }
    std::string near = study::advice_on_region(histories, municipality).suggestion;
    if (const auto found = histories.find(near); found != histories.end()) {
        near += " (" + found->second.name + ")";
    }
    if (!near.empty()) {
        text.nb += " " + fmt::format("Mente du «{}»?", near);
        text.en += " " + fmt::format("Did you mean \"{}\"?", near);
    }
    return text;
}

/// The history of the municipality that was asked for, with its number and name where they are
/// known. Throws: UsageError.
study::PopulationHistory history_of(const Histories& histories, const std::string& municipality,
                                    const Histories& known, const fs::path& table,
                                    const Console& console) {
    const Histories& named = is_nameless(histories) ? known : histories;
    expect_one(named, municipality, console);
    const study::PopulationHistory* found = study::find_region(named, municipality);
    if (is_nameless(histories)) {
        study::PopulationHistory history = histories.begin()->second;
        history.region = found == nullptr ? municipality : found->region;
        history.name = found == nullptr ? municipality : found->name;
        return history;
    }
    if (found == nullptr) {
        throw UsageError(no_municipality(histories, municipality, table).in(console.language()));
    }
    return *found;
}

/// Asks whether a table of one's own is of the municipality, where the shipped populations tell
/// that it is much larger or smaller.
void warn_of_other_size(const Starter& starter, const fs::path& data_dir, Console& console) {
    const auto shipped = study::read_histories(data_dir / "norway" / "municipalities_2023.csv");
    const auto found = shipped.find(starter.code);
    if (found != shipped.end()) {
        warn_of_other_municipality(starter.name, starter.history, found->second, console);
    }
}

Starter starter_of(const Arguments& arguments, const fs::path& data_dir, const Console& console) {
    const fs::path table = arguments.population ? fs::path(*arguments.population)
                                                : data_dir / "norway" / "municipalities_2023.csv";
    Starter starter;
    auto histories = study::read_histories(table);
    study::name_municipalities(histories, data_dir);
    const Histories known = known_municipalities(data_dir);
    const std::string municipality = municipality_of(*arguments.municipality, known, console);
    starter.history = history_of(histories, municipality, known, table, console);
    starter.code = plain(starter.history.region);
    const bool has_name = starter.history.name != starter.history.region;
    starter.name = plain(arguments.name ? *arguments.name
                         : has_name     ? starter.history.name
                                        : console.text(Message::new_municipality, starter.code));
    starter.source =
        arguments.population ? plain(table.filename().string()) : console.text(Message::new_source);
    starter.language = console.language() == Language::nb ? study::CommentLanguage::nb
                                                          : study::CommentLanguage::en;
    return starter;
}

/// What was made, what is not the municipality's own in it, and what to do next.
std::string told(const fs::path& folder, const Starter& starter, const study::StarterPlaces& places,
                 const Console& console) {
    const Language language = console.language();
    const auto count = [&](double persons) {
        return person_count(static_cast<std::uint64_t>(persons), language);
    };
    const std::string persons = count(starter.history.total(starter.start_year()));
    std::string text = console.text(Message::new_written, folder.string(), starter.name, persons,
                                    starter.start_year()) +
                       '\n' + console.text(Message::new_places, "positions.csv") + '\n';
    if (places.is_odd()) {
        text += console.text(Message::new_places_odd, persons,
                             person_number(places.by_ratio, 1, language), places.positions) +
                '\n';
    }
    const std::string scenario = (folder / "baseline.toml").string();
    const std::string example = (folder / study::example_name(starter.language)).string();
    return text + console.text(Message::new_next, shell_word(scenario), shell_word(example)) + '\n';
}

}  // namespace

Exit new_scenario(const Arguments& arguments, Console& console) {
    fs::path folder = arguments.scenarios.front();
    if (!folder.has_filename()) {
        folder = folder.parent_path();  // a slash at the end
    }
    if (!arguments.municipality) {
        throw UsageError(console.text(Message::municipality_needed));
    }
    std::error_code error;
    if (folder.empty()) {
        throw UsageError(console.text(Message::folder_needed));
    }
    const auto status = fs::symlink_status(folder, error);
    if (fs::exists(status) && !(fs::is_directory(status) && fs::is_empty(folder, error))) {
        throw UsageError(console.text(Message::folder_exists, folder.string()));
    }
    const fs::path data_dir = inputs::LoadOptions::default_data_dir();
    const Starter starter = starter_of(arguments, data_dir, console);
    if (arguments.population) {
        warn_of_other_size(starter, data_dir, console);
    }
    const study::StarterFiles files = study::starter_files(starter, data_dir);
    write_folder(folder, files);
    const auto persons = static_cast<std::uint64_t>(starter.history.total(starter.start_year()));
    const study::StarterPlaces places = study::starter_places(starter, data_dir);
    console.answer_text(told(folder, starter, places, console));
    const std::string scenario = (folder / files.front().first).string();
    if (console.answer() == Answer::json) {
        Json json;
        json["format"] = output::kFormat;
        json["scenario"] = scenario;
        json["municipality"] = starter.code;
        json["name"] = starter.name;
        json["persons"] = persons;
        json["positions"] = places.positions;
        json["files"] = Json::array();
        for (const auto& [name, text] : files) {
            json["files"].push_back((folder / name).string());
        }
        console.answer_json(json.dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    return Exit::done;
}

}  // namespace legeplan::cli
