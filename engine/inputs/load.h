#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "core/error.h"
#include "inputs/inputs.h"
#include "scenario/scenario.h"

namespace legeplan::inputs {

/// Where a scenario's `legeplan:` references point to, and what is laid over its file.
struct LoadOptions {
    std::filesystem::path data_dir = default_data_dir();
    std::vector<scenario::Delta> deltas = {};

    /// The folder that the environment variable LEGEPLAN_DATA names, else the one the program was
    /// built with.
    static std::filesystem::path default_data_dir();
};

/// A scenario in both forms: as its author wrote it, and as the model reads it.
struct Loaded {
    scenario::Scenario scenario;
    std::optional<Inputs> inputs;  ///< absent when fields contradict each other
};

/// Inputs of a scenario file.
///
/// Throws ScenarioError with everything that is wrong. Keys are checked one by one first; how they
/// fit together can only be told when each is right by itself.
Inputs load(const std::filesystem::path& path, const LoadOptions& options = {});

/// Adds what is wrong to `problems` instead; nothing if any is found here.
std::optional<Inputs> load(const std::filesystem::path& path, const LoadOptions& options,
                           Problems& problems);

/// Scenario and inputs; the scenario stands also when its fields contradict each other, so that it
/// can be explained. Nothing when the scenario itself cannot be read.
std::optional<Loaded> load_with_scenario(const std::filesystem::path& path,
                                         const LoadOptions& options, Problems& problems);

}  // namespace legeplan::inputs
