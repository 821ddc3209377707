#pragma once

#include <vector>

#include "scenario/scenario.h"
#include "scenario/schema.h"
#include "study/gp_fit.h"

namespace legeplan::study {

/// Keys of a file of targets that are about GPs, positions and lists, and their priors.
std::vector<scenario::KeySpec> gp_target_keys();

/// The tables that those keys name.
std::vector<scenario::TableSpec> gp_target_tables();

/// The figures that are given; sections that are to be whole and are not become problems.
GpTargets gp_targets_in(const scenario::Scenario& scenario, Problems& problems);

GpPriors gp_priors_in(const scenario::Scenario& scenario, Problems& problems);

}  // namespace legeplan::study
