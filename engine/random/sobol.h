#pragma once

#include <cstddef>
#include <vector>

namespace legeplan::random {

/// Most dimensions of a Sobol sequence, those of the table of Joe and Kuo (2008).
inline constexpr std::size_t kMaxSobolDimensions = 3667;

/// The first points of Sobol's sequence in (0, 1), not scrambled, without the point at the origin.
///
/// Shape: [point][dimension]. The first 100 of 200 points are those of a sequence of 100.
/// Source: Boost.Random's sobol engine, direction numbers of Joe and Kuo (2008).
std::vector<std::vector<double>> sobol_points(std::size_t points, std::size_t dimensions);

}  // namespace legeplan::random
