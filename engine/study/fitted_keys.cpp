#include "study/fitted_keys.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/real_math.h"
#include "scenario/toml_reader.h"

namespace legeplan::study {

namespace {

using scenario::Node;
using scenario::NodeKind;

/// "legeplan calibrate from t.toml: births ..., drawn to ..." as "births ...".
std::string short_source(const std::string& source) {
    constexpr std::size_t kMost = 60;
    const std::size_t mark = source.find(": ");
    std::string text = mark == std::string::npos ? source : source.substr(mark + 2);
    text = text.substr(0, text.find("; "));
    text = text.substr(0, text.find(" ("));
    if (text.size() > kMost) {
        text = text.substr(0, text.find(','));
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

double number_of(const Node& node) {
    return node.kind == NodeKind::integer ? static_cast<double>(node.integer) : node.real;
}

/// A fitted number and the line it stands at.
using Found = std::pair<int, FittedKey>;

/// Adds the numbers of a section and of those in it.
void add(const Node& table, const std::string& key, std::vector<Found>& found) {
    constexpr double kNinety = 1.6448536269514722;  // standard deviations to both sides
    const Node* width = table.find("sd_log");
    const Node* value = table.find(width != nullptr ? "median" : "value");
    if (value != nullptr) {
        FittedKey fitted{key, number_of(*value), std::nullopt, table.find("unit")->string,
                         short_source(table.find("source")->string)};
        if (width != nullptr) {
            const double factor = exp_(kNinety * number_of(*width));
            fitted.range = {fitted.value / factor, fitted.value * factor};
        }
        found.emplace_back(table.line, std::move(fitted));
    }
    for (const auto& [name, member] : table.members) {
        if (member.is_table()) {
            add(member, key.empty() ? name : key + '.' + name, found);
        }
    }
}

}  // namespace

std::vector<FittedKey> fitted_keys(const std::string& sections) {
    Problems problems;
    const auto root = scenario::read_toml("format = 1\n" + sections,
                                          std::make_shared<const scenario::SourceFile>(), problems);
    throw_if_any(problems);
    std::vector<Found> found;
    add(*root, "", found);
    std::ranges::sort(found, {}, &Found::first);
    std::vector<FittedKey> keys;
    for (auto& [line, key] : found) {
        keys.push_back(std::move(key));
    }
    return keys;
}

}  // namespace legeplan::study
