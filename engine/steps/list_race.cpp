#include "steps/list_race.h"

#include <bit>
#include <cstring>

#include "core/real_math.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace legeplan::steps {

namespace {

using Words = std::uint32_t __attribute__((vector_size(32)));
using Integers = std::int32_t __attribute__((vector_size(32)));
using Floats = float __attribute__((vector_size(32)));
static_assert(sizeof(Words) == Racers::kBlock * sizeof(std::uint32_t));

constexpr std::size_t kMostBlocks = kMostCandidates / Racers::kBlock;
constexpr float kHighest = std::numeric_limits<float>::max();

/// Relative rounding of two bounds, generously: eight operations of 2^-24 each.
constexpr float kRounding = 2e-6F;

/// Lower bounds of the arrivals, and the lowest upper bound. Vectors are handed over by reference:
/// how they travel by value depends on the processor.
struct Bounds {
    std::array<Floats, kMostBlocks> lower;
    float lowest_upper;
};

/// The lowest of the lanes in each of them: lane k meets lane k + shift, round the block.
template <int shift>
[[gnu::always_inline]] inline void meet(Floats& lanes) {
    constexpr int n = Racers::kBlock;
    const Floats others = __builtin_shufflevector(
        lanes, lanes, shift % n, (shift + 1) % n, (shift + 2) % n, (shift + 3) % n, (shift + 4) % n,
        (shift + 5) % n, (shift + 6) % n, (shift + 7) % n);
    lanes = lanes < others ? lanes : others;
}

/// has_office: the seeker comes from an office.
template <bool has_office>
[[gnu::always_inline]] inline void find_bounds(const Racers& racers, Field field,
                                               const RaceEvent& event, Bounds& bounds) {
    const Floats never = Floats{} + Racers::kNever;
    const std::uint32_t* identities = racers.identity.data() + field.first;
    const std::uint32_t* offices = racers.office.data() + field.first;
    const float* inverse_weights =
        racers.inverse_weight[static_cast<std::size_t>(event.sex)].data() + field.first;
    Floats lowest = never;
    for (std::size_t at = 0; at < field.size; at += Racers::kBlock) {
        Words identity;
        Floats weight;
        std::memcpy(&identity, identities + at, sizeof identity);
        std::memcpy(&weight, inverse_weights + at, sizeof weight);
        if constexpr (has_office) {
            Words office;
            std::memcpy(&office, offices + at, sizeof office);
            weight = office == event.office ? weight * event.office_factor : weight;
        }
        mix_event(event.key, identity);
        // Unlike race_number it may round to 1: the lower bound holds there too.
        const auto bits = reinterpret_cast<Integers>(identity >> 1);
        const Floats v = __builtin_convertvector(bits, Floats) * kRaceCell + 0.5F * kRaceCell;
        const Floats square = v * v;
        const Floats lower = v + 0.5F * square;
        const Floats upper = (lower + square * (v * (2.0F / 3.0F))) * weight;
        // Not a number where v > 1/2, and then no lower than any other.
        const auto known = reinterpret_cast<Floats>(reinterpret_cast<Integers>(upper) | (v > 0.5F));
        lowest = known < lowest ? known : lowest;
        bounds.lower[at / Racers::kBlock] = lower * weight;
    }
    meet<4>(lowest);
    meet<2>(lowest);
    meet<1>(lowest);
    bounds.lowest_upper = lowest[0];
}

[[gnu::always_inline]] inline void find_bounds(const Racers& racers, Field field,
                                               const RaceEvent& event, Bounds& bounds) {
    if (event.office == kNoOffice) {
        find_bounds<false>(racers, field, event, bounds);
    } else {
        find_bounds<true>(racers, field, event, bounds);
    }
}

/// A racer whose lower bound is no higher may arrive first; one who never arrives may not.
[[gnu::always_inline]] inline float limit_of(const Bounds& bounds) {
    const float limit = bounds.lowest_upper * (1.0F + kRounding);
    return limit < kHighest ? limit : kHighest;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) Candidates candidates_with_avx2(const Racers& racers, Field field,
                                                                const RaceEvent& event) {
    Bounds bounds;
    find_bounds(racers, field, event, bounds);
    const float limit = limit_of(bounds);
    Candidates candidates = 0;
    for (std::size_t at = 0; at < field.size; at += Racers::kBlock) {
        const auto may = reinterpret_cast<__m256>(bounds.lower[at / Racers::kBlock] <= limit);
        candidates |= static_cast<Candidates>(_mm256_movemask_ps(may)) << at;
    }
    return candidates;
}
#endif

using Race = Candidates (*)(const Racers&, Field, const RaceEvent&);

/// The program is built once for every x86-64 processor and looks at its own when it starts.
Race fitting_race() {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2")) {
        return candidates_with_avx2;
    }
#endif
    return race_candidates_plain;
}

const Race kRace = fitting_race();

/// 1 / weight of a racer for the seeker.
double scale(const Racers& racers, std::size_t k, const RaceEvent& event) {
    const float inverse = racers.inverse_weight[static_cast<std::size_t>(event.sex)][k];
    return racers.office[k] == event.office ? inverse * event.office_factor : inverse;
}

double arrival(const Racers& racers, std::size_t k, const RaceEvent& event) {
    const double inverse = scale(racers, k, event);
    if (inverse == Racers::kNever) {
        return Racers::kNever;
    }
    return -log_(1.0 - static_cast<double>(race_number(race_bits(event.key, racers.identity[k])))) *
           inverse;
}

std::size_t first_of_all(const Racers& racers, Field field, const RaceEvent& event) {
    std::size_t best = kNobody;
    double earliest = Racers::kNever;
    for (std::size_t k = field.first; k < field.first + field.size; ++k) {
        const double arrives = arrival(racers, k, event);
        if (arrives < earliest) {
            best = k;
            earliest = arrives;
        }
    }
    return best;
}

}  // namespace

Candidates race_candidates_plain(const Racers& racers, Field field, const RaceEvent& event) {
    Bounds bounds;
    find_bounds(racers, field, event, bounds);
    const float limit = limit_of(bounds);
    Candidates candidates = 0;
    for (std::size_t k = 0; k < field.size; ++k) {
        const bool may = bounds.lower[k / Racers::kBlock][k % Racers::kBlock] <= limit;
        candidates |= static_cast<Candidates>(may) << k;
    }
    return candidates;
}

Candidates race_candidates(const Racers& racers, Field field, const RaceEvent& event) {
    return kRace(racers, field, event);
}

std::size_t first_to_arrive(const Racers& racers, Field field, const RaceEvent& event) {
    if (field.size > kMostCandidates) {
        return first_of_all(racers, field, event);
    }
    Candidates candidates = kRace(racers, field, event);
    if (candidates == 0) {
        return kNobody;
    }
    std::size_t best = field.first + static_cast<std::size_t>(std::countr_zero(candidates));
    candidates &= candidates - 1;
    if (candidates == 0) {
        return best;
    }
    double earliest = arrival(racers, best, event);
    for (; candidates != 0; candidates &= candidates - 1) {
        const std::size_t k = field.first + static_cast<std::size_t>(std::countr_zero(candidates));
        const double arrives = arrival(racers, k, event);
        if (arrives < earliest) {
            best = k;
            earliest = arrives;
        }
    }
    return best;
}

}  // namespace legeplan::steps
