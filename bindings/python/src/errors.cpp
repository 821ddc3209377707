#include "output/atomic_file.h"
#include "parts.h"

namespace py = pybind11;

namespace legeplan::python {

namespace {

void raise_file_error(const output::FileError& error) {
    if (error.code() == 0) {
        PyErr_SetString(PyExc_OSError, error.what());
        return;
    }
    // With a number Python chooses the kind of OSError, such as PermissionError.
    const py::tuple arguments =
        py::make_tuple(error.code(), error.reason().en, error.path().string());
    PyErr_SetObject(PyExc_OSError, arguments.ptr());
}

}  // namespace

py::list problem_tuples(const Problems& problems) {
    py::list out;
    for (const Problem& problem : problems.items()) {
        out.append(py::make_tuple(problem.where.file, problem.where.line, problem.key,
                                  problem.message.en, problem.expected.en, problem.suggestion,
                                  problem.to_string(Language::en), problem.message.nb,
                                  problem.expected.nb, problem.to_string(Language::nb)));
    }
    return out;
}

void add_errors(py::module_& module) {
    auto& run_error =
        py::register_exception<run::ExperimentError>(module, "RunError", PyExc_RuntimeError);
    run_error.attr("__module__") = "legeplan";
    run_error.attr("__doc__") =
        "Some replicates could not be completed; says which, and where they stopped.";
    py::register_exception_translator([](std::exception_ptr pointer) {
        try {
            if (pointer) {
                std::rethrow_exception(pointer);
            }
        } catch (const run::MemoryError& error) {
            PyErr_SetString(PyExc_MemoryError, error.what());
        } catch (const output::FileError& error) {
            raise_file_error(error);
        }
    });
}

}  // namespace legeplan::python
