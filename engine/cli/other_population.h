#pragma once

#include "cli/console.h"
#include "inputs/inputs.h"

namespace legeplan::cli {

/// Tells where a table of populations counts so many other persons on 1 January of a year than the
/// scenario at its start that it may be of another municipality.
void warn_of_other_population(const inputs::Inputs& inputs, double persons, int year,
                              Console& console);

}  // namespace legeplan::cli
