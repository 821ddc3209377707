#include "scenario/foreign_words.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "scenario/number_text.h"

namespace legeplan::scenario {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string without(std::string text, std::string_view part) {
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at)) {
        text.erase(at, part.size());
    }
    return text;
}

/// Blanks between thousands: a common one, U+00A0, U+202F and U+2009.
constexpr std::array<std::string_view, 4> kBlanks{" ", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89"};

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlank);
    return first == std::string_view::npos
               ? std::string_view{}
               : text.substr(first, text.find_last_not_of(kBlank) + 1 - first);
}

}  // namespace

std::string folded(std::string_view text) {
    std::string lower(trimmed(text));
    std::size_t at = 0;
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        } else if (at > 0 && lower[at - 1] == '\xc3' && static_cast<unsigned char>(c) <= 0x9e) {
            c = static_cast<char>(c + 0x20);  // capital Æ, Ø, Å and their like in UTF-8
        }
        ++at;
    }
    return lower;
}

DimensionRole role_of(std::string_view name) {
    const std::string word = folded(name);
    if (is_one_of(word, {"region", "kommune", "municipality", "komm", "geo", "kommunenummer"})) {
        return DimensionRole::region;
    }
    if (is_one_of(word, {"kjonn", "kj\xc3\xb8nn", "sex", "gender"})) {
        return DimensionRole::sex;
    }
    if (is_one_of(word, {"alder", "age", "ettårig alder"})) {
        return DimensionRole::age;
    }
    if (is_one_of(word, {"tid", "\xc3\xa5r", "aar", "time", "year"})) {
        return DimensionRole::time;
    }
    if (is_one_of(word, {"contentscode", "contents", "statistikkvariabel", "content"})) {
        return DimensionRole::contents;
    }
    return DimensionRole::unknown;
}

SexCell sex_of_words(std::string_view text) {
    const std::string word = folded(text);
    if (is_one_of(word, {"2", "kvinner", "kvinne", "female", "females", "women", "woman", "f", "k",
                         "jenter"})) {
        return {CellKind::single, Sex::female};
    }
    if (is_one_of(word, {"1", "menn", "mann", "male", "males", "men", "man", "m", "gutter"})) {
        return {CellKind::single, Sex::male};
    }
    const bool is_total =
        is_one_of(word, {"0", "begge kj\xc3\xb8nn", "both sexes", "i alt", "total", "alle", "t"});
    return {is_total ? CellKind::total : CellKind::unknown, Sex::female};
}

AgeCell age_of_words(std::string_view text) {
    constexpr std::size_t kMaxDigits = 3;
    constexpr int kOldest = 130;
    const std::string word = folded(text);
    if (is_one_of(word, {"999", "alle aldre", "i alt", "all ages", "total", "alle"})) {
        return {CellKind::total, 0, false};
    }
    const auto end = static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), is_digit) -
                                              word.begin());
    if (end == 0 || end > kMaxDigits) {
        return {};
    }
    AgeCell cell{CellKind::single, std::stoi(word.substr(0, end)), false};
    const std::string rest(trimmed(std::string_view(word).substr(end)));
    cell.is_open = is_one_of(rest, {"+", "\xc3\xa5r eller eldre", "\xc3\xa5r og eldre",
                                    "\xc3\xa5r +", "\xc3\xa5r+", "years or older", "years or over",
                                    "years and over", "years +", "or older"});
    const bool is_plain = is_one_of(rest, {"", "\xc3\xa5r", "year", "years"});
    return (cell.is_open || is_plain) && cell.age <= kOldest ? cell : AgeCell{};
}

RegionCell region_of_words(std::string_view text) {
    std::string_view word = trimmed(text);
    if (word.starts_with("K-") || word.starts_with("K_")) {
        word.remove_prefix(2);  // the code list of municipalities summed to today's borders
    }
    const auto end = static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), is_digit) -
                                              word.begin());
    if (end == 0) {
        return {std::string(word), std::string(word)};
    }
    if (end < word.size() && word[end] != ' ') {
        return {std::string(word), std::string(word)};
    }
    return {std::string(word.substr(0, end)), std::string(trimmed(word.substr(end)))};
}

CountCell count_of_words(std::string_view text) {
    std::string word(trimmed(text));
    if (is_one_of(word, {"", ".", "..", "...", ":", "NA"})) {
        return {CountCell::Kind::missing, 0.0};
    }
    if (word == "-") {
        return {CountCell::Kind::number, 0.0};
    }
    for (const std::string_view blank : kBlanks) {
        word = without(std::move(word), blank);
    }
    if (std::count(word.begin(), word.end(), ',') == 1 && word.find('.') == std::string::npos) {
        word[word.find(',')] = '.';
    }
    const std::optional<double> value = parse_number(word);
    return value ? CountCell{CountCell::Kind::number, *value} : CountCell{};
}

bool is_like_thousands(std::string_view text) {
    constexpr std::size_t kGroup = 3;
    const std::string_view word = trimmed(text);
    const auto end = static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), is_digit) -
                                              word.begin());
    if (end == 0 || end > kGroup || end == word.size() || word.front() == '0') {
        return false;
    }
    const char mark = word[end];
    if ((mark != '.' && mark != ',') || (word.size() - end) % (kGroup + 1) != 0) {
        return false;
    }
    for (std::size_t i = end; i < word.size(); ++i) {
        const bool is_mark = (i - end) % (kGroup + 1) == 0;
        if (is_mark ? word[i] != mark : !is_digit(word[i])) {
            return false;
        }
    }
    return true;
}

bool is_mark_of_none(std::string_view text) {
    return !trimmed(text).empty() && count_of_words(text).kind == CountCell::Kind::missing;
}

bool is_persons(std::string_view text) {
    std::string word = folded(text);
    while (!word.empty() && is_digit(word.back())) {
        word.pop_back();
    }
    return is_one_of(word, {"personer", "persons", "person", "folkemengde", "befolkning",
                            "population", "persons_jan", "antall"});
}

}  // namespace legeplan::scenario
