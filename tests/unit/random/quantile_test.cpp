#include "random/quantile.h"

#include <cmath>
#include <stdexcept>

#include <catch2/catch.hpp>

#include "support/statistics.h"

using namespace legeplan;
using random::Distribution;
using random::DistributionKind;
using random::quantile;

namespace {

Distribution make(DistributionKind kind, double a, double b, double c = 0.0) {
    Distribution result;
    result.kind = kind;
    result.a = a;
    result.b = b;
    result.c = c;
    return result;
}

std::vector<Distribution> all_kinds() {
    std::vector<Distribution> all{make(DistributionKind::normal, 2.0, 0.5),
                                  make(DistributionKind::lognormal, 1.5, 0.3),
                                  make(DistributionKind::gamma, 4.0, 0.5),
                                  make(DistributionKind::beta, 2.0, 5.0),
                                  make(DistributionKind::triangular, 1.0, 2.0, 4.0),
                                  make(DistributionKind::uniform, -1.0, 3.0)};
    Distribution cut = make(DistributionKind::normal, 0.0, 1.0);
    cut.lower = -0.5;
    cut.upper = 2.0;
    all.push_back(cut);
    Distribution stretched = make(DistributionKind::beta, 2.0, 2.0);
    stretched.lower = 10.0;
    stretched.upper = 20.0;
    all.push_back(stretched);
    return all;
}

/// z of the share of draws at most `value`, which should be `probability`.
double z_of_share(const Distribution& distribution, double value, double probability) {
    constexpr int kDraws = 100'000;
    random::Stream stream(7);
    int below = 0;
    for (int i = 0; i < kDraws; ++i) {
        below += distribution.sample(stream) <= value ? 1 : 0;
    }
    return (below - kDraws * probability) / std::sqrt(kDraws * probability * (1.0 - probability));
}

}  // namespace

TEST_CASE("quantiles agree with the draws, and a quantile moved by 2 % does not") {
    for (const Distribution& distribution : all_kinds()) {
        for (const double probability : {0.1, 0.5, 0.9}) {
            const double value = quantile(distribution, probability);
            const double spread = quantile(distribution, 0.9) - quantile(distribution, 0.1);
            CAPTURE(static_cast<int>(distribution.kind), probability, value);
            CHECK(std::fabs(z_of_share(distribution, value, probability)) < test::kMaxZ);
            CHECK(std::fabs(z_of_share(distribution, value + 0.03 * spread, probability)) >
                  test::kMaxZ);
        }
    }
}

TEST_CASE("a discrete quantile is one of the values, by their weights") {
    Distribution discrete;
    discrete.kind = DistributionKind::discrete;
    discrete.values = {1.0, 2.0, 5.0};
    discrete.weights = {1.0, 2.0, 1.0};
    CHECK(quantile(discrete, 0.2) == 1.0);
    CHECK(quantile(discrete, 0.3) == 2.0);
    CHECK(quantile(discrete, 0.74) == 2.0);
    CHECK(quantile(discrete, 0.76) == 5.0);
}

TEST_CASE("quantiles stay within a cut and have twelve digits") {
    Distribution cut = make(DistributionKind::normal, 0.0, 1.0);
    cut.lower = -0.5;
    CHECK(quantile(cut, 1e-9) >= -0.5);
    CHECK(quantile(make(DistributionKind::normal, 0.0, 1.0), 0.975) == 1.95996398454);
    CHECK(random::round_digits(1.0 / 3.0) == 0.333333333333);
    CHECK_THROWS_AS(quantile(cut, 0.0), std::invalid_argument);
    CHECK_THROWS_AS(quantile(cut, 1.0), std::invalid_argument);
}
