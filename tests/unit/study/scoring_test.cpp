#include "study/scoring.h"

#include <catch2/catch.hpp>

using namespace legeplan::study;

TEST_CASE("CRPS of one point is its absolute error") {
    CHECK(crps({3.0}, 5.0) == Approx(2.0));
    CHECK(crps({7.0}, 5.0) == Approx(2.0));
}

TEST_CASE("CRPS of two points is what the integral gives") {
    // F is 0, 1/2, 1 with steps at 0 and 2; at y = 1: 1/4 on each side of y.
    CHECK(crps({0.0, 2.0}, 1.0) == Approx(0.5));
    CHECK(crps({2.0, 0.0}, 3.0) == Approx(0.5 + 1.0));
}

TEST_CASE("bands are closed and named by their share") {
    std::vector<float> draws;
    for (int i = 0; i <= 100; ++i)
        draws.push_back(static_cast<float>(i));
    CHECK(score(draws, 25.0).is_within(0));
    CHECK_FALSE(score(draws, 24.0).is_within(0));
    CHECK(score(draws, 10.0).is_within(1));
    CHECK_FALSE(score(draws, 9.0).is_within(1));
    CHECK(score(draws, 95.0).is_within(2));
    CHECK_FALSE(score(draws, 96.0).is_within(2));
    CHECK(score(draws, 50.0).half_width_90() == Approx(45.0));
}

TEST_CASE("a summary means over cells in per cent, and rivals over the cells they have") {
    Scored first;
    first.observed = 100.0;
    first.mean = 110.0;
    first.quantiles = {90, 95, 98, 108, 112, 115, 120};
    first.crps = 4.0;
    first.rivals[0] = 80.0;
    Scored second = first;
    second.observed = 200.0;
    second.mean = 190.0;
    second.crps = 2.0;
    second.rivals[0].reset();
    const std::vector<const Scored*> cells{&first, &second};
    const Summary summary = summarise(cells);
    CHECK(summary.cells == 2);
    CHECK(summary.coverage[0] == Approx(0.5));
    CHECK(summary.bias_percent == Approx((10.0 - 5.0) / 2.0));
    CHECK(summary.half_width_90_percent == Approx((15.0 + 7.5) / 2.0));
    CHECK(summary.crps_percent == Approx((4.0 + 1.0) / 2.0));
    CHECK(summary.rivals[0].cells == 1);
    CHECK(summary.rivals[0].rival == Approx(20.0));
    CHECK(summary.rivals[0].crps == Approx(4.0));
    CHECK(summary.rivals[2].cells == 0);
    REQUIRE(summary.best_rival().has_value());
    CHECK(*summary.best_rival() == Rival::no_change);
}
