#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/calendar.h"

namespace legeplan::record {

/// Distributions that are recorded at snapshots: the start, every year's end and the last month.
enum class Profile : std::uint8_t {
    population_women,
    population_men,
    gp_ages,
    list_lengths,
    count_
};
inline constexpr std::size_t kProfiles = static_cast<std::size_t>(Profile::count_);

/// Bin k holds first + k * width up to the next one; the first bin also takes what is lower and the
/// last what is higher.
struct ProfileSpec {
    Profile id;
    std::string_view name;
    std::string_view unit;      ///< of what is counted
    std::string_view bin_unit;  ///< of the edges
    int first;
    int width;
    std::size_t bins;
    std::string_view source_step;
    std::string_view en;
    std::string_view nb;
    std::string_view formula;

    std::size_t bin_of(int value) const;
    int lower_edge(std::size_t bin) const { return first + width * static_cast<int>(bin); }
};

/// The profiles in the order of Profile.
std::span<const ProfileSpec> profile_specs();

const ProfileSpec& spec(Profile id);

/// Bins of all profiles together: the rows of a record's second part.
inline constexpr std::size_t kProfileRows = 21 + 21 + 10 + 21;

/// Row of a profile's first bin.
std::size_t first_row(Profile id);

/// Times (as in Record) at which profiles are recorded: 0, every December and the last.
std::vector<std::size_t> snapshot_times(Month start, int months);

}  // namespace legeplan::record
