#pragma once

#include <map>
#include <optional>
#include <string>

#include "inputs/inputs.h"
#include "study/migration_fit.h"
#include "study/targets.h"
#include "study/vital_fit.h"

namespace legeplan::study {

/// National rates as a history of the nation's population told them at a time.
struct NationalFit {
    int until = 0;           ///< 1 January of
    int reference_year = 0;  ///< in which the death rates hold
    Ages death_rates = Ages::Zero();
    std::map<int, double> totals;  ///< children per woman by year
};

/// Everything about a municipality's population that is fitted to its history.
struct MunicipalFit {
    int until = 0;                   ///< 1 January of the last population used
    Ages population = Ages::Zero();  ///< of that day
    bool has_history = true;         ///< false: one population only, and priors
    int older_from = 0;              ///< age reached from which in-moves are fitted apart
    MigrationFit migration;
    FertilityFit fertility;
    OldAgeFit old_age;
    std::optional<NationalFit> national;
    std::string level_source;  ///< what the level was moved to meet, "" where only to the history
};

/// Fits a municipality to its history up to `until`; nothing after that day is looked at.
///
/// The scenario gives what is not fitted. Expects: `until` is a year of the history.
/// A history of fewer years of change than `least_years` is taken as one population.
MunicipalFit fit_municipality(const inputs::Inputs& scenario, const PopulationHistory& history,
                              int until, const Targets& targets);

/// Sets the births of a year from published fertility (the nearest year of the table) and a ratio.
void set_published_fertility(const FertilityHistory& published, int year, double ratio,
                             RatesByYear& rates);

/// The scenario with the fit in place of its own population, from 1 January of `until`.
void apply(const MunicipalFit& fit, inputs::Inputs& inputs);

}  // namespace legeplan::study
