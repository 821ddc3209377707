#pragma once

#include <string>
#include <vector>

#include "inputs/inputs.h"
#include "random/distribution.h"
#include "scenario/scenario.h"

namespace legeplan::study {

/// How an axis states its values.
enum class AxisKind : std::uint8_t {
    list,          ///< these values
    range,         ///< numbers between two ends
    distribution,  ///< numbers as likely as a distribution says
    column,        ///< a column of the table of points
};

enum class Spacing : std::uint8_t { linear, logarithmic };

/// One value of an axis, as TOML and, where it is a number, as a number (else NaN). No TOML: the
/// item that the key belongs to is taken away.
struct AxisValue {
    std::string toml;
    double number;

    bool operator==(const AxisValue& other) const { return toml == other.toml; }
};

/// A value written as TOML.
AxisValue axis_value(std::string toml);

/// One thing that a study varies: a key of its scenarios and the values that the key takes.
struct Axis {
    std::string id;
    std::string key;  ///< "recruitment.level", "policy[cap_900].list_cap"
    Location where;
    AxisKind kind = AxisKind::list;
    std::vector<std::string> values;  ///< of a list, as TOML
    double from = 0.0;                ///< of a range
    double to = 0.0;
    Spacing spacing = Spacing::linear;
    random::Distribution distribution;
    int levels = 0;  ///< in a grid; 0 for a list, whose levels are its values
    /// What the scenarios say of the key; set by resolve().
    bool is_whole = false;
    std::string unit;
    Text title;
};

/// Value of an axis at a position in (0, 1): all positions are equally likely, so a list gives each
/// of its values an equal part, a range is even and a distribution gives its quantile.
AxisValue value_at(const Axis& axis, double position);

/// Positions of the levels of an axis in a full grid: the ends and even steps between them for a
/// range, the middles of equally likely parts otherwise.
std::vector<double> grid_positions(const Axis& axis);

/// Fills in what a base scenario says of the axes' keys; a problem where it has no such key.
void resolve(const scenario::Scenario& base, std::vector<Axis>& axes, Problems& problems);

/// The axis set to a value, as a delta whose problems stand at the axis in the study's file.
scenario::Delta delta_of(const Axis& axis, const AxisValue& value);

}  // namespace legeplan::study
