#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace legeplan::study {

/// Bands that are scored: central 50, 80 and 90 %.
inline constexpr std::array<int, 3> kBands{50, 80, 90};

/// Point projections that a probabilistic one must beat.
enum class Rival : std::uint8_t { no_change, constant_growth, twin };
inline constexpr std::array<const char*, 3> kRivalNames{"no_change", "constant_growth", "twin"};

/// One thing that was projected and then observed.
struct Scored {
    std::string region;
    std::string group;  ///< id of the indicator
    std::string time;   ///< end of the month
    int origin = 0;     ///< year of the start
    double years_ahead = 0.0;
    double observed = 0.0;
    double mean = 0.0;
    std::array<double, 7> quantiles{};  ///< record::kQuantiles
    double crps = 0.0;
    std::array<std::optional<double>, kRivalNames.size()> rivals{};  ///< their point values

    bool is_within(std::size_t band) const;
    double half_width_90() const { return 0.5 * (quantiles[6] - quantiles[0]); }
};

/// Continuous ranked probability score of an ensemble against what was observed.
///
/// Equation: mean |x_i - y| - (1 / 2 n^2) sum_ij |x_i - x_j|. Unit: that of the values. For one
/// point it is the absolute error.
/// Source: Gneiting & Raftery (2007), J. Am. Stat. Assoc. 102, 359-378.
double crps(std::vector<double> draws, double observed);

/// Scores the draws of one cell; the rivals are left to the caller.
Scored score(std::span<const float> draws, double observed);

/// Scores of many cells together. Relative errors are in per cent of what was observed.
struct Summary {
    std::size_t cells = 0;
    std::array<double, kBands.size()> coverage{};  ///< shares
    double bias_percent = 0.0;                     ///< mean of the projection less observed
    double absolute_error_percent = 0.0;           ///< of the median
    double half_width_90_percent = 0.0;
    double crps = 0.0;
    double crps_percent = 0.0;
    /// Mean absolute error of a rival, and the projection's CRPS on the same cells, per cent.
    struct Against {
        std::size_t cells = 0;
        double rival = 0.0;
        double crps = 0.0;
    };
    std::array<Against, kRivalNames.size()> rivals{};

    /// The rival with the lowest error among those that exist; nothing when none does.
    std::optional<Rival> best_rival() const;
};

Summary summarise(std::span<const Scored* const> cells);

}  // namespace legeplan::study
