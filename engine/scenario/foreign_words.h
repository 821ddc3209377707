#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/terms.h"

/// The words in which statistical offices write dimensions and cells, in Norwegian and English.
namespace legeplan::scenario {

enum class DimensionRole : std::uint8_t { region, sex, age, contents, time, unknown };

/// What a dimension or column is by its name ("Kjonn", "kjønn", "sex", "municipality").
DimensionRole role_of(std::string_view name);

/// A category that is counted, one that only sums others (both sexes, all ages), or neither.
enum class CellKind : std::uint8_t { single, total, unknown };

struct SexCell {
    CellKind kind = CellKind::unknown;
    Sex sex = Sex::female;
};

struct AgeCell {
    CellKind kind = CellKind::unknown;
    int age = 0;
    bool is_open = false;  ///< this age and over
};

/// Sex from a code or word: "2", "Kvinner", "female"; "Begge kjønn" is a total.
SexCell sex_of_words(std::string_view text);

/// Age from a code or words: "007", "7 år", "105+", "105 år eller eldre"; "Alle aldre" is a total.
/// Groups of ages ("0-5 år") are unknown.
AgeCell age_of_words(std::string_view text);

/// Region as "3407 Gjøvik", "K-3407" or "Gjøvik".
struct RegionCell {
    std::string code;  ///< the name where there is no code
    std::string name;
};
RegionCell region_of_words(std::string_view text);

/// What a cell of a table holds.
struct CountCell {
    enum class Kind : std::uint8_t { number, missing, wrong } kind = Kind::wrong;
    double value = 0.0;
};

/// A number with decimal point or comma and blanks between thousands, also those that do not break
/// a line (U+00A0, U+202F) and thin ones (U+2009); "-" is nil in SSB's tables;
/// "", ".", "..", "..." and ":" say that there is none.
CountCell count_of_words(std::string_view text);

/// Whether a number may have points or commas between its thousands ("28.066", "1,204,311"): it
/// would be read as a thousandth of what it means.
bool is_like_thousands(std::string_view text);

/// Whether a cell or a status says that there is no number: ".", "..", "...", ":" or "NA".
bool is_mark_of_none(std::string_view text);

/// Whether words name a number of persons ("Personer", "Personer1", "Persons", "Folkemengde").
bool is_persons(std::string_view text);

/// Lower case of ASCII letters and Norwegian ones, without blanks at the ends.
std::string folded(std::string_view text);

}  // namespace legeplan::scenario
