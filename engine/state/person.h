#pragma once

#include <cstdint>

#include "core/contract_checks.h"

namespace legeplan::state {

/// Index of a list within the municipality; a list belongs to a position (fastlegehjemmel).
using ListId = std::uint32_t;

/// Where a person stands in the GP scheme.
enum class Standing : std::uint32_t {
    listed,     ///< on a local list
    waiting,    ///< wants a local list; has a place in the queue
    outside,    ///< on no list and seeks none
    elsewhere,  ///< on a list in another municipality
};

/// One person as 32 bits. Sex, birth year and residence are those of the cell it lies in.
///
/// | bits | listed | waiting | outside, elsewhere |
/// |---|---|---|---|
/// | 30-31 | standing | standing | standing |
/// | 28-29 | voluntary changes in the calendar year of joining | slot (30 bits) | 0 |
/// | 15-27 | month joined, from the state's origin (13 bits, 682 years) | | |
/// | 0-14 | list (15 bits, 32,768 lists) | | |
///
/// The number of changes needs no reset: it counts only while the month joined lies in the
/// current calendar year.
class Person {
public:
    static constexpr std::uint32_t kMaxLists = 1U << 15;
    static constexpr std::uint32_t kMaxMonth = (1U << 13) - 1;
    static constexpr std::uint32_t kMaxSlots = 1U << 30;

    constexpr Person() = default;

    static constexpr Person on_list(ListId list, int month, std::uint32_t changes = 0) {
        LEGEPLAN_EXPECTS(list < kMaxLists);
        LEGEPLAN_EXPECTS(month >= 0 && static_cast<std::uint32_t>(month) <= kMaxMonth);
        return Person(list | static_cast<std::uint32_t>(month) << 15 | changes << 28);
    }
    static constexpr Person waiting(std::uint32_t slot) {
        return Person(tag(Standing::waiting) | slot);
    }
    static constexpr Person outside() { return Person(tag(Standing::outside)); }
    static constexpr Person elsewhere() { return Person(tag(Standing::elsewhere)); }

    constexpr Standing standing() const { return static_cast<Standing>(bits_ >> 30); }
    constexpr bool is_listed() const { return bits_ < (1U << 30); }
    constexpr bool is_waiting() const { return standing() == Standing::waiting; }
    constexpr ListId list() const { return bits_ & (kMaxLists - 1); }
    constexpr int joined() const { return static_cast<int>(bits_ >> 15 & kMaxMonth); }
    constexpr std::uint32_t changes() const { return bits_ >> 28 & 3U; }
    constexpr std::uint32_t slot() const { return bits_ & (kMaxSlots - 1); }

    friend constexpr bool operator==(Person, Person) = default;

private:
    explicit constexpr Person(std::uint32_t bits) : bits_(bits) {}
    static constexpr std::uint32_t tag(Standing standing) {
        return static_cast<std::uint32_t>(standing) << 30;
    }

    std::uint32_t bits_ = static_cast<std::uint32_t>(Standing::outside) << 30;
};
static_assert(sizeof(Person) == 4);

}  // namespace legeplan::state
