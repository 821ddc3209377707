#include "record/tally.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/contract_checks.h"

namespace legeplan::record {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

}  // namespace

double RunningMoments::mean() const {
    return n_ == 0 ? kUndefined : origin_ + sum_ / static_cast<double>(n_);
}

double RunningMoments::variance() const {
    if (n_ < 2) {
        return kUndefined;
    }
    const auto n = static_cast<double>(n_);
    return std::max(0.0, squares_ - sum_ * (sum_ / n)) / (n - 1.0);
}

double RunningMoments::standard_error() const {
    return std::sqrt(variance()) / std::sqrt(static_cast<double>(n_));
}

void Tally::add(std::span<const float> draws, std::vector<double>& scratch) {
    keep_defined(draws, scratch);
    add(scratch);
}

void Tally::add(std::span<const double> defined) {
    for (const double value : defined) {
        moments_.add(value);
    }
    histogram_.add(defined);
}

Summary Tally::summary() const {
    Summary summary{};
    summary.mean = moments_.mean();
    summary.sd = std::sqrt(moments_.variance());
    summary.mc_error = moments_.standard_error();
    histogram_.quantiles(kQuantiles, summary.quantiles);
    return summary;
}

void PairTally::add(std::span<const float> alternative, std::span<const float> base,
                    std::vector<double>& scratch) {
    LEGEPLAN_EXPECTS(alternative.size() == base.size());
    scratch.clear();
    for (std::size_t i = 0; i < base.size(); ++i) {
        if (std::isnan(alternative[i]) || std::isnan(base[i])) {
            continue;
        }
        const auto a = static_cast<double>(alternative[i]);
        const auto b = static_cast<double>(base[i]);
        alternative_.add(a);
        base_.add(b);
        half_wins_ += a > b ? 2U : (a == b ? 1U : 0U);
        ties_ += a == b ? 1U : 0U;
        scratch.push_back(a - b);
    }
    differences_.add(scratch);
}

Difference PairTally::difference() const {
    const RunningMoments& of = differences_.moments();
    std::array<double, 2> band{};
    differences_.histogram().quantiles(std::array{kQuantiles.front(), kQuantiles.back()}, band);
    Difference difference{};
    difference.mean = of.mean();
    difference.mc_error = of.standard_error();
    difference.lower = band[0];
    difference.upper = band[1];
    // Of no pairs 0 / 0: undefined.
    const auto pairs = static_cast<double>(of.size());
    difference.probability_greater = static_cast<double>(half_wins_) / (2.0 * pairs);
    difference.probability_equal = static_cast<double>(ties_) / pairs;
    difference.variance_reduction =
        variance_reduction(alternative_.variance() + base_.variance(), of.variance(),
                           std::max(std::fabs(alternative_.mean()), std::fabs(base_.mean())));
    return difference;
}

}  // namespace legeplan::record
