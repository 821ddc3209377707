#include <algorithm>

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include "inputs/draw.h"
#include "output/projection_columns.h"
#include "parts.h"

namespace py = pybind11;

namespace legeplan::python {

namespace {

using projection::Projection;

/// Persons at the end of each year. Shape: [year][sex][age], female first.
py::array_t<double> persons(const std::vector<projection::Ages>& at_year_end) {
    py::array_t<double> out({at_year_end.size(), std::size_t{kSexes}, std::size_t{kAges}});
    double* to = out.mutable_data();
    for (const projection::Ages& ages : at_year_end) {
        // Eigen's columns, the sexes, lie one after the other.
        to = std::copy(ages.data(), ages.data() + ages.size(), to);
    }
    return out;
}

py::dict project(const LoadedScenario& scenario) {
    Projection projection;
    {
        const py::gil_scoped_release released;
        projection = projection::project(*scenario.inputs, inputs::Draw::central(*scenario.inputs));
    }
    py::dict indicators;
    for (const output::ProjectionColumn& column : output::kProjectionColumns) {
        std::vector<double> values;
        for (const projection::MonthRow& row : projection.months) {
            values.push_back(row.*column.value);
        }
        indicators[py::str(std::string(record::spec(column.id).name))] =
            py::array_t<double>(static_cast<py::ssize_t>(values.size()), values.data());
    }
    py::dict out;
    out["start"] = to_string(projection.months.front().month);
    out["indicators"] = indicators;
    out["years"] = projection.years;
    out["persons"] = persons(projection.at_year_end);
    return out;
}

}  // namespace

void add_projection(py::module_& module) {
    module.def("project", &project, py::arg("scenario"));
}

}  // namespace legeplan::python
