#pragma once

#include <limits>
#include <vector>

#include "random/streams.h"

namespace legeplan::random {

enum class DistributionKind {
    point,
    normal,
    lognormal,
    beta,
    gamma,
    triangular,
    uniform,
    discrete,
};

/// Distribution of an uncertain number, as a scenario states it.
///
/// | kind | a | b | c |
/// |---|---|---|---|
/// | point | value | | |
/// | normal | mean | standard deviation | |
/// | lognormal | median | standard deviation of the logarithm | |
/// | beta | alpha | beta | (support lower..upper, 0..1 unless given) |
/// | gamma | shape | scale | |
/// | triangular | min | mode | max |
/// | uniform | min | max | |
/// | discrete | values and weights | | |
///
/// normal, lognormal and gamma are cut at lower..upper by drawing again.
struct Distribution {
    DistributionKind kind = DistributionKind::point;
    double a = 0.0;
    double b = 0.0;
    double c = 0.0;
    double lower = -std::numeric_limits<double>::infinity();
    double upper = std::numeric_limits<double>::infinity();
    std::vector<double> values;
    std::vector<double> weights;

    static Distribution point(double value);

    /// Mean, without regard to a cut at lower..upper.
    double mean() const;

    /// The single value that stands for the distribution in deterministic runs: its mean, but the
    /// median of a lognormal (whose mean depends on the tail).
    double central() const;

    /// Whether the distribution's central value lies in low..high.
    bool within(double low, double high) const;

    bool is_point() const { return kind == DistributionKind::point; }

    /// One draw.
    double sample(Stream& stream) const;
};

/// Value that a discrete distribution is at most with the given probability.
double discrete_quantile(const Distribution& x, double probability);

/// Standard normal number by inversion: one uniform, monotone in it.
double standard_normal(Stream& stream);

/// Exponential number with mean 1 by inversion.
double standard_exponential(double uniform);

/// Student's t with the given degrees of freedom (> 2), scaled to variance 1.
double standard_student_t(Stream& stream, double degrees_of_freedom);

}  // namespace legeplan::random
