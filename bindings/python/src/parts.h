#pragma once

#include <memory>
#include <optional>
#include <string>

#include <pybind11/pybind11.h>

#include "core/error.h"
#include "inputs/inputs.h"
#include "run/experiment.h"
#include "run/results.h"
#include "scenario/scenario.h"

namespace legeplan::python {

/// A scenario as its author wrote it and as the engine runs it.
struct LoadedScenario {
    scenario::Scenario scenario;
    std::shared_ptr<const inputs::Inputs> inputs;
};

/// What an experiment found, with every replicate's values where it ran in this process.
struct Outcome {
    run::Results results;
    std::string version;  ///< of the program that ran
    std::optional<run::Experiment> experiment = std::nullopt;
};

/// Problems as tuples (file, line, key, message, expected, suggestion, text), and then
/// message, expected and text in bokmål.
pybind11::list problem_tuples(const Problems& problems);

void add_errors(pybind11::module_& module);
void add_scenarios(pybind11::module_& module);
void add_experiments(pybind11::module_& module);
void add_outcomes(pybind11::module_& module);
void add_profiles(pybind11::module_& module);
void add_projection(pybind11::module_& module);
void add_backtests(pybind11::module_& module);

}  // namespace legeplan::python
