#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/error.h"
#include "run/region.h"
#include "study/population_history.h"
#include "study/targets.h"

namespace legeplan::study {

/// Municipalities that are run together, as a study's file names them.
struct RegionTable {
    std::vector<PopulationHistory> populations;    ///< by code, each with one year or more
    std::map<std::string, std::string> districts;  ///< duty district by code
    int year = 0;                                  ///< 1 January of which is the start
    bool exchanges_gps = true;                     ///< or each is run as if alone
    std::string digest;                            ///< SHA-256 of the files
};

/// Adds to `problems` what a base scenario says that holds in one place only: a roster, events,
/// policies that name positions or an office, a start on another day.
void check_template(const inputs::Inputs& base, const std::string& file, int year,
                    Problems& problems);

/// The municipalities of a table under a base scenario.
///
/// What belongs to the place is replaced: population, in-moves (with one year as many in as out at
/// each age, with five or more fitted), positions and one office at national ratios. All else is
/// the base's, policies included: they act in each municipality.
std::vector<run::Municipality> municipalities_of(const inputs::Inputs& base,
                                                 const RegionTable& table, const Targets& targets);

/// The municipalities with the rest of the nation around them, the positions of the GP scheme that
/// are not theirs; or each as if alone.
std::shared_ptr<const run::Region> make_region(const inputs::Inputs& base, const RegionTable& table,
                                               const Targets& targets);

}  // namespace legeplan::study
