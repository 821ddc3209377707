#pragma once

#include <vector>

#include "study/cohort_rates.h"
#include "study/yearly_index.h"

namespace legeplan::study {

/// In-moves of one calendar year, as they follow from two populations.
struct YearOfMoves {
    int year = 0;
    Ages in_moves = Ages::Zero();  ///< by age reached; noise can make single cells negative
    double total = 0.0;            ///< ages 1 and over
    double expected_out = 0.0;     ///< out-moves that the rates give
    double noise_variance = 0.0;   ///< of log total, from counting alone
};

/// In-moves of the older: their level against the out-moves, and its variation.
struct OlderFit {
    double observed = 1.0;  ///< in-moves over out-moves, mean of the window
    double error = 0.0;     ///< its standard deviation as the whole history tells
    double prior = 1.0;
    double level = 1.0;   ///< drawn towards the prior
    double median = 1.0;  ///< of the level key, so that its mean with the index is 1
    double sd_log = 0.0;
    double index_sd = 0.0;  ///< of the logarithm
};

/// In-moves of a municipality: a mean table, its level and its variation from year to year.
struct MigrationFit {
    int first = 0;  ///< calendar years of the window of the table
    int last = 0;
    Ages table = Ages::Zero();  ///< in-moves a year by age last birthday, from cohorts of size 1
    std::vector<YearOfMoves> years;
    IndexFit index;                 ///< of the logarithm of totals over the table's
    double level_median = 1.0;      ///< so that the mean of level and index is the table
    double last_year_median = 1.0;  ///< in-moves of the last year over the table
    inputs::CohortRatios cohorts;
    OlderFit older;

    double level_sd_log() const { return index.mean_sd; }
    double last_year_sd_log() const { return index.last_sd; }

    /// In-moves of a year by age reached, at central values.
    Ages in_moves(int year) const;
};

/// Inhabitants of the place for which the prior of the yearly index is stated.
inline constexpr double kPriorInhabitants = 20000.0;

/// What is believed of migration before a history is seen.
struct MigrationPrior {
    IndexPrior index;           ///< sd of a place of kPriorInhabitants
    double index_size = 0.0;    ///< power of the inhabitants that its sd follows
    double level_sd_log = 0.0;  ///< of a place without a history
    int older_from = kAges;     ///< age reached
    IndexPrior older_index;     ///< relative to the out-moves
    double older_level = 1.0;   ///< in-moves of the older over their out-moves
    double older_level_sd = 0.0;
    double least_index_sd = 0.0;  ///< of the largest places: the nation's swings are theirs too
};

/// Sizes of the nation's birth cohorts alive on 1 January of `until`, relative to the mean of those
/// who had the same age on 1 January of the years first..last; none when the history does not hold
/// these.
///
/// Equation: c(b) = N(b, age x) / S(x), S the mean over the years up to age 45, and from there on
/// S(x) = S(x-1) sum_y N(x, y+1) / sum_y N(x-1, y). A cohort behind large ones, which had its age
/// before it, would else seem small, and the same cohort would change its size as it grows old.
inputs::CohortRatios cohort_ratios(const PopulationHistory& national, int first, int last,
                                   int until);

/// Fits in-moves to a history by the residual method.
///
/// Equation: R(x, y) = N(x, 1 Jan y+1) - N(x-1, 1 Jan y) exp(-F(x, y)); in(x, y) = R(x, y) / g(x).
/// The mean over the last `window` years of in(x, y) over the relative size of the cohort becomes a
/// table by age last birthday by penalised least squares. The variation of the yearly totals is
/// fitted by fit_index(), all years; of the older apart, against their out-moves.
/// Assumes: out-moves are those of the rates: only net migration is observed. In-movers come from
/// cohorts that are as large, relative to others, as the nation's; the table is for one of size 1.
MigrationFit fit_migration(const PopulationHistory& history, const PopulationHistory& national,
                           const RatesByYear& rates, int window, const MigrationPrior& prior);

/// In-moves of a place known at one date only: as many at each age as its out-moves, so that net
/// migration is zero at the start. The prior stands for what a history would tell.
MigrationFit balanced_migration(const Ages& persons, int year, const PopulationHistory& national,
                                const RatesByYear& rates, int window, const MigrationPrior& prior);

}  // namespace legeplan::study
