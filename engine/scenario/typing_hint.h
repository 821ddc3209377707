#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/text.h"

namespace legeplan::scenario {

/// What is probably wrong with a line that is no TOML.
struct TypingHint {
    std::string key;  ///< what stands before the equals sign
    Text message;     ///< what to write instead
};

/// Finds what Norwegians write in place of TOML: 01.01.2025, 0,8, 1 000, «text», and words without
/// quotes. None where nothing of the kind is seen.
std::optional<TypingHint> typing_hint(std::string_view line);

/// "2025-01-01" of "1.1.2025" or "01/01/2025", "" of anything else.
std::string iso_date(std::string_view text);

}  // namespace legeplan::scenario
