#include "study/gp_fit.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "support/small_inputs.h"

using namespace legeplan;
using inputs::Param;
using study::GpFit;
using study::GpTargets;

namespace {

/// GPs of 40 and of 60, half each; those of 40 leave, those of 60 retire; all move alike.
inputs::Inputs two_ages() {
    inputs::Inputs inputs = test::small_inputs();
    inputs.gp.stock_age_share.fill(0.0);
    inputs.gp.stock_age_share[40] = 0.5;
    inputs.gp.stock_age_share[60] = 0.5;
    inputs.gp.leave_scheme_rate.fill(0.0);
    inputs.gp.leave_scheme_rate[40] = 0.10;
    inputs.gp.retirement_rate.fill(0.0);
    inputs.gp.retirement_rate[60] = 0.10;
    inputs.gp.move_rate_by_year_in_post = {0.04};
    return inputs;
}

double value_of(const GpFit& fit, Param id) {
    for (const auto& parameter : fit.parameters) {
        if (parameter.id == id) return parameter.value;
    }
    FAIL("not fitted");
    return 0.0;
}

study::GpPriors priors() {
    study::GpPriors priors;
    priors.national_position.contract_share[0] = 1.0;
    priors.national_position.list_cap = 1000.0;
    return priors;
}

GpFit fit_gps(const inputs::Inputs& inputs, const GpTargets& targets) {
    return study::fit_gps(inputs, targets, priors(), {"t_", "here"});
}

}  // namespace

TEST_CASE("exits are met by the three ratios") {
    GpTargets targets;
    targets.exits = GpTargets::Exits{0.06, 0.5, 0.08};
    const GpFit fit = fit_gps(two_ages(), targets);
    CHECK(value_of(fit, Param::leave_scheme_ratio) == Approx(0.03 / 0.05));
    CHECK(value_of(fit, Param::retirement_ratio) == Approx(0.03 / 0.05));
    CHECK(value_of(fit, Param::move_ratio) == Approx(0.02 / 0.04));
    CHECK(fit.unmet.empty());
}

TEST_CASE("vacancies are met by the mixture and the ready successors") {
    inputs::Inputs inputs = two_ages();
    test::set(inputs, Param::vacancy_fast_months, 3.0);
    test::set(inputs, Param::recruitment_internal_share, 0.0);
    GpTargets targets;
    targets.exits = GpTargets::Exits{0.06, 0.5, 0.08};
    targets.vacancies = GpTargets::Vacancies{0.6, 0.35, 0.03};
    const GpFit fit = fit_gps(inputs, targets);
    const double p = value_of(fit, Param::vacancy_fast_share);
    const double slow = value_of(fit, Param::vacancy_slow_months);
    double sum = 0.0;
    double beyond = 0.0;
    for (int k = 0; k < 600; ++k) {
        const double open = p * std::exp(-k / 3.0) + (1.0 - p) * std::exp(-k / slow);
        sum += open;
        beyond += k >= 12 ? open : 0.0;
    }
    CHECK(sum == Approx(7.2).epsilon(1e-3));
    CHECK(beyond / sum == Approx(0.35).epsilon(1e-3));
    const double load = 0.08 / 12.0 * (1.0 - value_of(fit, Param::successor_ready)) * sum;
    CHECK(load / (1.0 + load) == Approx(0.03).epsilon(1e-3));
}

TEST_CASE("what the figures cannot give is said") {
    GpTargets targets;
    targets.exits = GpTargets::Exits{0.06, 0.5, 0.08};
    targets.vacancies = GpTargets::Vacancies{0.6, 0.35, 0.30};
    targets.separation = 0.01;
    CHECK(fit_gps(two_ages(), targets).unmet.size() == 2);
    CHECK(fit_gps(two_ages(), {}).parameters.empty());
}

TEST_CASE("keys keep the width of the scenario's prior") {
    inputs::Inputs inputs = two_ages();
    random::Distribution prior;
    prior.kind = random::DistributionKind::lognormal;
    prior.a = 1.0;
    prior.b = 0.25;
    test::set(inputs, Param::retirement_ratio, prior);
    GpTargets targets;
    targets.exits = GpTargets::Exits{0.06, 0.5, 0.08};
    const std::string keys = study::gp_keys(inputs, fit_gps(inputs, targets), "here");
    CHECK(keys.find("[gp.retirement_ratio]\ndistribution = \"lognormal\"\nmedian = 0.6000\n"
                    "sd_log = 0.250") != std::string::npos);
    CHECK(keys.find("[gp.move_ratio]\nvalue = 0.5000") != std::string::npos);
}
