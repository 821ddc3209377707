#pragma once

#include <cstdint>
#include <string>

#include "cli/console.h"
#include "run/experiment.h"

namespace legeplan::cli {

/// Bounds of a whole number, both allowed.
struct Range {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
};

/// A whole number in decimal digits. Throws: UsageError naming the option.
std::uint64_t parse_number(const std::string& option, const std::string& text, Range range,
                           const Console& console);

/// "INDICATOR=VALUE". Throws: UsageError.
run::ErrorBound parse_bound(const std::string& text, const Console& console);

/// The id of an indicator. Throws: UsageError naming the option.
record::Indicator parse_indicator(const std::string& option, const std::string& name,
                                  const Console& console);

}  // namespace legeplan::cli
