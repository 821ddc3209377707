#include "record/tally.h"

#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include <catch2/catch.hpp>

#include "random/streams.h"

using namespace legeplan;
using record::kQuantiles;
using record::PairTally;
using record::Tally;

namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

std::vector<float> draws(std::uint64_t seed, std::size_t n) {
    std::vector<float> values;
    for (std::size_t i = 0; i < n; ++i) {
        const double u = random::Streams(seed, i).uniform(random::Purpose::parameter);
        values.push_back(u < 0.1 ? kNan : static_cast<float>(std::floor(3000.0 * u)));
    }
    return values;
}

}  // namespace

TEST_CASE("a tally says what a summary of all values says") {
    const std::vector<float> values = draws(1, 4000);
    std::vector<double> scratch;
    const record::Summary exact = record::summarise(values, scratch);
    Tally tally;
    for (std::size_t first = 0; first < values.size(); first += 500) {
        tally.add(std::span(values).subspan(first, 500), scratch);
    }
    const record::Summary summary = tally.summary();
    CHECK(summary.mean == Approx(exact.mean).epsilon(1e-12));
    CHECK(summary.sd == Approx(exact.sd).epsilon(1e-12));
    CHECK(summary.mc_error == Approx(exact.mc_error).epsilon(1e-12));
    CHECK(tally.quantile_error() > 0.0);
    for (std::size_t q = 0; q < kQuantiles.size(); ++q) {
        CHECK(std::abs(summary.quantiles[q] - exact.quantiles[q]) <= tally.quantile_error());
    }
}

TEST_CASE("a tally of pairs says what paired differences say") {
    const std::vector<float> base = draws(2, 4000);
    std::vector<float> alternative = draws(3, 4000);
    for (std::size_t i = 0; i < 1500; ++i) {
        alternative[i] = base[i];
    }
    std::vector<double> scratch;
    const record::Difference exact = record::paired_difference(alternative, base, scratch);
    PairTally tally;
    tally.add(std::span(alternative).first(700), std::span(base).first(700), scratch);
    tally.add(std::span(alternative).subspan(700), std::span(base).subspan(700), scratch);
    const record::Difference difference = tally.difference();
    CHECK(difference.mean == Approx(exact.mean).epsilon(1e-11));
    CHECK(difference.mc_error == Approx(exact.mc_error).epsilon(1e-12));
    CHECK(difference.probability_greater == exact.probability_greater);
    CHECK(difference.probability_equal == exact.probability_equal);
    CHECK(difference.variance_reduction == Approx(exact.variance_reduction).epsilon(1e-12));
    CHECK(std::abs(difference.lower - exact.lower) <= tally.quantile_error());
    CHECK(std::abs(difference.upper - exact.upper) <= tally.quantile_error());
}

TEST_CASE("what is undefined in a summary is undefined in a tally") {
    std::vector<double> scratch;
    Tally tally;
    CHECK(std::isnan(tally.summary().mean));
    CHECK(std::isnan(tally.summary().quantiles[3]));
    tally.add(std::vector<float>{kNan, 4.0F}, scratch);
    CHECK(tally.summary().mean == 4.0);
    CHECK(tally.summary().quantiles[0] == 4.0);
    CHECK(std::isnan(tally.summary().sd));
    PairTally pairs;
    CHECK(std::isnan(pairs.difference().probability_greater));
    CHECK(std::isnan(pairs.difference().probability_equal));
    // Differences that do not vary, far from 0: a variance of exactly 0.
    pairs.add(std::vector<float>{1e8F, 3e8F, kNan}, std::vector<float>{0.0F, 2e8F, 1.0F}, scratch);
    CHECK(pairs.difference().mean == 1e8);
    CHECK(pairs.difference().mc_error == 0.0);
    CHECK(std::isnan(pairs.difference().variance_reduction));
    CHECK(pairs.difference().probability_greater == 1.0);
}
