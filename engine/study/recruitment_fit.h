#pragma once

#include <array>
#include <optional>
#include <vector>

#include "inputs/inputs.h"
#include "study/fit_row.h"

namespace legeplan::study {

/// Vacancies as they run: durations, and those who have a successor on the day.
struct VacancyRates {
    double openings_per_month = 0.0;  ///< per position with a GP
    double ready = 0.0;               ///< share with a successor on the day
    double fast_share = 0.0;
    double fast_months = 0.0;
    double slow_months = 0.0;
};

/// Stationary share of positions without a permanent GP where recruitment is `effect` times as
/// easy.
///
/// Equation: load / (1 + load), load = openings (1 - ready)^effect sum_k S(k)^effect.
double share_without_gp(const VacancyRates& rates, double effect);

/// The average position of the nation, which the rates of vacancies belong to.
struct NationalPosition {
    std::array<double, kContracts> contract_share{};
    double list_cap = 0.0;
    double without_gp = 0.0;  ///< share of positions, for what vacancies do to reputation
};

/// The market's level that makes the whole effect of the nation's average position 1.
double market_level(const inputs::Inputs& scenario, const NationalPosition& nation);

/// What a municipality knows about its own vacancies. Each part is optional; one must be there.
struct RecruitmentTargets {
    /// Positions without a permanent GP on one day, of all the scenario's positions.
    std::optional<int> without_gp;
    /// Years in which no position stood without a GP.
    std::optional<double> years_without_vacancy;
    /// Exits from a position per GP and year, where they are not the scenario's.
    std::optional<double> exits;

    bool any() const { return without_gp || years_without_vacancy; }
};

/// How easily a municipality recruits, in the nation's terms.
struct RecruitmentFit {
    double whole_effect = 0.0;  ///< median of the posterior of all that acts on its vacancies
    double sd_log = 0.0;
    double own_effect = 0.0;  ///< of its contracts, caps and vacancies against the nation's
    double level = 0.0;       ///< recruitment.level: what is left of the whole effect
    std::vector<FitRow> rows;
};

/// Posterior of a municipality's recruitment under a lognormal prior of median 1.
///
/// Likelihood: binomial for the positions without a GP; exp(-openings (1 - ready)^effect) for years
/// in which every opening had a successor on the day.
RecruitmentFit fit_recruitment(const inputs::Inputs& scenario, const RecruitmentTargets& targets,
                               const VacancyRates& rates, const NationalPosition& nation,
                               double prior_sd_log);

}  // namespace legeplan::study
