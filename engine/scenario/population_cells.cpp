#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "scenario/foreign_table.h"
#include "scenario/foreign_words.h"
#include "scenario/number_text.h"
#include "scenario/suggest.h"

namespace legeplan::scenario {

namespace {

constexpr double kMostPersons = 20e6;
/// Cells without a number of persons that are told one by one.
constexpr std::size_t kMostShown = 20;

constexpr const char* kSexWords[] = {"female", "male"};

Text place_of(const Location& where, const std::string& pointer) {
    return pointer.empty() ? Text::of("linje {}", "line {}", where.line) : Text::same(pointer);
}

/// Years of a table, in words for its comments.
std::string span_of(const std::set<int>& years) {
    const std::string first = std::to_string(*years.begin());
    return years.size() == 1 ? first : first + "-" + std::to_string(*years.rbegin());
}

}  // namespace

PopulationCells::PopulationCells(const ImportChoice& choice, Problems& problems)
    : choice_(choice), problems_(problems), asked_(region_of_words(choice.region.value_or(""))) {}

bool PopulationCells::is_region(const std::string& region, const std::string& name) {
    if (!regions_seen_.empty() && last_.code == region && last_.name == name) {
        return is_last_asked_;  // neighbours in a file are mostly of the same region
    }
    last_ = {region, name};
    regions_seen_.emplace(region, name);
    const bool has_number = asked_.code != asked_.name;
    is_last_asked_ = !choice_.region || region == asked_.code || region == *choice_.region ||
                     (!has_number && folded(name) == folded(asked_.name));
    if (has_number && !asked_.name.empty() && !name.empty() && name != region) {
        is_last_asked_ = is_last_asked_ && folded(name) == folded(asked_.name);
    }
    return is_last_asked_;
}

bool PopulationCells::is_wanted(const std::string& region, const std::string& name, int year) {
    const bool is_here = is_region(region, name);
    years_seen_.insert(year);
    if (is_here) {
        years_of_region_.insert(year);
    }
    const bool is_wanted = is_here && (!choice_.year || *choice_.year == year);
    if (!is_wanted) {
        leave_out(LeftOut::filtered);
    }
    return is_wanted;
}

void PopulationCells::leave_out(LeftOut reason, std::size_t cells) {
    if (cells > 0) {
        left_out_[reason] += static_cast<std::int64_t>(cells);
    }
}

void PopulationCells::add(const PersonsCell& cell) {
    const auto refuse = [&](Text message, Text expected) {
        problems_.add({cell.where, cell.pointer, std::move(message), std::move(expected), ""});
    };
    if (cell.persons < 0.0 || cell.persons > kMostPersons ||
        cell.persons != std::floor(cell.persons) || is_like_thousands(cell.shown)) {
        refuse_number(cell);
        return;
    }
    if (cell.is_open ? cell.age < kTopAge : cell.age > kTopAge) {
        refuse(
            cell.is_open ? Text::of("alder {} og over", "age {} and over", cell.age)
                         : Text::of("alder {}", "age {}", cell.age),
            {"ettårige aldersgrupper opp til en åpen gruppe på 105 og over, som i SSBs tabell "
             "07459",
             "single years of age up to an open group of 105 and over, as in SSB's table 07459"});
        return;
    }
    Key key{cell.region, cell.year, std::min(cell.age, kTopAge), cell.sex};
    const auto [found, is_new] = cells_.emplace(key, cell);
    if (!is_new) {
        refuse(Text::of("samme region, år, alder og kjønn står også på {}",
                        "the same region, year, age and sex stand also at {}",
                        place_of(found->second.where, found->second.pointer)),
               {"hver av dem én gang", "each once"});
    }
}

void PopulationCells::refuse_number(const PersonsCell& cell) {
    if (++wrong_numbers_ > kMostShown) {
        return;
    }
    Text expected{"et helt tall, 0..20000000", "a whole number, 0..20000000"};
    if (is_like_thousands(cell.shown)) {
        expected = {"et helt tall uten punktum eller komma mellom tusenene",
                    "a whole number without points or commas between thousands"};
    }
    constexpr std::size_t kMaxBytes = 60;
    const std::string shown =
        cell.shown.empty() ? number_text(cell.persons) : printable(cell.shown, kMaxBytes);
    problems_.add({cell.where, cell.pointer.empty() ? cell.column : cell.pointer,
                   Text::of("ikke et antall personer: {}", "not a number of persons: {}", shown),
                   expected, ""});
}

/// What of the region and year that were asked for is not there, and what is.
Problem PopulationCells::nothing_chosen() const {
    constexpr std::size_t kMostNamed = 4;
    if (years_of_region_.empty()) {
        std::string some;
        std::vector<std::string> words;
        for (const auto& [code, name] : regions_seen_) {
            words.insert(words.end(), {code, name});
            if (words.size() <= 2 * kMostNamed) {
                some += (some.empty() ? "" : ", ") + (name == code ? code : code + " " + name);
            }
        }
        if (words.size() == 2 && words.front().empty()) {
            return {
                {}, "--region", {"filen har ingen regioner", "the file has no regions"}, {}, ""};
        }
        if (words.size() > 2 * kMostNamed) some += ", ...";
        return {{},
                "--region",
                Text::of("ingen region {} i filen", "no region {} in the file",
                         printable(*choice_.region, 80)),
                Text::of("nummeret eller navnet på en av {}: {}",
                         "the number or name of one of {}: {}", regions_seen_.size(), some),
                closest(*choice_.region, words)};
    }
    const bool is_elsewhere = years_seen_.contains(*choice_.year);
    return {{},
            "--year",
            is_elsewhere
                ? Text::of("regionen har ikke året {}", "the region has no year {}", *choice_.year)
                : Text::of("filen har ikke året {}", "the file has no year {}", *choice_.year),
            Text::of("et av årene {}", "one of the years {}", span_of(years_of_region_)),
            ""};
}

void PopulationCells::refuse_nothing(const ForeignText& file) {
    const Text expected{"en tabell med region, kjønn, alder og år, slik som SSBs 07459",
                        "a table with region, sex, age and year, such as SSB's 07459"};
    const bool is_chosen =
        !years_of_region_.empty() && (!choice_.year || years_of_region_.contains(*choice_.year));
    if (left_out_.contains(LeftOut::missing) && is_chosen) {
        problems_.add({{file.shown, 0},
                       "",
                       {"alle cellene er merket som manglende", "all cells are marked as missing"},
                       {"et antall personer i hver celle", "a number of persons in each cell"},
                       ""});
    } else if (left_out_.contains(LeftOut::filtered)) {
        Problem problem = nothing_chosen();
        problem.where = {file.shown, 0};
        problems_.add(std::move(problem));
    } else {
        problems_.add(
            {{file.shown, 0},
             "",
             {"ingen personer etter ettårig alder og kjønn", "no persons by single age and sex"},
             expected,
             ""});
    }
}

/// That a name is of several regions: they would come into one table unasked.
void PopulationCells::refuse_several(const ForeignText& file) {
    std::map<std::string, std::string> found;
    for (const auto& [key, cell] : cells_) {
        found.emplace(key.region, cell.name);
    }
    if (!choice_.region || found.size() < 2) {
        return;
    }
    std::string all;
    for (const auto& [code, name] : found) {
        all += (all.empty() ? "" : ", ") + code + " " + name;
    }
    problems_.add({{file.shown, 0},
                   "--region",
                   Text::of("{} er navnet på flere: {}", "{} is the name of several: {}",
                            printable(*choice_.region, 80), all),
                   {"nummeret til én av dem", "the number of one of them"},
                   ""});
}

void PopulationCells::fill_rows(ForeignTable& table) const {
    const auto has = [&](auto&& test) {
        return std::any_of(cells_.begin(), cells_.end(),
                           [&](const auto& each) { return test(each.second); });
    };
    const bool has_region = has([](const PersonsCell& cell) { return !cell.region.empty(); });
    const bool has_name =
        has([](const PersonsCell& cell) { return !cell.name.empty() && cell.name != cell.region; });
    if (has_region) {
        table.header.emplace_back("region");
    }
    if (has_name) {
        table.header.emplace_back("name");
    }
    for (const char* column : {"year", "age", "sex", "persons"}) {
        table.header.emplace_back(column);
    }
    for (const auto& [key, cell] : cells_) {
        std::vector<std::string> row;
        if (has_region) {
            row.push_back(key.region);
        }
        if (has_name) {
            row.push_back(cell.name);
        }
        row.push_back(std::to_string(key.year));
        row.push_back(std::to_string(key.age));
        row.emplace_back(kSexWords[static_cast<std::size_t>(key.sex)]);
        row.push_back(std::to_string(static_cast<std::int64_t>(cell.persons)));
        table.rows.push_back(std::move(row));
    }
}

ForeignTable PopulationCells::table(const ForeignText& file) {
    ForeignTable table;
    table.kind = "population";
    table.encoding = file.encoding;
    table.left_out = left_out_;
    if (wrong_numbers_ > kMostShown) {
        problems_.add({{file.shown, 0},
                       "",
                       Text::of("{} celler er ikke et antall personer",
                                "{} cells are no number of persons", wrong_numbers_),
                       Text::of("hele tall; de første {} vises",
                                "whole numbers; the first {} are shown", kMostShown),
                       ""});
    }
    if (!problems_.any() && cells_.empty()) {
        refuse_nothing(file);
    }
    if (!problems_.any()) {
        refuse_several(file);
    }
    if (problems_.any()) {
        return table;
    }
    fill_rows(table);
    std::set<std::string> regions;
    std::set<int> years;
    std::set<std::pair<std::string, int>> groups;
    for (const auto& [key, cell] : cells_) {
        regions.insert(key.region);
        years.insert(key.year);
        groups.emplace(key.region, key.year);
    }
    table.whole_rows = groups.size() * static_cast<std::size_t>(kAges * kSexes);
    table.comments.push_back("Population by single year of age and sex, 1 January " +
                             span_of(years) + "; " + std::to_string(regions.size()) +
                             (regions.size() == 1 ? " region" : " regions") +
                             ". age 105 is 105 and over.");
    return table;
}

void PopulationCells::tell(ForeignTable& table) const {
    if (table.rows.empty()) {
        return;
    }
    std::set<int> years;
    std::set<std::string> regions;
    for (const auto& [key, cell] : cells_) {
        years.insert(key.year);
        regions.insert(key.region);
    }
    table.comments.push_back(vintage_comment(*years.rbegin()));
    const auto& [key, cell] = *cells_.begin();
    const bool is_asked = choice_.region || choice_.year || told_once_.contains("region");
    if (is_asked && regions.size() == 1 && !key.region.empty()) {
        table.told_once.insert({"region", "name"});
        table.comments.push_back(std::string(kRegionMark) + key.region);
        if (!cell.name.empty() && cell.name != key.region) {
            table.comments.push_back(std::string(kNameMark) + cell.name);
        }
    }
    if (years.size() == 1 && (choice_.year || told_once_.contains("year"))) {
        table.told_once.insert("year");
        table.comments.push_back(std::string(kYearMark) + std::to_string(*years.begin()));
    }
}

}  // namespace legeplan::scenario
