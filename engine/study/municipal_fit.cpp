#include "study/municipal_fit.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/contract_checks.h"

namespace legeplan::study {

namespace {

using inputs::Inputs;
using inputs::Param;
using random::Distribution;
using random::DistributionKind;

void set(Inputs& inputs, Param id, const Distribution& distribution) {
    inputs::Parameter& parameter = inputs.parameters[static_cast<std::size_t>(id)];
    parameter.distribution = distribution;
    parameter.path.clear();
}

Distribution lognormal(double median, double sd_log) {
    Distribution distribution;
    distribution.kind = DistributionKind::lognormal;
    distribution.a = median;
    distribution.b = sd_log;
    return distribution;
}

void set_table(const Ages& ages, inputs::ByAgeSex& table) {
    for (int sex = 0; sex < kSexes; ++sex) {
        for (int age = 0; age < kAges; ++age) {
            table[static_cast<std::size_t>(sex)][static_cast<std::size_t>(age)] = ages(age, sex);
        }
    }
}

/// National rates with the municipality's own factors at 1.
Inputs neutral(const Inputs& scenario) {
    Inputs inputs = scenario;
    inputs.population.alternative = {};
    set(inputs, Param::fertility_ratio, Distribution::point(1.0));
    set(inputs, Param::mortality_ratio, Distribution::point(1.0));
    return inputs;
}

void apply_national(const NationalFit& fit, Inputs& inputs) {
    set_table(fit.death_rates, inputs.population.death_rate);
    inputs.population.mortality_reference_year = fit.reference_year;
    inputs::Parameter& total = inputs.parameters[static_cast<std::size_t>(Param::fertility_total)];
    total.path.assign(fit.totals.begin(), fit.totals.end());
    total.distribution = Distribution::point(total.path.back().second);
}

std::optional<NationalFit> fit_nation(const Inputs& scenario, int until, const Targets& targets) {
    const PopulationHistory known = targets.national.until(until);
    if (targets.national_rates == NationalRates::scenario || known.years.size() < 2) {
        return std::nullopt;
    }
    NationalFit fit;
    fit.until = known.last();
    const int years = std::min(targets.mortality_years, static_cast<int>(known.years.size()) - 1);
    fit.death_rates = national_death_rates(known, years, targets.mortality);
    fit.reference_year = fit.until - (years + 1) / 2;
    Inputs inputs = scenario;
    set_table(fit.death_rates, inputs.population.death_rate);
    inputs.population.mortality_reference_year = fit.reference_year;
    fit.totals = national_fertility(known, RatesByYear(inputs, known.first(), fit.until),
                                    inputs.population.fertility_rate);
    return fit;
}

}  // namespace

void set_published_fertility(const FertilityHistory& published, int year, double ratio,
                             RatesByYear& rates) {
    const int known = std::clamp(year, published.begin()->first, published.rbegin()->first);
    std::array<double, kAges> by_age = std::prev(published.upper_bound(known))->second;
    for (double& rate : by_age)
        rate *= ratio;
    rates.set_fertility(year, by_age);
}

MunicipalFit fit_municipality(const Inputs& scenario, const PopulationHistory& history, int until,
                              const Targets& targets) {
    LEGEPLAN_EXPECTS(history.years.contains(until));
    const PopulationHistory known = history.until(until);
    MunicipalFit fit;
    fit.until = until;
    fit.population = known.years.at(until);
    fit.national = fit_nation(scenario, until, targets);
    Inputs inputs = neutral(scenario);
    if (fit.national) {
        apply_national(*fit.national, inputs);
    }
    int years = 0;
    for (const auto& [year, persons] : known.years) {
        years += known.years.contains(year + 1) ? 1 : 0;
    }
    fit.has_history = years >= targets.least_years;
    fit.old_age.sd_log = targets.mortality_sd_log;
    if (fit.has_history) {
        fit.old_age = fit_old_age(known, RatesByYear(inputs, known.first(), until),
                                  targets.mortality_sd_log, targets.old_in_moves_sd);
        set(inputs, Param::mortality_ratio, Distribution::point(fit.old_age.median));
    }
    RatesByYear rates(inputs, known.first(), until);
    for (int year = known.first(); !targets.fertility.empty() && year <= until; ++year) {
        set_published_fertility(targets.fertility, year, 1.0, rates);
    }
    MigrationPrior prior = targets.migration;
    prior.older_from = scenario.population.older_from;
    fit.older_from = prior.older_from;
    if (fit.has_history) {
        fit.migration = fit_migration(known, targets.national, rates, targets.window_years, prior);
        fit.fertility =
            fit_fertility(known, rates, fit.migration.table,
                          targets.fertility_from.value_or(known.first()), targets.fertility_sd_log);
    } else {
        fit.migration = balanced_migration(fit.population, until, targets.national, rates,
                                           targets.window_years, prior);
        fit.fertility.sd_log = targets.fertility_sd_log;
    }
    return fit;
}

void apply(const MunicipalFit& fit, Inputs& inputs) {
    if (fit.national) {
        apply_national(*fit.national, inputs);
    }
    inputs.start = Month::of(fit.until, 1);
    for (int sex = 0; sex < kSexes; ++sex) {
        for (int age = 0; age < kAges; ++age) {
            inputs.population
                .initial[static_cast<std::size_t>(sex)][static_cast<std::size_t>(age)] =
                static_cast<int>(fit.population(age, sex));
        }
    }
    set_table(fit.migration.table, inputs.population.in_moves_per_year);
    inputs.population.in_move_cohorts = fit.migration.cohorts;
    inputs.population.streams.clear();
    set(inputs, Param::in_move_level,
        lognormal(fit.migration.level_median, fit.migration.level_sd_log()));
    set(inputs, Param::in_move_index_sd, Distribution::point(fit.migration.index.sd));
    set(inputs, Param::in_move_index_persistence,
        Distribution::point(fit.migration.index.persistence));
    set(inputs, Param::in_move_last_year,
        lognormal(fit.migration.last_year_median, fit.migration.last_year_sd_log()));
    set(inputs, Param::in_move_older_level,
        lognormal(fit.migration.older.median, fit.migration.older.sd_log));
    set(inputs, Param::in_move_older_index_sd, Distribution::point(fit.migration.older.index_sd));
    set(inputs, Param::mortality_ratio, lognormal(fit.old_age.median, fit.old_age.sd_log));
    set(inputs, Param::fertility_ratio, lognormal(fit.fertility.median, fit.fertility.sd_log));
}

}  // namespace legeplan::study
