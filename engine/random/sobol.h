#pragma once

#include <cstddef>
#include <vector>

namespace legeplan::random {

/// The first points of Sobol's sequence in (0, 1), not scrambled, without the point at the origin.
///
/// Shape: [point][dimension]. The first 100 of 200 points are those of a sequence of 100.
/// Source: Boost.Random's sobol engine, direction numbers of Joe and Kuo (2008).
/// Throws: std::invalid_argument for more dimensions than their table has, 3667.
std::vector<std::vector<double>> sobol_points(std::size_t points, std::size_t dimensions);

}  // namespace legeplan::random
