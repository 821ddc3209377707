#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/terms.h"

namespace legeplan::steps {

/// Those who run, one array a property, so that several are looked at in one instruction.
struct Racers {
    static constexpr std::size_t kBlock = 8;
    static constexpr float kNever = std::numeric_limits<float>::infinity();

    std::vector<std::uint32_t> identity;  ///< well mixed
    std::vector<std::uint32_t> office;
    /// For a seeker of either sex who comes from another office.
    std::array<std::vector<float>, kSexes> inverse_weight;

    /// So many that never arrive.
    void reset(std::size_t size) {
        identity.assign(size, 0);
        office.assign(size, 0);
        for (auto& inverse : inverse_weight) {
            inverse.assign(size, kNever);
        }
    }
};

/// Those of them that run in one race. Its last block is full: `first` and the size of the arrays
/// are multiples of kBlock, and who does not run in it has an infinite inverse weight.
struct Field {
    std::size_t first = 0;
    std::size_t size = 0;
};

/// Office of those who come from no list.
inline constexpr std::uint32_t kNoOffice = 0xffffffffU;

/// Who seeks, as the race sees it.
struct RaceEvent {
    std::uint64_t key = 0;  ///< well mixed
    Sex sex = Sex::female;
    std::uint32_t office = kNoOffice;  ///< of which they come
    float office_factor = 1.0F;        ///< on the inverse weight of lists in that office
};

/// Those of a field who may arrive first, a bit each from the start of the field: the others come
/// later than one of them for certain.
using Candidates = std::uint64_t;
inline constexpr std::size_t kMostCandidates = 64;

/// Turns the identity of a list into 32 random bits for (event, list): three rounds of a
/// multiplicative hash (the constants of Wellons' triple32), the event's high half entering after
/// the first. Word: one number, or a vector of them, which must not be handed over by value.
template <class Word>
[[gnu::always_inline]] constexpr void mix_event(std::uint64_t event_key, Word& x) {
    x ^= static_cast<std::uint32_t>(event_key);
    x = (x ^ (x >> 17)) * 0xed5ad4bbU;
    x ^= static_cast<std::uint32_t>(event_key >> 32);
    x = (x ^ (x >> 11)) * 0xac4c1b51U;
    x = (x ^ (x >> 15)) * 0x31848babU;
    x ^= x >> 14;
}

/// 32 random bits for each (event, list).
constexpr std::uint32_t race_bits(std::uint64_t event_key, std::uint32_t identity) {
    mix_event(event_key, identity);
    return identity;
}

inline constexpr float kRaceCell = 0x1p-31F;
inline constexpr float kBelowOne = 0x1.fffffep-1F;

/// The number in (0, 1) that those bits stand for. Small numbers keep 23 bits behind their first.
inline float race_number(std::uint32_t bits) {
    const float v =
        static_cast<float>(static_cast<std::int32_t>(bits >> 1)) * kRaceCell + 0.5F * kRaceCell;
    return v < kBelowOne ? v : kBelowOne;
}

/// Who of a field of at most kMostCandidates may arrive first, by bounds on the arrivals
/// -log(1 - v) * inverse weight, v = race_number of each list: with b = v + v^2/2 they lie between
/// b and, for v <= 1/2, b + 2/3 v^3, times the inverse weight. 0: nobody runs. With AVX2 where the
/// processor has it; a candidate more or less on another processor changes no winner.
Candidates race_candidates(const Racers& racers, Field field, const RaceEvent& event);

/// What race_candidates does on a processor without AVX2.
Candidates race_candidates_plain(const Racers& racers, Field field, const RaceEvent& event);

/// Who arrives first, by its place among the racers; kNobody: none of the field runs. Where one
/// alone may, no logarithm is needed.
inline constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
std::size_t first_to_arrive(const Racers& racers, Field field, const RaceEvent& event);

}  // namespace legeplan::steps
