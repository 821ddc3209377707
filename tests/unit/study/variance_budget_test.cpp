#include "study/variance_budget.h"

#include <stdexcept>

#include <catch2/catch.hpp>

#include "random/distribution.h"
#include "random/streams.h"

using namespace legeplan;
using study::variance_budget;
using study::VarianceBudget;

namespace {

/// Outputs with known variances: alternatives at shifts 0 and `apart`, parameters with variance 4,
/// chance with variance 9; draws and chance are common to the alternatives.
std::vector<std::vector<std::vector<double>>> outputs(double apart, std::size_t draws,
                                                      std::size_t replicates, std::uint64_t seed) {
    std::vector<std::vector<std::vector<double>>> result(2);
    for (std::size_t d = 0; d < draws; ++d) {
        random::Stream stream = random::Streams(seed, d).at(random::Purpose::parameter);
        const double parameter = 2.0 * random::standard_normal(stream);
        for (auto& alternative : result) {
            alternative.emplace_back();
        }
        for (std::size_t r = 0; r < replicates; ++r) {
            const double chance = 3.0 * random::standard_normal(stream);
            result[0][d].push_back(parameter + chance);
            result[1][d].push_back(apart + parameter + chance);
        }
    }
    return result;
}

}  // namespace

TEST_CASE("the parts of a variance are the known ones") {
    // Two equally likely alternatives 6 apart: variance 9.
    const VarianceBudget budget = variance_budget(outputs(6.0, 2000, 4, 1), 1);
    CHECK(budget.chance.variance == Approx(9.0).epsilon(0.05));
    CHECK(budget.parameters.variance == Approx(4.0).epsilon(0.12));
    CHECK(budget.alternatives.variance == Approx(9.0).epsilon(1e-9));
    CHECK(budget.chance.share + budget.parameters.share + budget.alternatives.share == Approx(1.0));
    CHECK(budget.parameters.share_bounds.lower < 4.0 / 22.0);
    CHECK(budget.parameters.share_bounds.upper > 4.0 / 22.0);
}

TEST_CASE("few replicates do not make chance look like parameters") {
    double sum = 0.0;
    constexpr int kRepetitions = 200;
    for (std::uint64_t repetition = 0; repetition < kRepetitions; ++repetition) {
        sum += variance_budget(outputs(0.0, 20, 2, repetition), 1).parameters.variance;
    }
    // Without its correction the mean would be 4 + 9 / 2.
    CHECK(sum / kRepetitions == Approx(4.0).margin(0.8));
}

TEST_CASE("intervals of the shares hold about as often as they say") {
    int held = 0;
    constexpr int kRepetitions = 300;
    for (int repetition = 0; repetition < kRepetitions; ++repetition) {
        const auto budget =
            variance_budget(outputs(6.0, 60, 3, 50U + static_cast<std::uint64_t>(repetition)), 1);
        const auto& bounds = budget.parameters.share_bounds;
        held += bounds.lower < 4.0 / 22.0 && bounds.upper > 4.0 / 22.0 ? 1 : 0;
    }
    // 95 % in large samples; somewhat less with 60 draws, for a variance is skewed.
    CHECK(held > 0.87 * kRepetitions);
    CHECK(held < 0.98 * kRepetitions);
}

TEST_CASE("a budget needs two draws of two replicates") {
    CHECK_THROWS_AS(variance_budget({}, 1), std::invalid_argument);
    CHECK_THROWS_AS(variance_budget({{{1.0, 2.0}}}, 1), std::invalid_argument);
    CHECK_THROWS_AS(variance_budget({{{1.0}, {2.0}}}, 1), std::invalid_argument);
}
