#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cli/console.h"
#include "run/experiment.h"

namespace legeplan::cli {

/// How a number is shown: in groups of three digits, or as years are.
enum class Digits : std::uint8_t { grouped, plain };

/// Bounds of a whole number, both allowed.
struct Range {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
    Digits digits = Digits::grouped;
};

/// A whole number in decimal digits. Throws: UsageError naming the option.
std::uint64_t parse_number(const std::string& option, const std::string& text, Range range,
                           const Console& console);

/// "INDICATOR=VALUE". Throws: UsageError.
run::ErrorBound parse_bound(const std::string& text, const Console& console);

/// The id of an indicator. Throws: UsageError naming the option.
record::Indicator parse_indicator(const std::string& option, const std::string& name,
                                  const Console& console);

/// A word of a command line, in quotes where a shell would take it apart.
std::string shell_word(const std::string& word);

/// A text with bytes that are not UTF-8 as `\xNN`.
std::string utf8_of(std::string_view text);

}  // namespace legeplan::cli
