#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "scenario/scenario.h"
#include "scenario/schema.h"
#include "study/gp_fit.h"
#include "study/migration_fit.h"
#include "study/population_history.h"
#include "study/population_target.h"
#include "study/vital_fit.h"

namespace legeplan::study {

/// Where the rates of a nation come from: the scenario's tables, or what a history of the nation's
/// population told at the time.
enum class NationalRates : std::uint8_t { scenario, history };

/// Births per woman-year by year and mother's age.
using FertilityHistory = std::map<int, std::array<double, kAges>>;

/// The national GP scheme at the ends of years: lists and persons.
struct GpScheme {
    int year = 0;
    double lists = 0.0;
    double lists_without_gp = 0.0;
    double persons_on_lists = 0.0;
    double mean_cap = 0.0;
    double salaried_share = 0.0;  ///< of the lists with a GP
    double locum_share = 0.0;     ///< of the lists without one
};

/// What a calibration is to meet, with the priors for what the data do not tell.
struct Targets {
    std::string file;
    std::optional<PopulationHistory> history;
    std::optional<int> until;  ///< 1 January of this year is the last that may be known
    int window_years = 0;
    int least_years = 0;
    std::optional<int> fertility_from;
    NationalRates national_rates = NationalRates::scenario;
    PopulationHistory national;
    FertilityHistory fertility;
    int mortality_years = 0;
    MigrationPrior migration;
    double fertility_sd_log = 0.0;
    double mortality_sd_log = 0.0;
    double old_in_moves_sd = 0.0;  ///< share of the out-moves of the old
    MortalityPrior mortality;
    int horizon_years = 0;
    int step_years = 0;
    std::optional<std::filesystem::path> extends;  ///< the file that the written one extends
    std::optional<PopulationTarget> expected;
    GpScheme scheme;
    GpTargets gps;
    GpPriors gp_priors;
};

/// The keys and tables of a file of targets.
const scenario::Schema& targets_schema();

/// The file of targets that is installed with the national tables.
std::filesystem::path national_targets(const std::filesystem::path& data_dir);

/// Throws: ScenarioError.
Targets load_targets(const std::filesystem::path& path, const std::filesystem::path& data_dir);

}  // namespace legeplan::study
