#include "cli/value_parsing.h"

#include <charconv>
#include <cmath>
#include <system_error>
#include <vector>

#include "cli/numbers.h"
#include "core/error.h"
#include "record/indicators.h"
#include "scenario/suggest.h"
#include "scenario/text_file.h"

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
        const auto shown = [&](std::uint64_t number) {
            return range.digits == Digits::plain ? std::to_string(number)
                                                 : person_count(number, console.language());
        };
        throw UsageError(console.text(Message::bad_number, option, printable(text, kMaxShown),
                                      shown(range.from), shown(range.to)));
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

std::string shell_word(const std::string& word) {
    const bool is_plain =
        !word.empty() && word.find_first_of(" \t\n\"'\\$`!*?[](){}<>|&;#~") == std::string::npos;
    if (is_plain) {
        return word;
    }
    std::string quoted = "'";
    for (const char c : word) {
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return quoted + "'";
}

std::string utf8_of(std::string_view text) {
    std::string out;
    for (std::size_t bad = scenario::first_invalid_utf8(text); bad != std::string_view::npos;
         bad = scenario::first_invalid_utf8(text)) {
        out += text.substr(0, bad);
        out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[bad]));
        text.remove_prefix(bad + 1);
    }
    return out.append(text);
}

}  // namespace legeplan::cli
