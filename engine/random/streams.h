#pragma once

#include <bit>
#include <cstdint>

namespace legeplan::random {

/// What a random number is for. A stream is asked for by meaning, never by who asks or when:
/// its key is (seed, replicate, purpose, unit, time). The scenario is not part of the key, so two
/// scenarios meet the same chance wherever they do the same thing, and a new purpose moves no
/// other draw. The numbers are part of the results: append, never renumber.
enum class Purpose : std::uint32_t {
    parameter = 1,
    mortality_index = 2,
    fertility_index = 3,
    in_move_index = 4,
    market_index = 5,
    exits_of_cell = 10,
    in_moves = 11,
    births = 12,
    newborn = 13,
    registration = 15,
    non_resident_exits = 16,
    non_resident_entries = 17,
    initial_lists = 20,
    initial_margins = 21,
    initial_gp = 22,
    voluntary_change = 31,
    transfer = 32,
    gp_retirement = 40,
    gp_other_exit = 41,
    gp_leave = 42,
    gp_cap_request = 43,
    vacancy = 50,
    locum = 51,
    recruit = 52,
    internal_move = 53,
    applicant = 60,
    training_stage = 61,
    hospital_service = 62,
    supervisor = 63,
    duty_exemption = 70,
    own_post = 80,
    municipality = 85,
    hire_origin = 86,
    mover = 87,
    study_design = 90,
    bootstrap = 95,
};

/// Finaliser of SplitMix64 (Steele, Lea and Flood 2014): a bijection that mixes all 64 bits.
constexpr std::uint64_t mix(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

/// Uniform in (0, 1): the centre of one of 2^52 equal cells, exact, never 0 or 1.
constexpr double to_uniform(std::uint64_t bits) {
    // The bits as the fraction of a number in [1, 2); the difference is exact.
    return std::bit_cast<double>(bits >> 12 | 0x3ff0000000000000ULL) - (1.0 - 0x1p-53);
}

/// Uniform integer in 0..n-1 from random bits, which are left as the rest: random bits again, fewer
/// by those of n. For several small choices from one number.
constexpr std::uint32_t take_below(std::uint64_t& bits, std::uint32_t n) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(bits) * n;
    bits = static_cast<std::uint64_t>(product);
    return static_cast<std::uint32_t>(product >> 64);
}

/// Sequence of random numbers: xoshiro256++ (Blackman and Vigna 2019). Meets the standard's
/// UniformRandomBitGenerator, so Boost.Random's distributions accept it.
class Stream {
public:
    using result_type = std::uint64_t;

    explicit constexpr Stream(std::uint64_t key) {
        for (auto& word : state_) {
            key += 0x9e3779b97f4a7c15ULL;
            word = mix(key);
        }
    }

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return ~result_type{0}; }

    constexpr result_type operator()() {
        const std::uint64_t result = rotate(state_[0] + state_[3], 23) + state_[0];
        const std::uint64_t t = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= t;
        state_[3] = rotate(state_[3], 45);
        return result;
    }

    /// Uniform in (0, 1).
    constexpr double uniform() { return to_uniform((*this)()); }

    /// Uniform integer in 0..n-1, n > 0; bias below n / 2^32, far under any Monte Carlo error.
    constexpr std::uint32_t below(std::uint32_t n) {
        return static_cast<std::uint32_t>((((*this)() >> 32) * n) >> 32);
    }

private:
    static constexpr std::uint64_t rotate(std::uint64_t x, int k) {
        return (x << k) | (x >> (64 - k));
    }

    std::uint64_t state_[4]{};
};

/// The streams of one replicate.
class Streams {
public:
    constexpr Streams(std::uint64_t seed, std::uint64_t replicate)
        : root_(mix(mix(seed + 0x9e3779b97f4a7c15ULL) + replicate * 0xd1342543de82ef95ULL + 1)) {}

    friend constexpr bool operator==(const Streams&, const Streams&) = default;

    /// Key of a stream: a keyed hash of what the numbers are for.
    constexpr std::uint64_t key(Purpose purpose, std::uint64_t unit = 0,
                                std::uint64_t time = 0) const {
        const std::uint64_t meaning =
            (static_cast<std::uint64_t>(purpose) << 32 | time) * 0x9e3779b97f4a7c15ULL;
        return mix(mix(root_ ^ meaning) + unit * 0xd1342543de82ef95ULL);
    }

    /// Stream for a purpose, a unit (a GP, a cell, an event) and a time (a month, a year, a spell).
    constexpr Stream at(Purpose purpose, std::uint64_t unit = 0, std::uint64_t time = 0) const {
        return Stream(key(purpose, unit, time));
    }

    /// One uniform in (0, 1), where a decision needs no more.
    constexpr double uniform(Purpose purpose, std::uint64_t unit = 0,
                             std::uint64_t time = 0) const {
        return to_uniform(mix(key(purpose, unit, time) + 0x9e3779b97f4a7c15ULL));
    }

    /// 64 random bits for each (event, alternative), for races between alternatives: the folded
    /// 128-bit product of the two keys, which are well mixed already (the step of wyrand).
    static constexpr std::uint64_t bits_of(std::uint64_t event_key, std::uint64_t alternative) {
        __extension__ using Wide = unsigned __int128;
        const Wide product = static_cast<Wide>(event_key ^ 0xa0761d6478bd642fULL) *
                             (alternative ^ 0xe7037ed1a0b428dbULL);
        const auto low = static_cast<std::uint64_t>(product);
        const auto high = static_cast<std::uint64_t>(product >> 64);
        return low ^ high;
    }

    /// One uniform in (0, 1) for each (event, alternative).
    static constexpr double uniform_of(std::uint64_t event_key, std::uint64_t alternative) {
        return to_uniform(bits_of(event_key, alternative));
    }

private:
    std::uint64_t root_;
};

/// FNV-1a hash of a name: the unit of a parameter or of a policy.
constexpr std::uint64_t hash_name(const char* text, std::uint64_t length) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (std::uint64_t i = 0; i < length; ++i) {
        hash = (hash ^ static_cast<unsigned char>(text[i])) * 0x100000001b3ULL;
    }
    return hash;
}

}  // namespace legeplan::random
