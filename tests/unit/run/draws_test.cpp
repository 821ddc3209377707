#include "run/draws.h"

#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace legeplan;
using record::Indicator;
using run::Draws;

namespace {

constexpr std::size_t kTimes = 3;

float value(std::uint64_t replicate, std::size_t place) {
    return static_cast<float>(1000 * replicate + place);
}

void fill(Draws& draws, std::uint64_t first, std::uint64_t last) {
    for (std::uint64_t replicate = first; replicate < last; ++replicate) {
        const auto slot = draws.slot(replicate);
        for (std::size_t place = 0; place < slot.size(); ++place) {
            slot[place] = value(replicate, place);
        }
    }
}

}  // namespace

TEST_CASE("slots do not overlap, and growing keeps what is there") {
    Draws draws(kTimes);
    CHECK(draws.replicates() == 0);
    std::uint64_t done = 0;
    for (const std::uint64_t replicates : {1U, 63U, 64U, 65U, 130U, 130U}) {
        draws.grow(replicates);
        fill(draws, done, replicates);
        done = replicates;
        REQUIRE(draws.replicates() == replicates);
        for (std::uint64_t replicate = 0; replicate < replicates; ++replicate) {
            const auto slot = std::as_const(draws).slot(replicate);
            REQUIRE(slot.size() == record::kIndicators * kTimes);
            CHECK(slot.front() == value(replicate, 0));
            CHECK(slot.back() == value(replicate, slot.size() - 1));
        }
    }
}

TEST_CASE("values of one indicator by time, of one replicate and of all") {
    Draws draws(kTimes);
    draws.grow(70);
    fill(draws, 0, 70);
    const auto second = draws.values(69, Indicator::population_0_19);
    REQUIRE(second.size() == kTimes);
    CHECK(second[0] == value(69, kTimes));
    CHECK(second[2] == value(69, kTimes + 2));
    std::vector<float> by_time(1);
    draws.by_time(Indicator::population_0_19, by_time);
    REQUIRE(by_time.size() == 70 * kTimes);
    for (std::size_t time = 0; time < kTimes; ++time) {
        for (std::uint64_t replicate = 0; replicate < 70; ++replicate) {
            CHECK(by_time[time * 70 + replicate] == value(replicate, kTimes + time));
        }
    }
}

TEST_CASE("the memory of draws is four bytes for each replicate, indicator and time") {
    CHECK(Draws::bytes(1000, 115) == 4.0 * 1000.0 * record::kIndicators * 115.0);
    CHECK(Draws::bytes(0, 115) == 0.0);
}

TEST_CASE("replicates that are added together lie one after the other") {
    Draws draws(kTimes);
    draws.grow(2);
    draws.grow(7);
    const float* const third = draws.slot(2).data();
    CHECK(draws.slot(6).data() == third + 4 * draws.slot(2).size());
}
