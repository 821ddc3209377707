#include "random/streams.h"

#include <array>
#include <cmath>
#include <functional>
#include <set>

#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <catch2/catch.hpp>

#include "support/statistics.h"

using namespace legeplan;
using random::Purpose;
using random::Stream;
using random::Streams;

namespace {

constexpr int kPairs = 100000;

/// Correlation of the uniforms of neighbouring keys, times sqrt(n): about standard normal.
double correlation_z(const std::function<double(std::uint64_t)>& uniform) {
    double sum = 0.0;
    for (std::uint64_t i = 0; i < kPairs; ++i) {
        sum += (uniform(2 * i) - 0.5) * (uniform(2 * i + 1) - 0.5);
    }
    return 12.0 * sum / kPairs * std::sqrt(kPairs);
}

/// Pairs (i, i + 1) for every i, so that no parity of keys is left out.
double overlapping_correlation_z(const std::function<double(std::uint64_t)>& uniform) {
    double sum = 0.0;
    double previous = uniform(0);
    for (std::uint64_t i = 1; i <= kPairs; ++i) {
        const double next = uniform(i);
        sum += (previous - 0.5) * (next - 0.5);
        previous = next;
    }
    return 12.0 * sum / kPairs * std::sqrt(kPairs);
}

void check_uncorrelated(const std::function<double(std::uint64_t)>& uniform) {
    CHECK(std::abs(correlation_z(uniform)) < test::kMaxZ);
    CHECK(std::abs(overlapping_correlation_z(uniform)) < test::kMaxZ);
    test::Moments values;
    for (std::uint64_t i = 0; i < kPairs; ++i) {
        values.add(uniform(i));
    }
    CHECK(std::abs(test::z_of_mean(values, 0.5)) < test::kMaxZ);
}

}  // namespace

TEST_CASE("the same key gives the same numbers and any other key gives others") {
    const Streams streams(7, 3);
    Stream a = streams.at(Purpose::locum, 12, 24000);
    Stream b = Streams(7, 3).at(Purpose::locum, 12, 24000);
    const std::array<Stream, 5> others{
        Streams(8, 3).at(Purpose::locum, 12, 24000), Streams(7, 4).at(Purpose::locum, 12, 24000),
        streams.at(Purpose::recruit, 12, 24000), streams.at(Purpose::locum, 13, 24000),
        streams.at(Purpose::locum, 12, 24001)};
    std::set<std::uint64_t> first;
    for (Stream other : others) {
        first.insert(other());
    }
    first.insert(Stream(a)());
    CHECK(first.size() == 6);
    for (int i = 0; i < 1000; ++i) {
        CHECK(a() == b());
    }
}

TEST_CASE("unit and time, seed and replicate do not stand in for each other") {
    const Streams streams(5, 5);
    CHECK(streams.key(Purpose::births, 1, 2) != streams.key(Purpose::births, 2, 1));
    CHECK(Streams(1, 2).key(Purpose::births) != Streams(2, 1).key(Purpose::births));
    CHECK(Streams(0, 1).key(Purpose::births) != Streams(1, 0).key(Purpose::births));
    std::set<std::uint64_t> keys;
    for (std::uint64_t replicate = 0; replicate < 20; ++replicate) {
        for (std::uint64_t unit = 0; unit < 20; ++unit) {
            for (std::uint64_t time = 0; time < 20; ++time) {
                keys.insert(Streams(1, replicate).key(Purpose::births, unit, time));
            }
        }
    }
    CHECK(keys.size() == 8000);
}

TEST_CASE("the numbers are those that the results of the past were made with") {
    // xoshiro256++ seeded by SplitMix64 from key 0: the first words of the published SplitMix64.
    CHECK(random::mix(0x9e3779b97f4a7c15ULL) == 0xe220a8397b1dcdafULL);
    CHECK(random::mix(2 * 0x9e3779b97f4a7c15ULL) == 0x6e789e6aa1b965f4ULL);
    CHECK(random::hash_name("", 0) == 0xcbf29ce484222325ULL);
    CHECK(random::hash_name("a", 1) == 0xaf63dc4c8601ec8cULL);
    CHECK(random::hash_name("foobar", 6) == 0x85944171f73967e8ULL);
}

TEST_CASE("neighbouring replicates, seeds, purposes, units and times are uncorrelated") {
    const Streams streams(2024, 1);
    SECTION("replicates") {
        check_uncorrelated(
            [](std::uint64_t i) { return Streams(1, i).at(Purpose::births).uniform(); });
    }
    SECTION("seeds") {
        check_uncorrelated(
            [](std::uint64_t i) { return Streams(i, 1).at(Purpose::births).uniform(); });
    }
    SECTION("purposes") {
        check_uncorrelated(
            [&](std::uint64_t i) { return streams.at(static_cast<Purpose>(i)).uniform(); });
    }
    SECTION("units") {
        check_uncorrelated(
            [&](std::uint64_t i) { return streams.at(Purpose::locum, i, 24000).uniform(); });
    }
    SECTION("times") {
        check_uncorrelated(
            [&](std::uint64_t i) { return streams.at(Purpose::locum, 12, i).uniform(); });
    }
    SECTION("single uniforms by unit") {
        check_uncorrelated(
            [&](std::uint64_t i) { return streams.uniform(Purpose::gp_retirement, i); });
    }
    SECTION("single uniforms by time") {
        check_uncorrelated(
            [&](std::uint64_t i) { return streams.uniform(Purpose::gp_leave, 3, i); });
    }
    SECTION("alternatives of one event") {
        const std::uint64_t event = streams.key(Purpose::internal_move, 1, 24000);
        check_uncorrelated(
            [&](std::uint64_t i) { return Streams::uniform_of(event, random::mix(i + 1)); });
    }
    SECTION("one alternative over events") {
        check_uncorrelated([&](std::uint64_t i) {
            return Streams::uniform_of(streams.key(Purpose::internal_move, i, 24000), 77);
        });
    }
    SECTION("one stream") {
        Stream stream = streams.at(Purpose::births);
        check_uncorrelated([&](std::uint64_t) { return stream.uniform(); });
    }
}

TEST_CASE("the test of correlation sees a correlation of 2 percent") {
    const Streams streams(2024, 1);
    double previous = 0.5;
    const auto mixed = [&](std::uint64_t i) {
        const double fresh = streams.uniform(Purpose::locum, i);
        const double value = streams.uniform(Purpose::recruit, i) < 0.02 ? previous : fresh;
        previous = value;
        return value;
    };
    CHECK(overlapping_correlation_z(mixed) > test::kMaxZ);
}

TEST_CASE("uniforms lie strictly between 0 and 1") {
    CHECK(random::to_uniform(0) > 0.0);
    CHECK(random::to_uniform(~0ULL) < 1.0);
    CHECK(random::to_uniform(1ULL << 63) == Approx(0.5).epsilon(1e-15));
}

TEST_CASE("below gives every integer its share") {
    constexpr std::uint32_t kSides = 7;
    Stream stream = Streams(3, 0).at(Purpose::births);
    std::array<int, kSides> counts{};
    constexpr int kDraws = 140000;
    for (int i = 0; i < kDraws; ++i) {
        const std::uint32_t side = stream.below(kSides);
        REQUIRE(side < kSides);
        ++counts[side];
    }
    const double expected = static_cast<double>(kDraws) / kSides;
    for (const int count : counts) {
        CHECK(std::abs(count - expected) <
              test::kMaxZ * std::sqrt(expected * (1.0 - 1.0 / kSides)));
    }
    CHECK(stream.below(1) == 0);
}

TEST_CASE("Boost.Random's distributions accept a stream") {
    Stream stream = Streams(9, 0).at(Purpose::births);
    boost::random::normal_distribution<double> normal(2.0, 3.0);
    boost::random::uniform_int_distribution<int> die(1, 6);
    test::Moments values;
    test::Moments points;
    for (int i = 0; i < 50000; ++i) {
        values.add(normal(stream));
        points.add(die(stream));
    }
    CHECK(std::abs(test::z_of_mean(values, 2.0)) < test::kMaxZ);
    CHECK(std::abs(test::z_of_variance(values, 9.0)) < test::kMaxZ);
    CHECK(std::abs(test::z_of_mean(points, 3.5)) < test::kMaxZ);
    CHECK(std::abs(test::z_of_mean(values, 2.0 * 1.05)) > test::kMaxZ);
}
