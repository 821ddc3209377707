#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace legeplan::record {

/// Probabilities of the quantiles in every summary.
inline constexpr std::array<double, 7> kQuantiles{0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};

/// Their names in files, in the same order.
inline constexpr std::array<const char*, 7> kQuantileNames{"0.05", "0.1", "0.25", "0.5",
                                                           "0.75", "0.9", "0.95"};

/// Distribution of one indicator at one time over the draws where it is defined (not NaN).
///
/// All NaN where no draw is defined; sd and mc_error also where only one is.
struct Summary {
    double mean;
    double sd;        ///< with n - 1
    double mc_error;  ///< standard error of the mean: sd / sqrt(n)
    std::array<double, kQuantiles.size()> quantiles;
};

/// Paired difference of one indicator at one time, alternative less base in the same replicate,
/// over the pairs where both are defined.
struct Difference {
    double mean;
    double mc_error;             ///< standard error of the mean difference
    double lower;                ///< 5 % quantile of the paired differences
    double upper;                ///< 95 % quantile
    double probability_greater;  ///< share of pairs where the alternative is greater; ties half
    double probability_equal;    ///< share of ties; NaN also where a result file does not tell
    double variance_reduction;   ///< (var A + var B) / var(A - B); NaN where var(A - B) = 0
};

/// Summaries by time; undefined until they are set.
struct Series {
    std::vector<double> mean;
    std::vector<double> sd;
    std::vector<double> mc_error;
    std::array<std::vector<double>, kQuantiles.size()> quantiles;
    double quantile_error = 0.0;  ///< no quantile is off by more; 0: they are exact

    explicit Series(std::size_t times = 0);
    std::size_t times() const { return mean.size(); }
    void set(std::size_t time, const Summary& summary);
};

/// Differences by time; undefined until they are set.
struct DifferenceSeries {
    std::vector<double> mean;
    std::vector<double> mc_error;
    std::vector<double> lower;
    std::vector<double> upper;
    std::vector<double> probability_greater;
    std::vector<double> probability_equal;
    std::vector<double> variance_reduction;
    double quantile_error = 0.0;  ///< lower and upper are not off by more; 0: they are exact

    explicit DifferenceSeries(std::size_t times = 0);
    std::size_t times() const { return mean.size(); }
    void set(std::size_t time, const Difference& difference);
};

/// The draws that are defined (not NaN), in their order.
void keep_defined(std::span<const float> draws, std::vector<double>& out);

/// Summary of draws. `scratch` is overwritten; it only saves allocations.
///
/// Sums run in the order of the draws, so the result has one value whatever made them.
Summary summarise(std::span<const float> draws, std::vector<double>& scratch);

/// Standard error of the mean of the defined draws; NaN with fewer than two.
double monte_carlo_error(std::span<const float> draws, std::vector<double>& scratch);

/// (var A + var B) / var(A - B) from their variances; undefined where the differences vary by no
/// more than records of that size, of 32 bits, are rounded by.
double variance_reduction(double apart, double paired, double size);

/// Paired difference of two sets of draws of the same replicates in the same order.
Difference paired_difference(std::span<const float> alternative, std::span<const float> base,
                             std::vector<double>& scratch);

/// Quantile of ascending values by linear interpolation between order statistics.
///
/// Equation: with h = (n - 1) p, the value at position h; definition 7 of Hyndman and Fan (1996).
double quantile_of_sorted(std::span<const double> sorted, double probability);

}  // namespace legeplan::record
