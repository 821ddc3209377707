#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include <catch2/catch.hpp>

#include "random/distribution.h"
#include "random/streams.h"
#include "study/scoring.h"
#include "support/statistics.h"

namespace legeplan {

namespace {

using test::kMaxZ;
using test::Moments;

constexpr int kCells = 4000;
constexpr int kDraws = 400;

struct Scores {
    std::array<Moments, 3> coverage;
    Moments crps;
};

/// Normal draws of a given width scored against standard normal observations.
Scores scores_of(double width) {
    Scores scores;
    const random::Streams streams(11, 0);
    std::vector<float> draws(kDraws);
    for (int cell = 0; cell < kCells; ++cell) {
        random::Stream stream =
            streams.at(random::Purpose::parameter, static_cast<std::uint64_t>(cell));
        for (float& draw : draws) {
            draw = static_cast<float>(width * random::standard_normal(stream));
        }
        const study::Scored scored = study::score(draws, random::standard_normal(stream));
        for (std::size_t band = 0; band < 3; ++band) {
            scores.coverage[band].add(scored.is_within(band) ? 1.0 : 0.0);
        }
        scores.crps.add(scored.crps);
    }
    return scores;
}

/// Expected CRPS of an ensemble of n from N(0, w^2) against N(0, 1).
///
/// Equation: E|X - Y| = sqrt(2 (w^2 + 1) / pi); E|X - X'| = 2 w / sqrt(pi), of which the ensemble's
/// double sum holds the share (n - 1) / n.
double expected_crps(double width) {
    const double pi = std::acos(-1.0);
    return std::sqrt(2.0 * (width * width + 1.0) / pi) -
           width / std::sqrt(pi) * (kDraws - 1.0) / kDraws;
}

/// Expected coverage of the quantiles of n draws, as record::summarise() interpolates them.
double nominal(std::size_t band) {
    // Position p (n - 1) of the order statistics: rank p (n - 1) + 1 of n + 1 gaps.
    const double share = study::kBands[band] / 100.0;
    return share * (kDraws - 1.0) / (kDraws + 1.0);
}

}  // namespace

TEST_CASE("right bands cover their share, and CRPS is what theory gives") {
    const Scores scores = scores_of(1.0);
    for (std::size_t band = 0; band < 3; ++band) {
        INFO(study::kBands[band]);
        CHECK(std::abs(test::z_of_mean(scores.coverage[band], nominal(band))) < kMaxZ);
    }
    CHECK(std::abs(test::z_of_mean(scores.crps, expected_crps(1.0))) < kMaxZ);
}

TEST_CASE("bands that are too narrow are found out") {
    const Scores narrow = scores_of(0.8);
    for (std::size_t band = 0; band < 3; ++band) {
        CHECK(std::abs(test::z_of_mean(narrow.coverage[band], nominal(band))) > kMaxZ);
    }
    CHECK(std::abs(test::z_of_mean(narrow.crps, expected_crps(0.8))) < kMaxZ);
    // The score of right bands is the lowest: a narrower or wider ensemble has more.
    CHECK(expected_crps(0.8) > expected_crps(1.0));
    CHECK(expected_crps(1.2) > expected_crps(1.0));
}

}  // namespace legeplan
