#include "random/distribution.h"

#include <cmath>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <catch2/catch.hpp>

#include "support/statistics.h"

using namespace legeplan;
using random::Distribution;
using random::DistributionKind;
using random::Purpose;
using random::Stream;
using random::Streams;
using test::kMaxZ;
using test::Moments;
using test::z_of_mean;

namespace {

constexpr int kDraws = 200000;

Distribution make(DistributionKind kind, double a, double b, double c = 0.0) {
    Distribution result;
    result.kind = kind;
    result.a = a;
    result.b = b;
    result.c = c;
    return result;
}

Distribution cut(Distribution distribution, double lower, double upper) {
    distribution.lower = lower;
    distribution.upper = upper;
    return distribution;
}

/// The moments of the draws and of their squared distance from the expected mean, so that both
/// the mean and the variance have a standard error without any assumption.
struct Drawn {
    Moments values;
    Moments squares;
};

Drawn draw(const Distribution& distribution, double expected_mean) {
    Stream stream =
        Streams(21, 0).at(Purpose::parameter, static_cast<std::uint64_t>(distribution.kind));
    Drawn drawn;
    int outside = 0;
    for (int i = 0; i < kDraws; ++i) {
        const double x = distribution.sample(stream);
        outside += x < distribution.lower || x > distribution.upper ? 1 : 0;
        drawn.values.add(x);
        drawn.squares.add((x - expected_mean) * (x - expected_mean));
    }
    REQUIRE(outside == 0);
    return drawn;
}

void check_moments(const Distribution& distribution, double mean, double sd) {
    const Drawn drawn = draw(distribution, mean);
    CHECK(std::abs(z_of_mean(drawn.values, mean)) < kMaxZ);
    CHECK(std::abs(z_of_mean(drawn.squares, sd * sd)) < kMaxZ);
    // The same tests see a mean or a standard deviation that moves by a twentieth of the spread.
    CHECK(std::abs(z_of_mean(drawn.values, mean + 0.05 * sd)) > kMaxZ);
    CHECK(std::abs(z_of_mean(drawn.squares, 1.05 * 1.05 * sd * sd)) > kMaxZ);
}

}  // namespace

TEST_CASE("each kind of distribution has its mean and standard deviation") {
    SECTION("normal") {
        const Distribution x = make(DistributionKind::normal, 3.0, 2.0);
        check_moments(x, 3.0, 2.0);
        CHECK(x.mean() == 3.0);
        CHECK(x.central() == 3.0);
    }
    SECTION("lognormal: median and standard deviation of the logarithm") {
        const Distribution x = make(DistributionKind::lognormal, 2.0, 0.4);
        const double mean = 2.0 * std::exp(0.08);
        check_moments(x, mean, mean * std::sqrt(std::expm1(0.16)));
        CHECK(x.mean() == Approx(mean));
        CHECK(x.central() == 2.0);
    }
    SECTION("beta") {
        const Distribution x = make(DistributionKind::beta, 2.0, 5.0);
        check_moments(x, 2.0 / 7.0, std::sqrt(10.0 / (49.0 * 8.0)));
        CHECK(x.mean() == Approx(2.0 / 7.0));
    }
    SECTION("beta with small parameters on a support of its own") {
        const Distribution x = cut(make(DistributionKind::beta, 0.5, 0.7), 10.0, 14.0);
        const double share = 0.5 / 1.2;
        check_moments(x, 10.0 + 4.0 * share, 4.0 * std::sqrt(0.35 / (1.44 * 2.2)));
        CHECK(x.central() == Approx(10.0 + 4.0 * share));
    }
    SECTION("gamma") {
        check_moments(make(DistributionKind::gamma, 3.0, 2.0), 6.0, 2.0 * std::sqrt(3.0));
        CHECK(make(DistributionKind::gamma, 3.0, 2.0).mean() == 6.0);
    }
    SECTION("gamma with shape below one") {
        check_moments(make(DistributionKind::gamma, 0.4, 2.0), 0.8, 2.0 * std::sqrt(0.4));
    }
    SECTION("triangular") {
        const Distribution x = make(DistributionKind::triangular, 1.0, 2.0, 6.0);
        check_moments(x, 3.0, std::sqrt((1.0 + 4.0 + 36.0 - 2.0 - 6.0 - 12.0) / 18.0));
        CHECK(x.mean() == Approx(3.0));
    }
    SECTION("uniform") {
        const Distribution x = make(DistributionKind::uniform, -1.0, 5.0);
        check_moments(x, 2.0, 6.0 / std::sqrt(12.0));
        CHECK(x.mean() == 2.0);
    }
    SECTION("discrete, with weights that do not add up to one") {
        Distribution x = make(DistributionKind::discrete, 0.0, 0.0);
        x.values = {1.0, 2.0, 10.0};
        x.weights = {2.0, 5.0, 3.0};
        check_moments(x, 4.2, std::sqrt(0.2 * 1.0 + 0.5 * 4.0 + 0.3 * 100.0 - 4.2 * 4.2));
        CHECK(x.mean() == Approx(4.2));
    }
}

TEST_CASE("a point is its value and needs no chance") {
    const Distribution x = Distribution::point(2.5);
    Stream stream = Streams(1, 0).at(Purpose::parameter);
    Stream same = stream;
    CHECK(x.is_point());
    CHECK(x.sample(stream) == 2.5);
    CHECK(x.mean() == 2.5);
    CHECK(stream() == same());
    CHECK_FALSE(make(DistributionKind::normal, 0.0, 1.0).is_point());
}

TEST_CASE("a cut distribution is drawn again until it lies within its bounds") {
    const Distribution x = cut(make(DistributionKind::normal, 1.0, 2.0), 0.0, 2.5);
    const boost::math::normal standard;
    const double a = -0.5;
    const double b = 0.75;
    const double mass = cdf(standard, b) - cdf(standard, a);
    const double shift = (pdf(standard, a) - pdf(standard, b)) / mass;
    const double mean = 1.0 + 2.0 * shift;
    const double variance =
        4.0 * (1.0 + (a * pdf(standard, a) - b * pdf(standard, b)) / mass - shift * shift);
    check_moments(x, mean, std::sqrt(variance));
    draw(cut(make(DistributionKind::lognormal, 1.0, 1.0), 0.5, 1.5), 1.0);
    draw(cut(make(DistributionKind::gamma, 2.0, 1.0), 1.0, 3.0), 2.0);
}

TEST_CASE("bounds that are hardly ever met give the nearest bound, not an endless search") {
    Stream stream = Streams(1, 0).at(Purpose::parameter);
    CHECK(cut(make(DistributionKind::normal, 0.0, 1.0), 50.0, 60.0).sample(stream) == 50.0);
    CHECK(cut(make(DistributionKind::normal, 0.0, 1.0), -60.0, -50.0).sample(stream) == -50.0);
}

TEST_CASE("within looks at the central value") {
    const Distribution x = make(DistributionKind::lognormal, 2.0, 1.0);
    CHECK(x.within(2.0, 3.0));
    CHECK_FALSE(x.within(2.1, 5.0));  // its mean is 3.3
    CHECK_FALSE(Distribution::point(1.0).within(1.5, 2.0));
}

TEST_CASE("standard numbers: normal, exponential and Student's t") {
    Stream stream = Streams(22, 0).at(Purpose::parameter);
    const boost::math::students_t reference(5.0);
    const double scale = std::sqrt(3.0 / 5.0);
    Moments normal;
    Moments exponential;
    Moments t;
    Moments squares;
    Moments beyond;
    for (int i = 0; i < kDraws; ++i) {
        normal.add(random::standard_normal(stream));
        exponential.add(random::standard_exponential(stream.uniform()));
        const double x = random::standard_student_t(stream, 5.0);
        t.add(x);
        squares.add(x * x);
        beyond.add(std::abs(x) > 2.5 ? 1.0 : 0.0);
    }
    CHECK(std::abs(z_of_mean(normal, 0.0)) < kMaxZ);
    CHECK(std::abs(test::z_of_variance(normal, 1.0)) < kMaxZ);
    CHECK(std::abs(z_of_mean(exponential, 1.0)) < kMaxZ);
    CHECK(std::abs(z_of_mean(exponential, 1.02)) > kMaxZ);
    CHECK(exponential.variance() == Approx(1.0).epsilon(0.03));
    CHECK(std::abs(z_of_mean(t, 0.0)) < kMaxZ);
    CHECK(std::abs(z_of_mean(squares, 1.0)) < kMaxZ);
    const double tail = 2.0 * cdf(complement(reference, 2.5 / scale));
    CHECK(std::abs(z_of_mean(beyond, tail)) < kMaxZ);
    CHECK(std::abs(z_of_mean(beyond, 2.0 * cdf(complement(boost::math::normal(), 2.5)))) > kMaxZ);
}

TEST_CASE("inversion is monotone in its uniform") {
    CHECK(random::standard_exponential(0.9) < random::standard_exponential(0.1));
    CHECK(random::standard_exponential(std::exp(-2.0)) == Approx(2.0));
}
