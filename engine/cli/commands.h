#pragma once

#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/console.h"

namespace legeplan::cli {

/// How a command ended, as the shell sees it.
enum class Exit : std::uint8_t {
    done = 0,
    run_failed = 1,
    scenario_or_usage_error = 2,
    interrupted = 130,
};

/// `run` and `compare`. Throws: UsageError, ScenarioError, run::Cancelled, output::FileError and
/// what run_experiment() throws.
Exit run_scenarios(const Arguments& arguments, Console& console);

/// `check`: every problem of every scenario.
Exit check_scenarios(const Arguments& arguments, Console& console);

/// `explain`. Throws: ScenarioError.
Exit explain_scenario(const Arguments& arguments, Console& console);

/// `diff`. Throws: ScenarioError.
Exit diff_scenarios(const Arguments& arguments, Console& console);

/// `project`. Throws: ScenarioError.
Exit project_scenario(const Arguments& arguments, Console& console);

/// `trace`. Throws: ScenarioError, RunError.
Exit trace_replicate(const Arguments& arguments, Console& console);

/// `report`. Throws: UsageError, output::FileError.
Exit write_report(const Arguments& arguments, Console& console);

/// `import`: a file of another program as a table of the project. Throws: UsageError,
/// ScenarioError, output::FileError.
Exit import_table(const Arguments& arguments, Console& console);

/// `new`: a folder with a scenario for a municipality. Throws: UsageError, ScenarioError,
/// output::FileError.
Exit new_scenario(const Arguments& arguments, Console& console);

/// `backtest`: a scenario of the past against what came. Throws: as run_scenarios().
Exit backtest_scenario(const Arguments& arguments, Console& console);

/// `calibrate`: a scenario fitted to targets. Throws: UsageError, ScenarioError,
/// output::FileError.
Exit calibrate_scenario(const Arguments& arguments, Console& console);

/// `sweep`: a study, alone or as one process of many. Throws: UsageError, ScenarioError,
/// run::Cancelled, output::FileError.
Exit sweep_study(const Arguments& arguments, Console& console);

/// `solve`: the smallest policy that reaches a goal. Throws: UsageError, ScenarioError, RunError,
/// run::Cancelled, output::FileError.
Exit solve_goal(const Arguments& arguments, Console& console);

/// `sensitivity`: where the uncertainty comes from. Throws: as solve_goal().
Exit examine_sensitivity(const Arguments& arguments, Console& console);

/// `regret`: policies under futures without probabilities. Throws: as solve_goal().
Exit find_regrets(const Arguments& arguments, Console& console);

/// `export`. Throws: UsageError, output::FileError.
Exit export_results(const Arguments& arguments, Console& console);

/// Pages that `docs` prints.
std::vector<std::string> page_names();

/// `docs`: a page of docs/ that the program writes itself. Throws: UsageError.
Exit print_page(const Arguments& arguments, Console& console);

}  // namespace legeplan::cli
