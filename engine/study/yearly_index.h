#pragma once

#include <span>

namespace legeplan::study {

/// What is believed of a yearly index before its history is seen.
struct IndexPrior {
    double sd = 0.0;           ///< median of the innovation's standard deviation
    double sd_log = 0.0;       ///< standard deviation of its logarithm
    double persistence = 0.0;  ///< mean, of a normal cut to 0..1
    double persistence_sd = 0.0;
};

/// An AR(1) index about a constant mean, as known from a short history.
struct IndexFit {
    double mean = 0.0;         ///< of the log level
    double mean_sd = 0.0;      ///< its posterior standard deviation
    double sd = 0.0;           ///< of the innovation, root of the posterior mean of the square
    double persistence = 0.0;  ///< posterior mean
    double last = 0.0;         ///< log level of the last year, mean and index together
    double last_sd = 0.0;      ///< its posterior standard deviation
};

/// Posterior of an AR(1) that is observed with known noise.
///
/// Equation: y_t = m + a_t + e_t; a_t = phi a_(t-1) + s z_t, stationary; e_t normal with the given
/// variances; m flat. m is integrated out exactly, phi and s on a grid. The noise of counting is
/// part of the simulation, so the index must not hold it again. Of the last year m + a_n given
/// all y is normal at each point of the grid.
IndexFit fit_index(std::span<const double> values, std::span<const double> noise_variances,
                   const IndexPrior& prior);

}  // namespace legeplan::study
