#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/text.h"

namespace legeplan::scenario {

using Date = std::chrono::year_month_day;

/// Numbers of a scenario lie within plus and minus this bound, so that sums stay exact enough.
inline constexpr double kMaxNumber = 1e15;

/// Decimal number written in full in the text ("0.11", "-3", "2e-4"), whatever the locale; nothing
/// for anything else ("", "+1", "0x1", "nan", "1e999", "0,11", " 1").
std::optional<double> parse_number(std::string_view text);

/// Whole number written in full in the text ("12", "-3"); nothing for anything else.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// Date written as 2021-07-01; nothing for anything else, or a day that is not in the calendar.
std::optional<Date> parse_date(std::string_view text);

/// Shortest decimal text that reads back as the same number; "1000000", not "1e+06".
std::string number_text(double value);

std::string date_text(const Date& date);

/// What lies between two bounds, in words: "1..3500 persons", "at least 0", "a number".
Text range_text(double min, double max, const std::string& unit);

}  // namespace legeplan::scenario
