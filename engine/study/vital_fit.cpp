#include "study/vital_fit.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/real_math.h"

namespace legeplan::study {

namespace {

constexpr int kCohortFrom = 66;
constexpr int kYoungLineTo = 80;
constexpr int kOldLineFrom = 85;
constexpr int kCohortTo = 97;
/// Losses from here on are mostly deaths; age reached in the year.
constexpr int kOldFrom = 76;

constexpr double kLeastForce = 1e-4;
constexpr double kMostRate = 2.0;

struct Line {
    double intercept = 0.0;
    double slope = 0.0;
    double at(double x) const { return intercept + slope * x; }
};

/// Weighted least squares of log force on age.
Line line_through(const Eigen::ArrayXd& force, const Eigen::ArrayXd& deaths, int from, int to) {
    double w = 0.0;
    double wx = 0.0;
    double wy = 0.0;
    double wxx = 0.0;
    double wxy = 0.0;
    for (int age = from; age <= to; ++age) {
        const double weight = deaths(age);
        const double y = log_(force(age));
        w += weight;
        wx += weight * age;
        wy += weight * y;
        wxx += weight * age * age;
        wxy += weight * age * y;
    }
    const double slope = (w * wxy - wx * wy) / (w * wxx - wx * wx);
    return {(wy - slope * wx) / w, slope};
}

/// Force of a cohort as it passes each exact age.
Eigen::ArrayXd whole_line(const Eigen::ArrayXd& losses, const Eigen::ArrayXd& deaths,
                          double background) {
    const Line young = line_through(losses, deaths, kCohortFrom, kYoungLineTo);
    const Line old = line_through(losses, deaths, kOldLineFrom, kCohortTo);
    Eigen::ArrayXd force(kAges + 1);
    for (int age = 0; age <= kAges; ++age) {
        force(age) = age < kCohortFrom  ? exp_(young.at(age)) + background
                     : age <= kCohortTo ? losses(age)
                                        : exp_(old.at(age));
    }
    return force;
}

}  // namespace

FertilityFit fit_fertility(const PopulationHistory& history, const RatesByYear& rates,
                           const Ages& in_move_table, int first, double prior_sd_log) {
    FertilityFit fit;
    const Ages in_moves = cohorts_of(in_move_table);
    std::vector<double> logs;
    double observed = 0.0;
    double expected = 0.0;
    for (const auto& [year, persons] : history.years) {
        if (year < first || !history.years.contains(year + 1)) continue;
        const YearEnd end = advance_year(persons, rates(year), in_moves);
        if (!(end.births > 0.0)) fit.has_mothers = false;
        const double infants = history.years.at(year + 1).row(0).sum();
        // A year without births in a small place says little; half a birth keeps the logarithm.
        const double births = std::max(end.births + infants - end.persons.row(0).sum(), 0.5);
        observed += births;
        expected += end.births;
        logs.push_back(log_(births / end.births));
        fit.first = logs.size() == 1 ? year : fit.first;
        fit.last = year;
    }
    if (logs.empty() || !fit.has_mothers) {
        fit.sd_log = prior_sd_log;
        return fit;
    }
    const auto n = static_cast<double>(logs.size());
    fit.observed = observed / n;
    fit.ratio = observed / expected;
    double mean = 0.0;
    for (const double each : logs)
        mean += each / n;
    for (const double each : logs)
        fit.spread += (each - mean) * (each - mean);
    fit.spread = n > 1.0 ? std::sqrt(fit.spread / (n - 1.0)) : 0.0;
    fit.poisson = std::sqrt(1.0 / fit.observed);
    const double error = std::max(fit.spread, fit.poisson) / std::sqrt(n);
    const double weight =
        prior_sd_log * prior_sd_log / (prior_sd_log * prior_sd_log + error * error);
    fit.median = exp_(weight * log_(fit.ratio));
    fit.sd_log = std::sqrt(weight) * error;
    return fit;
}

OldAgeFit fit_old_age(const PopulationHistory& history, const RatesByYear& rates,
                      double prior_sd_log, double in_moves_sd) {
    double losses = 0.0;
    double deaths = 0.0;
    double out = 0.0;
    for (const auto& [year, persons] : history.years) {
        if (!history.years.contains(year + 1)) continue;
        constexpr int kOld = kAges - kOldFrom;
        const Ages start = age_by_one(persons);
        losses += (start - history.years.at(year + 1)).bottomRows<kOld>().sum();
        deaths += (start * (1.0 - staying(rates(year).death))).bottomRows<kOld>().sum();
        out += (start * rates(year).out_move).bottomRows<kOld>().sum();
    }
    OldAgeFit fit;
    if (!(deaths > 0.0)) {
        fit.sd_log = prior_sd_log;
        fit.has_old = false;
        return fit;
    }
    fit.losses_ratio = std::max(losses, 1.0) / deaths;
    const double counting = 1.0 / std::max(losses, 1.0);
    const double moves = in_moves_sd * out / deaths;
    fit.error = std::sqrt(counting + moves * moves);
    const double prior = prior_sd_log * prior_sd_log;
    const double weight = prior / (prior + fit.error * fit.error);
    fit.median = exp_(weight * log_(fit.losses_ratio));
    fit.sd_log = std::sqrt(weight) * fit.error;
    return fit;
}

std::map<int, double> national_fertility(const PopulationHistory& national,
                                         const RatesByYear& rates,
                                         const std::array<double, kAges>& shape) {
    double sum = 0.0;
    for (const double rate : shape)
        sum += rate;
    std::array<double, kAges> one_child{};
    for (std::size_t age = 0; age < shape.size(); ++age)
        one_child[age] = shape[age] / sum;
    RatesByYear unit = rates;
    std::map<int, double> totals;
    for (const auto& [year, persons] : national.years) {
        if (!national.years.contains(year + 1)) continue;
        unit.set_fertility(year, one_child);
        CohortRates closed = unit(year);
        closed.out_move.setZero();
        const YearEnd end = advance_year(persons, closed, Ages::Zero());
        totals[year] = national.years.at(year + 1).row(0).sum() / end.persons.row(0).sum();
    }
    return totals;
}

Ages national_death_rates(const PopulationHistory& national, int years,
                          const MortalityPrior& prior) {
    Ages start = Ages::Zero();
    Ages end = Ages::Zero();
    for (int year = national.last() - years; year < national.last(); ++year) {
        if (!national.years.contains(year) || !national.years.contains(year + 1)) continue;
        start += age_by_one(national.years.at(year));
        end += national.years.at(year + 1);
    }
    Ages rates;
    for (int sex = 0; sex < kSexes; ++sex) {
        Eigen::ArrayXd losses = Eigen::ArrayXd::Zero(kAges);
        for (int age = kCohortFrom; age <= kCohortTo; ++age) {
            losses(age) = std::max(log_(start(age, sex) / end(age, sex)), kLeastForce);
        }
        const Eigen::ArrayXd force =
            whole_line(losses, start.col(sex) * losses,
                       sex == 0 ? prior.background_rate : prior.background_men);
        for (int age = 1; age < kAges; ++age) {
            rates(age, sex) = std::min(std::sqrt(force(age) * force(age + 1)), kMostRate);
        }
        rates(0, sex) = prior.infant_rate;
    }
    return rates;
}

}  // namespace legeplan::study
