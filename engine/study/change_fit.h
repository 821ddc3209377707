#pragma once

#include <vector>

#include "inputs/inputs.h"
#include "study/fit_row.h"
#include "study/gp_stock_fit.h"
#include "study/relation_fit.h"

namespace legeplan::study {

/// Shares of relations that a scenario without moves settles at, and how well they are known.
struct SettledTargets {
    KnownFigure over_2_years;
    KnownFigure over_10_years;
};

/// What else ends relations in the long run.
struct RelationEnds {
    Survival in_post;             ///< of the stock of GPs
    Survival older_than;          ///< of persons
    double position_exits = 0.0;  ///< per GP and year, other municipalities included
    double without_gp = 0.0;      ///< share of positions
};

struct ChangeFit {
    double rate = 0.0;    ///< lists.change_rate, median
    double sd_log = 0.0;  ///< given the figures' widths
    std::vector<FitRow> rows;
};

/// GPs who take another position in the municipality, per GP and year.
double internal_moves(const inputs::Inputs& scenario, double position_exits);

/// Mean factor of persons' age and sex, and of lists without a GP, on voluntary change.
double mean_change_factor(const inputs::Inputs& scenario, double without_gp);

/// The rate of voluntary change at which relations settle at the known shares.
///
/// Equation: over(t) = S_post(t) exp(-internal t) S_age(t) S_list(t); S_list is the backward
/// recurrence of the hazards rate k f until two years on the list and rate k after, f the factor of
/// new relations and k the mean of the others. Posterior mean of log rate under a lognormal prior.
/// Assumes: a stock that does not change, and nobody who leaves the place alive.
ChangeFit fit_changes(const inputs::Inputs& scenario, const RelationPrior& prior,
                      const SettledTargets& targets, const RelationEnds& ends);

}  // namespace legeplan::study
