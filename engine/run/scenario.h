#pragma once

#include <memory>
#include <string>
#include <vector>

#include "inputs/inputs.h"
#include "run/experiment.h"
#include "scenario/scenario.h"

namespace legeplan::run {

/// A loaded scenario as something an experiment can run; shares the inputs among its workers.
Scenario scenario_of(std::shared_ptr<const inputs::Inputs> inputs);

/// Whether each published figure of a scenario names an indicator that there is; adds what is
/// wrong.
void check_figures(const scenario::Scenario& scenario, Problems& problems);

/// Ids by which results name their scenarios: the file's name, with its folder's where two files
/// have the same name, and a number where that is not enough.
std::vector<std::string> unique_ids(const std::vector<std::string>& paths);

}  // namespace legeplan::run
