#pragma once

#include <cstddef>
#include <string_view>

#include "output/numbers.h"

namespace legeplan::cli {

using output::person_count;
using output::person_number;

/// Columns that a UTF-8 text takes on a terminal: none for combining marks, two for wide signs.
std::size_t display_width(std::string_view text);

}  // namespace legeplan::cli
