#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inputs/inputs.h"

namespace legeplan::study {

/// Named figures about GPs, positions and lists that a scenario may be fitted to.
struct GpTargets {
    struct Exits {
        double per_gp_year = 0.0;    ///< from the scheme
        double under_50 = 0.0;       ///< share of them
        double from_position = 0.0;  ///< per GP and year, moves to other municipalities included
    };
    struct Vacancies {
        double mean_years = 0.0;   ///< duration, given that a vacancy opens
        double over_a_year = 0.0;  ///< share of the stock that has been open for longer
        double without_gp = 0.0;   ///< stationary share of positions without a permanent GP
    };
    std::optional<Exits> exits;
    std::optional<Vacancies> vacancies;
    std::optional<double> separation;  ///< of persons from their GP, per year

    bool any() const { return exits || vacancies || separation; }
};

/// A fitted parameter: a new central value; the width of its distribution stays.
struct FittedParameter {
    inputs::Param id{};
    double value = 0.0;
    std::string reason;
};

/// A target and what the fitted rates give.
struct GpFitRow {
    std::string what;
    double target = 0.0;
    double fitted = 0.0;
};

struct GpFit {
    std::vector<FittedParameter> parameters;
    std::vector<GpFitRow> rows;
    std::vector<std::string> unmet;  ///< targets no rates can meet, in words
};

/// Ratios of the scenario's rates that meet the targets on its own stock of GPs.
///
/// Equations: exits = r_retire R + r_leave L, of which r_leave L(<50) under 50; from position =
/// exits + r_move M, with R, L, M the table's rates meaned over the stock by age and by time in
/// post. Vacancies: survival S(k) = p exp(-k/fast) + (1 - p) exp(-k/slow) at month ends with
/// sum S = mean and sum_(k>=12) S / sum S = the share; the share without a GP is load / (1 + load),
/// load = openings (1 - ready) mean. Separation: own changes and the GPs' exits.
/// Assumes: a stock that does not change; the fast mean and the effects are the scenario's.
GpFit fit_gps(const inputs::Inputs& scenario, const GpTargets& targets);

/// The named target's fits as keys of a scenario.
std::string gp_keys(const inputs::Inputs& scenario, const GpFit& fit, const std::string& source);

}  // namespace legeplan::study
