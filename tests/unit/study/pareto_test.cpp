#include "study/pareto.h"

#include <catch2/catch.hpp>

using namespace legeplan;
using study::pareto_standings;
using study::Standing;
using study::Trade;

namespace {

Trade certain_cost(double cost, double risk, double error) {
    return {cost, risk, {cost, cost}, {risk - error, risk + error}};
}

}  // namespace

TEST_CASE("the front has every point that no other beats") {
    const auto standings =
        pareto_standings({certain_cost(1, 0.5, 0.01), certain_cost(2, 0.3, 0.01),
                          certain_cost(3, 0.4, 0.01), certain_cost(4, 0.1, 0.01)});
    CHECK(standings ==
          std::vector{Standing::front, Standing::front, Standing::ruled_out, Standing::front});
}

TEST_CASE("what lies within the bounds is not ruled out") {
    const auto standings = pareto_standings(
        {certain_cost(2, 0.30, 0.05), certain_cost(2, 0.35, 0.05), certain_cost(2, 0.45, 0.04)});
    CHECK(standings == std::vector{Standing::front, Standing::near, Standing::ruled_out});
    Trade dear = certain_cost(2.1, 0.45, 0.04);
    dear.cost_bounds = {1.9, 2.3};
    CHECK(pareto_standings({certain_cost(2, 0.30, 0.05), dear})[1] == Standing::near);
}

TEST_CASE("equal points are both on the front") {
    const auto standings = pareto_standings({certain_cost(1, 0.5, 0.0), certain_cost(1, 0.5, 0.0)});
    CHECK(standings == std::vector{Standing::front, Standing::front});
}
