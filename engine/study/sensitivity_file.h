#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/calendar.h"
#include "core/error.h"
#include "record/indicators.h"
#include "scenario/schema.h"

namespace legeplan::study {

/// Screening of all uncertain parameters.
struct MorrisPlan {
    std::size_t trajectories = 0;
    int levels = 0;
    std::uint64_t replicates = 0;  ///< of each point
};

/// Sobol indices.
struct SobolPlan {
    std::size_t rows = 0;
    std::uint64_t replicates = 0;  ///< of each point
    std::size_t single = 0;        ///< parameters that are factors of their own
};

/// Where the variance comes from.
struct BudgetPlan {
    std::size_t draws = 0;
    std::uint64_t replicates = 0;  ///< of each draw
};

/// What to find out about the uncertainty of a scenario, as its file states it.
struct SensitivityPlan {
    std::string file;
    Text title;
    std::vector<std::string> scenarios;  ///< files; the first is examined, all are alternatives
    std::vector<record::Indicator> indicators;
    Month at{};
    Location where_at;
    std::uint64_t seed = 1;
    std::optional<MorrisPlan> morris;
    std::optional<SobolPlan> sobol;
    std::optional<BudgetPlan> budget;
    std::string resolved_text;
};

/// Every key that a file for `sensitivity` may hold.
const scenario::Schema& sensitivity_schema();

/// What to find out about one scenario when nothing is said of how: Morris screening of every
/// uncertain parameter or, with Sobol, indices of those it ranks first, for the indicators in the
/// last month. Sizes are those of the shipped files; `resolved_text` is the file that says the
/// same. Throws: ScenarioError where the scenario is wrong.
enum class Method : std::uint8_t { morris, sobol };
SensitivityPlan plan_for(const std::string& scenario, Method method,
                         const std::vector<record::Indicator>& indicators, std::uint64_t seed,
                         const std::filesystem::path& data_dir);

/// Throws: ScenarioError with everything that is wrong.
SensitivityPlan load_sensitivity(const std::filesystem::path& path,
                                 const std::filesystem::path& data_dir);

}  // namespace legeplan::study
