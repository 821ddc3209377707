#pragma once

#include <cstdint>
#include <vector>

#include "study/binomial.h"

namespace legeplan::study {

/// A part of a variance: its size, and its share of the whole with an interval.
struct VariancePart {
    double variance = 0.0;
    double share = 0.0;
    Bounds share_bounds;
};

/// Where the variance of an output comes from.
struct VarianceBudget {
    double total = 0.0;
    VariancePart chance;        ///< within a draw of the parameters
    VariancePart parameters;    ///< between draws, within an alternative
    VariancePart alternatives;  ///< between the alternatives, all equally likely
};

/// Splits the variance of outputs by the law of total variance.
///
/// Shape: [alternative][draw][replicate]; draw d has the same parameters, and replicate r of it the
/// same chance, under every alternative; different draws share nothing.
/// Equation: chance = mean of the variances within draws; parameters = mean over alternatives of
/// the variance of the draws' means less chance / replicates; alternatives = sum over pairs of (the
/// squared mean difference less its squared standard error) / alternatives^2. Each is unbiased, so
/// a small one may come out below 0. Intervals: bootstrap over draws.
/// Throws: std::invalid_argument for fewer than two draws or two replicates.
VarianceBudget variance_budget(const std::vector<std::vector<std::vector<double>>>& outputs,
                               std::uint64_t seed);

}  // namespace legeplan::study
