#pragma once

#include <optional>

#include "random/distribution.h"
#include "scenario/reading.h"

namespace legeplan::scenario {

/// Distribution of `{ distribution = "...", ... }`; see read_quantity for its range.
std::optional<random::Distribution> read_distribution(const Node& table, const Reading& reading);

}  // namespace legeplan::scenario
