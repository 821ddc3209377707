#pragma once

#include <array>
#include <map>

#include "study/cohort_rates.h"

namespace legeplan::study {

/// Births of a municipality against national rates of the same years.
struct FertilityFit {
    int first = 0;  ///< calendar years
    int last = 0;
    double observed = 0.0;  ///< births a year, as age 0 implies them
    double ratio = 1.0;     ///< observed over expected
    double spread = 0.0;    ///< standard deviation of its logarithm over the years
    double poisson = 0.0;   ///< of which counting
    double median = 1.0;    ///< posterior, drawn towards the prior
    double sd_log = 0.0;
    bool has_mothers = true;  ///< false: a year in which the rates give no births
};

/// Ratio of births to what the rates give, with a lognormal prior about 1.
///
/// Births are what brings the model's age 0 to the observed count, both sexes together.
FertilityFit fit_fertility(const PopulationHistory& history, const RatesByYear& rates,
                           const Ages& in_move_table, int first, double prior_sd_log);

/// Losses of the old against the deaths that national rates give.
struct OldAgeFit {
    double losses_ratio = 1.0;  ///< losses at 75 and over less nothing, over expected deaths
    double error = 0.0;         ///< of its logarithm: counting, and moves that are not known
    double median = 1.0;        ///< posterior of the mortality ratio
    double sd_log = 0.0;
    bool has_old = true;  ///< false: nobody at 75 and over, so that there is no ratio
};

/// Municipal mortality ratio with a lognormal prior about 1.
///
/// Equation: losses = r deaths + out - in. In-moves of the old are not observed: they are taken
/// equal to the out-moves, give or take `in_moves_sd` of them, so that r is only half known.
OldAgeFit fit_old_age(const PopulationHistory& history, const RatesByYear& rates,
                      double prior_sd_log, double in_moves_sd);

/// Children per woman of each year that a national history implies: its infants over those of the
/// model with one child per woman. The infants' own moves are ignored.
std::map<int, double> national_fertility(const PopulationHistory& national,
                                         const RatesByYear& rates,
                                         const std::array<double, kAges>& shape);

/// What a national history cannot tell about mortality: the young, whose changes are moves.
struct MortalityPrior {
    double infant_rate = 0.0;      ///< deaths per person-year, age 0
    double background_rate = 0.0;  ///< women, the least above childhood
    double background_men = 0.0;   ///< men
};

/// National death rates by age last birthday from the losses of cohorts between 1 Januaries.
///
/// At 66-97 the losses are taken as deaths; below, a Gompertz line through 66-80 and the background
/// rate; above, the Gompertz line through 85-97.
Ages national_death_rates(const PopulationHistory& national, int years,
                          const MortalityPrior& prior);

}  // namespace legeplan::study
