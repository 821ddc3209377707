#include "study/population_history.h"

#include <algorithm>
#include <utility>

#include "scenario/suggest.h"

namespace legeplan::study {

namespace {

constexpr int kCells = kAges * kSexes;

[[noreturn]] void refuse(const std::string& file, const std::string& key, const Text& message,
                         const Text& expected, const std::string& suggestion = {}) {
    Problems problems;
    problems.add({{file, 0}, key, message, expected, suggestion});
    throw ScenarioError(std::move(problems));
}

struct Columns {
    int region = -1;
    int name = -1;
    int year = -1;
    int age = -1;
    int sex = -1;
    int persons = -1;
};

Columns columns_of(const std::vector<std::string>& header) {
    const auto place = [&](const char* name) {
        const auto found = std::find(header.begin(), header.end(), name);
        return found == header.end() ? -1 : static_cast<int>(found - header.begin());
    };
    return {place("region"), place("name"), place("year"),
            place("age"),    place("sex"),  place("persons")};
}

}  // namespace

PopulationHistory PopulationHistory::until(int year) const {
    PopulationHistory known{region, name, {}};
    known.years.insert(years.begin(), years.upper_bound(year));
    return known;
}

std::map<std::string, PopulationHistory> histories_of(const scenario::ForeignTable& table,
                                                      const std::string& file) {
    if (table.kind != "population") {
        refuse(file, "", Text::of("en tabell med {}", "a table of {}", table.kind),
               Text::of("en tabell med {}", "a table of {}", "population"));
    }
    const Columns at = columns_of(table.header);
    std::map<std::string, PopulationHistory> histories;
    std::map<std::pair<std::string, int>, int> cells;
    for (const auto& row : table.rows) {
        const auto cell = [&](int column) { return row[static_cast<std::size_t>(column)]; };
        const std::string region = at.region < 0 ? "" : cell(at.region);
        PopulationHistory& history = histories[region];
        history.region = region;
        history.name = at.name < 0 || cell(at.name).empty() ? region : cell(at.name);
        const int year = std::stoi(cell(at.year));
        Ages& persons = history.years.try_emplace(year, Ages::Zero()).first->second;
        persons(std::stoi(cell(at.age)), cell(at.sex) == "female" ? 0 : 1) =
            std::stod(cell(at.persons));
        ++cells[{region, year}];
    }
    for (auto& [region, history] : histories) {
        std::erase_if(history.years, [](const auto& each) { return each.second.sum() == 0.0; });
        for (const auto& [year, persons] : history.years) {
            if (const int there = cells[{region, year}]; there != kCells) {
                refuse(file, region,
                       Text::of("{} celler for året {}", "{} cells of the year {}", there, year),
                       Text::of("alle aldre 0..105 for begge kjønn, {} celler",
                                "all ages 0..105 of both sexes, {} cells", kCells));
            }
        }
    }
    std::erase_if(histories, [](const auto& each) { return each.second.years.empty(); });
    if (histories.empty()) {
        refuse(file, "", {"ingen bor i noen av regionene", "nobody lives in any of its regions"},
               {"en befolkning", "a population"});
    }
    return histories;
}

std::map<std::string, PopulationHistory> read_histories(const std::filesystem::path& path) {
    return histories_of(scenario::import_population(path, {}), path.string());
}

const PopulationHistory* find_region(const std::map<std::string, PopulationHistory>& histories,
                                     const std::string& word) {
    for (const auto& [code, history] : histories) {
        if (word == code || scenario::edit_distance(word, history.name, 0) == 0) {
            return &history;
        }
    }
    return nullptr;
}

RegionAdvice advice_on_region(const std::map<std::string, PopulationHistory>& histories,
                              const std::string& word) {
    std::vector<std::string> words;
    std::string namesakes;
    for (const auto& [code, history] : histories) {
        words.insert(words.end(), {code, history.name});
        if (history.name.starts_with(word + " (")) {
            namesakes += (namesakes.empty() ? "" : " / ") + history.name;
        }
    }
    const PopulationHistory& first = histories.begin()->second;
    const std::string example =
        !namesakes.empty() ? namesakes
                           : first.region + (first.name == first.region ? "" : " " + first.name);
    return {Text::of("et nummer eller navn blant {}, slik som {}",
                     "a number or name among {}, such as {}", histories.size(), example),
            namesakes.empty() ? scenario::closest(word, words) : ""};
}

const PopulationHistory& region_of(const std::map<std::string, PopulationHistory>& histories,
                                   const std::optional<std::string>& region,
                                   const std::string& file) {
    if (histories.size() == 1 && (!region || histories.begin()->first.empty())) {
        return histories.begin()->second;
    }
    if (!region) {
        refuse(file, "region", Text::of("{} regioner", "{} regions", histories.size()),
               {"én region, eller å få vite hvilken", "one region, or to be told which"});
    }
    const PopulationHistory* found = find_region(histories, *region);
    if (found == nullptr) {
        const RegionAdvice advice = advice_on_region(histories, *region);
        refuse(file, "region", Text::of("ingen region {}", "no region {}", *region),
               advice.expected, advice.suggestion);
    }
    return *found;
}

PopulationHistory history_in(const scenario::Table& table) {
    PopulationHistory history;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto year = static_cast<int>(table.integers("year")[row]);
        const auto age = static_cast<int>(table.integers("age")[row]);
        const int sex = table.strings("sex")[row] == "female" ? 0 : 1;
        history.years.try_emplace(year, Ages::Zero()).first->second(age, sex) =
            static_cast<double>(table.integers("persons")[row]);
    }
    return history;
}

}  // namespace legeplan::study
