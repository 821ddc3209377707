#pragma once

#include <map>
#include <optional>
#include <string>

#include "random/distribution.h"
#include "scenario/reading.h"

namespace legeplan::scenario {

/// A number as the scenario states it: known, uncertain, or a path over the years.
struct Quantity {
    random::Distribution distribution;  ///< unless it is a path
    std::map<int, double> path;         ///< by year
    std::string unit;
    std::string source;
    Location where;

    bool is_path() const { return !path.empty(); }

    /// Central value at a point in time (2025.5 is mid-2025): linear between the years of a path
    /// and constant outside them; the same at all times when it is no path.
    double central_at(double year) const;
};

/// Quantity a node states, in the range of the key.
///
/// A uniform, triangular, discrete or beta distribution must lie wholly in the range. A normal,
/// lognormal or gamma has its central value there and is cut at `min` and `max`, or where these are
/// not given at the ends of the range.
std::optional<Quantity> read_quantity(const Node& node, const Reading& reading);

}  // namespace legeplan::scenario
