#pragma once

#include <memory>

#include "inputs/inputs.h"
#include "run/experiment.h"

namespace legeplan::run {

/// A loaded scenario as something an experiment can run; shares the inputs among its workers.
Scenario scenario_of(std::shared_ptr<const inputs::Inputs> inputs);

}  // namespace legeplan::run
