#include "steps/list_race.h"

#include <cstring>

#include "core/real_math.h"

#if defined(__x86_64__)
#define LEGEPLAN_WITH_AVX2 __attribute__((target("avx2")))
#else
#define LEGEPLAN_WITH_AVX2
#endif

namespace legeplan::steps {

namespace {

using Words = std::uint32_t __attribute__((vector_size(32)));
using Integers = std::int32_t __attribute__((vector_size(32)));
using Floats = float __attribute__((vector_size(32)));
static_assert(sizeof(Words) == Racers::kBlock * sizeof(std::uint32_t));

/// The two lowest bounds seen in each lane, and the list of the lowest.
struct Lanes {
    Floats first;
    Floats second;
    Words list;
};

/// Takes into each lane what another lane has seen. Vectors are handed over by reference: how they
/// travel by value depends on the processor.
[[gnu::always_inline]] inline void merge(Lanes& lanes, const Lanes& others) {
    const Floats later = lanes.first > others.first ? lanes.first : others.first;
    const Floats second = lanes.second < others.second ? lanes.second : others.second;
    lanes.second = second < later ? second : later;
    lanes.list = others.first < lanes.first ? others.list : lanes.list;
    lanes.first = others.first < lanes.first ? others.first : lanes.first;
}

/// Lane k meets lane k + shift, round the block.
template <int shift>
[[gnu::always_inline]] inline void meet(Lanes& lanes) {
    constexpr int n = Racers::kBlock;
    const auto turn = [](auto& to, const auto& from) __attribute__((always_inline)) {
        to = __builtin_shufflevector(from, from, shift % n, (shift + 1) % n, (shift + 2) % n,
                                     (shift + 3) % n, (shift + 4) % n, (shift + 5) % n,
                                     (shift + 6) % n, (shift + 7) % n);
    };
    Lanes others;
    turn(others.first, lanes.first);
    turn(others.second, lanes.second);
    turn(others.list, lanes.list);
    merge(lanes, others);
}

[[gnu::always_inline]] inline RaceBounds bounds_of(const Racers& racers, Field field,
                                                   const RaceEvent& event) {
    constexpr Floats kNever = Floats{} + Racers::kNever;
    const std::uint32_t* identities = racers.identity.data() + field.first;
    const std::uint32_t* offices = racers.office.data() + field.first;
    const float* inverse_weights =
        racers.inverse_weight[static_cast<std::size_t>(event.sex)].data() + field.first;
    Lanes best{kNever, kNever, Words{}};
    Lanes block{kNever, kNever, Words{0, 1, 2, 3, 4, 5, 6, 7}};
    for (std::size_t at = 0; at < field.size; at += Racers::kBlock) {
        Words identity;
        Words office;
        Floats weight;
        std::memcpy(&identity, identities + at, sizeof identity);
        std::memcpy(&office, offices + at, sizeof office);
        std::memcpy(&weight, inverse_weights + at, sizeof weight);
        mix_event(event.key, identity);
        const auto bits = reinterpret_cast<Integers>(identity >> 1);
        Floats v = __builtin_convertvector(bits, Floats) * kRaceCell + 0.5F * kRaceCell;
        v = v < kBelowOne ? v : Floats{} + kBelowOne;
        weight = office == event.office ? weight * event.office_factor : weight;
        block.first = v * (1.0F + v * (0.5F + v * (1.0F / 3.0F))) * weight;
        merge(best, block);
        block.list += static_cast<std::uint32_t>(Racers::kBlock);
    }
    meet<4>(best);
    meet<2>(best);
    meet<1>(best);
    return {best.list[0], best.first[0], best.second[0]};
}

LEGEPLAN_WITH_AVX2 RaceBounds bounds_with_avx2(const Racers& racers, Field field,
                                               const RaceEvent& event) {
    return bounds_of(racers, field, event);
}

using Bounds = RaceBounds (*)(const Racers&, Field, const RaceEvent&);

/// The program is built once for every x86-64 processor and looks at its own when it starts.
Bounds fitting_bounds() {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2")) {
        return bounds_with_avx2;
    }
#endif
    return race_bounds_plain;
}

const Bounds kBounds = fitting_bounds();

/// 1 / weight of a racer for the seeker.
double scale(const Racers& racers, std::size_t k, const RaceEvent& event) {
    const float inverse = racers.inverse_weight[static_cast<std::size_t>(event.sex)][k];
    return racers.office[k] == event.office ? inverse * event.office_factor : inverse;
}

std::size_t first_exactly(const Racers& racers, Field field, const RaceEvent& event) {
    std::size_t best = kNobody;
    double earliest = std::numeric_limits<double>::infinity();
    for (std::size_t k = field.first; k < field.first + field.size; ++k) {
        const double inverse = scale(racers, k, event);
        if (inverse == Racers::kNever) {
            continue;
        }
        const double v = race_number(race_bits(event.key, racers.identity[k]));
        const double arrival = -log_(1.0 - v) * inverse;
        if (arrival < earliest) {
            best = k;
            earliest = arrival;
        }
    }
    return best;
}

}  // namespace

RaceBounds race_bounds_plain(const Racers& racers, Field field, const RaceEvent& event) {
    return bounds_of(racers, field, event);
}

RaceBounds race_bounds(const Racers& racers, Field field, const RaceEvent& event) {
    return kBounds(racers, field, event);
}

std::size_t first_to_arrive(const Racers& racers, Field field, const RaceEvent& event) {
    const RaceBounds bounds = race_bounds(racers, field, event);
    if (bounds.first == Racers::kNever) {
        return kNobody;
    }
    const std::size_t best = field.first + bounds.winner;
    const double v = race_number(race_bits(event.key, racers.identity[best]));
    const double lead =
        bounds.second * (1.0 - kRaceRounding) - bounds.first * (1.0 + kRaceRounding);
    const bool is_decided = lead * (4.0 * (1.0 - v)) > v * v * v * v * scale(racers, best, event);
    return is_decided ? best : first_exactly(racers, field, event);
}

}  // namespace legeplan::steps
