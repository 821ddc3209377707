#include "study/gp_fit.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/real_math.h"

namespace legeplan::study {

namespace {

using inputs::Inputs;
using inputs::Param;

constexpr int kYoungUntil = 50;
constexpr int kMonths = 12;
constexpr int kHorizon = 40 * kMonths;  ///< months over which a vacancy is followed
constexpr int kBisections = 80;
constexpr double kMostMonths = 400.0;

double central(const Inputs& inputs, Param id) {
    return inputs[id].distribution.central();
}

/// A rate by age over the stock of GPs, from one age up to another.
double mean_rate(const Inputs& inputs, const inputs::RateByAge& rate, int from, int to) {
    double sum = 0.0;
    for (int age = from; age < to; ++age) {
        const auto at = static_cast<std::size_t>(age);
        sum += inputs.gp.stock_age_share[at] * rate[at];
    }
    return sum;
}

/// The rate of moving, over the times in post of the stock.
double mean_move_rate(const Inputs& inputs) {
    const auto& rates = inputs.gp.move_rate_by_year_in_post;
    double sum = 0.0;
    for (const inputs::DurationShare& row : inputs.gp.post_durations) {
        const int steps = std::max(1, static_cast<int>(std::ceil(row.years_to - row.years_from)));
        for (int i = 0; i < steps; ++i) {
            const double year =
                row.years_from + (row.years_to - row.years_from) * (i + 0.5) / steps;
            const auto at = std::min(static_cast<std::size_t>(year), rates.size() - 1);
            sum += row.share / steps * rates[at];
        }
    }
    return sum;
}

struct Survival {
    double mean_months = 0.0;
    double over_a_year = 0.0;  ///< of the stock
};

/// Moments of a vacancy that is open at the ends of months 0, 1, 2, ...
Survival survival(double fast_share, double fast, double slow) {
    double sum = 0.0;
    double beyond = 0.0;
    for (int k = 0; k < kHorizon; ++k) {
        const double open = fast_share * exp_(-k / fast) + (1.0 - fast_share) * exp_(-k / slow);
        sum += open;
        beyond += k >= kMonths ? open : 0.0;
    }
    return {sum, beyond / sum};
}

/// Share of fast vacancies that gives a mean with a slow mean: the mean is linear in it.
double fast_share_for(double mean_months, double fast, double slow) {
    const double all_fast = survival(1.0, fast, slow).mean_months;
    const double all_slow = survival(0.0, fast, slow).mean_months;
    return (all_slow - mean_months) / (all_slow - all_fast);
}

void fit_exits(const Inputs& inputs, const GpTargets::Exits& target, GpFit& fit) {
    const double young = mean_rate(inputs, inputs.gp.leave_scheme_rate, 0, kYoungUntil);
    const double leaving = mean_rate(inputs, inputs.gp.leave_scheme_rate, 0, kAges);
    const double retiring = mean_rate(inputs, inputs.gp.retirement_rate, 0, kAges);
    const double moving = mean_move_rate(inputs);
    const double leave_ratio = target.per_gp_year * target.under_50 / young;
    const double retire_ratio =
        std::max(target.per_gp_year - leave_ratio * leaving, 0.0) / retiring;
    const double move_ratio = std::max(target.from_position - target.per_gp_year, 0.0) / moving;
    const double exits = leave_ratio * leaving + retire_ratio * retiring;
    const std::string reason = "exits by age and from positions on the scenario's stock of GPs";
    fit.parameters.push_back({Param::leave_scheme_ratio, leave_ratio, reason});
    fit.parameters.push_back({Param::retirement_ratio, retire_ratio, reason});
    fit.parameters.push_back({Param::move_ratio, move_ratio, reason});
    fit.rows.push_back({"exits from the scheme a year", target.per_gp_year, exits});
    fit.rows.push_back({"share of them under 50", target.under_50, leave_ratio * young / exits});
    fit.rows.push_back(
        {"exits from a position a year", target.from_position, exits + move_ratio * moving});
    if (leave_ratio * leaving > target.per_gp_year) {
        fit.unmet.emplace_back(
            "exits: those who leave over 50 by the scenario's shape are already too many");
    }
}

/// Exits from a position per GP and year: the target's, else what the scenario's rates give.
double position_exits(const Inputs& inputs, const GpTargets& targets) {
    if (targets.exits) {
        return targets.exits->from_position;
    }
    return central(inputs, Param::leave_scheme_ratio) *
               mean_rate(inputs, inputs.gp.leave_scheme_rate, 0, kAges) +
           central(inputs, Param::retirement_ratio) *
               mean_rate(inputs, inputs.gp.retirement_rate, 0, kAges) +
           central(inputs, Param::move_ratio) * mean_move_rate(inputs);
}

void fit_vacancies(const Inputs& inputs, const GpTargets::Vacancies& target, double exits,
                   GpFit& fit) {
    const double fast = central(inputs, Param::vacancy_fast_months);
    const double mean = target.mean_years * kMonths;
    double low = std::max(mean, fast) * 1.01;
    double high = kMostMonths;
    for (int i = 0; i < kBisections; ++i) {
        const double slow = 0.5 * (low + high);
        const double share = fast_share_for(mean, fast, slow);
        (survival(share, fast, slow).over_a_year < target.over_a_year ? low : high) = slow;
    }
    const double slow = 0.5 * (low + high);
    const double share = std::clamp(fast_share_for(mean, fast, slow), 0.0, 1.0);
    const Survival fitted = survival(share, fast, slow);
    // load / (1 + load) = share without a GP; openings hold what internal recruits leave.
    const double openings =
        exits / (1.0 - central(inputs, Param::recruitment_internal_share)) / kMonths;
    const double load = target.without_gp / (1.0 - target.without_gp);
    const double ready = std::clamp(1.0 - load / (openings * fitted.mean_months), 0.0, 1.0);
    const double got = openings * (1.0 - ready) * fitted.mean_months;
    const std::string reason = "durations of vacancies and the share without a GP";
    fit.parameters.push_back({Param::vacancy_fast_share, share, reason});
    fit.parameters.push_back({Param::vacancy_slow_months, slow, reason});
    fit.parameters.push_back({Param::successor_ready, ready, reason});
    fit.rows.push_back({"mean vacancy, years", target.mean_years, fitted.mean_months / kMonths});
    fit.rows.push_back({"stock of vacancies over a year", target.over_a_year, fitted.over_a_year});
    fit.rows.push_back({"positions without a GP", target.without_gp, got / (1.0 + got)});
    if (std::abs(got / (1.0 + got) - target.without_gp) > 1e-6) {
        fit.unmet.emplace_back("positions without a GP: more than the exits can leave open");
    }
}

/// Mean factor on voluntary change over the scenario's population.
double mean_change_factor(const Inputs& inputs) {
    double sum = 0.0;
    double persons = 0.0;
    for (std::size_t sex = 0; sex < kSexes; ++sex) {
        for (std::size_t age = 0; age < kAges; ++age) {
            const double here = inputs.population.initial[sex][age];
            sum += here * inputs.lists.change_factor[sex][age];
            persons += here;
        }
    }
    return sum / persons;
}

/// Share of persons who have been on their list for over two years.
double settled_share(const Inputs& inputs) {
    constexpr double kNew = 2.0;
    double over = 0.0;
    for (const inputs::DurationShare& row : inputs.lists.relation_durations) {
        const double width = row.years_to - row.years_from;
        over += row.share * std::clamp((row.years_to - kNew) / width, 0.0, 1.0);
    }
    return over;
}

void fit_separation(const Inputs& inputs, const GpTargets& targets, double exits, GpFit& fit) {
    const double without = targets.vacancies ? targets.vacancies->without_gp : 0.0;
    const double left =
        exits / (1.0 - central(inputs, Param::recruitment_internal_share)) * (1.0 - without);
    const double settled = settled_share(inputs);
    const double per_rate =
        mean_change_factor(inputs) *
        ((1.0 - without) *
             (settled + (1.0 - settled) * central(inputs, Param::change_new_relation_factor)) +
         without * central(inputs, Param::change_without_gp_factor));
    const double rate = std::max(*targets.separation - left, 0.0) / per_rate;
    fit.parameters.push_back(
        {Param::change_rate, rate, "separation less the GPs' own exits, over the change factors"});
    fit.rows.push_back(
        {"separation of persons a year", *targets.separation, left + rate * per_rate});
    if (left > *targets.separation) {
        fit.unmet.emplace_back("separation: the GPs' exits alone are more");
    }
}

}  // namespace

GpFit fit_gps(const Inputs& scenario, const GpTargets& targets) {
    GpFit fit;
    if (targets.exits) {
        fit_exits(scenario, *targets.exits, fit);
    }
    const double exits = position_exits(scenario, targets);
    if (targets.vacancies) {
        fit_vacancies(scenario, *targets.vacancies, exits, fit);
    }
    if (targets.separation) {
        fit_separation(scenario, targets, exits, fit);
    }
    return fit;
}

std::string gp_keys(const Inputs& scenario, const GpFit& fit, const std::string& source) {
    std::string text;
    for (const FittedParameter& parameter : fit.parameters) {
        const inputs::ParameterSpec& spec =
            inputs::parameter_specs()[static_cast<std::size_t>(parameter.id)];
        const random::Distribution& prior = scenario[parameter.id].distribution;
        text += fmt::format("\n[{}]\n", spec.key);
        if (prior.kind == random::DistributionKind::lognormal) {
            text += fmt::format("distribution = \"lognormal\"\nmedian = {:.4f}\nsd_log = {:.3f}\n",
                                parameter.value, prior.b);
        } else {
            text += fmt::format("value = {:.4f}\n", parameter.value);
        }
        text += fmt::format("unit = \"{}\"\nsource = \"{}: {}\"\n", spec.unit, source,
                            parameter.reason);
    }
    return text;
}

}  // namespace legeplan::study
