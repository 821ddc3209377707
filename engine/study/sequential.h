#pragma once

#include <cstdint>

#include "study/binomial.h"

namespace legeplan::study {

/// What can be said about a probability against a target.
enum class Verdict : std::uint8_t {
    undecided,  ///< the largest number of replicates was not enough
    met,        ///< at or above the target
    close,      ///< within the indifference zone around the target, on either side
    not_met,    ///< below the target
};

/// A target for a probability and how surely it is to be told from the probability.
struct Target {
    double probability = 0.0;
    double indifference = 0.0;  ///< half width of the zone that is not worth telling apart
    double error = 0.0;         ///< probability that any point's verdict is wrong, at most
    std::uint64_t first = 0;    ///< replicates of the first stage; every stage doubles them
    std::uint64_t most = 0;     ///< replicates of a point, at most
};

/// Replicates of a point after stage 1, 2, ...
std::uint64_t stage_replicates(const Target& target, int stage);

/// Part of the error that one look at one point may spend.
///
/// Equation: error / (points stage (stage + 1)): the looks at a point sum to error / points however
/// many there are, so the bounds hold at all of them at once, whenever one stops (union bound).
double spent(const Target& target, std::size_t points, int stage);

/// Verdict on bounds that hold at once with all others.
///
/// Met when lower >= target, not met when upper < target, close when both bounds lie in the zone;
/// one of them holds at the latest when the bounds are no further apart than `indifference`.
Verdict verdict_of(const Bounds& bounds, const Target& target);

}  // namespace legeplan::study
