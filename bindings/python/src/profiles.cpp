#include "record/profiles.h"

#include <algorithm>

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include "parts.h"
#include "record/risks.h"

namespace py = pybind11;

namespace legeplan::python {

namespace {

using Array = py::array_t<double>;

/// The table of profiles, as the attributes that result files give them.
py::list profiles() {
    py::list out;
    for (const record::ProfileSpec& spec : record::profile_specs()) {
        py::dict row;
        row["id"] = spec.name;
        row["units"] = spec.unit;
        row["bin_units"] = spec.bin_unit;
        row["first"] = spec.first;
        row["width"] = spec.width;
        row["bins"] = spec.bins;
        row["long_name"] = spec.en;
        row["long_name_nb"] = spec.nb;
        row["source_step"] = spec.source_step;
        row["formula"] = spec.formula;
        out.append(std::move(row));
    }
    return out;
}

/// The table of risks, as the attributes that result files give them.
py::list risks() {
    py::list out;
    for (const record::RiskSpec& spec : record::risk_specs()) {
        py::dict row;
        row["id"] = spec.name;
        row["indicator"] = record::spec(spec.indicator).name;
        row["long_name"] = spec.en;
        row["long_name_nb"] = spec.nb;
        out.append(std::move(row));
    }
    return out;
}

std::vector<std::size_t> snapshots(const Outcome& self) {
    return self.results.scenarios.front().snapshots();
}

/// A profile by its place in the table. Shape: mean [scenario][snapshot][bin], quantiles
/// [scenario][snapshot][bin][quantile].
py::dict profile(const Outcome& self, std::size_t which) {
    const record::ProfileSpec& spec = record::profile_specs()[which];
    const auto& scenarios = self.results.scenarios;
    const std::size_t times = snapshots(self).size();
    Array mean({scenarios.size(), times, spec.bins});
    Array quantiles({scenarios.size(), times, spec.bins, record::kQuantiles.size()});
    double* to_mean = mean.mutable_data();
    double* to_quantiles = quantiles.mutable_data();
    for (const run::ScenarioSummary& scenario : scenarios) {
        for (std::size_t time = 0; time < times; ++time) {
            for (std::size_t bin = 0; bin < spec.bins; ++bin) {
                const record::Series& row = scenario.profiles[record::first_row(spec.id) + bin];
                *to_mean++ = row.mean[time];
                for (const std::vector<double>& quantile : row.quantiles) {
                    *to_quantiles++ = quantile[time];
                }
            }
        }
    }
    py::dict out;
    out["mean"] = mean;
    out["quantiles"] = quantiles;
    return out;
}

/// A risk's probabilities by its place in the table. Shape: [scenario][time]; time 0 is the initial
/// state.
Array risk(const Outcome& self, std::size_t which) {
    const auto& scenarios = self.results.scenarios;
    Array out({scenarios.size(), scenarios.front().risks.at(which).size()});
    double* to = out.mutable_data();
    for (const run::ScenarioSummary& scenario : scenarios) {
        to = std::copy(scenario.risks[which].begin(), scenario.risks[which].end(), to);
    }
    return out;
}

}  // namespace

void add_profiles(py::module_& module) {
    module.def("profiles", &profiles, "Every profile with its attributes.");
    module.def("risks", &risks, "Every risk with its attributes.");
    module.def("snapshots", &snapshots, py::arg("outcome"));
    module.def("profile", &profile, py::arg("outcome"), py::arg("which"));
    module.def("risk", &risk, py::arg("outcome"), py::arg("which"));
}

}  // namespace legeplan::python
