#pragma once

#include <optional>
#include <string>
#include <vector>

#include "inputs/inputs.h"
#include "study/change_fit.h"
#include "study/composition_fit.h"
#include "study/fit_row.h"
#include "study/gp_stock_fit.h"
#include "study/recruitment_fit.h"
#include "study/relation_fit.h"

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
    std::optional<GpStockTargets> stock;
    std::optional<RelationTargets> relations;
    std::optional<SettledTargets> settled;  ///< relations in the long run
    RecruitmentTargets recruitment;
    CompositionTargets composition;

    bool any() const {
        return exits || vacancies || separation || stock || relations || settled ||
               recruitment.any() || composition.any();
    }
};

/// What is taken as given where the figures do not tell.
struct GpPriors {
    GpStockPrior stock;
    RelationPrior relations;
    NationalPosition national_position;
    double recruitment_sd_log = 0.0;  ///< of a municipality's whole effect, about 1
    Ages persons = Ages::Zero();      ///< those whose relations are known: the nation's
};

/// A fitted parameter: a new central value; the width of its distribution stays, or is fitted too.
struct FittedParameter {
    inputs::Param id{};
    double value = 0.0;
    std::string reason;
    std::optional<double> sd_log = std::nullopt;
};

struct GpFit {
    std::vector<FittedParameter> parameters;
    std::vector<FitRow> rows;
    std::vector<Text> unmet;             ///< targets no rates can meet, in words
    std::vector<ScenarioTables> tables;  ///< rates and shares by age or time, and positions
    std::optional<CompositionFit> composition;
};

/// How the fitted tables are called, and what their source is.
struct GpFitNames {
    std::string stem;
    std::string source;
};

/// Rates, tables and ratios that meet the targets, in the order in which one needs another: the
/// stock of GPs, exits, vacancies, relations, voluntary changes, recruitment, positions. Where
/// relations are known and the scenario's period is long enough, the rows end with the shares that
/// the fitted scenario itself has after 5 and 10 years.
///
/// Equations: exits = r_retire R + r_leave L, of which r_leave L(<50) under 50; from position =
/// exits + r_move M, with R, L, M the table's rates meaned over the stock by age and by time in
/// post. Vacancies: survival S(k) = p exp(-k/fast) + (1 - p) exp(-k/slow) at month ends with
/// sum S = mean and sum_(k>=12) S / sum S = the share; the share without a GP is load / (1 + load),
/// load = openings (1 - ready) mean. Separation: own changes and the GPs' exits; or fit_changes().
/// Assumes: a stock that does not change; the fast mean and the effects are the scenario's.
GpFit fit_gps(const inputs::Inputs& scenario, const GpTargets& targets, const GpPriors& priors,
              const GpFitNames& names);

/// The fits as keys of a scenario, those that name tables first.
std::string gp_keys(const inputs::Inputs& scenario, const GpFit& fit, const std::string& source);

}  // namespace legeplan::study
