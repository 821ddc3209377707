#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>

#include "cli/console.h"
#include "run/experiment.h"

namespace legeplan::cli {

/// Shows how far a run has come: a bar on a terminal, a line for each tenth elsewhere, nothing with
/// Chatter::quiet.
class ProgressDisplay {
public:
    enum class Form : std::uint8_t { none, lines, bar };

    ProgressDisplay(std::ostream& stream, Form form, Language language)
        : stream_(stream), form_(form), language_(language) {}

    /// The form that fits a console whose standard error is the process's own.
    static Form form_for(const Console& console);

    void show(const run::Progress& progress);

    /// Takes the bar away.
    void finish();

private:
    void show_bar(const run::Progress& progress);
    void show_line(const run::Progress& progress);

    std::ostream& stream_;
    Form form_;
    Language language_;
    std::uint64_t wanted_ = 0;
    std::uint64_t tenths_shown_ = 0;
    std::chrono::steady_clock::time_point shown_at_{};
    bool is_bar_there_ = false;
};

}  // namespace legeplan::cli
