#include "output/numbers.h"

#include <cmath>

#include <fmt/format.h>

namespace legeplan::output {

namespace {

/// Digits with a separator between groups of three.
std::string grouped(const std::string& digits, Language language) {
    const char separator = language == Language::nb ? ' ' : ',';
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            out += separator;
        }
        out += digits[i];
    }
    return out;
}

}  // namespace

std::string person_number(double value, int decimals, Language language) {
    if (!std::isfinite(value)) {
        return "–";
    }
    std::string digits = fmt::format("{:.{}f}", std::fabs(value), decimals);
    const bool is_zero = digits.find_first_not_of("0.") == std::string::npos;
    const std::size_t point = digits.find('.');
    std::string out = value < 0.0 && !is_zero ? "−" : "";
    out += grouped(digits.substr(0, point), language);
    if (point != std::string::npos) {
        out += language == Language::nb ? ',' : '.';
        out += digits.substr(point + 1);
    }
    return out;
}

std::string person_count(std::uint64_t value, Language language) {
    return grouped(std::to_string(value), language);
}

}  // namespace legeplan::output
