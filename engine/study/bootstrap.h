#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "study/binomial.h"

namespace legeplan::study {

/// Probability that a bootstrap interval is meant to hold with.
inline constexpr double kIntervalLevel = 0.95;

/// Numbers computed from some rows of a sample; a row may stand several times.
using Statistic = std::function<std::vector<double>(std::span<const std::size_t> rows)>;

/// A statistic of a whole sample with an interval for each of its numbers.
struct Bootstrapped {
    std::vector<double> values;
    std::vector<Bounds> bounds;
};

/// Intervals from 1,000 resamples of the rows.
///
/// The quantiles are moved so that the resamples' mean falls on the estimate: a resample holds rows
/// twice, which moves estimates that are corrected for noise.
/// Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapters 10 and 13.
/// Throws: std::invalid_argument without rows.
Bootstrapped bootstrap(std::size_t rows, const Statistic& statistic, std::uint64_t seed);

}  // namespace legeplan::study
