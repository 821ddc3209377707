#include "scenario/foreign_table.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "scenario/csv.h"
#include "scenario/foreign_words.h"

namespace legeplan::scenario {

namespace {

constexpr double kMostPersons = 20e6;
constexpr const char* kSexWords[] = {"female", "male"};

Text place_of(const Location& where, const std::string& pointer) {
    return pointer.empty() ? Text::of("linje {}", "line {}", where.line) : Text::same(pointer);
}

/// Years of a table, in words for its comments.
std::string span_of(const std::set<int>& years) {
    const std::string first = std::to_string(*years.begin());
    return years.size() == 1 ? first : first + "-" + std::to_string(*years.rbegin());
}

/// A comment on one line: names and sources come from files and may hold line ends.
std::string on_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::replace(text.begin(), text.end(), '\r', ' ');
    return text;
}

}  // namespace

std::string ForeignTable::csv() const {
    std::string text;
    for (const std::string& comment : comments) {
        text += "# " + on_one_line(comment) + '\n';
    }
    const auto line = [&](const std::vector<std::string>& cells) {
        bool is_first = true;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (told_once.contains(header[i])) continue;
            text += (is_first ? "" : ",") + csv_field(cells[i]);
            is_first = false;
        }
        text += '\n';
    };
    line(header);
    for (const auto& row : rows) {
        line(row);
    }
    return text;
}

std::string vintage_comment(int year) {
    return fmt::format("vintage: {:04}-01-01", year);
}

std::string words_on_source(const std::vector<std::string>& comments) {
    constexpr std::string_view kSource = "Source: ";
    constexpr std::string_view kOwn[] = {kRegionMark, kNameMark, kYearMark,
                                         "vintage: ", "Imported by legeplan import population "};
    std::string words;
    for (const std::string& comment : comments) {
        const bool is_own = std::any_of(std::begin(kOwn), std::end(kOwn),
                                        [&](auto mark) { return comment.starts_with(mark); });
        if (comment.starts_with(kSource)) {
            words = comment.substr(kSource.size());  // what stands before it tells what it is
        } else if (!is_own) {
            words += (words.empty() ? "" : " ") + comment;
        }
    }
    return words;
}

bool PopulationCells::is_wanted(const std::string& region, const std::string& name, int year) {
    const bool is_region = !choice_.region || *choice_.region == region || *choice_.region == name;
    const bool is_wanted = is_region && (!choice_.year || *choice_.year == year);
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
        cell.persons != std::floor(cell.persons)) {
        refuse({"ikke et antall personer", "not a number of persons"},
               {"et helt tall, 0..20000000", "a whole number, 0..20000000"});
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

void PopulationCells::refuse_nothing(const ForeignText& file) {
    const bool is_filtered = left_out_.contains(LeftOut::filtered);
    problems_.add({{file.shown, 0},
                   "",
                   is_filtered ? Text("ingenting om regionen og året det ble spurt om",
                                      "nothing of the region and year that were asked for")
                               : Text("ingen personer etter ettårig alder og kjønn",
                                      "no persons by single age and sex"),
                   {"en tabell med region, kjønn, alder og år, slik som SSBs 07459",
                    "a table with region, sex, age and year, such as SSB's 07459"},
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
    if (problems_.any()) {
        return table;
    }
    if (cells_.empty()) {
        refuse_nothing(file);
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

ForeignTable import_population(const std::filesystem::path& path, const ImportChoice& choice) {
    Problems problems;
    const std::optional<ForeignText> file = read_foreign_text(path, problems);
    ForeignTable table;
    if (file && is_human_database(*file)) {
        table = read_human_database(*file, choice, problems);
    } else if (file) {
        PopulationCells cells(choice, problems);
        std::string source;
        const std::size_t first = file->text.find_first_not_of(" \t\r\n");
        if (file->text[first] == '{' || file->text[first] == '[') {
            read_jsonstat(*file, cells, source, problems);
        } else {
            read_population_csv(*file, choice, cells, source, problems);
        }
        table = cells.table(*file);
        table.comments.push_back("Source: " + source);
        table.comments.push_back("Imported by legeplan import population from " +
                                 path.filename().string() + ".");
        cells.tell(table);
    }
    throw_if_any(problems);
    return table;
}

}  // namespace legeplan::scenario
