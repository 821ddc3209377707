#include <algorithm>
#include <memory>
#include <stdexcept>

#include <pybind11/numpy.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include "output/json.h"
#include "output/result_file.h"
#include "parts.h"

namespace py = pybind11;

namespace legeplan::python {

namespace {

using Array = py::array_t<double>;

record::Indicator indicator_named(const std::string& name) {
    const record::IndicatorSpec* spec = record::find_indicator(name);
    if (spec == nullptr) {
        throw py::key_error(name);
    }
    return spec->id;
}

/// Rows of equal length under each other. Shape: [row][time].
template <typename Rows, typename SeriesOf>
Array stacked(const Rows& rows, SeriesOf series_of) {
    const std::size_t times = rows.empty() ? 0 : series_of(rows.front()).size();
    Array out({rows.size(), times});
    double* to = out.mutable_data();
    for (const auto& row : rows) {
        const std::vector<double>& values = series_of(row);
        to = std::copy(values.begin(), values.end(), to);
    }
    return out;
}

/// Statistics of an indicator. Shape: [scenario][time], quantiles [quantile][scenario][time]; time
/// 0 is the initial state.
py::dict statistics(const Outcome& self, const std::string& name) {
    const auto id = static_cast<std::size_t>(indicator_named(name));
    const auto& rows = self.results.scenarios;
    py::dict out;
    const auto add = [&](const char* statistic, std::vector<double> record::Series::*member) {
        out[statistic] = stacked(
            rows, [&](const run::ScenarioSummary& row) -> const auto& {
                return row.indicators[id].*member;
            });
    };
    add("mean", &record::Series::mean);
    add("sd", &record::Series::sd);
    add("mc_error", &record::Series::mc_error);
    py::list quantiles;
    for (std::size_t q = 0; q < record::kQuantiles.size(); ++q) {
        quantiles.append(stacked(
            rows, [&](const run::ScenarioSummary& row) -> const auto& {
                return row.indicators[id].quantiles[q];
            }));
    }
    out["quantiles"] = quantiles;
    return out;
}

/// Paired differences of an indicator. Shape: [alternative][time].
py::dict differences(const Outcome& self, const std::string& name) {
    const auto id = static_cast<std::size_t>(indicator_named(name));
    using Series = record::DifferenceSeries;
    py::dict out;
    const auto add = [&](const char* statistic, std::vector<double> Series::*member) {
        out[statistic] = stacked(
            self.results.differences, [&](const run::ComparisonSummary& row) -> const auto& {
                return row.indicators[id].*member;
            });
    };
    add("mean", &Series::mean);
    add("mc_error", &Series::mc_error);
    add("lower", &Series::lower);
    add("upper", &Series::upper);
    add("probability_greater", &Series::probability_greater);
    add("probability_equal", &Series::probability_equal);
    add("variance_reduction", &Series::variance_reduction);
    return out;
}

bool has_draws(const Outcome& self) {
    return self.experiment && !self.experiment->tallies;
}

const run::Experiment& experiment_of(const Outcome& outcome) {
    if (!outcome.experiment) {
        throw std::logic_error("the experiment ran elsewhere");
    }
    return *outcome.experiment;
}

/// A view of the engine's own memory, read only. Shape: [replicate][time]. It keeps the outcome.
py::array_t<float> draws(const std::shared_ptr<Outcome>& self, std::size_t scenario,
                         const std::string& name) {
    if (!has_draws(*self)) {
        throw std::logic_error("the replicates' values are not in memory");
    }
    const run::Draws& all = experiment_of(*self).draws.at(scenario);
    const std::size_t stride = all.slot(0).size();
    if (all.slot(all.replicates() - 1).data() !=
        all.slot(0).data() + (all.replicates() - 1) * stride) {
        throw std::logic_error("the replicates do not lie one after the other");
    }
    const auto first = all.values(0, indicator_named(name));
    py::array_t<float> view({static_cast<std::size_t>(all.replicates()), all.times()},
                            {stride * sizeof(float), sizeof(float)}, first.data(), py::cast(self));
    view.attr("setflags")(py::arg("write") = false);
    return view;
}

py::list scenarios(const Outcome& self) {
    py::list out;
    for (const run::ScenarioSummary& scenario : self.results.scenarios) {
        py::dict row;
        row["id"] = scenario.id;
        row["title_nb"] = scenario.title.nb;
        row["title_en"] = scenario.title.en;
        row["start"] = to_string(scenario.start);
        row["months"] = scenario.months;
        row["resolved_text"] = scenario.resolved_text;
        out.append(std::move(row));
    }
    return out;
}

py::list comparisons(const Outcome& self) {
    py::list out;
    for (const run::ComparisonSummary& comparison : self.results.differences) {
        out.append(py::make_tuple(comparison.scenario, comparison.base));
    }
    return out;
}

/// The bytes that `legeplan --json` writes, without the end of the line.
py::bytes json(const Outcome& self) {
    using Handler = nlohmann::ordered_json::error_handler_t;
    nlohmann::ordered_json document = output::to_json(self.results);
    document["version"] = self.version;
    return document.dump(-1, ' ', false, Handler::replace);
}

/// The caller holds the interpreter's lock and h5py's: the HDF5 library serves one at a time.
void write(const Outcome& self, const std::filesystem::path& path, bool with_draws,
           const std::string& command_line) {
    const run::Experiment& experiment = experiment_of(self);
    if (with_draws && !has_draws(self)) {
        throw std::invalid_argument("these results hold no draws (run with draws=True)");
    }
    output::AtomicFile file(path);
    output::write_results(file, self.results,
                          output::provenance_now(command_line, experiment.threads),
                          with_draws ? &experiment : nullptr);
}

std::shared_ptr<Outcome> read(const std::filesystem::path& path) {
    return std::make_shared<Outcome>(
        Outcome{output::read_results(path), output::read_origin(path).version});
}

}  // namespace

void add_outcomes(py::module_& module) {
    py::class_<Outcome, std::shared_ptr<Outcome>>(module, "Outcome", "What an experiment found.")
        .def_property_readonly("seed", [](const Outcome& self) { return self.results.seed; })
        .def_property_readonly("version", [](const Outcome& self) { return self.version; })
        .def_property_readonly("replicates",
                               [](const Outcome& self) { return self.results.replicates; })
        .def_property_readonly("quantile_bins",
                               [](const Outcome& self) { return self.results.quantile_bins; })
        .def_property_readonly("has_draws", &has_draws)
        .def_property_readonly("scenarios", &scenarios)
        .def_property_readonly("comparisons", &comparisons)
        .def("statistics", &statistics, py::arg("indicator"))
        .def("differences", &differences, py::arg("indicator"))
        .def("draws", &draws, py::arg("scenario"), py::arg("indicator"))
        .def("json", &json)
        .def("write", &write, py::arg("path"), py::arg("with_draws"), py::arg("command_line"));
    module.def("read", &read, py::arg("path"));
}

}  // namespace legeplan::python
