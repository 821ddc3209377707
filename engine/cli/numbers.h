#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "cli/language.h"

namespace legeplan::cli {

/// A number as people write it: "1 234,5" in Norwegian, "1,234.5" in English; "–" for what is not
/// finite.
std::string person_number(double value, int decimals, Language language);

/// A count: "1 000" in Norwegian, "1,000" in English.
std::string person_count(std::uint64_t value, Language language);

/// Columns that a UTF-8 text takes on a terminal: none for combining marks, two for wide signs.
std::size_t display_width(std::string_view text);

}  // namespace legeplan::cli
