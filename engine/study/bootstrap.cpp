#include "study/bootstrap.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "random/streams.h"

namespace legeplan::study {

namespace {

constexpr std::size_t kResamples = 1000;

/// Interval of one number from its resamples, centred on the estimate.
Bounds interval(std::vector<double> resamples, double estimate) {
    std::sort(resamples.begin(), resamples.end());
    const auto count = static_cast<double>(resamples.size());
    const double mean = std::accumulate(resamples.begin(), resamples.end(), 0.0) / count;
    const double tail = (1.0 - kIntervalLevel) / 2.0;
    const auto at = [&](double share) {
        return resamples[static_cast<std::size_t>(std::lround(share * (count - 1.0)))];
    };
    return {estimate + at(tail) - mean, estimate + at(1.0 - tail) - mean};
}

}  // namespace

Bootstrapped bootstrap(std::size_t rows, const Statistic& statistic, std::uint64_t seed) {
    if (rows == 0) {
        throw std::invalid_argument("nothing to resample");
    }
    std::vector<std::size_t> chosen(rows);
    std::iota(chosen.begin(), chosen.end(), std::size_t{0});
    Bootstrapped result;
    result.values = statistic(chosen);
    std::vector<std::vector<double>> resamples(result.values.size());
    for (std::size_t resample = 0; resample < kResamples; ++resample) {
        random::Stream stream = random::Streams(seed, resample).at(random::Purpose::bootstrap);
        for (std::size_t& row : chosen) {
            row = stream.below(static_cast<std::uint32_t>(rows));
        }
        const std::vector<double> values = statistic(chosen);
        for (std::size_t i = 0; i < values.size(); ++i) {
            resamples[i].push_back(values[i]);
        }
    }
    for (std::size_t i = 0; i < resamples.size(); ++i) {
        result.bounds.push_back(interval(std::move(resamples[i]), result.values[i]));
    }
    return result;
}

}  // namespace legeplan::study
