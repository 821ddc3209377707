#pragma once

#include <string>

#include "cli/console.h"
#include "inputs/inputs.h"
#include "study/population_history.h"

namespace legeplan::cli {

/// Tells where a table of populations counts so many other persons on 1 January of a year than the
/// scenario at its start that it may be of another municipality.
void warn_of_other_population(const inputs::Inputs& inputs, double persons, int year,
                              Console& console);

/// Tells where a table of populations of a municipality counts so many other persons in its last
/// year than are known of the municipality that it may be of another one.
void warn_of_other_municipality(const std::string& name, const study::PopulationHistory& table,
                                const study::PopulationHistory& known, Console& console);

}  // namespace legeplan::cli
