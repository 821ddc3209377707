#include "cli/value_parsing.h"

#include <charconv>
#include <cmath>
#include <system_error>
#include <vector>

#include "cli/numbers.h"
#include "core/error.h"
#include "record/indicators.h"
#include "scenario/suggest.h"

namespace legeplan::cli {

namespace {

constexpr std::size_t kMaxShown = 80;

/// A number that fills the whole text.
template <typename Number>
bool read_whole(const std::string& text, Number& value) {
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && stop == end;
}

}  // namespace

std::uint64_t parse_number(const std::string& option, const std::string& text, Range range,
                           const Console& console) {
    std::uint64_t value = 0;
    if (!read_whole(text, value) || value < range.from || value > range.to) {
        throw UsageError(console.text(Message::bad_number, option, printable(text, kMaxShown),
                                      person_count(range.from, console.language()),
                                      person_count(range.to, console.language())));
    }
    return value;
}

run::ErrorBound parse_bound(const std::string& text, const Console& console) {
    const std::size_t equals = text.find('=');
    double value = 0.0;
    if (equals == std::string::npos || !read_whole(text.substr(equals + 1), value) ||
        !std::isfinite(value) || value <= 0.0) {
        throw UsageError(console.text(Message::bad_bound, printable(text, kMaxShown)));
    }
    return {parse_indicator("--until-error", text.substr(0, equals), console), value};
}

record::Indicator parse_indicator(const std::string& option, const std::string& name,
                                  const Console& console) {
    const record::IndicatorSpec* spec = record::find_indicator(name);
    if (spec == nullptr) {
        std::vector<std::string> names;
        for (const record::IndicatorSpec& known : record::indicator_specs()) {
            names.emplace_back(known.name);
        }
        const std::string like = scenario::closest(name, names);
        throw UsageError(
            console.text(Message::unknown_indicator, option, printable(name, kMaxShown)) +
            (like.empty() ? "" : console.text(Message::did_you_mean, like)));
    }
    return spec->id;
}

}  // namespace legeplan::cli
