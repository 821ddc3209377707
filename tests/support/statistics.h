#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace legeplan::test {

/// Running mean and variance (Welford).
class Moments {
public:
    void add(double x) {
        ++count_;
        const double step = x - mean_;
        mean_ += step / static_cast<double>(count_);
        squares_ += step * (x - mean_);
    }
    double mean() const { return mean_; }
    double variance() const {
        return count_ > 1 ? squares_ / static_cast<double>(count_ - 1) : 0.0;
    }
    /// Standard error of the mean.
    double error() const { return std::sqrt(variance() / static_cast<double>(count_)); }
    std::size_t count() const { return count_; }

private:
    std::size_t count_ = 0;
    double mean_ = 0.0;
    double squares_ = 0.0;
};

/// Distance of a sample mean from what theory says, in standard errors; 0 where nothing varies
/// and the mean is right.
inline double z_of_mean(const Moments& sample, double expected) {
    const double distance = sample.mean() - expected;
    return std::abs(distance) < 1e-9 ? 0.0 : distance / std::max(sample.error(), 1e-12);
}

/// Distance of a sample variance from what theory says, in its standard errors (near normal data).
inline double z_of_variance(const Moments& sample, double expected) {
    return (sample.variance() / expected - 1.0) /
           std::sqrt(2.0 / static_cast<double>(sample.count() - 1));
}

/// Bound of every statistical test: one false alarm in 1.7 million.
inline constexpr double kMaxZ = 5.0;

}  // namespace legeplan::test
