#include "study/axis.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/real_math.h"
#include "random/quantile.h"
#include "scenario/explain.h"
#include "scenario/number_text.h"
#include "scenario/value_text.h"

namespace legeplan::study {

namespace {

/// A value of an axis whose values are computed.
AxisValue number_value(const Axis& axis, double value) {
    const double number = axis.is_whole ? std::round(value) : random::round_digits(value);
    return {scenario::number_text(number), number};
}

double range_value(const Axis& axis, double position) {
    if (axis.spacing == Spacing::logarithmic) {
        return axis.from * exp_(position * log_(axis.to / axis.from));
    }
    return axis.from + position * (axis.to - axis.from);
}

/// The spec of a key in a scenario, null where an item does not exist or the key is unknown.
const scenario::KeySpec* find_spec(const scenario::Scenario& base, const std::string& key) {
    const auto in = [](const scenario::Values& values,
                       const std::string& name) -> const scenario::KeySpec* {
        const auto found = values.valid_keys().keys.find(name);
        return found != values.valid_keys().keys.end() ? found->second : nullptr;
    };
    for (const auto& [name, items] : base.lists()) {
        for (const scenario::Item& item : items) {
            if (key.starts_with(item.place() + ".")) {
                return in(item, key.substr(item.place().size() + 1));
            }
        }
    }
    return in(base, key);
}

/// Says why a key cannot be an axis, at the axis instead of at the scenario.
void refuse_key(const scenario::Scenario& base, const Axis& axis, Problems& problems) {
    try {
        scenario::explain(base, axis.key);
    } catch (const ScenarioError& error) {
        for (Problem problem : error.problems().items()) {
            problem.message = Text::of("{} i {}", "{} in {}", problem.message, base.file());
            problem.where = axis.where;
            problems.add(problem);
        }
        return;
    }
    problems.add({axis.where,
                  axis.key,
                  {"er ikke én nøkkel", "is not a single key"},
                  {"en nøkkel som recruitment.level", "a key such as recruitment.level"},
                  ""});
}

}  // namespace

AxisValue axis_value(std::string toml) {
    const auto number = scenario::parse_number(toml);
    return {std::move(toml), number.value_or(std::numeric_limits<double>::quiet_NaN())};
}

AxisValue value_at(const Axis& axis, double position) {
    switch (axis.kind) {
        case AxisKind::range:
            return number_value(axis, range_value(axis, position));
        case AxisKind::distribution:
            return number_value(axis, random::quantile(axis.distribution, position));
        case AxisKind::list:
        case AxisKind::column:
            break;
    }
    const auto count = static_cast<double>(axis.values.size());
    const auto index = static_cast<std::size_t>(std::min(position * count, count - 1.0));
    return axis_value(axis.values.at(index));
}

std::vector<double> grid_positions(const Axis& axis) {
    const auto levels =
        axis.kind == AxisKind::list ? axis.values.size() : static_cast<std::size_t>(axis.levels);
    std::vector<double> positions;
    for (std::size_t level = 0; level < levels; ++level) {
        const auto number = static_cast<double>(level);
        const auto count = static_cast<double>(levels);
        const bool has_ends = axis.kind == AxisKind::range && levels > 1;
        positions.push_back(has_ends ? number / (count - 1.0) : (number + 0.5) / count);
    }
    return positions;
}

void resolve(const scenario::Scenario& base, std::vector<Axis>& axes, Problems& problems) {
    for (Axis& axis : axes) {
        const scenario::KeySpec* spec = find_spec(base, axis.key);
        if (axis.key.starts_with("period.")) {
            problems.add({axis.where,
                          axis.key,
                          {"perioden kan ikke være en akse", "the period cannot be an axis"},
                          {"en annen nøkkel: alle punkter i et scenario har de samme månedene",
                           "another key: all points of a scenario have the same months"},
                          ""});
        } else if (spec == nullptr) {
            refuse_key(base, axis, problems);
        } else {
            axis.is_whole = spec->kind == scenario::KeyKind::integer;
            axis.unit = spec->unit;
            if (axis.title.nb.empty()) {
                axis.title = {spec->doc_nb, spec->doc_en};
            }
        }
    }
}

scenario::Delta delta_of(const Axis& axis, const AxisValue& value) {
    std::string text = "format = 1";
    text.append(static_cast<std::size_t>(std::max(axis.where.line - 1, 1)), '\n');
    const std::size_t open = axis.key.find('[');
    const std::size_t close = axis.key.find("].", open);
    if (open == std::string::npos || close == std::string::npos) {
        text += axis.key + " = " + value.toml;
    } else {
        const std::string id = axis.key.substr(open + 1, close - open - 1);
        const std::string change =
            value.toml.empty() ? "remove = true" : axis.key.substr(close + 2) + " = " + value.toml;
        text += axis.key.substr(0, open) + " = [{ id = " + scenario::toml_string(id) + ", " +
                change + " }]";
    }
    return {axis.where.file, text + "\n"};
}

}  // namespace legeplan::study
