#include "scenario/reading.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "scenario/suggest.h"

namespace legeplan::scenario {

void Reading::problem(const Node& at, Text message, Text expected_words,
                      std::string suggestion) const {
    problems.add(
        {at.where(), key, std::move(message), std::move(expected_words), std::move(suggestion)});
}

Text Reading::expected() const {
    return expected_text(spec);
}

Text expected_text(const KeySpec& spec) {
    switch (spec.kind) {
        case KeyKind::quantity:
        case KeyKind::number:
            return range_text(spec.min, spec.max, spec.unit);
        case KeyKind::integer:
            return Text::of("et helt tall, {}", "a whole number, {}",
                            range_text(spec.min, spec.max, spec.unit));
        case KeyKind::choice:
            return spec.choices.empty() ? Text("et av valgene", "one of the choices")
                                        : one_of(spec.choices);
        case KeyKind::text:
            return {"tekst, eller { nb = \"...\", en = \"...\" }",
                    "text, or { nb = \"...\", en = \"...\" }"};
        case KeyKind::string:
            return {"et navn i anførselstegn", "a name in quotes"};
        case KeyKind::strings:
            return {"en liste med navn i anførselstegn", "a list of names in quotes"};
        case KeyKind::scalars:
            return {"en liste med tall, navn i anførselstegn, datoer, eller true og false",
                    "a list of numbers, names in quotes, dates, or true and false"};
        case KeyKind::date:
            return {"en dato slik som 2021-07-01, uten anførselstegn",
                    "a date such as 2021-07-01, without quotes"};
        case KeyKind::table:
            return {"navnet på en CSV-fil i anførselstegn", "the name of a CSV file in quotes"};
        case KeyKind::boolean:
            return {"true eller false", "true or false"};
    }
    return {};
}

std::optional<double> read_finite(const Node& node, const Reading& reading, const Text& expected) {
    double value = node.real;
    if (node.kind == NodeKind::integer) {
        value = static_cast<double>(node.integer);
    } else if (node.kind != NodeKind::real) {
        reading.problem(node, Text::of("{} er ikke et tall", "{} is not a number", node.to_text()),
                        expected);
        return std::nullopt;
    }
    if (!std::isfinite(value) || std::fabs(value) > kMaxNumber) {
        reading.problem(node, node.to_text(), expected);
        return std::nullopt;
    }
    return value;
}

bool has_only(const Node& table, const std::vector<std::string>& names, const Reading& reading) {
    bool is_fine = true;
    for (const Member& member : table.members) {
        if (std::find(names.begin(), names.end(), member.name) == names.end()) {
            reading.problem(member.value,
                            Text::of("\"{}\" er ikke kjent her", "\"{}\" is not known here",
                                     printable(member.name, 60)),
                            one_of(names), closest(member.name, names));
            is_fine = false;
        }
    }
    return is_fine;
}

std::optional<Provenance> read_provenance(const Node& table, const Reading& reading) {
    Provenance result;
    const Node* unit = table.find("unit");
    if (unit != nullptr && (!unit->is_string() || unit->string != reading.spec.unit)) {
        reading.problem(*unit, Text::of("enheten {}", "unit {}", unit->to_text()),
                        reading.spec.unit.empty()
                            ? Text("ingen enhet", "no unit")
                            : Text::of("enheten \"{}\"", "unit \"{}\"", reading.spec.unit));
        return std::nullopt;
    }
    const Node* source = table.find("source");
    if (source != nullptr && !source->is_string()) {
        reading.problem(*source, Text::of("kilden {}", "source {}", source->to_text()),
                        {"tekst i anførselstegn", "text in quotes"});
        return std::nullopt;
    }
    result.unit = reading.spec.unit;
    result.source = source != nullptr ? source->string : std::string{};
    return result;
}

}  // namespace legeplan::scenario
