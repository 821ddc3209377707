#include "record/summary.h"

#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace legeplan;
using record::Difference;
using record::Summary;

namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

Summary summary_of(const std::vector<float>& draws) {
    std::vector<double> scratch{99.0, 98.0};  // what an earlier call left
    return record::summarise(draws, scratch);
}

Difference difference_of(const std::vector<float>& alternative, const std::vector<float>& base) {
    std::vector<double> scratch{99.0};
    return record::paired_difference(alternative, base, scratch);
}

Approx exactly(double value) {
    return Approx(value).epsilon(1e-14).margin(1e-14);
}

}  // namespace

TEST_CASE("quantiles interpolate between order statistics at (n - 1) p") {
    const std::vector<double> four{1.0, 2.0, 3.0, 4.0};
    CHECK(record::quantile_of_sorted(four, 0.0) == 1.0);
    CHECK(record::quantile_of_sorted(four, 0.25) == exactly(1.75));  // definition 6 gives 1.25
    CHECK(record::quantile_of_sorted(four, 0.5) == exactly(2.5));
    CHECK(record::quantile_of_sorted(four, 0.9) == exactly(3.7));
    CHECK(record::quantile_of_sorted(four, 1.0) == 4.0);
    const std::vector<double> uneven{10.0, 11.0, 15.0};
    CHECK(record::quantile_of_sorted(uneven, 0.05) == exactly(10.1));
    CHECK(record::quantile_of_sorted(uneven, 0.75) == exactly(13.0));
    CHECK(record::quantile_of_sorted(std::vector<double>{5.0}, 0.95) == 5.0);
    CHECK(std::isnan(record::quantile_of_sorted({}, 0.5)));
}

TEST_CASE("a quantile of equal values is that value to the last bit") {
    const std::vector<double> equal(7, 0.1);
    for (const double probability : record::kQuantiles) {
        CHECK(record::quantile_of_sorted(equal, probability) == 0.1);
    }
}

TEST_CASE("a summary is that of hand calculation, whatever the order of the draws") {
    for (const auto& draws :
         {std::vector<float>{1, 2, 3, 4}, std::vector<float>{4, 1, kNan, 3, 2, kNan}}) {
        const Summary summary = summary_of(draws);
        CHECK(summary.mean == exactly(2.5));
        CHECK(summary.sd == exactly(std::sqrt(5.0 / 3.0)));
        CHECK(summary.mc_error == exactly(std::sqrt(5.0 / 12.0)));
        const std::array<double, 7> quantiles{1.15, 1.3, 1.75, 2.5, 3.25, 3.7, 3.85};
        for (std::size_t q = 0; q < quantiles.size(); ++q) {
            CHECK(summary.quantiles[q] == exactly(quantiles[q]));
        }
    }
}

TEST_CASE("a large level costs the variance no digits") {
    const Summary summary = summary_of({16'000'001.0F, 16'000'002.0F, 16'000'003.0F});
    CHECK(summary.mean == 16'000'002.0);
    CHECK(summary.sd == 1.0);
}

TEST_CASE("what too few draws define is undefined") {
    const Summary none = summary_of({kNan, kNan});
    CHECK(std::isnan(none.mean));
    CHECK(std::isnan(none.sd));
    CHECK(std::isnan(none.mc_error));
    CHECK(std::isnan(none.quantiles[3]));
    const Summary one = summary_of({kNan, 7.0F});
    CHECK(one.mean == 7.0);
    CHECK(std::isnan(one.sd));
    CHECK(std::isnan(one.mc_error));
    CHECK(one.quantiles[0] == 7.0);
    CHECK(std::isnan(summary_of({}).mean));
}

TEST_CASE("the Monte Carlo error alone is that of the summary") {
    std::vector<double> scratch;
    const std::vector<float> draws{1, 2, kNan, 3, 4};
    CHECK(record::monte_carlo_error(draws, scratch) == summary_of(draws).mc_error);
    CHECK(std::isnan(record::monte_carlo_error(std::vector<float>{1.0F}, scratch)));
}

TEST_CASE("a paired difference is that of hand calculation, ties counting one half") {
    // Differences 2, 0, -2, 4; variances 35/12 and 27/12, of the differences 80/12.
    const Difference difference = difference_of({3, 1, 2, 5}, {1, 1, 4, 1});
    CHECK(difference.mean == exactly(1.0));
    CHECK(difference.mc_error == exactly(std::sqrt(20.0 / 3.0) / 2.0));
    CHECK(difference.lower == exactly(-1.7));
    CHECK(difference.upper == exactly(3.7));
    CHECK(difference.probability_greater == 0.625);
    CHECK(difference.probability_equal == 0.25);
    CHECK(difference.variance_reduction == exactly(62.0 / 80.0));
}

TEST_CASE("pairs of which one is undefined do not count, on either side") {
    const Difference whole = difference_of({3, 1, 2, 5}, {1, 1, 4, 1});
    const Difference gaps = difference_of({3, kNan, 1, 900, 2, 5}, {1, 900, 1, kNan, 4, 1});
    CHECK(gaps.mean == whole.mean);
    CHECK(gaps.mc_error == whole.mc_error);
    CHECK(gaps.lower == whole.lower);
    CHECK(gaps.upper == whole.upper);
    CHECK(gaps.probability_greater == whole.probability_greater);
    CHECK(gaps.variance_reduction == whole.variance_reduction);
}

TEST_CASE("the variance reduction is undefined where the differences do not vary") {
    const Difference equal = difference_of({0.1F, 0.7F, 0.3F}, {0.1F, 0.7F, 0.3F});
    CHECK(equal.mean == 0.0);
    CHECK(equal.mc_error == 0.0);
    CHECK(equal.probability_greater == 0.5);
    CHECK(equal.probability_equal == 1.0);
    CHECK(std::isnan(equal.variance_reduction));
    const Difference shifted = difference_of({3, 5, 9}, {1, 3, 7});
    CHECK(shifted.mean == 2.0);
    CHECK(shifted.probability_greater == 1.0);
    CHECK(std::isnan(shifted.variance_reduction));
    // The same where a constant difference is not one of 32-bit numbers.
    std::vector<float> base;
    std::vector<float> lower;
    for (int i = 0; i < 50; ++i) {
        base.push_back(static_cast<float>(0.7 + 0.003 * i));
        lower.push_back(static_cast<float>(0.7 + 0.003 * i - 0.01));
    }
    CHECK(std::isnan(difference_of(lower, base).variance_reduction));
    lower.back() += 0.001F;
    CHECK(difference_of(lower, base).variance_reduction > 1.0);
    const Difference none = difference_of({kNan}, {1});
    CHECK(std::isnan(none.mean));
    CHECK(std::isnan(none.probability_greater));
    CHECK(std::isnan(none.probability_equal));
    CHECK(std::isnan(none.variance_reduction));
}

TEST_CASE("a series is undefined until it is set, time by time") {
    record::Series series(2);
    series.set(1, summary_of({1, 2, 3, 4}));
    REQUIRE(series.times() == 2);
    CHECK(std::isnan(series.mean[0]));
    CHECK(std::isnan(series.quantiles[6][0]));
    CHECK(series.mean[1] == 2.5);
    CHECK(series.sd[1] == exactly(std::sqrt(5.0 / 3.0)));
    CHECK(series.mc_error[1] == exactly(std::sqrt(5.0 / 12.0)));
    CHECK(series.quantiles[6][1] == exactly(3.85));

    record::DifferenceSeries differences(2);
    differences.set(0, difference_of({3, 1, 2, 5}, {1, 1, 4, 1}));
    CHECK(differences.mean[0] == 1.0);
    CHECK(differences.lower[0] == exactly(-1.7));
    CHECK(differences.upper[0] == exactly(3.7));
    CHECK(differences.probability_greater[0] == 0.625);
    CHECK(differences.variance_reduction[0] == exactly(0.775));
    CHECK(std::isnan(differences.mean[1]));
    CHECK(std::isnan(differences.variance_reduction[1]));
}

TEST_CASE("the names of the quantiles are their probabilities") {
    for (std::size_t q = 0; q < record::kQuantiles.size(); ++q) {
        CHECK(std::stod(record::kQuantileNames[q]) == record::kQuantiles[q]);
    }
}
