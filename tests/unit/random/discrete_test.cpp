#include "random/discrete.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <catch2/catch.hpp>

#include "support/statistics.h"

using namespace legeplan;
using random::Purpose;
using random::Stream;
using random::Streams;

namespace {

/// What |z| < 5 means on one side.
constexpr double kSmallest = 2.9e-7;

using Probability = std::function<double(std::int64_t)>;

/// How often each number low, low + 1, ... came up.
struct Counts {
    std::int64_t low = 0;
    std::int64_t draws = 0;
    std::vector<std::int64_t> of;
};

Counts count(std::int64_t low, std::int64_t high, std::int64_t draws,
             const std::function<std::int64_t()>& draw) {
    Counts counts{low, draws, std::vector<std::int64_t>(static_cast<std::size_t>(high - low + 1))};
    std::int64_t outside = 0;
    for (std::int64_t i = 0; i < draws; ++i) {
        const std::int64_t k = draw();
        if (k < low || k > high) {
            ++outside;
        } else {
            ++counts.of[static_cast<std::size_t>(k - low)];
        }
    }
    REQUIRE(outside == 0);
    return counts;
}

/// p-value of the chi-square test; neighbours are pooled until enough are expected in each bin.
double p_value(const Counts& counts, const Probability& probability) {
    const double draws = static_cast<double>(counts.draws);
    const double wanted = std::max(10.0, draws / 200.0);
    double statistic = 0.0;
    int bins = 0;
    double expected = 0.0;
    double observed = 0.0;
    double expected_left = draws;
    double observed_left = draws;
    for (std::size_t i = 0; i < counts.of.size(); ++i) {
        expected += draws * probability(counts.low + static_cast<std::int64_t>(i));
        observed += static_cast<double>(counts.of[i]);
        if (expected >= wanted && expected_left - expected >= wanted) {
            statistic += (observed - expected) * (observed - expected) / expected;
            expected_left -= expected;
            observed_left -= observed;
            expected = observed = 0.0;
            ++bins;
        }
    }
    statistic += (observed_left - expected_left) * (observed_left - expected_left) / expected_left;
    REQUIRE(bins >= 1);
    const boost::math::chi_squared distribution(bins);
    return boost::math::cdf(boost::math::complement(distribution, statistic));
}

struct BinomialCase {
    std::int64_t n;
    double p;
};

}  // namespace

TEST_CASE("binomial numbers have the binomial distribution") {
    // Inversion and rejection, both sides of n p = 10 and of p = 1/2.
    const auto [n, p] = GENERATE(
        BinomialCase{1, 0.3}, BinomialCase{3, 0.5}, BinomialCase{20, 0.02}, BinomialCase{30, 0.2},
        BinomialCase{100, 0.0999}, BinomialCase{100, 0.1}, BinomialCase{100, 0.101},
        BinomialCase{19, 0.5}, BinomialCase{21, 0.5}, BinomialCase{60, 0.85},
        BinomialCase{200, 0.96}, BinomialCase{1000, 0.4}, BinomialCase{3000, 0.0033},
        BinomialCase{3000, 0.0034}, BinomialCase{1000000, 0.03});
    const double mean = static_cast<double>(n) * p;
    const double sd = std::sqrt(mean * (1.0 - p));
    const auto low = std::max<std::int64_t>(0, static_cast<std::int64_t>(mean - 12.0 * sd) - 12);
    const auto high = std::min(n, static_cast<std::int64_t>(mean + 12.0 * sd) + 12);
    // Enough draws for the power check: a move of 2 % is 25 standard errors of the mean.
    const double relative_sd = sd / std::min(mean, static_cast<double>(n) - mean);
    const auto draws =
        std::max<std::int64_t>(40000, std::llround(std::pow(25.0 * relative_sd / 0.02, 2.0)));
    Stream stream = Streams(11, 0).at(Purpose::births, static_cast<std::uint64_t>(n));
    const Counts counts =
        count(low, high, draws, [&, n = n, p = p] { return random::binomial(stream, n, p); });
    const auto probability = [n = n](double chance) {
        const boost::math::binomial distribution(static_cast<double>(n), chance);
        return [distribution](std::int64_t k) {
            return boost::math::pdf(distribution, static_cast<double>(k));
        };
    };
    INFO("n " << n << " p " << p << " draws " << draws);
    CHECK(p_value(counts, probability(p)) > kSmallest);
    const double step = 0.02 * std::min(p, 1.0 - p);
    CHECK(p_value(counts, probability(p + step)) < kSmallest);
    CHECK(p_value(counts, probability(p - step)) < kSmallest);
}

TEST_CASE("Poisson numbers have the Poisson distribution") {
    const double mean = GENERATE(0.2, 1.0, 5.0, 9.99, 10.0, 10.01, 14.0, 100.0, 2000.0, 100000.0);
    const double sd = std::sqrt(mean);
    const auto low = std::max<std::int64_t>(0, static_cast<std::int64_t>(mean - 12.0 * sd) - 12);
    const auto high = static_cast<std::int64_t>(mean + 12.0 * sd) + 12;
    const auto draws =
        std::max<std::int64_t>(40000, std::llround(std::pow(25.0 / 0.02, 2.0) / mean));
    Stream stream = Streams(12, 0).at(Purpose::births, static_cast<std::uint64_t>(100.0 * mean));
    const Counts counts = count(low, high, draws, [&] { return random::poisson(stream, mean); });
    const auto probability = [](double m) {
        const boost::math::poisson distribution(m);
        return [distribution](std::int64_t k) {
            return boost::math::pdf(distribution, static_cast<double>(k));
        };
    };
    INFO("mean " << mean << " draws " << draws);
    CHECK(p_value(counts, probability(mean)) > kSmallest);
    CHECK(p_value(counts, probability(1.02 * mean)) < kSmallest);
    CHECK(p_value(counts, probability(0.98 * mean)) < kSmallest);
}

TEST_CASE("binomial and Poisson numbers at the edges") {
    Stream stream = Streams(13, 0).at(Purpose::births);
    CHECK(random::binomial(stream, 0, 0.5) == 0);
    CHECK(random::binomial(stream, 10, 0.0) == 0);
    CHECK(random::binomial(stream, 10, 1.0) == 10);
    CHECK(random::poisson(stream, 0.0) == 0);
    for (int i = 0; i < 1000; ++i) {
        CHECK(random::binomial(stream, 5, 1e-12) == 0);
        CHECK(random::binomial(stream, 5, 1.0 - 1e-12) == 5);
        CHECK(random::poisson(stream, 1e-12) == 0);
    }
}

TEST_CASE("mean and variance of rare events in a large cell") {
    constexpr std::int64_t kPersons = 400;
    constexpr double kRate = 0.004;
    Stream stream = Streams(14, 0).at(Purpose::births);
    test::Moments events;
    for (int i = 0; i < 1000000; ++i) {
        events.add(static_cast<double>(random::binomial(stream, kPersons, kRate)));
    }
    CHECK(std::abs(test::z_of_mean(events, kPersons * kRate)) < test::kMaxZ);
    CHECK(std::abs(test::z_of_mean(events, 1.02 * kPersons * kRate)) > test::kMaxZ);
    const double variance = kPersons * kRate * (1.0 - kRate);
    CHECK(events.variance() == Approx(variance).epsilon(0.01));
}
