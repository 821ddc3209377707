#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "inputs/inputs.h"
#include "inputs/load_parts.h"

/// Tables by age and by duration.
namespace legeplan::inputs {

/// Whether the bands of a table must cover all ages 0..105, or may leave out ages at both ends.
enum class Coverage { all_ages, some_ages };

/// One row of a table by age band.
struct Band {
    int from = 0;
    int to = 0;
    std::size_t row = 0;
};

/// Whether the rows of a table by single age and sex are all there; a problem otherwise.
bool has_all_ages(const Loading& loading, const scenario::Table& table);

/// Column of a table by single age and sex, all rows of which are there; zeros after a problem.
ByAgeSex read_by_age_sex(const Loading& loading, const scenario::Table& table,
                         std::string_view column);

/// Bands of a table by age, ascending, after checks that none overlap and none lie apart; empty
/// after a problem. `sex` is "" in a table without sex.
std::vector<Band> read_bands(const Loading& loading, const scenario::Table& table,
                             std::string_view sex, Coverage coverage);

/// Rates by age from a table by band; 0 outside its bands.
RateByAge read_rates(const Loading& loading, const scenario::Table& table, std::string_view column,
                     Coverage coverage, std::string_view sex = {});

/// Shares by age from a table by band, each band's share spread evenly over its ages.
RateByAge read_age_shares(const Loading& loading, const scenario::Table& table);

/// Shares by duration, checked to lie side by side.
std::vector<DurationShare> read_durations(const Loading& loading, const scenario::Table& table);

/// A problem unless the column `share` of a table sums to 1.
void check_shares(const Loading& loading, const scenario::Table& table);

inline constexpr std::array<std::string_view, kSexes> kSexNames{"female", "male"};

}  // namespace legeplan::inputs
