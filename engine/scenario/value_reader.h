#pragma once

#include <optional>

#include "scenario/reading.h"
#include "scenario/values.h"

namespace legeplan::scenario {

/// Value of a key of any kind but table, which needs other files.
std::optional<Value> read_value(const Node& node, const Reading& reading);

}  // namespace legeplan::scenario
