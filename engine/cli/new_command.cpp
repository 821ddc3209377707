#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/numbers.h"
#include "cli/value_parsing.h"
#include "inputs/load.h"
#include "output/atomic_file.h"
#include "output/json.h"
#include "study/municipality_names.h"
#include "study/starter.h"

namespace legeplan::cli {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using study::Starter;

/// Puts all files in a folder that appears whole or not at all.
void write_folder(const fs::path& folder, const study::StarterFiles& files) {
    std::error_code error;
    const fs::path parent = fs::absolute(folder, error).parent_path();
    fs::create_directories(parent, error);
    fs::path staging = folder;
    staging += ".new";
    if (!fs::create_directory(staging, error)) {
        throw error ? output::FileError(staging, error.value())
                    : output::FileError(staging, {"finnes allerede", "exists already"});
    }
    try {
        for (const auto& [name, text] : files) {
            output::AtomicFile file(staging / name);
            output::write_text(file, text);
        }
        fs::rename(staging, folder);
    } catch (...) {
        fs::remove_all(staging, error);
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

Starter starter_of(const Arguments& arguments, const fs::path& data_dir, const Console& console) {
    const fs::path table = arguments.population ? fs::path(*arguments.population)
                                                : data_dir / "norway" / "municipalities_2023.csv";
    Starter starter;
    auto histories = study::read_histories(table);
    study::name_municipalities(histories, data_dir);
    starter.history = study::region_of(histories, arguments.municipality, table.string());
    starter.code =
        plain(starter.history.region.empty() ? *arguments.municipality : starter.history.region);
    const bool has_name = starter.history.name != starter.history.region;
    starter.name = plain(arguments.name ? *arguments.name
                         : has_name     ? starter.history.name
                                        : console.text(Message::new_municipality, starter.code));
    starter.source = arguments.population
                         ? plain(table.filename().string())
                         : "SSB, table 07459 (CC BY 4.0), norway/municipalities_2023.csv";
    starter.language = console.language() == Language::nb ? study::CommentLanguage::nb
                                                          : study::CommentLanguage::en;
    return starter;
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
    if (folder.empty() || fs::exists(fs::symlink_status(folder, error))) {
        throw UsageError(console.text(Message::folder_exists, folder.string()));
    }
    const fs::path data_dir = inputs::LoadOptions::default_data_dir();
    const Starter starter = starter_of(arguments, data_dir, console);
    const study::StarterFiles files = study::starter_files(starter, data_dir);
    write_folder(folder, files);
    const auto persons = static_cast<std::uint64_t>(starter.history.total(starter.start_year()));
    const std::string scenario = (folder / files.front().first).string();
    console.answer_text(console.text(Message::new_written, folder.string(), starter.name,
                                     person_count(persons, console.language()),
                                     starter.start_year()) +
                        '\n' + console.text(Message::new_next, shell_word(scenario)) + '\n');
    if (console.answer() == Answer::json) {
        Json json;
        json["format"] = output::kFormat;
        json["scenario"] = scenario;
        json["municipality"] = starter.code;
        json["name"] = starter.name;
        json["persons"] = persons;
        json["files"] = Json::array();
        for (const auto& [name, text] : files) {
            json["files"].push_back((folder / name).string());
        }
        console.answer_json(json.dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    return Exit::done;
}

}  // namespace legeplan::cli
