#pragma once

#include <span>
#include <string_view>

#include "core/text.h"

namespace legeplan {

/// A unit of a scenario or indicator, as files write it, with its name in bokmål.
struct Unit {
    std::string_view en;
    std::string_view nb;
};

/// All units that people read the names of.
std::span<const Unit> units();

/// A unit as people read it; one that is not in the table stays as it is.
Text unit_text(std::string_view unit);

}  // namespace legeplan
