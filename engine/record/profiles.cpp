#include "record/profiles.h"

#include <algorithm>
#include <array>

namespace legeplan::record {

namespace {

using P = Profile;

// clang-format off
constexpr std::array<ProfileSpec, kProfiles> kSpecs{{
    {P::population_women, "population_women", "persons", "years", 0, 5, 21, "population",
     "Women by age", "Kvinner etter alder",
     "resident women by five-year age group, 100 and over last; at the end of month m the cohort at a "
     "group's border counts with weight m/12 in the older group"},
    {P::population_men, "population_men", "persons", "years", 0, 5, 21, "population",
     "Men by age", "Menn etter alder",
     "resident men, as population_women"},
    {P::gp_ages, "gp_ages", "doctors", "years", 25, 5, 10, "gp_workforce",
     "GPs by age, locums included", "Leger etter alder, med vikarer",
     "permanent GPs and locums by completed age, under 30 first and 70 and over last; undefined where "
     "the municipality's own roster is used"},
    {P::list_lengths, "list_lengths", "lists", "persons", 0, 100, 21, "lists",
     "Lists by length", "Lister etter lengde",
     "lists of existing positions, vacant ones included, by number of persons, 2,000 and over last"},
}};
// clang-format on

constexpr std::array<std::size_t, kProfiles> first_rows() {
    std::array<std::size_t, kProfiles> rows{};
    for (std::size_t i = 1; i < kProfiles; ++i) {
        rows[i] = rows[i - 1] + kSpecs[i - 1].bins;
    }
    return rows;
}
constexpr auto kFirstRows = first_rows();
static_assert(kFirstRows.back() + kSpecs.back().bins == kProfileRows);

constexpr bool is_in_order() {
    for (std::size_t i = 0; i < kProfiles; ++i) {
        if (static_cast<std::size_t>(kSpecs[i].id) != i) {
            return false;
        }
    }
    return true;
}
static_assert(is_in_order(), "the table is in the order of the enumeration");

}  // namespace

std::size_t ProfileSpec::bin_of(int value) const {
    const int bin = value < first ? 0 : (value - first) / width;
    return std::min(static_cast<std::size_t>(bin), bins - 1);
}

std::span<const ProfileSpec> profile_specs() {
    return kSpecs;
}

const ProfileSpec& spec(Profile id) {
    return kSpecs[static_cast<std::size_t>(id)];
}

std::size_t first_row(Profile id) {
    return kFirstRows[static_cast<std::size_t>(id)];
}

std::vector<std::size_t> snapshot_times(Month start, int months) {
    std::vector<std::size_t> times{0};
    for (int time = 1; time <= months; ++time) {
        if ((start + (time - 1)).month_of_year() == 12 || time == months) {
            times.push_back(static_cast<std::size_t>(time));
        }
    }
    return times;
}

}  // namespace legeplan::record
