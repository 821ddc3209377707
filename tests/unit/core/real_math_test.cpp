#include "core/real_math.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>

using namespace legeplan;

namespace {

/// Distance in units of the last place of the expected value.
double ulps(double value, double expected) {
    const double next = std::nextafter(std::abs(expected), std::numeric_limits<double>::infinity());
    return std::abs(value - expected) / (next - std::abs(expected));
}

constexpr double kInfinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("exp_ is within two units in the last place of the C library") {
    double worst = 0.0;
    for (int i = -70000; i <= 70000; ++i) {
        const double x = i * 0.010000713;
        if (std::abs(x) <= 700.0) {
            worst = std::max(worst, ulps(exp_(x), std::exp(x)));
        }
    }
    for (int i = -20000; i <= 20000; ++i) {
        const double x = i * 1.0000071e-4;
        worst = std::max(worst, ulps(exp_(x), std::exp(x)));
    }
    CHECK(worst <= 2.0);
}

TEST_CASE("exp_ at the edges") {
    CHECK(exp_(0.0) == 1.0);
    CHECK(exp_(1e-300) == 1.0);
    CHECK(exp_(-746.0) == 0.0);
    CHECK(exp_(-kInfinity) == 0.0);
    CHECK(exp_(kInfinity) == kInfinity);
    CHECK(exp_(709.79) == kInfinity);
    CHECK(std::isnan(exp_(std::numeric_limits<double>::quiet_NaN())));
    CHECK(exp_(709.78) == Approx(std::exp(709.78)).epsilon(1e-14));
    // Below the smallest normal number digits are lost, but only those.
    for (const double x : {-708.5, -720.0, -740.0, -744.4}) {
        CHECK(std::abs(exp_(x) - std::exp(x)) <=
              2.0 * std::numeric_limits<double>::denorm_min() + 1e-15 * std::exp(x));
    }
}

TEST_CASE("log_ is within two units in the last place of the C library") {
    double worst = 0.0;
    for (int i = -300; i <= 300; ++i) {
        for (int j = 1; j < 200; ++j) {
            const double x = std::pow(10.0, i) * (0.05 * j + 0.0137);
            worst = std::max(worst, ulps(log_(x), std::log(x)));
        }
    }
    // Near 1, where the logarithm itself is small.
    for (int i = -20000; i <= 20000; ++i) {
        const double x = 1.0 + i * 2.00001e-5;
        if (x > 0.0 && i != 0) {
            worst = std::max(worst, ulps(log_(x), std::log(x)));
        }
    }
    CHECK(worst <= 2.0);
}

TEST_CASE("log_ at the edges") {
    CHECK(log_(1.0) == 0.0);
    CHECK(log_(0.0) == -kInfinity);
    CHECK(log_(kInfinity) == kInfinity);
    CHECK(std::isnan(log_(-1.0)));
    CHECK(std::isnan(log_(std::numeric_limits<double>::quiet_NaN())));
    for (const double x :
         {std::numeric_limits<double>::denorm_min(), 1e-310, std::numeric_limits<double>::min(),
          std::numeric_limits<double>::max()}) {
        CHECK(ulps(log_(x), std::log(x)) <= 2.0);
    }
}

TEST_CASE("event_probability keeps its digits where the hazard is small") {
    for (const double x :
         {0.0, 1e-300, 1e-17, 1e-9, 1e-3, 0.1, 0.3399, 0.34, 0.5, 1.0, 5.0, 30.0}) {
        const double expected = -std::expm1(-x);
        CHECK(std::abs(event_probability(x) - expected) <= 4e-16 * expected);
    }
    CHECK(event_probability(1e4) == 1.0);
    // Monotone across the change of method.
    CHECK(event_probability(std::nextafter(0.34, 0.0)) <= event_probability(0.34));
}

TEST_CASE("an event happens below its probability, which is at most its hazard") {
    for (const double x : {0.0, 1e-300, 1e-17, 1e-9, 1e-3, 0.1, 0.3399, 0.34, 0.5, 1.0, 40.0}) {
        const double probability = event_probability(x);
        CHECK(probability <= x);
        for (const double u : {0.5 * probability, std::nextafter(probability, 0.0), probability,
                               std::nextafter(probability, 1.0), x, 0.999}) {
            CHECK(happens(u, x) == (u < probability));
        }
    }
}

TEST_CASE("exp_ of nothing is 1 and log_ of 1 is 0, so that powers that change nothing are exact") {
    CHECK(exp_(0.0) == 1.0);
    CHECK(exp_(-0.0) == 1.0);
    CHECK(log_(1.0) == 0.0);
}

TEST_CASE("normal_quantile gives the known percentiles") {
    CHECK(normal_quantile(0.5) == 0.0);
    CHECK(normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-14));
    CHECK(normal_quantile(0.95) == Approx(1.644853626951473).epsilon(1e-14));
    CHECK(normal_quantile(0.75) == Approx(0.6744897501960817).epsilon(1e-14));
    CHECK(normal_quantile(1e-10) == Approx(-6.361340902404056).epsilon(1e-14));
    const boost::math::normal standard;
    for (int i = 1; i < 2000; ++i) {
        const double p = i / 2000.0;
        CHECK(std::abs(normal_quantile(p) - boost::math::quantile(standard, p)) <
              2e-15 * std::max(1.0, std::abs(normal_quantile(p))));
        CHECK(normal_quantile(p) == Approx(-normal_quantile(1.0 - p)).margin(1e-12));
    }
    for (const double p : {1e-300, 1e-100, 1e-20, 1e-11, 1.4e-11, 0.02425, 0.075, 0.925}) {
        CHECK(normal_quantile(p) == Approx(boost::math::quantile(standard, p)).epsilon(1e-14));
    }
}

TEST_CASE("log_factorial follows the table and Stirling's series") {
    CHECK(log_factorial(0) == 0.0);
    CHECK(log_factorial(1) == 0.0);
    for (std::int64_t k = 2; k < 2000; ++k) {
        const double expected = std::lgamma(static_cast<double>(k) + 1.0);
        CHECK(std::abs(log_factorial(k) - expected) < 3e-12 + 1e-15 * expected);
    }
    for (const std::int64_t k : {100000LL, 123456789LL, 1000000000000LL}) {
        CHECK(log_factorial(k) == Approx(std::lgamma(static_cast<double>(k) + 1.0)).epsilon(1e-14));
    }
}
