#include "study/fitted_keys.h"

#include <map>
#include <sstream>
#include <utility>

#include "core/real_math.h"

namespace legeplan::study {

namespace {

/// The lines "name = value" of one section, without quotes.
using Section = std::map<std::string, std::string>;

std::string without_quotes(const std::string& text) {
    const bool is_quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return is_quoted ? text.substr(1, text.size() - 2) : text;
}

/// "legeplan calibrate from t.toml: births ..., drawn to ..." as "births ...".
std::string short_source(const std::string& source) {
    constexpr std::size_t kMost = 60;
    const std::size_t mark = source.find(": ");
    std::string text = mark == std::string::npos ? source : source.substr(mark + 2);
    text = text.substr(0, text.find("; "));
    text = text.substr(0, text.find(" ("));
    if (text.size() > kMost) text = text.substr(0, text.find(','));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

void add(const std::string& key, const Section& section, std::vector<FittedKey>& keys) {
    constexpr double kNinety = 1.6448536269514722;  // standard deviations to both sides
    const bool is_lognormal = section.contains("median") && section.contains("sd_log");
    if (!is_lognormal && !section.contains("value")) {
        return;
    }
    FittedKey fitted;
    fitted.key = key;
    fitted.unit = section.at("unit");
    fitted.source = short_source(section.at("source"));
    fitted.value = std::stod(section.at(is_lognormal ? "median" : "value"));
    if (is_lognormal) {
        const double width = exp_(kNinety * std::stod(section.at("sd_log")));
        fitted.range = {fitted.value / width, fitted.value * width};
    }
    keys.push_back(std::move(fitted));
}

}  // namespace

std::vector<FittedKey> fitted_keys(const std::string& sections) {
    std::vector<FittedKey> keys;
    std::istringstream lines(sections);
    std::string key;
    Section section;
    for (std::string line; std::getline(lines, line);) {
        const std::size_t equals = line.find(" = ");
        if (line.starts_with('[')) {
            add(key, section, keys);
            key = line.substr(1, line.find(']') - 1);
            section.clear();
        } else if (!line.starts_with('#') && equals != std::string::npos) {
            section[line.substr(0, equals)] = without_quotes(line.substr(equals + 3));
        }
    }
    add(key, section, keys);
    return keys;
}

}  // namespace legeplan::study
