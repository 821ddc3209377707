#pragma once

#include "output/hdf5.h"
#include "run/results.h"

namespace legeplan::output {

/// Writes the group /cost: the cost lines, who pays each, the price year and what has no price.
void write_cost_group(hid_t file, const run::Results& results);

/// Reads what write_cost_group wrote into scenarios that have been read; nothing where a file is
/// older than the group.
void read_cost_group(hid_t file, run::Results& results);

}  // namespace legeplan::output
