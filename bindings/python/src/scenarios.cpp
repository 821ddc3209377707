#include <memory>

#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include "inputs/load.h"
#include "parts.h"
#include "run/scenario.h"
#include "scenario/explain.h"

namespace py = pybind11;

namespace legeplan::python {

namespace {

using Deltas = std::vector<std::pair<std::string, std::string>>;

/// (scenario or None, problems) of a file with deltas (name, TOML text) on top of it.
py::tuple load(const std::filesystem::path& path, const Deltas& deltas) {
    inputs::LoadOptions options;
    for (const auto& [name, text] : deltas) {
        options.deltas.push_back({name, text});
    }
    Problems problems;
    std::shared_ptr<LoadedScenario> scenario;
    {
        const py::gil_scoped_release released;
        auto loaded = inputs::load_with_scenario(path, options, problems);
        if (loaded) {
            run::check_figures(loaded->scenario, problems);
        }
        if (loaded && loaded->inputs && !problems.any()) {
            scenario = std::make_shared<LoadedScenario>(
                LoadedScenario{std::move(loaded->scenario),
                               std::make_shared<const inputs::Inputs>(std::move(*loaded->inputs))});
        }
    }
    return py::make_tuple(scenario, problem_tuples(problems));
}

/// (rows, problems): the problem is that there is no such key.
py::tuple explain(const LoadedScenario& self, const std::optional<std::string>& key) {
    py::list rows;
    try {
        for (const scenario::Explained& row : scenario::explain(self.scenario, key)) {
            rows.append(py::make_tuple(row.key, row.value, row.unit, row.source, row.where.file,
                                       row.where.line, row.is_given, row.doc_en, row.doc_nb));
        }
        return py::make_tuple(rows, py::list());
    } catch (const ScenarioError& error) {
        return py::make_tuple(rows, problem_tuples(error.problems()));
    }
}

py::list differences(const LoadedScenario& self, const LoadedScenario& other) {
    py::list rows;
    for (const scenario::Difference& row : scenario::differences(self.scenario, other.scenario)) {
        rows.append(py::make_tuple(row.key, row.a, row.b,
                                   row.unit_b.empty() ? row.unit_a : row.unit_b, row.cells_changed,
                                   row.doc_en, row.doc_nb));
    }
    return rows;
}

py::tuple text_pair(const Text& text) {
    return py::make_tuple(text.nb, text.en);
}

}  // namespace

void add_scenarios(py::module_& module) {
    using Self = LoadedScenario;
    py::class_<Self, std::shared_ptr<Self>>(module, "Scenario", "A scenario that can be run.")
        .def_property_readonly("id", [](const Self& self) { return self.inputs->id; })
        .def_property_readonly("title",
                               [](const Self& self) { return text_pair(self.inputs->title); })
        .def_property_readonly("description",
                               [](const Self& self) { return text_pair(self.inputs->description); })
        .def_property_readonly("municipality",
                               [](const Self& self) { return self.inputs->municipality; })
        .def_property_readonly("start",
                               [](const Self& self) { return to_string(self.inputs->start); })
        .def_property_readonly("months", [](const Self& self) { return self.inputs->months(); })
        .def_property_readonly("resolved_text",
                               [](const Self& self) { return self.inputs->resolved_text; })
        .def_property_readonly("files", [](const Self& self) { return self.scenario.files(); })
        .def("explain", &explain, py::arg("key"))
        .def("differences", &differences, py::arg("other"));
    module.def("load", &load, py::arg("path"), py::arg("deltas"));
}

}  // namespace legeplan::python
