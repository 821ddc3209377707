#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "scenario/schema.h"
#include "study/design.h"
#include "study/evaluate.h"
#include "study/municipalities.h"

namespace legeplan::study {

/// Whether all points of a study meet the same random numbers.
enum class Seeds : std::uint8_t {
    paired,       ///< one seed: differences between points have little noise
    independent,  ///< a seed for each point
};

/// A study as its file states it.
struct Study {
    std::string file;
    Text title;
    std::vector<std::string> scenarios;         ///< files of the base scenarios
    std::vector<std::string> ids;               ///< of the base scenarios
    std::shared_ptr<const RegionTable> region;  ///< the scenarios are run for all of its places
    std::vector<Axis> axes;
    Design design;
    std::uint64_t replicates = 0;  ///< of each point
    std::uint64_t unit = 0;        ///< replicates that are run and kept together, at most
    std::uint64_t seed = 1;
    Seeds seeds = Seeds::paired;
    Kept kept;
    std::string resolved_text;
};

/// Every key that a study file may hold.
const scenario::Schema& study_schema();

/// A study, its axes' keys not yet looked up in the scenarios (ScenarioSpace does that).
/// Throws: ScenarioError with everything that is wrong.
Study load_study(const std::filesystem::path& path, const std::filesystem::path& data_dir);

}  // namespace legeplan::study
