#include "scenario/quantity.h"

#include <iterator>
#include <utility>

#include "scenario/distribution_reader.h"
#include "scenario/suggest.h"

namespace legeplan::scenario {

namespace {

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2300;

std::optional<double> read_in_range(const Node& node, const Reading& reading) {
    const auto value = read_finite(node, reading, reading.expected());
    if (value && (*value < reading.spec.min || *value > reading.spec.max)) {
        reading.problem(node, node.to_text(), reading.expected());
        return std::nullopt;
    }
    return value;
}

std::optional<std::map<int, double>> read_path(const Node& node, const Reading& reading) {
    if (!node.is_table() || node.members.empty()) {
        reading.problem(node,
                        Text::of("by_year er {}", "by_year is {}",
                                 node.is_table() ? Text("tom", "empty") : node.to_text()),
                        Text::same("{ 2021 = ..., 2025 = ... }"));
        return std::nullopt;
    }
    std::map<int, double> path;
    bool is_fine = true;
    for (const Member& member : node.members) {
        const auto year = parse_integer(member.name);
        if (member.name.size() != 4 || !year || *year < kFirstYear || *year > kLastYear) {
            reading.problem(member.value,
                            Text::of("\"{}\" er ikke et år i by_year",
                                     "\"{}\" is not a year of by_year", printable(member.name, 60)),
                            range_text(kFirstYear, kLastYear, ""));
            is_fine = false;
            continue;
        }
        const auto value = read_in_range(member.value, reading);
        is_fine = is_fine && value.has_value();
        path.emplace(static_cast<int>(*year), value.value_or(0.0));
    }
    return is_fine ? std::optional(path) : std::nullopt;
}

/// Reads the table's number into the quantity; false after a problem.
bool read_form(const Node& table, const Reading& reading, Quantity& quantity) {
    if (table.find("distribution") != nullptr) {
        const auto distribution = read_distribution(table, reading);
        quantity.distribution = distribution.value_or(random::Distribution{});
        return distribution.has_value();
    }
    const Node* by_year = table.find("by_year");
    const Node* value = table.find("value");
    if (by_year == nullptr && value == nullptr) {
        const std::vector<std::string> names = {"value", "distribution", "by_year", "unit",
                                                "source"};
        std::string suggestion;
        for (const Member& member : table.members) {
            suggestion = suggestion.empty() ? closest(member.name, names) : suggestion;
        }
        suggestion = suggestion == "unit" || suggestion == "source" ? "value" : suggestion;
        reading.problem(table, {"har ikke noe tall", "holds no number"},
                        {"value, distribution eller by_year", "value, distribution or by_year"},
                        suggestion);
        return false;
    }
    if (!has_only(table, {by_year != nullptr ? "by_year" : "value", "unit", "source"}, reading)) {
        return false;
    }
    if (by_year != nullptr) {
        auto path = read_path(*by_year, reading);
        quantity.path = path ? std::move(*path) : std::map<int, double>{};
        return path.has_value();
    }
    const auto number = read_in_range(*value, reading);
    quantity.distribution = random::Distribution::point(number.value_or(0.0));
    return number.has_value();
}

}  // namespace

double Quantity::central_at(double year) const {
    if (!is_path()) {
        return distribution.central();
    }
    const auto after = path.lower_bound(static_cast<int>(year) + 1);
    if (after == path.begin()) {
        return after->second;
    }
    const auto before = std::prev(after);
    if (after == path.end()) {
        return before->second;
    }
    const double span = after->first - before->first;
    const double share = (year - before->first) / span;
    return before->second + share * (after->second - before->second);
}

std::optional<Quantity> read_quantity(const Node& node, const Reading& reading) {
    Quantity quantity;
    quantity.where = node.where();
    quantity.unit = reading.spec.unit;
    if (!node.is_table()) {
        const auto number = read_in_range(node, reading);
        quantity.distribution = random::Distribution::point(number.value_or(0.0));
        return number ? std::optional(quantity) : std::nullopt;
    }
    const auto provenance = read_provenance(node, reading);
    if (!read_form(node, reading, quantity) || !provenance) {
        return std::nullopt;
    }
    quantity.source = provenance->source;
    return quantity;
}

}  // namespace legeplan::scenario
