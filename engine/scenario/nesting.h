#pragma once

#include <string_view>

namespace legeplan::scenario {

/// Deepest nesting of brackets, and longest dotted key, that is read.
inline constexpr int kMaxNesting = 32;

/// First line of a TOML text whose brackets or dotted keys go deeper than kMaxNesting, or 0.
///
/// Parsers and destructors of trees recurse, so a few megabytes of "a.a.a.a..." would exhaust the
/// stack; this pass runs before them and does not recurse.
int first_line_nested_too_deeply(std::string_view toml);

}  // namespace legeplan::scenario
