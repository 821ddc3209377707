#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/text.h"

namespace legeplan::output {

using legeplan::Language;

std::optional<Language> parse_language(std::string_view name);

/// A scenario's text in a language; the other language's where it is missing.
const std::string& in_language(const Text& text, Language language);

}  // namespace legeplan::output
