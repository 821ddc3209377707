#include "scenario/number_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <locale>
#include <sstream>
#include <system_error>

#include "core/units.h"

namespace legeplan::scenario {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Whether the text is digits, an optional point with digits, and an optional exponent.
bool is_decimal(std::string_view text) {
    std::size_t i = 0;
    const auto skip_digits = [&] {
        const std::size_t start = i;
        while (i < text.size() && is_digit(text[i])) {
            ++i;
        }
        return i > start;
    };
    if (i < text.size() && text[i] == '-') {
        ++i;
    }
    if (!skip_digits()) {
        return false;
    }
    if (i < text.size() && text[i] == '.') {
        ++i;
        if (!skip_digits()) {
            return false;
        }
    }
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        if (i < text.size() && (text[i] == '-' || text[i] == '+')) {
            ++i;
        }
        if (!skip_digits()) {
            return false;
        }
    }
    return i == text.size();
}

template <typename... Format>
std::string to_text(double value, Format... format) {
    std::array<char, 400> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format...).ptr;
    return {buffer.data(), end};
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
    if (!is_decimal(text)) {
        return std::nullopt;
    }
    double value = 0.0;
#if defined(__cpp_lib_to_chars)
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec != std::errc{} || result.ptr != text.data() + text.size()) {
        return std::nullopt;
    }
#else
    // Standard libraries without from_chars for double (libc++ of WebAssembly builds).
    std::istringstream stream{std::string(text)};
    stream.imbue(std::locale::classic());
    if (!(stream >> value)) {
        return std::nullopt;
    }
#endif
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || result.ec != std::errc{} || result.ptr != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
        if (!is_digit(text[i])) {
            return std::nullopt;
        }
    }
    const auto part = [&](std::size_t start, std::size_t length) {
        return parse_integer(text.substr(start, length)).value_or(0);
    };
    const Date date{std::chrono::year(static_cast<int>(part(0, 4))),
                    std::chrono::month(static_cast<unsigned>(part(5, 2))),
                    std::chrono::day(static_cast<unsigned>(part(8, 2)))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::string number_text(double value) {
    if (value == 0.0) {
        return "0";
    }
    const double size = std::fabs(value);
    if (size >= 1e-5 && size <= kMaxNumber) {
        return to_text(value, std::chars_format::fixed);
    }
    return to_text(value);
}

std::string date_text(const Date& date) {
    const auto padded = [](int number, std::size_t width) {
        std::string digits = std::to_string(number);
        return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
    };
    return padded(static_cast<int>(date.year()), 4) + "-" +
           padded(static_cast<int>(static_cast<unsigned>(date.month())), 2) + "-" +
           padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

Text range_text(double min, double max, const std::string& unit) {
    const Text tail = unit.empty() ? Text{} : Text::of(" {}", " {}", unit_text(unit));
    if (std::isfinite(min) && std::isfinite(max)) {
        return Text::of("{}..{}{}", "{}..{}{}", number_text(min), number_text(max), tail);
    }
    if (std::isfinite(min)) {
        return Text::of("minst {}{}", "at least {}{}", number_text(min), tail);
    }
    if (std::isfinite(max)) {
        return Text::of("høyst {}{}", "at most {}{}", number_text(max), tail);
    }
    return Text::of("et tall{}", "a number{}",
                    unit.empty() ? Text{} : Text::of(", {}", ", {}", unit_text(unit)));
}

}  // namespace legeplan::scenario
