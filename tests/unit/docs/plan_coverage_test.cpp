#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "inputs/load.h"
#include "inputs/schema.h"
#include "record/indicators.h"
#include "run/scenario.h"

using namespace legeplan;

namespace {

const std::filesystem::path kSource = LEGEPLAN_SOURCE_DIR;

/// Rows of the page, each split at its bars: id, figure, kind, answer.
std::vector<std::vector<std::string>> rows() {
    std::ifstream file(kSource / "docs/plan_coverage.md");
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(file, line);) {
        if (!line.starts_with("| G") && !line.starts_with("| L")) {
            continue;
        }
        std::vector<std::string> cells;
        for (std::size_t from = 2; from < line.size();) {
            const std::size_t to = std::min(line.find(" |", from), line.size());
            cells.push_back(line.substr(from, to - from));
            from = to + 3;
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

/// What stands between backticks.
std::vector<std::string> names_in(const std::string& text) {
    std::vector<std::string> names;
    for (std::size_t from = text.find('`'); from != std::string::npos;) {
        const std::size_t to = text.find('`', from + 1);
        REQUIRE(to != std::string::npos);
        names.push_back(text.substr(from + 1, to - from - 1));
        from = text.find('`', to + 1);
    }
    return names;
}

/// Whether a name is a file, an indicator, a key, or a section or type that keys lie under.
bool exists(const std::string& name) {
    if (name.find('/') != std::string::npos) {
        return std::filesystem::is_regular_file(kSource / name);
    }
    const auto& keys = inputs::scenario_schema().keys;
    return record::find_indicator(name) != nullptr ||
           std::any_of(keys.begin(), keys.end(), [&](const scenario::KeySpec& spec) {
               return spec.key == name || spec.key.starts_with(name + ".");
           });
}

}  // namespace

TEST_CASE("each figure of the two plans stands once in the coverage page") {
    std::set<std::string> expected;
    for (int i = 1; i <= 82; ++i) {
        expected.insert(fmt::format("G{:03}", i));
    }
    for (int i = 1; i <= 52; ++i) {
        expected.insert(fmt::format("L{:03}", i));
    }
    REQUIRE(expected.size() == 134);
    std::set<std::string> found;
    for (const auto& row : rows()) {
        INFO(row.front());
        CHECK(row.size() == 4);
        CHECK(found.insert(row.front()).second);
    }
    CHECK(found == expected);
}

TEST_CASE("every key, indicator and file that the coverage page names exists") {
    const std::set<std::string> kinds{"simulated", "input", "reported against"};
    for (const auto& row : rows()) {
        REQUIRE(row.size() == 4);
        INFO(row[0]);
        CHECK(kinds.contains(row[2]));
        const auto names = names_in(row[3]);
        CHECK((row[2] == "reported against" || row[3].starts_with("see ") || !names.empty()));
        for (const std::string& name : names) {
            INFO(name);
            CHECK(exists(name));
        }
    }
    CHECK_FALSE(exists("services.no_such_key"));
    CHECK_FALSE(exists("scenarios/no_such_file.toml"));
}

TEST_CASE("what the plans are reported against is a figure of their scenarios, and the other way") {
    std::set<std::string> figures;
    for (const char* place : {"gjovik", "loten"}) {
        Problems problems;
        const auto path = kSource / "scenarios" / place / "baseline.toml";
        const auto loaded = inputs::load_with_scenario(path, {kSource / "scenarios", {}}, problems);
        REQUIRE(loaded);
        run::check_figures(loaded->scenario, problems);
        CHECK_FALSE(problems.any());
        for (const scenario::Item& item : loaded->scenario.items("figure")) {
            CHECK(item.id().front() == (std::string(place) == "gjovik" ? 'G' : 'L'));
            CHECK(figures.insert(item.id()).second);
        }
    }
    std::set<std::string> all;
    for (const auto& row : rows()) {
        INFO(row[0]);
        all.insert(row[0]);
        CHECK((row[2] != "reported against" || figures.contains(row[0])));
    }
    CHECK(std::includes(all.begin(), all.end(), figures.begin(), figures.end()));
}
