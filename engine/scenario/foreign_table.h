#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/terms.h"
#include "scenario/foreign_file.h"
#include "scenario/foreign_words.h"

namespace legeplan::scenario {

/// What of a foreign file did not come into the table, to be told to who imports it.
enum class LeftOut : std::uint8_t {
    totals,      ///< sums over sexes or ages
    missing,     ///< cells that the file marks as missing
    other,       ///< cells of contents other than persons
    filtered,    ///< other regions or years than those asked for
    older_ages,  ///< rates of ages above the open group
    footer,      ///< lines after the rows of a table
};

/// A table of another program in the project's own format.
struct ForeignTable {
    std::string kind;                   ///< "population", "deaths", "exposures", ...
    std::vector<std::string> comments;  ///< where the figures come from
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    std::map<LeftOut, std::int64_t> left_out;  ///< cells
    std::set<std::string> told_once;           ///< columns of one value that are comments in csv()
    std::size_t whole_rows = 0;                ///< rows that a scenario or history needs
    Encoding encoding = Encoding::utf8;

    /// The table as a CSV text with its comments.
    std::string csv() const;
};

/// First words of the comments that stand for a column.
inline constexpr std::string_view kRegionMark = "region: ";
inline constexpr std::string_view kNameMark = "name: ";
inline constexpr std::string_view kYearMark = "year: ";

/// The comment in which a table tells how new its data are: the first of January of a year.
std::string vintage_comment(int year);

/// The source that comments of a table tell, without what an import wrote beside it.
std::string words_on_source(const std::vector<std::string>& comments);

/// What to take from a file, where it holds more.
struct ImportChoice {
    std::optional<std::string> region;
    std::optional<int> year;  ///< also the year of a file that has none
};

/// Persons of one cell of a foreign file, with where it stands in it.
struct PersonsCell {
    std::string region;  ///< "" in a file without regions
    std::string name;
    int year = 0;
    int age = 0;
    bool is_open = false;
    Sex sex = Sex::female;
    double persons = 0.0;
    Location where;
    std::string pointer;  ///< JSON pointer, "" in a text
    std::string column;   ///< of the number in a text
    std::string shown;    ///< the number as the text has it
};

/// Collects the cells of a file into a table, checked.
class PopulationCells {
public:
    PopulationCells(const ImportChoice& choice, Problems& problems);

    /// Whether a cell of this region and year was asked for; counts it when not.
    bool is_wanted(const std::string& region, const std::string& name, int year);

    void add(const PersonsCell& cell);

    /// That a cell holds no number of persons. The first few are told one by one.
    void refuse_number(const PersonsCell& cell);

    void leave_out(LeftOut reason, std::size_t cells = 1);

    /// Sorted by region, year, age and sex. Columns: region and name where the file has them, then
    /// year, age, sex, persons. A problem when nothing is left or an open group lies below 105.
    ForeignTable table(const ForeignText& file);

    /// Comments on how new the data are, and, in the place of their columns, on the year that was
    /// asked for and on a region that is alone when either was.
    void tell(ForeignTable& table) const;

    /// Columns that the file has told in a comment, and that shall be told so again.
    void told_once(const std::string& column) { told_once_.insert(column); }

private:
    bool is_region(const std::string& region, const std::string& name);
    void refuse_nothing(const ForeignText& file);
    void refuse_several(const ForeignText& file);
    Problem nothing_chosen() const;
    void fill_rows(ForeignTable& table) const;

    struct Key {
        std::string region;
        int year = 0;
        int age = 0;
        Sex sex = Sex::female;
        auto operator<=>(const Key&) const = default;
    };

    const ImportChoice& choice_;
    Problems& problems_;
    std::map<Key, PersonsCell> cells_;
    std::map<LeftOut, std::int64_t> left_out_;
    std::set<std::string> told_once_;
    std::size_t wrong_numbers_ = 0;

    RegionCell asked_;                                 ///< the region of the choice, in its parts
    RegionCell last_;                                  ///< the region of the last cell, and whether
    bool is_last_asked_ = false;                       ///< it was asked for
    std::map<std::string, std::string> regions_seen_;  ///< names by code
    std::set<int> years_seen_;
    std::set<int> years_of_region_;  ///< those of the region that was asked for
};

/// A table of population (SSB JSON-stat 2.0 or CSV), or of the Human Mortality or Fertility
/// Database (population, deaths, exposures, death rates, fertility by age).
///
/// Throws: ScenarioError with everything that is wrong, each with its line or JSON pointer.
ForeignTable import_population(const std::filesystem::path& path, const ImportChoice& choice);

/// The parts of import_population().
void read_jsonstat(const ForeignText& file, PopulationCells& cells, std::string& source,
                   Problems& problems);
void read_population_csv(const ForeignText& file, const ImportChoice& choice,
                         PopulationCells& cells, std::string& source, Problems& problems);
bool is_human_database(const ForeignText& file);
ForeignTable read_human_database(const ForeignText& file, const ImportChoice& choice,
                                 Problems& problems);

}  // namespace legeplan::scenario
