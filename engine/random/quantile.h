#pragma once

#include "random/distribution.h"

namespace legeplan::random {

/// Value that a distribution is at most with the given probability, for designs that spread their
/// points over a distribution instead of drawing from it.
///
/// A cut at lower..upper counts: probabilities are those of the part that is left. Rounded to 12
/// significant digits, so that the last bits of the machine's mathematical library do not show.
/// Throws: std::invalid_argument unless 0 < probability < 1.
double quantile(const Distribution& distribution, double probability);

/// A number rounded to 12 significant decimal digits.
double round_digits(double value);

}  // namespace legeplan::random
