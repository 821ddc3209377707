#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "study/axis.h"

namespace legeplan::study {

/// Most points of a design.
inline constexpr std::size_t kMaxPoints = 1'000'000;

enum class DesignKind : std::uint8_t { grid, latin_hypercube, sobol, morris, table };

/// How a study chooses its points among the values of its axes.
struct Design {
    DesignKind kind = DesignKind::grid;
    std::size_t points = 0;        ///< of a Latin hypercube or a Sobol sequence
    std::size_t trajectories = 0;  ///< of Morris
    int levels = 0;                ///< of Morris, an even number
    std::uint64_t seed = 0;        ///< of a Latin hypercube or Morris
    /// Of a table: values as TOML. Shape: [point][axis].
    std::vector<std::vector<std::string>> rows;
};

/// One combination of the axes' values.
struct Point {
    std::vector<AxisValue> values;  ///< by axis
    std::vector<double> positions;  ///< in (0, 1) or at its ends, by axis; none in a table
    int trajectory = -1;            ///< of Morris
    int changed_axis = -1;          ///< the axis that differs from the point before; -1 at a start
};

/// Number of points without making them.
double count_of(const Design& design, const std::vector<Axis>& axes);

/// The points of a design, in an order that depends on nothing else.
///
/// A grid runs through the last axis first. A Latin hypercube has one point in each of n equal
/// parts of every axis (McKay, Beckman and Conover 1979). Morris has trajectories of one start and
/// one step of half the axis for each axis, in random order (Morris 1991), on the middles of
/// `levels` equal parts. Every axis has random numbers of its own, so that a new axis moves no
/// other one. Throws: std::invalid_argument for more than kMaxPoints.
std::vector<Point> points_of(const Design& design, const std::vector<Axis>& axes);

/// The point whose values stand at these positions.
Point point_at(const std::vector<Axis>& axes, std::vector<double> positions);

}  // namespace legeplan::study
