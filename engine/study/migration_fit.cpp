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

/// Highest age reached at which the level of the older is fitted: above, deaths drown the moves.
constexpr int kOlderTo = 79;

/// Cohorts older than this are too few to be told apart.
constexpr int kOldestCohort = 95;

constexpr double kDigits = 1000.0;

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
    constexpr double kTableDigits = 100.0;
    table = (table * kTableDigits).round() / kTableDigits;
}

double mean_one_median(double index_sd, double persistence, double level_sd) {
    const double variance =
        index_sd * index_sd / (1.0 - persistence * persistence) + level_sd * level_sd;
    return exp_(-0.5 * variance);
}

void set_median(MigrationFit& fit) {
    fit.level_median = mean_one_median(fit.index.sd, fit.index.persistence, fit.index.mean_sd);
}

/// In-moves and exits of those who reach the ages from which the level of the older is fitted.
double older_sum(const Ages& ages, int from) {
    return ages.middleRows(from, kOlderTo - from + 1).sum();
}

/// Level (mean of the window, as the table) and variation (all years) of the in-moves of the older,
/// relative to their out-moves. Ratios, not logarithms: in a small place the residual of a year may
/// be below zero.
OlderFit fit_older(const PopulationHistory& history, const MigrationFit& fit,
                   const RatesByYear& rates, const MigrationPrior& prior) {
    std::vector<double> ratios;
    std::vector<double> noise;
    double window_in = 0.0;
    double window_out = 0.0;
    for (const YearOfMoves& year : fit.years) {
        const Ages start = age_by_one(history.years.at(year.year));
        const double out =
            std::max(older_sum(start * rates(year.year).out_move, prior.older_from), kLeastFlow);
        const double deaths = older_sum(start * rates(year.year).death, prior.older_from);
        const double in = older_sum(year.in_moves, prior.older_from);
        ratios.push_back(in / out);
        window_in += year.year >= fit.first ? in : 0.0;
        window_out += year.year >= fit.first ? out : 0.0;
        noise.push_back((2.0 * out + deaths) / (out * out));
    }
    const IndexFit index = fit_index(ratios, noise, prior.older_index);
    OlderFit older;
    older.observed = window_in / window_out;
    older.error = index.mean_sd;
    const double known = prior.older_level_sd * prior.older_level_sd;
    const double weight = known / (known + older.error * older.error);
    older.level = std::max(1.0 + weight * (older.observed - 1.0), kLeastTotal);
    older.sd_log = std::sqrt(weight) * older.error / older.level;
    older.index_sd = index.sd / older.level;
    older.median = mean_one_median(older.index_sd, fit.index.persistence, older.sd_log);
    return older;
}

/// Scales the table at the ages of the older to their level.
void set_older(const Ages& flows, const MigrationPrior& prior, MigrationFit& fit) {
    const double smoothed = older_sum(cohorts_of(fit.table), prior.older_from);
    if (smoothed > 0.0) {
        fit.table.bottomRows(kAges - prior.older_from) *=
            fit.older.level * older_sum(flows, prior.older_from) / smoothed;
    }
}

Ages ratios_of(const inputs::CohortRatios& cohorts, int year) {
    Ages ratios;
    for (int age = 0; age < kAges; ++age) {
        ratios.row(age) = cohorts.of(year - age);
    }
    return ratios;
}

}  // namespace

Ages MigrationFit::in_moves(int year) const {
    return cohorts_of(table) * ratios_of(cohorts, year);
}

inputs::CohortRatios cohort_ratios(const PopulationHistory& national, int first, int last,
                                   int until) {
    const PopulationHistory known = national.until(until);
    Ages mean = Ages::Zero();
    int years = 0;
    for (int year = first; year <= last; ++year) {
        if (const auto found = known.years.find(year); found != known.years.end()) {
            mean += found->second;
            ++years;
        }
    }
    inputs::CohortRatios cohorts;
    if (years == 0 || known.years.size() < 2) {
        return cohorts;
    }
    mean /= years;
    cohorts.first_birth_year = known.last() - 1 - kOldestCohort;
    for (int age = kOldestCohort; age >= 0; --age) {
        const double ratio = known.years.at(known.last()).row(age).sum() / mean.row(age).sum();
        cohorts.ratio.push_back(std::round(ratio * kDigits) / kDigits);
    }
    return cohorts;
}

MigrationFit fit_migration(const PopulationHistory& history, const PopulationHistory& national,
                           const RatesByYear& rates, int window, const MigrationPrior& prior) {
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
    fit.first = fit.years[fit.years.size() - used].year;
    fit.last = fit.years.back().year;
    fit.cohorts = cohort_ratios(national, fit.first, fit.last, fit.last + 1);
    Ages mean = Ages::Zero();
    Ages flows = Ages::Zero();
    for (std::size_t i = fit.years.size() - used; i < fit.years.size(); ++i) {
        const int year = fit.years[i].year;
        const Ages ratios = ratios_of(fit.cohorts, year);
        mean += fit.years[i].in_moves / ratios;
        flows += age_by_one(history.years.at(year)) * rates(year).out_move / ratios;
    }
    const auto years = static_cast<double>(used);
    fit.table = smooth_table(mean / years, flows / years, years);
    fit.index = fit_index(logs, noise, prior.index);
    if (prior.older_from <= kOlderTo) {
        fit.older = fit_older(history, fit, rates, prior);
        set_older(flows / years, prior, fit);
    }
    round_table(fit.table);
    set_median(fit);
    return fit;
}

MigrationFit balanced_migration(const Ages& persons, int year, const PopulationHistory& national,
                                const RatesByYear& rates, int window, const MigrationPrior& prior) {
    MigrationFit fit;
    fit.first = year;
    fit.last = year;
    fit.cohorts = cohort_ratios(national, year - window, year - 1, year);
    const Ages start = age_by_one(persons);
    // Those who move out in a year, against those who come and are still there at its end.
    const Ages exits = rates(year).exits();
    const Ages balanced = start * (rates(year).out_move / exits.max(1e-12)) *
                          (1.0 - staying(exits)) / share_of_in_moves_left(exits) /
                          ratios_of(fit.cohorts, year);
    fit.table = smooth_table(balanced, balanced, 1.0);
    round_table(fit.table);
    fit.index = {log_(std::max(balanced.sum(), 1.0)), prior.level_sd_log, prior.index.sd,
                 prior.index.persistence};
    fit.older.sd_log = prior.older_level_sd;
    fit.older.index_sd = prior.older_index.sd;
    fit.older.median =
        mean_one_median(fit.older.index_sd, prior.index.persistence, fit.older.sd_log);
    set_median(fit);
    return fit;
}

}  // namespace legeplan::study
