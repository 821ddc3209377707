#include "random/discrete.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/real_math.h"

namespace legeplan::random {

namespace {

constexpr double kInversionLimit = 10.0;

/// 1 / (k + 1): an inversion below its limit ends well before the last.
constexpr auto kInverse = [] {
    std::array<double, 200> inverse{};
    for (std::size_t k = 0; k < inverse.size(); ++k) {
        inverse[k] = 1.0 / static_cast<double>(k + 1);
    }
    return inverse;
}();

/// log(1 - p) for 0 <= p <= 0.5 without loss of digits at small p.
double log_one_minus(double p) {
    if (p > 0.01) {
        return log_(1.0 - p);
    }
    // -p - p^2/2 - ... ; the sixth term is below 1e-13 of the first at p = 0.01.
    double sum = 1.0 / 8.0;
    for (int k = 7; k >= 1; --k) {
        sum = sum * p + 1.0 / k;
    }
    return -p * sum;
}

std::int64_t binomial_by_inversion(Stream& stream, std::int64_t n, double p) {
    double u = stream.uniform();
    // P(0) >= 1 - np: most draws of a rare event end here, without an exponential.
    if (u <= 1.0 - static_cast<double>(n) * p) {
        return 0;
    }
    const double odds = p / (1.0 - p);
    const double none = exp_(static_cast<double>(n) * log_one_minus(p));
    for (;; u = stream.uniform()) {
        double probability = none;
        const std::int64_t last = std::min<std::int64_t>(n, kInverse.size() - 1);
        for (std::int64_t k = 0; k <= last; ++k) {
            if (u <= probability) {
                return k;
            }
            u -= probability;
            probability *=
                odds * static_cast<double>(n - k) * kInverse[static_cast<std::size_t>(k)];
        }
        // The rounding left over at the far end (about 1e-16): draw again.
    }
}

std::int64_t binomial_by_rejection(Stream& stream, std::int64_t n, double p) {
    const double size = static_cast<double>(n);
    const double spq = std::sqrt(size * p * (1.0 - p));
    const double b = 1.15 + 2.53 * spq;
    const double a = -0.0873 + 0.0248 * b + 0.01 * p;
    const double c = size * p + 0.5;
    const double v_r = 0.92 - 4.2 / b;
    const double alpha = (2.83 + 5.1 / b) * spq;
    const double log_odds = log_(p / (1.0 - p));
    const auto mode = static_cast<std::int64_t>((size + 1.0) * p);
    const double at_mode = log_factorial(mode) + log_factorial(n - mode);
    for (;;) {
        const double u = stream.uniform() - 0.5;
        const double v = stream.uniform();
        const double us = 0.5 - std::fabs(u);
        const double position = std::floor((2.0 * a / us + b) * u + c);
        if (position < 0.0 || position > size) {
            continue;
        }
        const auto k = static_cast<std::int64_t>(position);
        if (us >= 0.07 && v <= v_r) {
            return k;
        }
        const double bound = at_mode - log_factorial(k) - log_factorial(n - k) +
                             static_cast<double>(k - mode) * log_odds;
        if (log_(v * alpha / (a / (us * us) + b)) <= bound) {
            return k;
        }
    }
}

std::int64_t poisson_by_inversion(Stream& stream, double mean) {
    double u = stream.uniform();
    // P(0) >= 1 - mean: most draws of a rare event end here, without an exponential.
    if (u <= 1.0 - mean) {
        return 0;
    }
    const double none = exp_(-mean);
    for (;; u = stream.uniform()) {
        double probability = none;
        for (std::size_t k = 0; k < kInverse.size(); ++k) {
            if (u <= probability) {
                return static_cast<std::int64_t>(k);
            }
            u -= probability;
            probability *= mean * kInverse[k];
        }
    }
}

std::int64_t poisson_by_rejection(Stream& stream, double mean) {
    const double root = std::sqrt(mean);
    const double log_mean = log_(mean);
    const double b = 0.931 + 2.53 * root;
    const double a = -0.059 + 0.02483 * b;
    const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
    const double v_r = 0.9277 - 3.6224 / (b - 2.0);
    for (;;) {
        const double u = stream.uniform() - 0.5;
        const double v = stream.uniform();
        const double us = 0.5 - std::fabs(u);
        const double position = std::floor((2.0 * a / us + b) * u + mean + 0.43);
        if (position < 0.0 || position > 1e15) {
            continue;
        }
        const auto k = static_cast<std::int64_t>(position);
        if (us >= 0.07 && v <= v_r) {
            return k;
        }
        if (us < 0.013 && v > us) {
            continue;
        }
        if (log_(v * inverse_alpha / (a / (us * us) + b)) <=
            -mean + position * log_mean - log_factorial(k)) {
            return k;
        }
    }
}

}  // namespace

std::int64_t binomial(Stream& stream, std::int64_t n, double p) {
    if (n <= 0 || p <= 0.0) {
        return 0;
    }
    if (p >= 1.0) {
        return n;
    }
    if (p > 0.5) {
        return n - binomial(stream, n, 1.0 - p);
    }
    return static_cast<double>(n) * p < kInversionLimit ? binomial_by_inversion(stream, n, p)
                                                        : binomial_by_rejection(stream, n, p);
}

std::int64_t poisson(Stream& stream, double mean) {
    if (mean <= 0.0) {
        return 0;
    }
    return mean < kInversionLimit ? poisson_by_inversion(stream, mean)
                                  : poisson_by_rejection(stream, mean);
}

}  // namespace legeplan::random
