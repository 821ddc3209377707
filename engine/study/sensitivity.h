#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "study/morris.h"
#include "study/sensitivity_file.h"
#include "study/sobol_indices.h"
#include "study/uncertain.h"
#include "study/variance_budget.h"

namespace legeplan::study {

/// What is being run, for progress.
enum class SensitivityStage : std::uint8_t { morris, sobol, budget };

struct SensitivityOptions {
    int threads = 0;
    std::function<bool()> is_cancelled;
    /// Called as points are finished, by one thread at a time.
    std::function<void(SensitivityStage stage, std::size_t done, std::size_t wanted)> progress;
};

/// What was found for one indicator.
struct IndicatorSensitivity {
    record::Indicator indicator{};
    std::vector<MorrisEffect> morris;  ///< by parameter
    /// Sobol indices by factor from a quarter, half and all of the rows.
    std::vector<std::vector<SobolIndex>> sobol;
    std::optional<VarianceBudget> budget;
};

struct Sensitivity {
    Text title;  ///< of the scenario
    std::vector<UncertainParameter> parameters;
    /// Parameters of each Sobol factor, by their numbers; the last may hold several.
    std::vector<std::vector<std::size_t>> factors;
    std::vector<IndicatorSensitivity> indicators;
};

/// Morris screening, Sobol indices and a variance budget, as far as the plan asks for them.
///
/// Throws: ScenarioError, RunError, run::Cancelled.
Sensitivity examine(const SensitivityPlan& plan, const std::filesystem::path& data_dir,
                    const SensitivityOptions& options);

}  // namespace legeplan::study
