#include "scenario/typing_hint.h"

#include <algorithm>
#include <regex>
#include <utility>

#include <fmt/format.h>

namespace legeplan::scenario {

namespace {

using Match = std::match_results<std::string_view::const_iterator>;

bool finds(std::string_view text, const char* pattern, Match& match) {
    return std::regex_search(text.begin(), text.end(), match, std::regex(pattern));
}

/// The line without its comment, texts in quotes blanked out.
std::string outside_quotes(std::string_view line) {
    std::string out;
    char quote = 0;
    for (const char letter : line) {
        const bool is_quote = letter == '"' || letter == '\'';
        if (quote == 0 && letter == '#') {
            break;
        }
        out += quote == 0 || letter == quote ? letter : ' ';
        if (is_quote && (quote == 0 || quote == letter)) {
            quote = quote == 0 ? letter : 0;
        }
    }
    return out;
}

Text write(const std::string& right, const Text& not_so, const std::string& wrong) {
    return Text::of("skriv {}, {}: {}", "write {}, {}: {}", right, not_so, wrong);
}

std::optional<Text> hint_for(std::string_view value) {
    Match match;
    if (finds(value, R"((^|[\s,\[=])(\d{1,2}[./]\d{1,2}[./]\d{4})(?![\d.]))", match)) {
        const std::string date = iso_date(match[2].str());
        if (!date.empty()) {
            return write(date, {"år-måned-dag", "year-month-day"}, match[2].str());
        }
    }
    if (finds(value, R"(^\s*([-+]?\d+),(\d+)\s*$)", match) ||
        finds(value, R"(=\s*([-+]?\d+),(\d+)\s*[,}])", match)) {
        return write(match[1].str() + "." + match[2].str(),
                     {"med punktum og ikke komma", "with a point and no comma"},
                     match[1].str() + "," + match[2].str());
    }
    if (finds(value, R"(^\s*(\d{1,3}(?:(?: |\xc2\xa0)\d{3})+)\s*$)", match)) {
        std::string digits = match[1].str();
        std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
        return write(digits, {"uten mellomrom", "without spaces"}, match[1].str());
    }
    if (finds(value, "(«|“|”|„|‘|’)", match)) {
        return write("\"...\"", {"med rette anførselstegn", "with straight quotes"},
                     match[1].str());
    }
    const bool is_word = finds(value, R"(^\s*([A-Za-z_][^\s"'\[{=]*(?: [^"'\[{=]*)?)\s*$)", match);
    if (is_word) {
        std::string word = match[1].str();
        word.erase(word.find_last_not_of(" \t\r") + 1);
        if (word != "true" && word != "false" && word != "inf" && word != "nan") {
            return write("\"" + word + "\"", {"i anførselstegn", "in quotes"}, word);
        }
    }
    return std::nullopt;
}

}  // namespace

std::string iso_date(std::string_view text) {
    constexpr int kMonths = 12;
    constexpr int kDays = 31;
    Match match;
    if (text.size() > 10 || !finds(text, R"(^(\d{1,2})[./](\d{1,2})[./](\d{4})$)", match)) {
        return {};
    }
    const int day = std::stoi(match[1].str());
    const int month = std::stoi(match[2].str());
    const bool is_date = day >= 1 && day <= kDays && month >= 1 && month <= kMonths;
    return is_date ? fmt::format("{}-{:02}-{:02}", match[3].str(), month, day) : "";
}

std::optional<TypingHint> typing_hint(std::string_view line) {
    // Longer lines are not typed by hand.
    constexpr std::size_t kMaxBytes = 300;
    const std::size_t equals = line.find('=');
    if (line.size() > kMaxBytes || equals == std::string_view::npos) {
        return std::nullopt;
    }
    std::string key(line.substr(0, equals));
    key.erase(key.find_last_not_of(" \t") + 1);
    key.erase(0, key.find_first_not_of(" \t"));
    const std::string value = outside_quotes(line.substr(equals + 1));
    std::optional<Text> message = hint_for(value);
    return message ? std::optional(TypingHint{std::move(key), std::move(*message)}) : std::nullopt;
}

}  // namespace legeplan::scenario
