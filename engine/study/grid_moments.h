#pragma once

#include <span>

namespace legeplan::study {

/// Mean and standard deviation of a posterior that is known on a grid.
struct GridMoments {
    double mean = 0.0;
    double sd = 0.0;
};

/// `log_weights`: logarithms of the posterior at each point, up to a constant.
GridMoments grid_moments(std::span<const double> points, std::span<const double> log_weights);

}  // namespace legeplan::study
