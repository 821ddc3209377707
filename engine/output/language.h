#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "inputs/inputs.h"

namespace legeplan::output {

/// Language of what people read: Norwegian (bokmål) or English.
enum class Language : std::uint8_t { nb, en };

std::optional<Language> parse_language(std::string_view name);

/// A scenario's text in a language; the other language's where it is missing.
const std::string& in_language(const inputs::Text& text, Language language);

}  // namespace legeplan::output
