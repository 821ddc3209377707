#include "study/grid_moments.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/real_math.h"

namespace legeplan::study {

GridMoments grid_moments(std::span<const double> points, std::span<const double> log_weights) {
    // Against the largest, so that no weight is out of range.
    const double most = *std::max_element(log_weights.begin(), log_weights.end());
    double sum = 0.0;
    double mean = 0.0;
    double square = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double weight = exp_(log_weights[i] - most);
        sum += weight;
        mean += weight * points[i];
        square += weight * points[i] * points[i];
    }
    mean /= sum;
    return {mean, std::sqrt(std::max(square / sum - mean * mean, 0.0))};
}

}  // namespace legeplan::study
