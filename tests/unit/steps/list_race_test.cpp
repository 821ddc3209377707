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

/// The arrival of one racer by its definition.
double arrival(const Racers& racers, std::size_t k, const RaceEvent& event) {
    const double v = steps::race_number(steps::race_bits(event.key, racers.identity[k]));
    const float inverse = racers.inverse_weight[static_cast<std::size_t>(event.sex)][k];
    const float weight = racers.office[k] == event.office ? inverse * event.office_factor : inverse;
    return -std::log1p(-v) * weight;
}

std::size_t first_by_definition(const Racers& racers, const RaceEvent& event) {
    std::size_t best = 0;
    for (std::size_t k = 1; k < racers.identity.size(); ++k) {
        best = arrival(racers, k, event) < arrival(racers, best, event) ? k : best;
    }
    return best;
}

bool is_among(steps::Candidates candidates, std::size_t k) {
    return (candidates >> k & 1U) != 0;
}

}  // namespace

TEST_CASE("the first to arrive is found, with and without AVX2, in small fields and large") {
    int alone = 0;
    int races = 0;
    for (const std::size_t lists : {1U, 2U, 7U, 8U, 9U, 16U, 31U, 64U, 70U}) {
        const Racers racers = racers_of(lists);
        const steps::Field field{0, racers.identity.size()};
        for (std::uint64_t i = 0; i < 2000; ++i) {
            const RaceEvent event{random::mix(i), i % 2 == 0 ? Sex::female : Sex::male,
                                  static_cast<std::uint32_t>(i % 5), 0.6F};
            const std::size_t first = first_by_definition(racers, event);
            REQUIRE(steps::first_to_arrive(racers, field, event) == first);
            if (field.size <= steps::kMostCandidates) {
                const steps::Candidates candidates = steps::race_candidates(racers, field, event);
                REQUIRE(is_among(candidates, first));
                REQUIRE(is_among(steps::race_candidates_plain(racers, field, event), first));
                REQUIRE((lists == 64 || candidates >> lists == 0));
                alone += std::has_single_bit(candidates) ? 1 : 0;
                ++races;
            }
        }
    }
    // Without sharp bounds every race would need its logarithms.
    CHECK(alone > races * 9 / 10);
}

TEST_CASE("no list runs: nobody arrives") {
    CHECK(steps::race_candidates(Racers{}, {}, {}) == 0);
    Racers racers = racers_of(3);
    for (auto& inverse : racers.inverse_weight) {
        std::fill(inverse.begin(), inverse.end(), Racers::kNever);
    }
    const steps::Field field{0, racers.identity.size()};
    CHECK(steps::race_candidates(racers, field, {1, Sex::male, 0, 1.0F}) == 0);
    CHECK(steps::race_candidates_plain(racers, field, {1, Sex::male, 0, 1.0F}) == 0);
    CHECK(steps::first_to_arrive(racers, field, {1, Sex::male, 0, 1.0F}) == steps::kNobody);
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
