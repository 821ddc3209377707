#include "scenario/foreign_table.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "scenario/csv.h"

namespace legeplan::scenario {

namespace {

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

namespace {

/// A table of rates, deaths or exposures that import itself wrote needs no import, and is no
/// population.
bool refuse_own_rates(const ForeignText& file, Problems& problems) {
    constexpr std::string_view kColumns[] = {"rate", "deaths", "person_years"};
    int line = 1;
    std::size_t at = 0;
    for (; file.text.substr(at, 1) == "#"; ++line) {
        at = std::min(file.text.find('\n', at), file.text.size() - 1) + 1;
    }
    Problems ignored;
    const std::size_t end = std::min(file.text.find('\n', at), file.text.size());
    const CsvText csv = split_csv(file.text.substr(at, end - at), file.shown, ignored);
    if (ignored.any() || csv.records.empty()) {
        return false;
    }
    const std::vector<std::string>& header = csv.records.front().fields;
    const bool has_age = std::find(header.begin(), header.end(), "age") != header.end();
    const auto column =
        std::find_first_of(header.begin(), header.end(), std::begin(kColumns), std::end(kColumns));
    if (!has_age || column == header.end()) {
        return false;
    }
    problems.add({{file.shown, line},
                  "",
                  Text::of("en tabell som import har laget, med {} og ikke personer: den er klar "
                           "til bruk som den er",
                           "a table that import made, of {} and not persons: it is ready for use "
                           "as it is",
                           *column),
                  {"en fil fra SSB, HMD eller HFD", "a file of SSB, HMD or HFD"},
                  ""});
    return true;
}

}  // namespace

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
        if (file->text[first] != '{' && refuse_own_rates(*file, problems)) {
            throw_if_any(problems);
        }
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
