#include "study/binomial.h"

#include <stdexcept>

#include <boost/math/special_functions/beta.hpp>

#include "random/quantile.h"

namespace legeplan::study {

Bounds binomial_bounds(std::uint64_t successes, std::uint64_t trials, double error) {
    if (successes > trials || !(error > 0.0 && error < 1.0)) {
        throw std::invalid_argument("no such share, or no such error");
    }
    const auto yes = static_cast<double>(successes);
    const auto no = static_cast<double>(trials - successes);
    Bounds bounds;
    if (successes > 0) {
        bounds.lower = random::round_digits(boost::math::ibeta_inv(yes, no + 1.0, error / 2.0));
    }
    if (successes < trials) {
        bounds.upper = random::round_digits(boost::math::ibetac_inv(yes + 1.0, no, error / 2.0));
    }
    return bounds;
}

}  // namespace legeplan::study
