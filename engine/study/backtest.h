#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "inputs/load.h"
#include "run/experiment.h"
#include "study/population_history.h"
#include "study/scoring.h"
#include "study/targets.h"

namespace legeplan::study {

/// What a scenario of the past said, against what happened.
struct Backtest {
    std::uint64_t seed = 1;
    std::uint64_t replicates = 0;
    int starts = 0;  ///< simulated starts, over all regions
    int regions = 0;
    std::vector<Scored> cells;
    std::vector<std::string> left_out;  ///< regions without enough history, in a folder
    /// A start of a region whose history does not bear a fit, and why.
    struct NoFitAt {
        std::string region;
        int start = 0;
        Text why;
    };
    std::vector<NoFitAt> no_fit = {};  ///< left out of a folder
    int early_starts = 0;              ///< left out of a folder: before first_start
    std::optional<double> persons_at_start =
        {};               ///< observed on 1 January of the scenario's first year
    int first_start = 0;  ///< the first year whose start knows no more of the nation than was known
};

/// Values of an indicator that were observed at the end of months.
struct ObservedIndicators {
    std::string file;
    struct Row {
        int line = 0;
        Month month{};
        record::Indicator indicator{};
        double value = 0.0;
    };
    std::vector<Row> rows;
};

/// Whether a table holds indicators by month, and not a population.
bool holds_indicators(const std::filesystem::path& path);

/// Reads a table with the columns month (2021-12), indicator and value. Throws: ScenarioError.
ObservedIndicators read_indicators(const std::filesystem::path& path);

/// Scores one simulated start at the ends of the years that were observed.
void score_population(const std::shared_ptr<const inputs::Inputs>& inputs,
                      const PopulationHistory& observed, const run::Options& options,
                      Backtest& backtest);

/// The scenario against populations of 1 January: total and age groups, at each year's end.
///
/// Rivals: no change since the start; the growth of up to five years before it; the deterministic
/// twin. Throws: ScenarioError when the scenario knows too much or nothing was observed, and what
/// run_experiment() throws.
Backtest backtest_population(const inputs::Loaded& scenario, const PopulationHistory& observed,
                             const run::Options& options);

/// The scenario against indicators; the rival is no change.
Backtest backtest_indicators(const inputs::Loaded& scenario, const ObservedIndicators& observed,
                             const run::Options& options);

/// Every region of a folder's tables, from every start that has enough history before it and
/// something observed after it. Each is fitted anew to what was known at its start; the scenario
/// gives the rest, the targets the priors and the horizon.
Backtest backtest_folder(const inputs::Loaded& scenario, const std::filesystem::path& folder,
                         const Targets& targets, const run::Options& options);

/// The scenario against a table of populations or indicators, or against a folder of tables. Of
/// several regions in a table the scenario's own counts, by its code. `targets` is a file of
/// targets for a folder; without it those of the data folder.
Backtest backtest(const inputs::Loaded& scenario, const std::filesystem::path& observed,
                  const std::optional<std::filesystem::path>& targets,
                  const std::filesystem::path& data_dir, const run::Options& options);

}  // namespace legeplan::study
