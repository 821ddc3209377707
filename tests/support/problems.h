#pragma once

#include <catch2/catch.hpp>

#include "core/error.h"
#include "inputs/inputs.h"
#include "support/scenario_files.h"

namespace legeplan::test {

/// Inputs of a scenario that must be right.
inline inputs::Inputs loaded(const TempScenario& scenario) {
    Problems problems;
    std::optional<inputs::Inputs> inputs = scenario.load(problems);
    INFO(problems.to_string());
    REQUIRE(inputs.has_value());
    return *inputs;
}

/// The problem of a scenario that must have exactly one, located and with what was expected.
inline Problem only_problem(const TempScenario& scenario) {
    Problems problems;
    const bool is_loaded = scenario.load(problems).has_value();
    INFO(problems.to_string());
    CHECK_FALSE(is_loaded);
    REQUIRE(problems.size() == 1);
    const Problem problem = problems.items().front();
    CHECK_FALSE(problem.where.file.empty());
    CHECK_FALSE(problem.expected.empty());
    return problem;
}

}  // namespace legeplan::test
