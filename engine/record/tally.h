#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "record/histogram.h"
#include "record/summary.h"

namespace legeplan::record {

/// Running mean and variance, measured from the first value: equal values have a variance of
/// exactly 0. Values are added in the order of the replicates, so the sums have one value.
class RunningMoments {
public:
    void add(double value) {
        if (n_++ == 0) {
            origin_ = value;
        }
        const double deviation = value - origin_;
        sum_ += deviation;
        squares_ += deviation * deviation;
    }

    std::uint64_t size() const { return n_; }
    double mean() const;            ///< NaN of nothing
    double variance() const;        ///< with n - 1; NaN of fewer than two
    double standard_error() const;  ///< of the mean

private:
    std::uint64_t n_ = 0;
    double origin_ = 0.0;
    double sum_ = 0.0;
    double squares_ = 0.0;
};

/// Distribution of one indicator at one time, in memory that does not follow the replicates.
class Tally {
public:
    /// Adds the values of the next replicates, in their order; NaN, undefined, is left out.
    /// `scratch` is overwritten; it only saves allocations.
    void add(std::span<const float> draws, std::vector<double>& scratch);
    void add(std::span<const double> defined);

    /// As summarise() of all values, the quantiles to within quantile_error().
    Summary summary() const;
    const RunningMoments& moments() const { return moments_; }
    const Histogram& histogram() const { return histogram_; }
    double quantile_error() const { return histogram_.error(); }

private:
    RunningMoments moments_;
    Histogram histogram_;
};

/// Paired differences of one indicator at one time, in memory that does not follow the replicates.
class PairTally {
public:
    /// Adds the pairs of the next replicates, in their order, where both are defined.
    void add(std::span<const float> alternative, std::span<const float> base,
             std::vector<double>& scratch);

    /// As paired_difference() of all pairs, the quantiles to within quantile_error().
    Difference difference() const;
    double quantile_error() const { return differences_.quantile_error(); }

private:
    RunningMoments alternative_;
    RunningMoments base_;
    Tally differences_;
    std::uint64_t half_wins_ = 0;  ///< 2 for each pair where the alternative is greater, 1 for ties
    std::uint64_t ties_ = 0;
};

}  // namespace legeplan::record
