#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "scenario/foreign_table.h"
#include "scenario/foreign_words.h"
#include "scenario/number_text.h"
#include "scenario/rows_seen.h"

/// Text tables of the Human Mortality Database (mortality.org) and the Human Fertility Database
/// (humanfertility.org): a title, then columns apart by blanks; "." is missing, "110+" is open.
namespace legeplan::scenario {

namespace {

constexpr int kYoungestMother = 12;
constexpr int kOldestMother = 55;
constexpr double kMostBirths = 2.0;  // per woman-year, as in population.fertility.table

/// The open group of HMD.
constexpr int kOldest = 110;

/// What one of the last decimal is worth: 0.01 of "12.50".
double last_digit(const std::string& number) {
    const std::size_t point = number.find_first_of(".,");
    const std::size_t decimals = point == std::string::npos ? 0 : number.size() - point - 1;
    return std::pow(10.0, -static_cast<double>(decimals));
}

struct Line {
    int number = 0;
    std::vector<std::string> words;
};

std::vector<Line> lines_of(const std::string& text) {
    std::vector<Line> lines;
    std::istringstream stream(text);
    std::string line;
    for (int number = 1; std::getline(stream, line); ++number) {
        std::istringstream words(line);
        Line each{number, {}};
        for (std::string word; words >> word;) {
            each.words.push_back(std::move(word));
        }
        lines.push_back(std::move(each));
    }
    return lines;
}

bool is_header(const Line& line) {
    return line.words.size() >= 3 && folded(line.words[0]) == "year" &&
           folded(line.words[1]) == "age" && role_of(line.words[2]) == DimensionRole::unknown;
}

/// What a table of the Human Mortality Database holds, by its title.
struct Contents {
    const char* mark;  ///< in the title, in small letters
    const char* kind;
    const char* column;
    bool is_summed;       ///< the open group is the sum of its ages
    int known_after = 1;  ///< years from the first day of the year to when all of it is known
};

/// The name of a country may hold "Total Population", so that comes first: the last found counts.
constexpr Contents kContents[] = {
    {"population size", "population", "persons", true, 0},
    {"deaths", "deaths", "deaths", true},
    {"exposure", "exposures", "person_years", true},
    {"death rates", "death_rates", "rate", false},
};

class HumanDatabaseReader {
public:
    HumanDatabaseReader(const ForeignText& file, const ImportChoice& choice, Problems& problems)
        : file_(file), choice_(choice), problems_(problems), lines_(lines_of(file.text)) {}

    ForeignTable read() {
        const auto header = std::find_if(lines_.begin(), lines_.end(), is_header);
        for (auto line = lines_.begin(); line != header; ++line) {
            for (const std::string& word : line->words) {
                title_ += (title_.empty() ? "" : " ") + word;
            }
        }
        table_.encoding = file_.encoding;
        if (choice_.region) {
            refuse(0, "--region", {"filen har ingen regioner", "the file has no regions"},
                   {"en fil fra HMD eller HFD uten --region",
                    "a file of HMD or HFD without --region"});
        }
        const bool is_fertility = header->words.size() == 3 && folded(header->words[2]) == "asfr";
        const bool is_mortality = header->words.size() == 5 &&
                                  folded(header->words[2]) == "female" &&
                                  folded(header->words[3]) == "male";
        if (is_fertility) {
            read_fertility(header);
        } else if (is_mortality && choose_contents(*header)) {
            read_mortality(header);
        } else if (!problems_.any()) {
            refuse(header->number, "",
                   {"kolonnene til en annen tabell", "columns of another table"},
                   {"folkemengde, døde, eksponering eller dødsrater etter kjønn (HMD), eller ASFR "
                    "etter alder (HFD)",
                    "population, deaths, exposures or death rates by sex (HMD), or ASFR by age "
                    "(HFD)"});
        }
        if (!problems_.any()) {
            seen_.check(file_.shown, is_fertility ? kYoungestMother : 0,
                        is_fertility ? kOldestMother : kOldest, problems_);
        }
        if (!problems_.any() && table_.rows.empty()) {
            refuse_nothing(header->number);
        }
        const char* database = is_fertility
                                   ? "Human Fertility Database (HFD), www.humanfertility.org"
                                   : "Human Mortality Database (HMD), www.mortality.org";
        table_.comments.push_back(std::string("Source: ") + database + ": " + title_);
        table_.comments.push_back("Imported by legeplan import population from " +
                                  std::filesystem::path(file_.shown).filename().string() + ".");
        tell();
        return std::move(table_);
    }

private:
    using Lines = std::vector<Line>::const_iterator;

    /// The first column is the year.
    void tell() {
        if (table_.rows.empty()) {
            return;
        }
        const int last = std::stoi(table_.rows.back().front());
        table_.comments.push_back(
            vintage_comment(last + (contents_ == nullptr ? 1 : contents_->known_after)));
        if (choice_.year) {
            table_.told_once.insert("year");
            table_.comments.push_back(std::string(kYearMark) + std::to_string(last));
        }
    }

    void refuse(int line, const std::string& column, const Text& message, const Text& expected) {
        problems_.add({{file_.shown, line}, column, message, expected, ""});
    }

    void refuse_nothing(int line) {
        if (choice_.year && !years_.empty() && !years_.contains(*choice_.year)) {
            refuse(0, "--year",
                   Text::of("filen har ikke året {}", "the file has no year {}", *choice_.year),
                   Text::of("et av årene {}", "one of the years {}",
                            fmt::format("{}-{}", *years_.begin(), *years_.rbegin())));
        } else {
            refuse(line, "",
                   years_.empty() ? Text("ingen rader", "no rows")
                                  : Text("alle cellene er merket som manglende",
                                         "all cells are marked as missing"),
                   {"år med data", "years of data"});
        }
    }

    bool choose_contents(const Line& header) {
        const std::string title = folded(title_);
        for (const Contents& each : kContents) {
            if (title.find(each.mark) != std::string::npos) {
                contents_ = &each;
            }
        }
        if (contents_ == nullptr) {
            refuse(header.number, "",
                   {"tittelen sier ikke hva tabellen inneholder",
                    "the title does not say what the table holds"},
                   {"en tittel med Population size, Deaths, Exposure to risk eller Death rates",
                    "a title with Population size, Deaths, Exposure to risk or Death rates"});
        }
        return contents_ != nullptr;
    }

    /// Year and age of a row; nothing after a problem or when the year was not asked for.
    std::optional<std::pair<int, int>> cell_of(const Line& line, std::size_t width) {
        if (line.words.size() != width) {
            refuse(line.number, "", Text::of("{} felter", "{} fields", line.words.size()),
                   Text::of("{} som i overskriftsraden", "{} as in the header", width));
            return std::nullopt;
        }
        const auto year = parse_integer(line.words[0]);
        std::string word = line.words[1];
        if (word.size() > 1 && word.back() == '-') {
            word.pop_back();  // "12-": this age and under
        }
        const AgeCell age = age_of_words(word);
        if (!year || *year < 1500 || *year > 2500) {
            refuse(line.number, "Year", Text::same("\"" + line.words[0] + "\""),
                   {"et årstall", "a year"});
            return std::nullopt;
        }
        if (age.kind != CellKind::single) {
            refuse(line.number, "Age", Text::same("\"" + line.words[1] + "\""),
                   {"en ettårig alder", "a single year of age"});
            return std::nullopt;
        }
        seen_.add(static_cast<int>(*year), age.age, line.number);
        years_.insert(static_cast<int>(*year));
        if (choice_.year && *choice_.year != *year) {
            ++table_.left_out[LeftOut::filtered];
            return std::nullopt;
        }
        return std::pair{static_cast<int>(*year), age.age};
    }

    std::optional<double> value_in(const Line& line, std::size_t at, const std::string& column) {
        const CountCell cell = count_of_words(line.words[at]);
        if (cell.kind == CountCell::Kind::missing) {
            ++table_.left_out[LeftOut::missing];
            return std::nullopt;
        }
        if (cell.kind == CountCell::Kind::wrong || cell.value < 0.0) {
            refuse(line.number, column, Text::same("\"" + line.words[at] + "\""),
                   {"et tall, minst 0", "a number, at least 0"});
            return std::nullopt;
        }
        return cell.value;
    }

    /// The total of a row of counts is the sum of both sexes, each rounded on its own.
    void expect_sum(const Line& line) {
        double sum = 0.0;
        double unit = 0.0;
        for (std::size_t at = 2; at < line.words.size(); ++at) {
            const CountCell cell = count_of_words(line.words[at]);
            if (cell.kind != CountCell::Kind::number || cell.value < 0.0) {
                return;
            }
            sum += at + 1 < line.words.size() ? cell.value : -cell.value;
            unit = std::max(unit, last_digit(line.words[at]));
        }
        constexpr double kRoundings = 1.5;  // half a unit of each of the three
        if (std::fabs(sum) > kRoundings * unit + 1e-6) {
            refuse(line.number, "Total", Text::same("\"" + line.words.back() + "\""),
                   {"summen av Female og Male", "the sum of Female and Male"});
        }
    }

    void expect_new(const Line& line, bool is_new) {
        if (!is_new) {
            refuse(line.number, "",
                   {"samme år og alder står to ganger", "the same year and age stand twice"},
                   {"hver av dem én gang", "each once"});
        }
    }

    void read_fertility(Lines header) {
        std::map<std::pair<int, int>, double> rates;
        for (auto line = header + 1; line != lines_.end() && !problems_.is_full(); ++line) {
            if (line->words.empty()) continue;
            const auto cell = cell_of(*line, 3);
            if (!cell) continue;
            if (cell->second < kYoungestMother || cell->second > kOldestMother) {
                refuse(line->number, "Age", Text::same(line->words[1]), Text::same("12..55"));
            } else if (const auto rate = value_in(*line, 2, "ASFR")) {
                if (*rate > kMostBirths) {
                    refuse(line->number, "ASFR", Text::same(line->words[2]),
                           {"0..2 fødsler per kvinneår", "0..2 births per woman-year"});
                }
                expect_new(*line, rates.emplace(*cell, *rate).second);
            }
        }
        table_.kind = "fertility";
        table_.header = {"year", "age", "rate"};
        for (const auto& [cell, rate] : rates) {
            table_.rows.push_back(
                {std::to_string(cell.first), std::to_string(cell.second), number_text(rate)});
        }
        std::set<int> years;
        for (const auto& [cell, rate] : rates) {
            years.insert(cell.first);
        }
        table_.whole_rows = years.size() * (kOldestMother - kYoungestMother + 1);
        table_.comments.emplace_back(
            "Births per woman-year by age last birthday; 12 is 12 and under, 55 is 55 and over.");
    }

    void read_mortality(Lines header) {
        using Cell = std::pair<std::pair<int, int>, int>;  // year and age, sex
        std::map<Cell, double> values;
        std::map<std::pair<int, int>, int> seen;
        for (auto line = header + 1; line != lines_.end() && !problems_.is_full(); ++line) {
            if (line->words.empty()) continue;
            auto cell = cell_of(*line, 5);
            if (!cell) continue;
            expect_new(*line, seen.emplace(*cell, line->number).second);
            if (contents_->is_summed) expect_sum(*line);
            const bool is_above = cell->second > kTopAge;
            if (is_above && !contents_->is_summed) {
                table_.left_out[LeftOut::older_ages] += 2;
                continue;
            }
            cell->second = std::min(cell->second, kTopAge);
            for (int sex = 0; sex < kSexes; ++sex) {
                const std::size_t at = 2 + static_cast<std::size_t>(sex);
                if (const auto value = value_in(*line, at, sex == 0 ? "Female" : "Male")) {
                    values[{*cell, sex}] += *value;
                }
            }
        }
        table_.kind = contents_->kind;
        table_.header = {"year", "age", "sex", contents_->column};
        const bool is_population = table_.kind == "population";
        std::set<int> years;
        for (const auto& [cell, value] : values) {
            years.insert(cell.first.first);
            // Estimates of a population have decimals; tables of populations count whole persons.
            table_.rows.push_back({std::to_string(cell.first.first),
                                   std::to_string(cell.first.second),
                                   cell.second == 0 ? "female" : "male",
                                   number_text(is_population ? std::floor(value + 0.5) : value)});
        }
        table_.whole_rows = years.size() * static_cast<std::size_t>(kAges * kSexes);
        if (is_population) {
            table_.comments.emplace_back("Population on 1 January, rounded to whole persons.");
        }
        table_.comments.emplace_back(contents_->is_summed
                                         ? "age 105 is 105 and over, summed."
                                         : "The rate at 105 stands for 105 and over.");
    }

    const ForeignText& file_;
    const ImportChoice& choice_;
    Problems& problems_;
    std::vector<Line> lines_;
    std::string title_;
    const Contents* contents_ = nullptr;
    AgesSeen seen_;
    std::set<int> years_;
    ForeignTable table_;
};

}  // namespace

bool is_human_database(const ForeignText& file) {
    constexpr std::size_t kTitle = 4096;  // the header stands near the top
    const std::vector<Line> lines = lines_of(file.text.substr(0, kTitle));
    return std::any_of(lines.begin(), lines.end(), is_header);
}

ForeignTable read_human_database(const ForeignText& file, const ImportChoice& choice,
                                 Problems& problems) {
    return HumanDatabaseReader(file, choice, problems).read();
}

}  // namespace legeplan::scenario
