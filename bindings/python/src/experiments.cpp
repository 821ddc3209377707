#include <atomic>
#include <chrono>
#include <future>
#include <utility>

#include <pybind11/stl.h>

#include "parts.h"
#include "run/scenario.h"

namespace py = pybind11;

namespace legeplan::python {

namespace {

/// How often Python's signals are looked at and its progress callback is called.
constexpr std::chrono::milliseconds kPoll{50};

/// What the engine's threads tell the thread that waits in Python, and the other way round.
struct Exchange {
    std::atomic<std::uint64_t> done = 0;
    std::atomic<std::uint64_t> wanted = 0;
    std::atomic<bool> is_stopped = false;
};

Outcome run_all(std::vector<run::Scenario> scenarios, run::Options options, run::Pairing pairing,
                Exchange& exchange) {
    options.progress = [&exchange](const run::Progress& progress) {
        exchange.wanted = progress.wanted;
        exchange.done = progress.done;
    };
    options.is_cancelled = [&exchange] { return exchange.is_stopped.load(); };
    Outcome outcome;
    outcome.experiment = run::run_experiment(std::move(scenarios), options);
    outcome.results =
        run::summarise(*outcome.experiment, pairing, options.threads, options.is_cancelled);
    return outcome;
}

bool is_ready(const std::future<Outcome>& outcome) {
    const py::gil_scoped_release released;
    return outcome.wait_for(kPoll) == std::future_status::ready;
}

/// Lets Python handle its signals, so that Ctrl-C raises KeyboardInterrupt, and hear of progress.
void attend_to_python(const Exchange& exchange, const py::object& progress) {
    if (PyErr_CheckSignals() != 0) {
        throw py::error_already_set();
    }
    if (!progress.is_none() && exchange.wanted > 0) {
        progress(exchange.done.load(), exchange.wanted.load());
    }
}

/// Runs in a thread of its own while this one, Python's, waits without the interpreter's lock. The
/// engine's threads never enter Python.
Outcome run_beside_python(std::vector<run::Scenario> scenarios, const run::Options& options,
                          run::Pairing pairing, const py::object& progress) {
    Exchange exchange;
    std::future<Outcome> outcome = std::async(std::launch::async, run_all, std::move(scenarios),
                                              options, pairing, std::ref(exchange));
    try {
        while (!is_ready(outcome)) {
            attend_to_python(exchange, progress);
        }
        Outcome finished = outcome.get();
        attend_to_python(exchange, progress);
        return finished;
    } catch (...) {
        exchange.is_stopped = true;
        if (outcome.valid()) {
            const py::gil_scoped_release released;
            outcome.wait();
        }
        throw;
    }
}

using Named = std::vector<std::pair<std::string, std::shared_ptr<LoadedScenario>>>;

std::shared_ptr<Outcome> run(const Named& named, std::uint64_t replicates, std::uint64_t seed,
                             int threads, run::Pairing pairing, const py::object& progress) {
    std::vector<run::Scenario> scenarios;
    for (const auto& [id, loaded] : named) {
        scenarios.push_back(run::scenario_of(loaded->inputs));
        scenarios.back().id = id;
    }
    run::Options options;
    options.replicates = replicates;
    options.seed = seed;
    options.threads = threads;
    return std::make_shared<Outcome>(
        run_beside_python(std::move(scenarios), options, pairing, progress));
}

}  // namespace

void add_experiments(py::module_& module) {
    py::enum_<run::Pairing>(module, "Pairing")
        .value("none", run::Pairing::none)
        .value("against_first", run::Pairing::against_first);
    module.def("run", &run, py::arg("scenarios"), py::arg("replicates"), py::arg("seed"),
               py::arg("threads"), py::arg("pairing"), py::arg("progress"));
}

}  // namespace legeplan::python
