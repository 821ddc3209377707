#pragma once

#include <cstdint>
#include <string>

#include "output/language.h"

namespace legeplan::output {

/// A number as people write it: "1 234,5" in Norwegian, "1,234.5" in English; "–" for what is not
/// finite.
std::string person_number(double value, int decimals, Language language);

/// A count: "1 000" in Norwegian, "1,000" in English.
std::string person_count(std::uint64_t value, Language language);

}  // namespace legeplan::output
