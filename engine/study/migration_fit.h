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

/// In-moves of a municipality: a mean table, its level and its variation from year to year.
struct MigrationFit {
    int first = 0;  ///< calendar years of the window of the table
    int last = 0;
    Ages table = Ages::Zero();  ///< in-moves a year by age last birthday
    std::vector<YearOfMoves> years;
    IndexFit index;
    double level_median = 1.0;  ///< so that the mean of level and index is the table

    double level_sd_log() const { return index.mean_sd; }
};

/// Fits in-moves to a history by the residual method.
///
/// Equation: R(x, y) = N(x, 1 Jan y+1) - N(x-1, 1 Jan y) exp(-F(x, y)); in(x, y) = R(x, y) / g(x).
/// The mean over the last `window` years becomes a table by age last birthday by penalised least
/// squares; the variation of the yearly totals, all years, is fitted by fit_index().
/// Assumes: out-moves are those of the rates: only net migration is observed.
MigrationFit fit_migration(const PopulationHistory& history, const RatesByYear& rates, int window,
                           const IndexPrior& prior);

/// In-moves of a place known at one date only: as many at each age as its out-moves, so that net
/// migration is zero at the start. The prior stands for what a history would tell.
MigrationFit balanced_migration(const Ages& persons, int year, const RatesByYear& rates,
                                const IndexPrior& prior, double level_sd_log);

}  // namespace legeplan::study
