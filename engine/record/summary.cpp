#include "record/summary.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/contract_checks.h"

namespace legeplan::record {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

struct Moments {
    double mean = kUndefined;
    double variance = kUndefined;  ///< with n - 1
};

/// Mean and variance of value(0..n-1), measured from the first value: equal values then have a
/// variance of exactly 0, which "undefined where the variance is 0" rests on.
template <typename Value>
Moments moments(std::size_t n, Value value) {
    if (n == 0) {
        return {};
    }
    const double origin = value(0);
    double sum = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        sum += value(i) - origin;
    }
    const double shift = sum / static_cast<double>(n);
    if (n == 1) {
        return {origin, kUndefined};
    }
    double squares = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        const double deviation = (value(i) - origin) - shift;
        squares += deviation * deviation;
    }
    return {origin + shift, squares / static_cast<double>(n - 1)};
}

Moments moments(const std::vector<double>& values) {
    return moments(values.size(), [&](std::size_t i) { return values[i]; });
}

double standard_error(const Moments& of, std::size_t n) {
    return std::sqrt(of.variance) / std::sqrt(static_cast<double>(n));
}

}  // namespace

Series::Series(std::size_t times)
    : mean(times, kUndefined), sd(times, kUndefined), mc_error(times, kUndefined) {
    quantiles.fill(mean);
}

void Series::set(std::size_t time, const Summary& summary) {
    mean[time] = summary.mean;
    sd[time] = summary.sd;
    mc_error[time] = summary.mc_error;
    for (std::size_t q = 0; q < quantiles.size(); ++q) {
        quantiles[q][time] = summary.quantiles[q];
    }
}

DifferenceSeries::DifferenceSeries(std::size_t times)
    : mean(times, kUndefined),
      mc_error(mean),
      lower(mean),
      upper(mean),
      probability_greater(mean),
      probability_equal(mean),
      variance_reduction(mean) {}

void DifferenceSeries::set(std::size_t time, const Difference& difference) {
    mean[time] = difference.mean;
    mc_error[time] = difference.mc_error;
    lower[time] = difference.lower;
    upper[time] = difference.upper;
    probability_greater[time] = difference.probability_greater;
    probability_equal[time] = difference.probability_equal;
    variance_reduction[time] = difference.variance_reduction;
}

void keep_defined(std::span<const float> draws, std::vector<double>& out) {
    out.clear();
    for (const float value : draws) {
        if (!std::isnan(value)) {
            out.push_back(static_cast<double>(value));
        }
    }
}

double quantile_of_sorted(std::span<const double> sorted, double probability) {
    LEGEPLAN_EXPECTS(probability >= 0.0 && probability <= 1.0);
    if (sorted.empty()) {
        return kUndefined;
    }
    const double position = static_cast<double>(sorted.size() - 1) * probability;
    const auto below = static_cast<std::size_t>(position);
    const double share = position - static_cast<double>(below);
    if (below + 1 >= sorted.size()) {
        return sorted[below];
    }
    const double step = sorted[below + 1] - sorted[below];
    // From the nearer end, so that no quantile leaves the interval by rounding.
    return share < 0.5 ? sorted[below] + step * share : sorted[below + 1] - step * (1.0 - share);
}

Summary summarise(std::span<const float> draws, std::vector<double>& scratch) {
    keep_defined(draws, scratch);
    const Moments of = moments(scratch);
    Summary summary{};
    summary.mean = of.mean;
    summary.sd = std::sqrt(of.variance);
    summary.mc_error = standard_error(of, scratch.size());
    std::sort(scratch.begin(), scratch.end());
    for (std::size_t q = 0; q < kQuantiles.size(); ++q) {
        summary.quantiles[q] = quantile_of_sorted(scratch, kQuantiles[q]);
    }
    return summary;
}

double monte_carlo_error(std::span<const float> draws, std::vector<double>& scratch) {
    keep_defined(draws, scratch);
    return standard_error(moments(scratch), scratch.size());
}

double variance_reduction(double apart, double paired, double size) {
    const double rounding = size * static_cast<double>(std::numeric_limits<float>::epsilon());
    return paired > rounding * rounding ? apart / paired : kUndefined;
}

Difference paired_difference(std::span<const float> alternative, std::span<const float> base,
                             std::vector<double>& scratch) {
    LEGEPLAN_EXPECTS(alternative.size() == base.size());
    const std::size_t pairs = base.size();
    // First half: the alternative's values; second half: the base's; then the differences alone.
    scratch.resize(2 * pairs);
    std::size_t n = 0;
    double wins = 0.0;
    double ties = 0.0;
    for (std::size_t i = 0; i < pairs; ++i) {
        if (std::isnan(alternative[i]) || std::isnan(base[i])) {
            continue;
        }
        scratch[n] = static_cast<double>(alternative[i]);
        scratch[pairs + n] = static_cast<double>(base[i]);
        wins += alternative[i] > base[i] ? 1.0 : (alternative[i] == base[i] ? 0.5 : 0.0);
        ties += alternative[i] == base[i] ? 1.0 : 0.0;
        ++n;
    }
    const Moments of_alternative = moments(n, [&](std::size_t i) { return scratch[i]; });
    const Moments of_base = moments(n, [&](std::size_t i) { return scratch[pairs + i]; });
    for (std::size_t i = 0; i < n; ++i) {
        scratch[i] -= scratch[pairs + i];
    }
    scratch.resize(n);
    const Moments of = moments(scratch);

    Difference difference{};
    difference.mean = of.mean;
    difference.mc_error = standard_error(of, n);
    difference.probability_greater = n == 0 ? kUndefined : wins / static_cast<double>(n);
    difference.probability_equal = n == 0 ? kUndefined : ties / static_cast<double>(n);
    difference.variance_reduction =
        variance_reduction(of_alternative.variance + of_base.variance, of.variance,
                           std::max(std::fabs(of_alternative.mean), std::fabs(of_base.mean)));
    std::sort(scratch.begin(), scratch.end());
    difference.lower = quantile_of_sorted(scratch, kQuantiles.front());
    difference.upper = quantile_of_sorted(scratch, kQuantiles.back());
    return difference;
}

}  // namespace legeplan::record
