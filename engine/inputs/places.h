#pragma once

#include <cstdint>

#include "inputs/inputs.h"

namespace legeplan::inputs {

/// The fewest persons that the lists of a scenario may hold at the start, at central values: its
/// residents less those with a GP elsewhere and those on no list. A person's worth of rounding is
/// no contradiction.
std::int64_t least_on_lists(const Inputs& inputs);

/// Its residents at the start.
std::int64_t residents_at_start(const Inputs& inputs);

}  // namespace legeplan::inputs
