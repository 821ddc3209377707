#include "study/regret.h"

#include <stdexcept>

#include <catch2/catch.hpp>

#include "random/distribution.h"
#include "random/streams.h"

using namespace legeplan;
using study::regret_table;
using study::RegretTable;
using study::Worst;

namespace {

/// Losses with given means and a common noise of 10 by replicate, and one of `own` by policy.
std::vector<std::vector<std::vector<double>>> losses(const std::vector<std::vector<double>>& means,
                                                     double own) {
    std::vector<std::vector<std::vector<double>>> result;
    for (std::size_t p = 0; p < means.size(); ++p) {
        auto& policy = result.emplace_back();
        for (std::size_t f = 0; f < means[p].size(); ++f) {
            auto& values = policy.emplace_back();
            for (std::size_t r = 0; r < 100; ++r) {
                random::Stream common = random::Streams(f, r).at(random::Purpose::parameter);
                random::Stream noise = random::Streams(f, r).at(random::Purpose::locum, p);
                values.push_back(means[p][f] + 10.0 * random::standard_normal(common) +
                                 own * random::standard_normal(noise));
            }
        }
    }
    return result;
}

}  // namespace

TEST_CASE("regret is the loss over the best policy of each future") {
    const RegretTable table = regret_table(losses({{1, 9}, {4, 5}, {7, 3}}, 0.0), 0.05);
    CHECK(table.regret[0][0] == Approx(0.0).margin(1e-9));
    CHECK(table.regret[2][0] == Approx(6.0));
    CHECK(table.regret[0][1] == Approx(6.0));
    CHECK(table.largest[1] == Approx(3.0));
    CHECK(table.least_regret == 1);
    CHECK(table.worst == std::vector{Worst::somewhere, Worst::never, Worst::somewhere});
    CHECK(table.error[2][0] == Approx(0.0).margin(1e-9));
}

TEST_CASE("what the replicates cannot tell is not said") {
    const RegretTable table = regret_table(losses({{1.0, 1.0}, {1.1, 1.0}, {9.0, 9.0}}, 5.0), 0.05);
    CHECK(table.worst == std::vector{Worst::never, Worst::never, Worst::somewhere});
    const RegretTable two = regret_table(losses({{1.0, 1.0}, {1.1, 1.0}}, 5.0), 0.05);
    CHECK(two.worst == std::vector{Worst::unclear, Worst::unclear});
    CHECK(two.error[1][0] + two.error[0][0] == Approx(0.7).epsilon(0.3));
}

TEST_CASE("a regret needs something to be compared with") {
    CHECK_THROWS_AS(regret_table(losses({{1.0}}, 0.0), 0.05), std::invalid_argument);
}
