#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <string>

#include "cli/console.h"
#include "cli/progress.h"
#include "study/sweep.h"

namespace legeplan::cli {

/// A length of time for people: "45 s", "12 min", "3.5 h".
std::string duration_text(double seconds, Language language);

/// Shows how far a sweep has come, how fast it goes and how long is left: one line that changes on
/// a terminal, a line for each tenth elsewhere.
class SweepProgressDisplay {
public:
    SweepProgressDisplay(std::ostream& stream, ProgressDisplay::Form form, Language language)
        : stream_(stream), form_(form), language_(language) {}

    void show(const study::SweepProgress& progress);

    /// Takes the line away.
    void finish();

private:
    using Clock = std::chrono::steady_clock;

    std::string line(const study::SweepProgress& progress, double seconds) const;

    std::ostream& stream_;
    ProgressDisplay::Form form_;
    Language language_;
    Clock::time_point start_ = Clock::now();
    Clock::time_point shown_at_{};
    std::uint64_t tenths_shown_ = 0;
    bool is_line_there_ = false;
};

}  // namespace legeplan::cli
