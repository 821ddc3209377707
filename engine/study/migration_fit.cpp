#include "study/migration_fit.h"

#include <algorithm>
#include <cmath>

#include "core/real_math.h"
#include "study/smoothing.h"

namespace legeplan::study {

namespace {

// Smoothness of the table over age, relative to the flow expected at each age. Weaker where
// students come and go within few years of age.
constexpr double kRoughness = 0.12;
constexpr double kLeastFlow = 0.02;
constexpr int kStudentsFrom = 16;
constexpr int kStudentsTo = 28;
constexpr double kStudentFactor = 4.0;
constexpr double kLeastVariance = 0.2;

/// A year's total is at least this share of the out-moves: the logarithm of less is noise.
constexpr double kLeastTotal = 0.25;

YearOfMoves moves_of(const PopulationHistory& history, int year, const RatesByYear& rates) {
    const Ages exits = rates(year).exits();
    const Ages start = age_by_one(history.years.at(year));
    YearOfMoves moves;
    moves.year = year;
    moves.in_moves =
        (history.years.at(year + 1) - start * staying(exits)) / share_of_in_moves_left(exits);
    moves.expected_out = (start * rates(year).out_move).sum();
    const double deaths = (start * rates(year).death).sum();
    moves.total =
        std::max(moves.in_moves.bottomRows<kAges - 1>().sum(), kLeastTotal * moves.expected_out);
    moves.noise_variance =
        (moves.total + moves.expected_out + deaths) / (moves.total * moves.total);
    return moves;
}

/// Non-negative in-moves by age last birthday from mean in-moves by age reached, one sex.
Eigen::VectorXd smooth_profile(const Eigen::VectorXd& observed, const Eigen::VectorXd& flows,
                               double years) {
    Eigen::VectorXd precision = (years / (2.0 * flows.array() + kLeastVariance)).matrix();
    precision(0) = 0.0;  // births and in-moves of the year of birth are not told apart
    Eigen::VectorXd stiffness =
        (kRoughness * (flows.segment(1, kAges - 2).array() + kLeastFlow)).square().inverse();
    stiffness.segment(kStudentsFrom - 1, kStudentsTo - kStudentsFrom + 1) /= kStudentFactor;
    return penalised_fit(cohort_matrix(), observed, precision, stiffness);
}

Ages smooth_table(const Ages& mean, const Ages& flows, double years) {
    Ages table;
    for (int sex = 0; sex < kSexes; ++sex) {
        const Eigen::VectorXd observed = mean.col(sex).matrix();
        const Eigen::VectorXd profile = smooth_profile(observed, flows.col(sex).matrix(), years);
        // Smoothing must not move the total: what ages 1 and over got in the window, they keep.
        const double smoothed = (cohort_matrix() * profile).tail(kAges - 1).sum();
        const double kept = std::max(observed.tail(kAges - 1).sum(), 0.0);
        table.col(sex) = profile.array() * (smoothed > 0.0 ? kept / smoothed : 0.0);
    }
    return table;
}

/// What is written and what is simulated are the same: the table has two decimals.
void round_table(Ages& table) {
    constexpr double kDigits = 100.0;
    table = (table * kDigits).round() / kDigits;
}

void set_median(MigrationFit& fit) {
    const double persistence = fit.index.persistence;
    const double variance = fit.index.sd * fit.index.sd / (1.0 - persistence * persistence) +
                            fit.index.mean_sd * fit.index.mean_sd;
    fit.level_median = exp_(-0.5 * variance);
}

}  // namespace

MigrationFit fit_migration(const PopulationHistory& history, const RatesByYear& rates, int window,
                           const IndexPrior& prior) {
    MigrationFit fit;
    std::vector<double> logs;
    std::vector<double> noise;
    for (const auto& [year, persons] : history.years) {
        if (history.years.contains(year + 1)) {
            fit.years.push_back(moves_of(history, year, rates));
            logs.push_back(log_(fit.years.back().total));
            noise.push_back(fit.years.back().noise_variance);
        }
    }
    const std::size_t used = std::min(fit.years.size(), static_cast<std::size_t>(window));
    Ages mean = Ages::Zero();
    Ages flows = Ages::Zero();
    for (std::size_t i = fit.years.size() - used; i < fit.years.size(); ++i) {
        const int year = fit.years[i].year;
        mean += fit.years[i].in_moves;
        flows += age_by_one(history.years.at(year)) * rates(year).out_move;
    }
    const auto years = static_cast<double>(used);
    fit.first = fit.years[fit.years.size() - used].year;
    fit.last = fit.years.back().year;
    fit.table = smooth_table(mean / years, flows / years, years);
    round_table(fit.table);
    fit.index = fit_index(logs, noise, prior);
    set_median(fit);
    return fit;
}

MigrationFit balanced_migration(const Ages& persons, int year, const RatesByYear& rates,
                                const IndexPrior& prior, double level_sd_log) {
    MigrationFit fit;
    fit.first = year;
    fit.last = year;
    const Ages start = age_by_one(persons);
    // Those who move out in a year, against those who come and are still there at its end.
    const Ages exits = rates(year).exits();
    const Ages balanced = start * (rates(year).out_move / exits.max(1e-12)) *
                          (1.0 - staying(exits)) / share_of_in_moves_left(exits);
    fit.table = smooth_table(balanced, balanced, 1.0);
    round_table(fit.table);
    fit.index = {log_(std::max(balanced.sum(), 1.0)), level_sd_log, prior.sd, prior.persistence};
    set_median(fit);
    return fit;
}

}  // namespace legeplan::study
