#include "random/quantile.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <fmt/format.h>

namespace legeplan::random {

namespace {

/// Quantile of what is left of a law with values from `least` up when it is cut at lower..upper of
/// the distribution.
template <typename Boost>
double of_cut(const Boost& law, double least, const Distribution& x, double probability) {
    const double below = x.lower > least ? boost::math::cdf(law, x.lower) : 0.0;
    const double above = std::isfinite(x.upper) ? boost::math::cdf(law, x.upper) : 1.0;
    const double inner = below + probability * (above - below);
    if (!(inner > 0.0 && inner < 1.0)) {
        return x.central();  // the cut leaves less than the precision of a number
    }
    return std::clamp(boost::math::quantile(law, inner), x.lower, x.upper);
}

double of_beta(const Distribution& x, double probability) {
    const double share =
        boost::math::quantile(boost::math::beta_distribution<>(x.a, x.b), probability);
    const bool has_support = std::isfinite(x.lower) && std::isfinite(x.upper);
    return has_support ? x.lower + (x.upper - x.lower) * share : share;
}

double exact_quantile(const Distribution& x, double probability) {
    namespace bm = boost::math;
    constexpr double kNone = -std::numeric_limits<double>::infinity();
    switch (x.kind) {
        case DistributionKind::point:
            return x.a;
        case DistributionKind::normal:
            return of_cut(bm::normal_distribution<>(x.a, x.b), kNone, x, probability);
        case DistributionKind::lognormal:
            return of_cut(bm::lognormal_distribution<>(std::log(x.a), x.b), 0.0, x, probability);
        case DistributionKind::gamma:
            return of_cut(bm::gamma_distribution<>(x.a, x.b), 0.0, x, probability);
        case DistributionKind::beta:
            return of_beta(x, probability);
        case DistributionKind::triangular:
            return bm::quantile(bm::triangular_distribution<>(x.a, x.b, x.c), probability);
        case DistributionKind::uniform:
            return x.a + (x.b - x.a) * probability;
        case DistributionKind::discrete:
            return discrete_quantile(x, probability);
    }
    return x.a;
}

}  // namespace

double round_digits(double value) {
    const std::string text = fmt::format("{:.12g}", value);
    double rounded = value;
    std::from_chars(text.data(), text.data() + text.size(), rounded);
    return rounded;
}

double quantile(const Distribution& distribution, double probability) {
    if (!(probability > 0.0 && probability < 1.0)) {
        throw std::invalid_argument("a quantile's probability lies between 0 and 1");
    }
    return round_digits(exact_quantile(distribution, probability));
}

}  // namespace legeplan::random
