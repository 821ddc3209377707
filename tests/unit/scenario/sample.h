#pragma once

#include <atomic>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <utility>

#include <unistd.h>

#include "scenario/scenario.h"

/// A small schema and folders of scenario files for the tests of scenario/.
namespace legeplan::scenario::sample {

/// A folder of its own for one test, removed at its end.
class Folder {
public:
    Folder() {
        static std::atomic<int> count{0};
        path_ = std::filesystem::canonical(std::filesystem::temp_directory_path()) /
                ("scenario_test_" + std::to_string(::getpid()) + "_" + std::to_string(count++));
        std::filesystem::create_directories(path_);
    }
    Folder(std::initializer_list<std::pair<std::string, std::string>> files) : Folder() {
        for (const auto& [name, text] : files) {
            write(name, text);
        }
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }

    const std::filesystem::path& path() const { return path_; }

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        const std::filesystem::path file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
        return file;
    }

    /// A text with the folder's path taken out, so that tests can state it whole.
    std::string without_path(std::string text) const {
        const std::string prefix = path_.string() + "/";
        for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) {
            text.erase(at, prefix.size());
        }
        return text;
    }

private:
    std::filesystem::path path_;
};

inline Schema schema() {
    constexpr auto kOptional = Presence::optional;
    Schema result;
    result.keys = {
        {.key = "title", .kind = KeyKind::text, .presence = kOptional},
        {.key = "period.start", .kind = KeyKind::date, .min = 1990, .max = 2100},
        {.key = "position.list_cap",
         .unit = "persons",
         .min = 1,
         .max = 3500,
         .doc_en = "List cap",
         .doc_nb = "Listetak"},
        {.key = "gp.exit.hazard", .unit = "per year", .min = 0, .max = 5, .presence = kOptional},
        {.key = "gp.count",
         .kind = KeyKind::integer,
         .unit = "doctors",
         .min = 0,
         .max = 100,
         .presence = kOptional},
        {.key = "gp.share", .kind = KeyKind::number, .min = 0, .max = 1, .presence = kOptional},
        {.key = "gp.locums", .kind = KeyKind::boolean, .presence = kOptional},
        {.key = "gp.rule",
         .kind = KeyKind::choice,
         .presence = kOptional,
         .choices = {"attrition", "transfer"}},
        {.key = "gp.office", .kind = KeyKind::string, .presence = kOptional},
        {.key = "gp.offices", .kind = KeyKind::strings, .presence = kOptional},
        {.key = "population.start",
         .kind = KeyKind::table,
         .presence = kOptional,
         .table = "population"},
        {.key = "gp.roster",
         .kind = KeyKind::table,
         .presence = kOptional,
         .table = "roster",
         .privacy = Privacy::personal},
        {.key = "policy[].date", .kind = KeyKind::date, .min = 1990, .max = 2100},
        {.key = "policy[open_centre].rooms",
         .kind = KeyKind::integer,
         .unit = "rooms",
         .min = 1,
         .max = 50},
        {.key = "policy[open_centre].cost.building",
         .unit = "NOK",
         .min = 0,
         .presence = kOptional},
        {.key = "policy[open_centre].cost.running", .unit = "NOK", .min = 0, .presence = kOptional},
        {.key = "policy[retention].age",
         .kind = KeyKind::integer,
         .unit = "years",
         .min = 50,
         .max = 75},
        {.key = "event[].count", .kind = KeyKind::integer, .min = 0, .max = 9},
    };
    result.tables = {
        {.name = "population",
         .columns =
             {{.name = "sex", .kind = ColumnKind::choice, .choices = {"women", "men"}},
              {.name = "age", .kind = ColumnKind::integer, .unit = "years", .min = 0, .max = 105},
              {.name = "persons", .min = 0, .max = 1e6},
              {.name = "since",
               .kind = ColumnKind::date,
               .min = 1900,
               .max = 2100,
               .presence = kOptional},
              {.name = "remark", .kind = ColumnKind::string, .presence = kOptional}},
         .max_rows = 500,
         .unique_by = {"sex", "age"}},
        {.name = "roster", .columns = {{.name = "name", .kind = ColumnKind::string}}},
    };
    return result;
}

/// A scenario file that is right, to which tests add what they are about.
inline const std::string kBase = "format = 1\n"
                                 "period.start = 2021-07-01\n"
                                 "position.list_cap = 1000\n";

/// Every problem of a scenario file, one per line; "" when it is right.
inline std::string problems_of(const Folder& folder, const std::string& file,
                               const LoadOptions& options = {}) {
    Problems problems;
    const auto scenario = Scenario::load(folder.path() / file, schema(), options, problems);
    const bool is_consistent = scenario.has_value() != problems.any();
    return is_consistent ? folder.without_path(problems.to_string()) : "inconsistent";
}

/// Problems of kBase with more text.
inline std::string problems_with(const std::string& text) {
    const Folder folder{{"a.toml", kBase + text}};
    return problems_of(folder, "a.toml");
}

/// kBase with more text, which must be right.
inline Scenario loaded_with(const std::string& text) {
    const Folder folder{{"a.toml", kBase + text}};
    return Scenario::load(folder.path() / "a.toml", schema());
}

}  // namespace legeplan::scenario::sample
