#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "scenario/csv.h"
#include "scenario/csv_footer.h"
#include "scenario/foreign_table.h"
#include "scenario/foreign_words.h"
#include "scenario/number_text.h"
#include "scenario/rows_seen.h"

namespace legeplan::scenario {

namespace {

constexpr std::size_t kNone = std::string::npos;

/// A title and empty lines may stand before the header.
constexpr std::size_t kMaxTitleLines = 10;

/// A column that holds numbers: of all years, or of one year in a wide table.
struct ValueColumn {
    std::size_t at = 0;
    std::optional<int> year;
    std::string contents;
};

struct Layout {
    std::size_t region = kNone;
    std::size_t name = kNone;
    std::size_t sex = kNone;
    std::size_t age = kNone;
    std::size_t time = kNone;
    std::size_t contents = kNone;
    std::vector<ValueColumn> values;
};

/// "Personer 2021" in its parts; the year is absent in other words.
ValueColumn value_column(std::size_t at, const std::string& name) {
    constexpr std::size_t kDigits = 4;
    const std::string word = folded(name);
    if (word.size() >= kDigits) {
        const std::string tail = word.substr(word.size() - kDigits);
        const auto year = parse_integer(tail);
        const bool is_apart = word.size() == kDigits || word[word.size() - kDigits - 1] == ' ';
        if (year && *year >= 1500 && *year <= 2500 && is_apart) {
            return {at, static_cast<int>(*year), word.substr(0, word.size() - kDigits)};
        }
    }
    return {at, std::nullopt, word};
}

class CsvReader {
public:
    CsvReader(const ForeignText& file, const ImportChoice& choice, PopulationCells& cells,
              Problems& problems)
        : file_(file), choice_(choice), cells_(cells), problems_(problems) {}

    std::string read() {
        if (!find_header()) {
            return {};
        }
        const std::size_t footer = drop_footer(csv_, header_);
        cells_.leave_out(LeftOut::footer, footer);
        const CsvRecord& header = csv_.records[header_];
        read_layout(header);
        for (std::size_t i = header_ + 1; i < csv_.records.size() && is_fine_; ++i) {
            if (problems_.is_full()) break;
            read_row(csv_.records[i], header.fields.size());
        }
        if (!problems_.any()) {
            seen_.check(file_.shown, problems_);
        }
        if (!problems_.any() && footer == 0) {
            check_end();
        }
        return source();
    }

private:
    void refuse(int line, const std::string& column, const Text& message, const Text& expected) {
        problems_.add({{file_.shown, line}, column, message, expected, ""});
    }

    /// A last line that was cut may still be a row, with a figure that has lost its last digits.
    void check_end() {
        const Text lacking = seen_.sex_lacking();
        if (!lacking.empty() && !file_.text.ends_with('\n')) {
            refuse(csv_.records.back().line, "",
                   Text::of("filen slutter uten linjeskift, og ingen rad er for {}",
                            "the file ends without a line end, and no row is of {}", lacking),
                   {"en hel fil, med begge kjønn", "a whole file, with both sexes"});
        }
    }

    /// The delimiter whose fields make a header with sex and age.
    bool find_header() {
        std::vector<std::string> told;
        for (const char delimiter : {';', '\t', ','}) {
            Problems found;
            CsvText csv = split_csv(file_.text, file_.shown, found, delimiter);
            for (std::size_t i = 0; i < std::min(kMaxTitleLines, csv.records.size()); ++i) {
                const auto& fields = csv.records[i].fields;
                const auto has = [&](DimensionRole role) {
                    return std::any_of(fields.begin(), fields.end(), [&](const std::string& name) {
                        return role_of(name) == role;
                    });
                };
                if (has(DimensionRole::sex) && has(DimensionRole::age)) {
                    csv_ = std::move(csv);
                    header_ = i;
                    problems_.add(found);
                    return !found.any();
                }
            }
            told.push_back(found.to_string());
            if (found.any() && told.size() == 3 && told[0] == told[1] && told[1] == told[2]) {
                problems_.add(found);  // no text whatever the delimiter: a control character
                return false;
            }
        }
        refuse(1, "",
               {"ingen overskriftsrad med en kolonne for kjønn og en for alder",
                "no header with a column for sex and one for age"},
               {"kolonner slik som region; kjønn; alder; år; Personer",
                "columns such as region; kjønn; alder; år; Personer"});
        return false;
    }

    void read_layout(const CsvRecord& header) {
        for (std::size_t i = 0; i < header.fields.size(); ++i) {
            const std::string& name = header.fields[i];
            std::size_t* place = nullptr;
            switch (role_of(name)) {
                case DimensionRole::region:
                    place = &layout_.region;
                    break;
                case DimensionRole::sex:
                    place = &layout_.sex;
                    break;
                case DimensionRole::age:
                    place = &layout_.age;
                    break;
                case DimensionRole::time:
                    place = &layout_.time;
                    break;
                case DimensionRole::contents:
                    place = &layout_.contents;
                    break;
                case DimensionRole::unknown:
                    break;
            }
            const std::string word = folded(name);
            if (place == nullptr && (word == "name" || word == "navn")) {
                place = &layout_.name;
            }
            if (place == nullptr) {
                layout_.values.push_back(value_column(i, name));
            } else if (*place != kNone) {
                refuse(header.line, name, {"kolonnen står to ganger", "the column stands twice"},
                       {"hver kolonne én gang", "each column once"});
                is_fine_ = false;
            } else {
                *place = i;
            }
        }
        read_told();
        if (is_fine_) choose_values(header);
    }

    /// Keeps the columns that count persons.
    void choose_values(const CsvRecord& header) {
        auto& values = layout_.values;
        const bool has_years = std::any_of(values.begin(), values.end(),
                                           [](const ValueColumn& each) { return each.year; });
        std::erase_if(values, [&](const ValueColumn& each) {
            return layout_.time == kNone && has_years && !each.year;
        });
        if (values.size() > 1) {
            const bool is_wide = layout_.time == kNone && has_years;
            std::erase_if(values, [&](const ValueColumn& each) {
                return !is_persons(each.contents) && !(is_wide && each.contents.empty());
            });
        }
        if (values.empty() || (values.size() > 1 && !values.front().year)) {
            refuse(header.line, "",
                   values.empty()
                       ? Text("ingen kolonne teller personer", "no column counts persons")
                       : Text("flere kolonner teller personer", "several columns count persons"),
                   {"én kolonne med antall personer, eller én for hvert år",
                    "one column with the number of persons, or one for each year"});
            is_fine_ = false;
        } else if (layout_.time == kNone && !values.front().year && !year_) {
            refuse(header.line, "", {"ingen kolonne med året", "no column with the year"},
                   {"en kolonne slik som \"år\", som legeplan import population --year gir",
                    "a column such as \"år\", which legeplan import population --year gives"});
            is_fine_ = false;
        }
    }

    void read_row(const CsvRecord& record, std::size_t width) {
        if (record.fields.size() != width) {
            refuse(record.line, "", Text::of("{} felter", "{} fields", record.fields.size()),
                   Text::of("{} som i overskriftsraden", "{} as in the header", width));
            return;
        }
        if (!has_values(record)) {
            return;
        }
        const auto field = [&](std::size_t at) { return at == kNone ? "" : record.fields[at]; };
        const SexCell sex = sex_of_words(field(layout_.sex));
        const AgeCell age = age_of_words(field(layout_.age));
        if (sex.kind == CellKind::unknown) {
            refuse(record.line, "sex", quoted(field(layout_.sex)),
                   {"kvinner, menn eller begge kjønn", "women, men or both sexes"});
        }
        if (age.kind == CellKind::unknown) {
            refuse(record.line, "age", quoted(field(layout_.age)),
                   {"en ettårig alder", "a single year of age"});
        }
        if (sex.kind == CellKind::unknown || age.kind == CellKind::unknown) {
            return;
        }
        if (layout_.contents != kNone && !is_counted(field(layout_.contents))) {
            cells_.leave_out(LeftOut::other);
            return;
        }
        if (sex.kind == CellKind::total || age.kind == CellKind::total) {
            cells_.leave_out(LeftOut::totals);
            return;
        }
        PersonsCell cell;
        const RegionCell region =
            layout_.region == kNone ? region_ : region_of_words(field(layout_.region));
        cell.region = region.code;
        cell.name = layout_.name == kNone ? region.name : field(layout_.name);
        cell.age = age.age;
        cell.is_open = age.is_open || age.age == kTopAge;
        cell.sex = sex.sex;
        cell.where = {file_.shown, record.line};
        for (const ValueColumn& column : layout_.values) {
            read_value(column, record, cell);
        }
    }

    /// An empty cell is no mark of a missing figure: it is what is left of a row that was cut.
    bool has_values(const CsvRecord& record) {
        bool is_whole = true;
        for (const ValueColumn& column : layout_.values) {
            if (folded(record.fields[column.at]).empty()) {
                refuse(record.line, csv_.records[header_].fields[column.at],
                       {"tom celle", "empty cell"},
                       {"et antall personer, eller . .. : der det ikke finnes noe",
                        "a number of persons, or . .. : where there is none"});
                is_whole = false;
            }
        }
        return is_whole;
    }

    /// What a table that was imported tells once, in its comments, instead of in a column.
    std::optional<std::string> told(std::string_view mark) const {
        for (const std::string& comment : csv_.comments) {
            if (comment.starts_with(mark)) {
                return comment.substr(mark.size());
            }
        }
        return std::nullopt;
    }

    void read_told() {
        if (layout_.region == kNone && told(kRegionMark)) cells_.told_once("region");
        if (layout_.time == kNone && told(kYearMark)) cells_.told_once("year");
        region_ = region_of_words(told(kRegionMark).value_or(""));
        region_.name = told(kNameMark).value_or(region_.name);
        const auto year = parse_integer(told(kYearMark).value_or(""));
        const bool is_year = year && *year >= 1500 && *year <= 2500;
        year_ = is_year ? std::optional(static_cast<int>(*year)) : choice_.year;
    }

    static Text quoted(const std::string& text) {
        constexpr std::size_t kMaxShown = 60;
        return Text::same("\"" + printable(text, kMaxShown) + "\"");
    }

    /// Contents that count persons; the first contents of a file that does not say so.
    bool is_counted(const std::string& contents) {
        if (is_persons(contents)) {
            return true;
        }
        if (!first_contents_) {
            first_contents_ = contents;
        }
        return !has_persons() && contents == *first_contents_;
    }

    /// Whether any row of the file says that it counts persons.
    bool has_persons() {
        if (!has_persons_) {
            has_persons_ =
                std::any_of(csv_.records.begin() + static_cast<std::ptrdiff_t>(header_) + 1,
                            csv_.records.end(), [&](const CsvRecord& record) {
                                return record.fields.size() > layout_.contents &&
                                       is_persons(record.fields[layout_.contents]);
                            });
        }
        return *has_persons_;
    }

    void read_value(const ValueColumn& column, const CsvRecord& record, PersonsCell& cell) {
        cell.year = column.year ? *column.year : year_.value_or(0);
        if (layout_.time != kNone) {
            const auto year = parse_integer(folded(record.fields[layout_.time]));
            if (!year || *year < 1500 || *year > 2500) {
                refuse(record.line, "year", quoted(record.fields[layout_.time]),
                       {"et årstall", "a year"});
                return;
            }
            cell.year = static_cast<int>(*year);
        }
        seen_.add(cell.region, cell.year, cell.sex, cell.age, record.line);
        if (!cells_.is_wanted(cell.region, cell.name, cell.year)) {
            return;
        }
        const CountCell count = count_of_words(record.fields[column.at]);
        if (count.kind == CountCell::Kind::missing) {
            cells_.leave_out(LeftOut::missing);
            return;
        }
        cell.column = csv_.records[header_].fields[column.at];
        cell.shown = record.fields[column.at];
        if (count.kind == CountCell::Kind::wrong) {
            cells_.refuse_number(cell);
        } else {
            cell.persons = count.value;
            cells_.add(cell);
        }
    }

    /// What the file says about itself: its comments, its title, or the name of its values.
    std::string source() const {
        std::string words = words_on_source(csv_.comments);
        if (words.empty() && header_ > 0) {
            words = csv_.records.front().fields.front();
        } else if (words.empty() && !layout_.values.empty()) {
            const std::string& column = csv_.records[header_].fields[layout_.values.front().at];
            words = is_persons(column) || parse_integer(column) ? "" : column;
        }
        return words.empty() ? "not stated in the file" : words;
    }

    const ForeignText& file_;
    const ImportChoice& choice_;
    PopulationCells& cells_;
    Problems& problems_;
    CsvText csv_;
    std::size_t header_ = 0;
    Layout layout_;
    RegionCell region_;        ///< of a file without the column
    std::optional<int> year_;  ///< likewise
    RowsSeen seen_;
    std::optional<std::string> first_contents_;
    std::optional<bool> has_persons_;
    bool is_fine_ = true;
};

}  // namespace

void read_population_csv(const ForeignText& file, const ImportChoice& choice,
                         PopulationCells& cells, std::string& source, Problems& problems) {
    source = CsvReader(file, choice, cells, problems).read();
}

}  // namespace legeplan::scenario
