#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include "beside_python.h"
#include "inputs/load.h"
#include "parts.h"
#include "scenario/paths.h"
#include "study/backtest.h"

namespace py = pybind11;

namespace legeplan::python {

namespace {

py::dict row_of(const study::Scored& cell) {
    py::dict row;
    row["region"] = cell.region;
    row["origin"] = cell.origin;
    row["indicator"] = cell.group;
    row["time"] = cell.time;
    row["years_ahead"] = cell.years_ahead;
    row["observed"] = cell.observed;
    row["mean"] = cell.mean;
    row["quantiles"] = cell.quantiles;
    row["crps"] = cell.crps;
    for (std::size_t band = 0; band < study::kBands.size(); ++band) {
        row[py::str("within_" + std::to_string(study::kBands[band]))] = cell.is_within(band);
    }
    for (std::size_t rival = 0; rival < study::kRivalNames.size(); ++rival) {
        row[study::kRivalNames[rival]] = cell.rivals[rival];
    }
    return row;
}

/// (rows, problems) of a scenario of the past against what was observed.
py::tuple backtest(const LoadedScenario& scenario, const std::filesystem::path& observed,
                   std::uint64_t replicates, std::uint64_t seed, int threads,
                   const py::object& progress) {
    run::Options options;
    options.replicates = replicates;
    options.seed = seed;
    options.threads = threads;
    const inputs::Loaded loaded{scenario.scenario, *scenario.inputs};
    const std::filesystem::path data_dir = inputs::LoadOptions::default_data_dir();
    const std::filesystem::path file = scenario::named_file(observed, data_dir).path;
    py::list rows;
    try {
        const study::Backtest found =
            beside_python(options, progress, [&](const run::Options& reporting) {
                return study::backtest(loaded, file, std::nullopt, data_dir, reporting);
            });
        for (const study::Scored& cell : found.cells) {
            rows.append(row_of(cell));
        }
        return py::make_tuple(rows, py::list());
    } catch (const ScenarioError& error) {
        return py::make_tuple(rows, problem_tuples(error.problems()));
    }
}

}  // namespace

void add_backtests(py::module_& module) {
    module.def("backtest", &backtest, py::arg("scenario"), py::arg("observed"),
               py::arg("replicates"), py::arg("seed"), py::arg("threads"), py::arg("progress"));
}

}  // namespace legeplan::python
