#include "study/evaluate.h"

#include <memory>

#include <catch2/catch.hpp>

#include "run/scenario.h"
#include "support/small_inputs.h"

using namespace legeplan;
using record::Indicator;
using study::Block;
using study::Kept;
using study::KeptTimes;

TEST_CASE("times that are kept: all months, or Decembers and the last month") {
    const Month start = Month::of(2021, 7);
    CHECK(Kept{{}, KeptTimes::months, {}}.times_of(start, 3) == std::vector<std::size_t>{1, 2, 3});
    CHECK(Kept{{}, KeptTimes::year_ends, {}}.times_of(start, 20) ==
          std::vector<std::size_t>{6, 18, 20});
    CHECK(Kept{{}, KeptTimes::year_ends, {}}.times_of(start, 18) ==
          std::vector<std::size_t>{6, 18});
}

TEST_CASE("one month alone is kept as it is among all months") {
    const auto inputs = std::make_shared<const inputs::Inputs>(test::small_inputs());
    const run::Scenario scenario = run::scenario_of(inputs);
    const run::Worker worker = scenario.make_worker(nullptr);
    const Kept all{{Indicator::population}, KeptTimes::months, {}};
    const Kept one{{Indicator::population}, KeptTimes::months, inputs->start + 7};
    CHECK(one.times_of(inputs->start, scenario.months) == std::vector<std::size_t>{8});
    const auto months = study::run_block(scenario, worker, Block{4, 0, 1}, all);
    const auto month = study::run_block(scenario, worker, Block{4, 0, 1}, one);
    REQUIRE(month.size() == 1);
    CHECK(month.front() == months.at(7));
}

TEST_CASE("two blocks are one block of both, and a stop comes between replicates") {
    const auto inputs = std::make_shared<const inputs::Inputs>(test::small_inputs());
    const run::Scenario scenario = run::scenario_of(inputs);
    const run::Worker worker = scenario.make_worker(nullptr);
    const Kept kept{{Indicator::gps_regular, Indicator::population}, KeptTimes::year_ends, {}};
    auto first = study::run_block(scenario, worker, Block{4, 0, 2}, kept);
    const auto second = study::run_block(scenario, worker, Block{4, 2, 3}, kept);
    const auto both = study::run_block(scenario, worker, Block{4, 0, 5}, kept);
    CHECK(both.size() == 5 * 2 * 3);
    first.insert(first.end(), second.begin(), second.end());
    CHECK(first == both);
    CHECK(study::run_block(scenario, worker, Block{5, 0, 2}, kept) !=
          std::vector<float>(both.begin(), both.begin() + 12));
    CHECK_THROWS_AS(study::run_block(scenario, worker, Block{4, 0, 2}, kept, [] { return true; }),
                    run::Cancelled);
}
