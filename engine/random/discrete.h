#pragma once

#include <cstdint>

#include "random/streams.h"

namespace legeplan::random {

/// Number of successes in n independent trials with probability p (0 <= p <= 1).
///
/// Inversion where n min(p, 1-p) < 10, else the transformed rejection method BTRS.
/// Source: Hormann (1993), The generation of binomial random variates.
std::int64_t binomial(Stream& stream, std::int64_t n, double p);

/// Poisson number with the given mean (>= 0). Inversion below 10, else PTRS.
/// Source: Hormann (1993), The transformed rejection method for generating Poisson variables.
std::int64_t poisson(Stream& stream, double mean);

}  // namespace legeplan::random
