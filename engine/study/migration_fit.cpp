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

/// From this age on the nation's cohorts change by little but deaths.
constexpr int kSettledAge = 45;

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

double stationary_variance(double index_sd, double persistence) {
    return index_sd * index_sd / (1.0 - persistence * persistence);
}

double mean_one_median(double index_sd, double persistence, double level_sd) {
    return exp_(-0.5 * (stationary_variance(index_sd, persistence) + level_sd * level_sd));
}

void set_median(MigrationFit& fit) {
    fit.level_median = mean_one_median(fit.index.sd, fit.index.persistence, fit.index.mean_sd);
}

/// Prior of the yearly index for a place of a size.
/// Equation: sd(n) = max(sd (n / kPriorInhabitants)^index_size, least_index_sd).
IndexPrior index_prior(const MigrationPrior& prior, double inhabitants) {
    IndexPrior index = prior.index;
    index.sd *= exp_(prior.index_size * log_(std::max(inhabitants, 1.0) / kPriorInhabitants));
    index.sd = std::max(index.sd, prior.least_index_sd);
    return index;
}

/// Variation of the yearly totals about the table, and where the last year left it.
void fit_variation(const IndexPrior& prior, MigrationFit& fit) {
    std::vector<double> logs;
    std::vector<double> noise;
    for (const YearOfMoves& year : fit.years) {
        const double expected = fit.in_moves(year.year).bottomRows<kAges - 1>().sum();
        logs.push_back(log_(year.total / std::max(expected, kLeastFlow)));
        noise.push_back(year.noise_variance);
    }
    fit.index = fit_index(logs, noise, prior);
    set_median(fit);
    fit.last_year_median = exp_(fit.index.last);
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
    older.prior = prior.older_level;
    const double known = prior.older_level_sd * prior.older_level_sd;
    const double weight = known / (known + older.error * older.error);
    older.level =
        std::max(prior.older_level + weight * (older.observed - prior.older_level), kLeastTotal);
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

/// What a cohort of size 1 would be at each age: up to kSettledAge the mean of the years' numbers
/// at the age, since cohorts still grow by immigration, which goes up and down; from there on what
/// became of that by what followed from one age to the next in all the years known.
std::vector<double> standard_cohort(const PopulationHistory& known, const Ages& mean) {
    std::vector<double> standard;
    for (int age = 0; age <= kSettledAge; ++age) {
        standard.push_back(mean.row(age).sum());
    }
    for (int age = kSettledAge + 1; age <= kOldestCohort; ++age) {
        double before = 0.0;
        double after = 0.0;
        for (const auto& [year, persons] : known.years) {
            if (const auto next = known.years.find(year + 1); next != known.years.end()) {
                before += persons.row(age - 1).sum();
                after += next->second.row(age).sum();
            }
        }
        standard.push_back(before > 0.0 ? standard.back() * after / before : 0.0);
    }
    return standard;
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
    inputs::CohortRatios cohorts;
    Ages mean = Ages::Zero();
    int years = 0;
    for (int year = first; year <= last; ++year) {
        if (const auto found = known.years.find(year); found != known.years.end()) {
            mean += found->second;
            ++years;
        }
    }
    if (years == 0 || known.years.size() < 2) {
        return cohorts;
    }
    mean /= years;
    const std::vector<double> standard = standard_cohort(known, mean);
    cohorts.first_birth_year = known.last() - 1 - kOldestCohort;
    for (int age = kOldestCohort; age >= 0; --age) {
        const double of_standard = standard[static_cast<std::size_t>(age)];
        const double persons = known.years.at(known.last()).row(age).sum();
        const double ratio = of_standard > 0.0 ? persons / of_standard : 1.0;
        cohorts.ratio.push_back(std::round(ratio * kDigits) / kDigits);
    }
    return cohorts;
}

MigrationFit fit_migration(const PopulationHistory& history, const PopulationHistory& national,
                           const RatesByYear& rates, int window, const MigrationPrior& prior) {
    MigrationFit fit;
    for (const auto& [year, persons] : history.years) {
        if (history.years.contains(year + 1)) {
            fit.years.push_back(moves_of(history, year, rates));
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
    fit_variation(index_prior(prior, history.years.rbegin()->second.sum()), fit);
    if (prior.older_from <= kOlderTo) {
        fit.older = fit_older(history, fit, rates, prior);
        set_older(flows / years, prior, fit);
    }
    round_table(fit.table);
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
    const IndexPrior index = index_prior(prior, persons.sum());
    fit.index.mean_sd = prior.level_sd_log;
    fit.index.sd = index.sd;
    fit.index.persistence = index.persistence;
    fit.index.last_sd = std::sqrt(stationary_variance(index.sd, index.persistence) +
                                  prior.level_sd_log * prior.level_sd_log);
    fit.older.sd_log = prior.older_level_sd;
    fit.older.index_sd = prior.older_index.sd;
    fit.older.median =
        mean_one_median(fit.older.index_sd, prior.index.persistence, fit.older.sd_log);
    set_median(fit);
    fit.last_year_median = fit.level_median;
    return fit;
}

}  // namespace legeplan::study
