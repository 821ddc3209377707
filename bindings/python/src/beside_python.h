#pragma once

#include <atomic>
#include <chrono>
#include <future>
#include <utility>

#include <pybind11/pybind11.h>

#include "run/experiment.h"

namespace legeplan::python {

/// How often Python's signals are looked at and its progress callback is called.
inline constexpr std::chrono::milliseconds kPoll{50};

/// What the engine's threads tell the thread that waits in Python, and the other way round.
struct Exchange {
    std::atomic<std::uint64_t> done = 0;
    std::atomic<std::uint64_t> wanted = 0;
    std::atomic<bool> is_stopped = false;
};

/// Lets Python handle its signals, so that Ctrl-C raises KeyboardInterrupt, and hear of progress.
inline void attend_to_python(const Exchange& exchange, const pybind11::object& progress) {
    if (PyErr_CheckSignals() != 0) {
        throw pybind11::error_already_set();
    }
    if (!progress.is_none() && exchange.wanted > 0) {
        progress(exchange.done.load(), exchange.wanted.load());
    }
}

/// What `work(options)` returns. It runs in a thread of its own while this one, Python's, waits
/// without the interpreter's lock. The engine's threads never enter Python.
template <typename Work>
auto beside_python(run::Options options, const pybind11::object& progress, Work work) {
    Exchange exchange;
    options.progress = [&exchange](const run::Progress& now) {
        exchange.wanted = now.wanted;
        exchange.done = now.done;
    };
    options.is_cancelled = [&exchange] { return exchange.is_stopped.load(); };
    auto result = std::async(std::launch::async, [&] { return work(std::as_const(options)); });
    const auto wait = [&result] {
        const pybind11::gil_scoped_release released;
        return result.wait_for(kPoll) == std::future_status::ready;
    };
    try {
        while (!wait()) {
            attend_to_python(exchange, progress);
        }
        auto finished = result.get();
        attend_to_python(exchange, progress);
        return finished;
    } catch (...) {
        exchange.is_stopped = true;
        if (result.valid()) {
            const pybind11::gil_scoped_release released;
            result.wait();
        }
        throw;
    }
}

}  // namespace legeplan::python
