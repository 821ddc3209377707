#pragma once

#include <string>

#include "scenario/values.h"

namespace legeplan::scenario {

/// A string as TOML: in double quotes, with escapes.
std::string toml_string(const std::string& text);

/// A value as canonical TOML; a table as the given file name.
std::string toml_text(const Value& value, const std::string& table_name);

/// A value as people read it, without unit and in no language: "0.11", "normal: mean 0.11, sd
/// 0.02", "2021: 1.5, 2025: 1.7", "212 x 3" (rows and columns of a table). A value that is
/// personal is "***".
std::string plain_text(const Value& value);

/// The same with what is personal, to compare values.
std::string full_text(const Value& value);

}  // namespace legeplan::scenario
