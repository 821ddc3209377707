#include "steps/list_race.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "random/streams.h"
#include "support/statistics.h"

using namespace legeplan;
using steps::RaceEvent;
using steps::Racers;

namespace {

/// Lists with well-mixed identities and unequal weights, padded to whole blocks.
Racers racers_of(std::size_t lists) {
    Racers racers;
    const std::size_t padded = (lists + Racers::kBlock - 1) / Racers::kBlock * Racers::kBlock;
    racers.identity.resize(padded);
    racers.office.resize(padded);
    for (auto& inverse : racers.inverse_weight) {
        inverse.resize(padded, Racers::kNever);
    }
    for (std::size_t k = 0; k < lists; ++k) {
        racers.identity[k] = static_cast<std::uint32_t>(random::mix(k + 1));
        racers.office[k] = static_cast<std::uint32_t>(k % 4);
        racers.inverse_weight[0][k] = 1.0F / static_cast<float>(1 + k % 7);
        racers.inverse_weight[1][k] = 1.0F / static_cast<float>(2 + k % 5);
    }
    return racers;
}

/// The bounds by their definition, one list after the other.
steps::RaceBounds one_by_one(const Racers& racers, const RaceEvent& event) {
    steps::RaceBounds best;
    for (std::size_t k = 0; k < racers.identity.size(); ++k) {
        const float v = steps::race_number(steps::race_bits(event.key, racers.identity[k]));
        const float inverse = racers.inverse_weight[static_cast<std::size_t>(event.sex)][k];
        const float weight =
            racers.office[k] == event.office ? inverse * event.office_factor : inverse;
        const float bound = v * (1.0F + v * (0.5F + v * (1.0F / 3.0F))) * weight;
        best.second = std::min(best.second, std::max(best.first, bound));
        if (bound < best.first) {
            best.first = bound;
            best.winner = static_cast<std::uint32_t>(k);
        }
    }
    return best;
}

}  // namespace

TEST_CASE("eight lists at once, with and without AVX2, give the bytes of one after the other") {
    for (const std::size_t lists : {1U, 2U, 7U, 8U, 9U, 16U, 31U, 70U}) {
        const Racers racers = racers_of(lists);
        const steps::Field field{0, racers.identity.size()};
        for (std::uint64_t i = 0; i < 2000; ++i) {
            const RaceEvent event{random::mix(i), i % 2 == 0 ? Sex::female : Sex::male,
                                  static_cast<std::uint32_t>(i % 5), 0.6F};
            const steps::RaceBounds wide = steps::race_bounds(racers, field, event);
            const steps::RaceBounds plain = one_by_one(racers, event);
            REQUIRE(wide.winner == plain.winner);
            REQUIRE(wide.first == plain.first);
            REQUIRE(wide.second == plain.second);
            const steps::RaceBounds old = steps::race_bounds_plain(racers, field, event);
            REQUIRE(old.winner == plain.winner);
            REQUIRE(old.first == plain.first);
            REQUIRE(old.second == plain.second);
        }
    }
}

TEST_CASE("no list runs: nobody arrives") {
    CHECK(steps::race_bounds(Racers{}, {}, {}).first == Racers::kNever);
    Racers racers = racers_of(3);
    for (auto& inverse : racers.inverse_weight) {
        std::fill(inverse.begin(), inverse.end(), Racers::kNever);
    }
    CHECK(steps::race_bounds(racers, {0, racers.identity.size()}, {1, Sex::male, 0, 1.0F}).first ==
          Racers::kNever);
}

TEST_CASE("the numbers of a race lie strictly between 0 and 1") {
    CHECK(steps::race_number(0) > 0.0F);
    CHECK(steps::race_number(0xffffffffU) < 1.0F);
    CHECK(steps::race_number(0x80000000U) == Approx(0.5));
}

TEST_CASE("what two lists draw for an event is uniform and independent") {
    constexpr std::uint64_t kEvents = 400000;
    constexpr std::size_t kBins = 16;
    // Identities that differ in one bit, in a few bits and in many.
    for (const std::uint32_t other : {1U, 3U, 0x80000000U, 0x18000U, 0x12345678U}) {
        std::vector<int> count(kBins * kBins);
        for (std::uint64_t i = 0; i < kEvents; ++i) {
            const std::uint64_t key = random::mix(i + 11);
            const std::size_t a = steps::race_bits(key, 12345U) >> 28;
            const std::size_t b = steps::race_bits(key, 12345U ^ other) >> 28;
            ++count[a * kBins + b];
        }
        const double expected = static_cast<double>(kEvents) / static_cast<double>(count.size());
        double chi_squared = 0.0;
        for (const int c : count) {
            chi_squared += (c - expected) * (c - expected) / expected;
        }
        const double freedom = static_cast<double>(count.size()) - 1.0;
        CHECK((chi_squared - freedom) / std::sqrt(2.0 * freedom) < test::kMaxZ);
    }
}
