#include "study/binomial.h"

#include <cmath>
#include <stdexcept>

#include <catch2/catch.hpp>

#include "random/streams.h"

using namespace legeplan;
using study::binomial_bounds;
using study::Bounds;

TEST_CASE("exact bounds on a share are the published ones") {
    // Clopper and Pearson's interval for 10 of 20 and for 0 of 10 at 95 %.
    const Bounds half = binomial_bounds(10, 20, 0.05);
    CHECK(half.lower == Approx(0.27196).epsilon(1e-4));
    CHECK(half.upper == Approx(0.72804).epsilon(1e-4));
    const Bounds none = binomial_bounds(0, 10, 0.05);
    CHECK(none.lower == 0.0);
    CHECK(none.upper == Approx(1.0 - std::pow(0.025, 0.1)).epsilon(1e-9));
    const Bounds all = binomial_bounds(10, 10, 0.05);
    CHECK(all.lower == Approx(1.0 - none.upper).epsilon(1e-9));
    CHECK(all.upper == 1.0);
    CHECK(binomial_bounds(0, 0, 0.05).width() == 1.0);
    CHECK_THROWS_AS(binomial_bounds(3, 2, 0.05), std::invalid_argument);
    CHECK_THROWS_AS(binomial_bounds(1, 2, 1.0), std::invalid_argument);
}

TEST_CASE("exact bounds miss the probability no more often than stated") {
    constexpr double kProbability = 0.9;
    constexpr double kError = 0.1;
    constexpr int kRepetitions = 2000;
    int missed = 0;
    for (int repetition = 0; repetition < kRepetitions; ++repetition) {
        random::Stream stream(static_cast<std::uint64_t>(repetition));
        std::uint64_t successes = 0;
        for (int i = 0; i < 200; ++i) {
            successes += stream.uniform() < kProbability ? 1U : 0U;
        }
        const Bounds bounds = binomial_bounds(successes, 200, kError);
        missed += bounds.lower > kProbability || bounds.upper < kProbability ? 1 : 0;
    }
    CHECK(missed <= kError * kRepetitions);
    CHECK(missed > kError * kRepetitions / 3);  // nor are they much wider than they must be
}
