#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "study/fit_row.h"
#include "study/gp_stock.h"

namespace legeplan::study {

/// A figure that is to be met, and how well it is known.
struct KnownFigure {
    double value = 0.0;
    double sd = 0.0;
};

/// Figures of a nation's or a region's GPs that the rates of exit are fitted to.
struct GpStockTargets {
    KnownFigure exits;             ///< from the scheme per GP and year
    KnownFigure exits_under_50;    ///< share of them
    KnownFigure share_from_67;     ///< of the GPs
    KnownFigure share_over_60;     ///< of the GPs
    KnownFigure contract;          ///< median years from entry
    KnownFigure current_contract;  ///< median years in post of today's GPs

    /// Exits from the scheme per GP and year in an age band, where somebody knows them.
    struct ExitsAtAge {
        int age_from = 0;
        int age_to = 0;
        KnownFigure rate;
    };
    std::vector<ExitsAtAge> exits_by_age;
};

struct GpStockFit {
    GpStockRates rates;
    std::array<double, GpStockRates::kCount> sd_log{};  ///< of the rates, given the figures' widths
    std::vector<FitRow> rows;
    double worst = 0.0;  ///< largest miss in widths of its figure
};

/// Rates of a stable stock by weighted least squares on the logarithms (Levenberg-Marquardt).
///
/// Equation: minimise sum ((figure(rates) - known) / width)^2; sd from the inverse of J'J.
GpStockFit fit_gp_stock(const GpStockPrior& prior, const GpStockTargets& targets);

/// Time in post before the engine's cut at the GP's age, so that what is left after it is the
/// stock's.
std::vector<inputs::DurationShare> post_durations(const GpStockPrior& prior, const GpStock& stock);

/// Tables of a scenario, file name and text, and the keys that name them.
struct ScenarioTables {
    std::string keys;
    std::vector<std::pair<std::string, std::string>> tables;
};

/// The fitted stock as a scenario's tables: rates by age and by year in post, ages and times in
/// post of the GPs, ages of recruits.
ScenarioTables gp_stock_tables(const GpStockPrior& prior, const GpStockFit& fit,
                               const std::string& stem, const std::string& source);

/// Shares to four decimals that sum to exactly 1; the largest takes what rounding leaves.
std::vector<double> rounded_shares(const std::vector<double>& parts);

}  // namespace legeplan::study
