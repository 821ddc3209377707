#include "study/recruitment_fit.h"

#include "core/real_math.h"
#include "inputs/of_contract.h"
#include "study/grid_moments.h"

namespace legeplan::study {

namespace {

using inputs::Inputs;
using inputs::Param;

constexpr int kMonths = 12;
constexpr int kHorizon = 40 * kMonths;  ///< months over which a vacancy is followed

double central(const Inputs& inputs, Param id) {
    return inputs[id].distribution.central();
}

double power(double base, double exponent) {
    return base > 0.0 ? exp_(exponent * log_(base)) : 0.0;
}

double contract_factor(const Inputs& inputs, Contract contract) {
    return central(inputs, of_contract(Param::recruitment_self_employed, contract));
}

double list_factor(const Inputs& inputs, double cap) {
    return power(cap / central(inputs, Param::reference_list),
                 -central(inputs, Param::recruitment_list_elasticity));
}

double reputation_factor(const Inputs& inputs, double without_gp) {
    return exp_(-central(inputs, Param::recruitment_reputation) * without_gp);
}

double effect_of(const Inputs& inputs, const NationalPosition& nation) {
    double contracts = 0.0;
    for (std::size_t i = 0; i < nation.contract_share.size(); ++i) {
        contracts += nation.contract_share[i] * contract_factor(inputs, static_cast<Contract>(i));
    }
    return contracts * list_factor(inputs, nation.list_cap) *
           reputation_factor(inputs, nation.without_gp);
}

/// Mean effect of the scenario's own positions. The nation's average position is taken as one of
/// several in its office, as most are.
double effect_of_positions(const Inputs& inputs) {
    std::vector<int> in_office(inputs.offices.size());
    for (const inputs::InitialPosition& position : inputs.positions) {
        ++in_office[static_cast<std::size_t>(position.office)];
    }
    double sum = 0.0;
    double without = 0.0;
    for (const inputs::InitialPosition& position : inputs.positions) {
        const bool is_solo = in_office[static_cast<std::size_t>(position.office)] == 1;
        sum += contract_factor(inputs, position.contract) * list_factor(inputs, position.list_cap) *
               (is_solo ? central(inputs, Param::recruitment_solo_practice) : 1.0);
        without += position.staffing == Staffing::filled ? 0.0 : 1.0;
    }
    const auto count = static_cast<double>(inputs.positions.size());
    return sum / count * reputation_factor(inputs, without / count);
}

/// Log likelihood of what is known at an effect.
double log_likelihood(const RecruitmentTargets& targets, const VacancyRates& rates,
                      double positions, double effect) {
    double sum = 0.0;
    if (targets.without_gp) {
        const double share = share_without_gp(rates, effect);
        sum += *targets.without_gp * log_(share) +
               (positions - *targets.without_gp) * log_(1.0 - share);
    }
    if (targets.years_without_vacancy) {
        const double openings =
            rates.openings_per_month * kMonths * positions * *targets.years_without_vacancy;
        sum -= openings * power(1.0 - rates.ready, effect);
    }
    return sum;
}

}  // namespace

double market_level(const Inputs& scenario, const NationalPosition& nation) {
    return 1.0 / effect_of(scenario, nation);
}

double share_without_gp(const VacancyRates& rates, double effect) {
    double months = 0.0;
    for (int k = 0; k < kHorizon; ++k) {
        const double open = rates.fast_share * exp_(-k / rates.fast_months) +
                            (1.0 - rates.fast_share) * exp_(-k / rates.slow_months);
        months += power(open, effect);
    }
    const double load = rates.openings_per_month * power(1.0 - rates.ready, effect) * months;
    return load / (1.0 + load);
}

RecruitmentFit fit_recruitment(const Inputs& scenario, const RecruitmentTargets& targets,
                               const VacancyRates& rates, const NationalPosition& nation,
                               double prior_sd_log) {
    constexpr int kGrid = 400;
    constexpr double kWidths = 4.0;  ///< of the prior, to both sides
    const auto positions = static_cast<double>(scenario.positions.size());
    std::vector<double> logs;
    std::vector<double> weights;
    for (int i = 0; i < kGrid; ++i) {
        const double width = kWidths * (2.0 * i / (kGrid - 1) - 1.0);
        logs.push_back(prior_sd_log * width);
        weights.push_back(log_likelihood(targets, rates, positions, exp_(logs.back())) -
                          0.5 * width * width);
    }
    const GridMoments posterior = grid_moments(logs, weights);
    RecruitmentFit fit;
    fit.whole_effect = exp_(posterior.mean);
    fit.sd_log = posterior.sd;
    const double national = effect_of(scenario, nation);
    fit.own_effect = effect_of_positions(scenario) / national;
    fit.level = fit.whole_effect / fit.own_effect;
    const double expected = positions * share_without_gp(rates, fit.whole_effect);
    constexpr int kDecimals = 2;
    if (targets.without_gp) {
        fit.rows.push_back({{"hjemler uten fast lege her", "positions without a GP here"},
                            static_cast<double>(*targets.without_gp),
                            expected,
                            kDecimals});
    }
    if (targets.years_without_vacancy) {
        const double openings =
            rates.openings_per_month * kMonths * positions * *targets.years_without_vacancy;
        fit.rows.push_back(
            {{"ubesatte perioder i årene uten", "vacant spells in the years without"},
             0.0,
             openings * power(1.0 - rates.ready, fit.whole_effect),
             kDecimals});
    }
    return fit;
}

}  // namespace legeplan::study
