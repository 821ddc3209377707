#pragma once

#include <cstdint>

namespace legeplan::study {

/// Bounds on a probability.
struct Bounds {
    double lower = 0.0;
    double upper = 1.0;

    double width() const { return upper - lower; }
};

/// Exact bounds on a probability after `successes` in `trials`: each bound is on the wrong side
/// with a probability of at most error / 2.
///
/// Equation: P(X >= successes | lower) = error / 2 and P(X <= successes | upper) = error / 2.
/// Source: Clopper and Pearson (1934), Biometrika 26, 404-413.
/// Throws: std::invalid_argument unless successes <= trials and 0 < error < 1.
Bounds binomial_bounds(std::uint64_t successes, std::uint64_t trials, double error);

}  // namespace legeplan::study
