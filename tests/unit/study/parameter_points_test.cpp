#include "study/parameter_points.h"

#include <memory>

#include <catch2/catch.hpp>

#include "run/scenario.h"
#include "support/small_inputs.h"

using namespace legeplan;
using inputs::Param;
using random::Distribution;
using random::DistributionKind;
using record::Indicator;

namespace {

constexpr std::uint64_t kSeed = 11;

inputs::Inputs uncertain_inputs() {
    inputs::Inputs inputs = test::small_inputs();
    Distribution distribution;
    distribution.kind = DistributionKind::uniform;
    distribution.a = 0.2;
    distribution.b = 3.0;
    for (const Param id : {Param::recruitment_level, Param::in_move_level, Param::change_rate}) {
        auto& parameter = inputs.parameters[static_cast<std::size_t>(id)];
        parameter.distribution = distribution;
        parameter.path.clear();
        parameter.name = static_cast<std::uint64_t>(id) + 1;
    }
    return inputs;
}

}  // namespace

TEST_CASE("a point at a replicate's own draw is that replicate") {
    const auto inputs = std::make_shared<const inputs::Inputs>(uncertain_inputs());
    const study::Kept kept{
        {Indicator::population, Indicator::persons_without_gp}, study::KeptTimes::months, {}};
    const auto times = static_cast<std::size_t>(inputs->months());
    const study::ParameterPoints points(inputs, kept.indicators, inputs->end);
    REQUIRE(points.parameters().size() >= 3);
    std::vector<study::ParameterPoint> runs;
    for (std::uint64_t replicate = 0; replicate < 6; ++replicate) {
        study::ParameterPoint point{{}, {kSeed, replicate, 1}};
        for (const study::UncertainParameter& each : points.parameters()) {
            auto stream = random::Streams(kSeed, replicate)
                              .at(random::Purpose::parameter, each.parameter.name);
            point.values.push_back(each.parameter.distribution.sample(stream));
        }
        runs.push_back(point);
    }
    run::ThreadPool pool(2);
    std::size_t last = 0;
    const auto outputs =
        points.run(runs, pool, {}, [&](std::size_t done, std::size_t) { last = done; });
    CHECK(last == runs.size());
    const run::Scenario scenario = run::scenario_of(inputs);
    const auto own =
        study::run_block(scenario, scenario.make_worker(nullptr), {kSeed, 0, runs.size()}, kept);
    for (std::size_t replicate = 0; replicate < runs.size(); ++replicate) {
        for (std::size_t i = 0; i < 2; ++i) {
            CHECK(outputs[replicate][i][0] ==
                  static_cast<double>(own[(replicate * 2 + i + 1) * times - 1]));
        }
    }
    // The parameters matter: another point with the same chance is another future.
    runs[1].values.assign(runs[1].values.size(), 0.2);
    runs[1].block = runs[0].block;
    runs[0].values.assign(runs[0].values.size(), 3.0);
    runs.resize(2);
    const auto others = points.run(runs, pool, {}, [](std::size_t, std::size_t) {});
    CHECK(others[0][0][0] != others[1][0][0]);
}
