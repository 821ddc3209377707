#include "study/uncertain.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "inputs/draw.h"
#include "support/small_inputs.h"

using namespace legeplan;
using inputs::Param;
using random::Distribution;
using random::DistributionKind;

namespace {

Distribution uniform() {
    Distribution distribution;
    distribution.kind = DistributionKind::uniform;
    distribution.a = 0.5;
    distribution.b = 1.5;
    return distribution;
}

inputs::Parameter& of(inputs::Inputs& inputs, Param id) {
    return inputs.parameters[static_cast<std::size_t>(id)];
}

bool has(const inputs::Inputs& inputs, const std::string& key) {
    const auto all = study::uncertain_parameters(inputs);
    return std::any_of(all.begin(), all.end(), [&](const auto& each) { return each.key == key; });
}

}  // namespace

TEST_CASE("the uncertain parameters are those that a replicate draws") {
    auto inputs = test::small_inputs();
    of(inputs, Param::recruitment_level).distribution = uniform();
    of(inputs, Param::mortality_ratio).distribution = uniform();
    of(inputs, Param::burden).distribution = Distribution::point(1.0);
    CHECK(has(inputs, "recruitment.level"));
    CHECK(has(inputs, "population.mortality.ratio"));
    CHECK_FALSE(has(inputs, "workload.burden"));
    inputs.population.alternative.is_probabilistic = false;
    CHECK(has(inputs, "recruitment.level"));
    CHECK_FALSE(has(inputs, "population.mortality.ratio"));
    of(inputs, Param::recruitment_level).path = {{2025, 1.0}};
    CHECK_FALSE(has(inputs, "recruitment.level"));
}

TEST_CASE("a policy's uncertain numbers are among them") {
    auto inputs = test::small_inputs();
    auto policy = test::policy(inputs::Policy::Type::retention, "stay", inputs.start);
    inputs.policies.push_back(policy);
    CHECK_FALSE(has(inputs, "policy[stay].effect"));
    CHECK_FALSE(has(inputs, "policy[stay].list_reduction"));
    inputs.policies[0].effect.distribution = uniform();
    inputs.policies[0].list_reduction.emplace().distribution = uniform();
    CHECK(has(inputs, "policy[stay].effect"));
    CHECK(has(inputs, "policy[stay].list_reduction"));
    for (const auto& parameter : study::uncertain_parameters(inputs)) {
        study::set_certain(parameter, 0.75, inputs);
    }
    const auto draw = inputs::Draw::sample(inputs, random::Streams(1, 17));
    CHECK(draw.policy_effect(0) == 0.75);
    CHECK(draw.policy_list_reduction(0) == 0.75);
}

TEST_CASE("with every uncertain parameter set, all replicates have the same ones") {
    auto inputs = test::small_inputs();
    of(inputs, Param::recruitment_level).distribution = uniform();
    for (const auto& parameter : study::uncertain_parameters(inputs)) {
        study::set_certain(parameter, 1.25, inputs);
    }
    CHECK(study::uncertain_parameters(inputs).empty());
    const auto draw = inputs::Draw::sample(inputs, random::Streams(1, 17));
    CHECK(draw[Param::recruitment_level] == 1.25);
}
