#include "core/units.h"
#include "core/version.h"
#include "parts.h"
#include "record/indicators.h"
#include "record/summary.h"

namespace py = pybind11;

namespace legeplan::python {

namespace {

/// The table of indicators, as the attributes that result files give them.
py::list indicators() {
    py::list out;
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        py::dict row;
        row["id"] = spec.name;
        row["units"] = spec.unit;
        row["long_name"] = spec.en;
        row["long_name_nb"] = spec.nb;
        row["kind"] = spec.kind == record::Kind::stock ? "stock at month end" : "flow";
        row["source_step"] = spec.source_step;
        row["formula"] = spec.formula;
        out.append(std::move(row));
    }
    return out;
}

/// Norwegian names of units.
py::dict units() {
    py::dict out;
    for (const Unit& unit : legeplan::units()) {
        out[py::str(unit.en)] = unit.nb;
    }
    return out;
}

py::list quantiles() {
    py::list out;
    for (const double probability : record::kQuantiles) {
        out.append(probability);
    }
    return out;
}

}  // namespace

}  // namespace legeplan::python

PYBIND11_MODULE(_core, module) {
    using namespace legeplan;
    module.doc() = "The engine of Legeplan. Use the package legeplan, which is made of it.";
    module.attr("version") = version();
    module.attr("git_sha") = git_sha();
    module.attr("max_replicates") = run::kMaxReplicates;
    module.attr("quantiles") = python::quantiles();
    module.def("indicators", &python::indicators, "Every indicator with its attributes.");
    module.def("units", &python::units, "Names of units in bokmål, by unit.");
    python::add_errors(module);
    python::add_scenarios(module);
    python::add_outcomes(module);
    python::add_experiments(module);
    python::add_projection(module);
}
