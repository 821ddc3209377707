#include "random/distribution.h"

#include <cmath>
#include <numeric>

#include "core/real_math.h"

namespace legeplan::random {

namespace {

/// Gamma number of scale 1. Source: Marsaglia and Tsang (2000), with their boost for shape < 1.
double standard_gamma(Stream& stream, double shape) {
    if (shape < 1.0) {
        const double boost = exp_(log_(stream.uniform()) / shape);
        return boost * standard_gamma(stream, shape + 1.0);
    }
    const double d = shape - 1.0 / 3.0;
    const double c = 1.0 / std::sqrt(9.0 * d);
    for (;;) {
        const double x = standard_normal(stream);
        const double root = 1.0 + c * x;
        if (root <= 0.0) {
            continue;
        }
        const double v = root * root * root;
        if (log_(stream.uniform()) < 0.5 * x * x + d - d * v + d * log_(v)) {
            return d * v;
        }
    }
}

double triangular(double u, double low, double mode, double high) {
    const double split = (mode - low) / (high - low);
    return u < split ? low + std::sqrt(u * (high - low) * (mode - low))
                     : high - std::sqrt((1.0 - u) * (high - low) * (high - mode));
}

double sample_uncut(const Distribution& x, Stream& stream) {
    switch (x.kind) {
        case DistributionKind::point:
            return x.a;
        case DistributionKind::normal:
            return x.a + x.b * standard_normal(stream);
        case DistributionKind::lognormal:
            return x.a * exp_(x.b * standard_normal(stream));
        case DistributionKind::gamma:
            return x.b * standard_gamma(stream, x.a);
        case DistributionKind::beta: {
            const double first = standard_gamma(stream, x.a);
            const double second = standard_gamma(stream, x.b);
            const double share = first / (first + second);
            const bool has_support = std::isfinite(x.lower) && std::isfinite(x.upper);
            return has_support ? x.lower + (x.upper - x.lower) * share : share;
        }
        case DistributionKind::triangular:
            return triangular(stream.uniform(), x.a, x.b, x.c);
        case DistributionKind::uniform:
            return x.a + (x.b - x.a) * stream.uniform();
        case DistributionKind::discrete:
            return discrete_quantile(x, stream.uniform());
    }
    return x.a;
}

}  // namespace

Distribution Distribution::point(double value) {
    Distribution result;
    result.a = value;
    return result;
}

double Distribution::mean() const {
    switch (kind) {
        case DistributionKind::point:
        case DistributionKind::normal:
            return a;
        case DistributionKind::lognormal:
            return a * exp_(0.5 * b * b);
        case DistributionKind::gamma:
            return a * b;
        case DistributionKind::beta: {
            const double share = a / (a + b);
            const bool has_support = std::isfinite(lower) && std::isfinite(upper);
            return has_support ? lower + (upper - lower) * share : share;
        }
        case DistributionKind::triangular:
            return (a + b + c) / 3.0;
        case DistributionKind::uniform:
            return 0.5 * (a + b);
        case DistributionKind::discrete: {
            const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
            return std::inner_product(values.begin(), values.end(), weights.begin(), 0.0) / total;
        }
    }
    return a;
}

double Distribution::central() const {
    return kind == DistributionKind::lognormal ? a : mean();
}

bool Distribution::within(double low, double high) const {
    return central() >= low && central() <= high;
}

double Distribution::sample(Stream& stream) const {
    constexpr int kTries = 1000;
    for (int i = 0; i < kTries; ++i) {
        const double x = sample_uncut(*this, stream);
        if (x >= lower && x <= upper) {
            return x;
        }
    }
    const double x = central();
    return x < lower ? lower : (x > upper ? upper : x);
}

double discrete_quantile(const Distribution& x, double probability) {
    double left = probability * std::accumulate(x.weights.begin(), x.weights.end(), 0.0);
    for (std::size_t i = 0; i + 1 < x.values.size(); ++i) {
        left -= x.weights[i];
        if (left <= 0.0) {
            return x.values[i];
        }
    }
    return x.values.back();
}

double standard_normal(Stream& stream) {
    return normal_quantile(stream.uniform());
}

double standard_exponential(double uniform) {
    return -log_(uniform);
}

double standard_student_t(Stream& stream, double degrees_of_freedom) {
    const double z = standard_normal(stream);
    const double chi_square = 2.0 * standard_gamma(stream, 0.5 * degrees_of_freedom);
    const double variance = degrees_of_freedom / (degrees_of_freedom - 2.0);
    return z / std::sqrt(chi_square / degrees_of_freedom * variance);
}

}  // namespace legeplan::random
