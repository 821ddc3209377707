#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "inputs/inputs.h"

namespace legeplan::state {

/// The lists, index = position. Counts are kept with every move of a person.
struct Lists {
    std::vector<int> length;         ///< persons, residents and non-residents
    std::vector<int> non_residents;  ///< of these, non-residents
    /// Persons by group that needs consultations alike (by age reached in the year).
    std::vector<std::array<int, inputs::kMaxGroups>> by_group;
    int months = 0;           ///< months that a person may have joined in, from the state's origin
    std::vector<int> joined;  ///< residents by [list][month joined]
    /// Month in which the list's permanent GP came, from the state's origin; `months`: has none.
    std::vector<int> gp_since;
    /// Residents by the month that their relation to their permanent GP began; last: have none.
    std::vector<int> began;
    std::vector<std::uint8_t> group_of_cell;  ///< of every cell, in the current year
    std::vector<double> change_factor;        ///< on its persons' rate of changing lists, likewise
    std::int64_t outside = 0;                 ///< residents who seek no list
    std::int64_t elsewhere = 0;               ///< residents on a list in another municipality

    /// Residents on a list by the month they joined it. Shape: [months].
    int* joined_list(std::size_t list) {
        return joined.data() + list * static_cast<std::size_t>(months);
    }
    const int* joined_list(std::size_t list) const {
        return joined.data() + list * static_cast<std::size_t>(months);
    }

    /// Counts residents of a list by the month joined, which continuity is made of.
    void count_joined(std::size_t list, int month, int change) {
        joined_list(list)[month] += change;
        began[static_cast<std::size_t>(std::max(month, gp_since[list]))] += change;
    }

    void resize(std::size_t lists) {
        length.resize(lists);
        non_residents.resize(lists);
        by_group.resize(lists);
        joined.resize(lists * static_cast<std::size_t>(months));
        gp_since.resize(lists, months);
        began.resize(static_cast<std::size_t>(months) + 1);
    }
};

}  // namespace legeplan::state
