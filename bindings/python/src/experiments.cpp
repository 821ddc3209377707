#include <memory>
#include <utility>

#include <pybind11/stl.h>

#include "beside_python.h"
#include "core/version.h"
#include "parts.h"
#include "run/scenario.h"

namespace py = pybind11;

namespace legeplan::python {

namespace {

Outcome run_all(std::vector<run::Scenario> scenarios, const run::Options& options,
                run::Pairing pairing) {
    Outcome outcome;
    outcome.version = version();
    outcome.experiment = run::run_experiment(std::move(scenarios), options);
    outcome.results =
        run::summarise(*outcome.experiment, pairing, options.threads, options.is_cancelled);
    return outcome;
}

using Named = std::vector<std::pair<std::string, std::shared_ptr<LoadedScenario>>>;

std::shared_ptr<Outcome> run(const Named& named, std::uint64_t replicates, std::uint64_t seed,
                             int threads, run::Pairing pairing, run::KeepValues keep_values,
                             const py::object& progress) {
    std::vector<run::Scenario> scenarios;
    for (const auto& [id, loaded] : named) {
        scenarios.push_back(run::scenario_of(loaded->inputs));
        scenarios.back().id = id;
    }
    run::Options options;
    options.replicates = replicates;
    options.seed = seed;
    options.threads = threads;
    options.keep_values = keep_values;
    return std::make_shared<Outcome>(
        beside_python(options, progress, [&](const run::Options& reporting) {
            return run_all(std::move(scenarios), reporting, pairing);
        }));
}

}  // namespace

void add_experiments(py::module_& module) {
    py::enum_<run::Pairing>(module, "Pairing")
        .value("none", run::Pairing::none)
        .value("against_first", run::Pairing::against_first);
    py::enum_<run::KeepValues>(module, "KeepValues")
        .value("of_few", run::KeepValues::of_few)
        .value("always", run::KeepValues::always);
    module.def("run", &run, py::arg("scenarios"), py::arg("replicates"), py::arg("seed"),
               py::arg("threads"), py::arg("pairing"), py::arg("keep_values"), py::arg("progress"));
}

}  // namespace legeplan::python
