#include "cli/sweep_progress.h"

#include <algorithm>
#include <ostream>

#include "cli/numbers.h"

namespace legeplan::cli {

std::string duration_text(double seconds, Language language) {
    constexpr double kMinute = 60.0;
    constexpr double kHour = 3600.0;
    if (seconds < 2 * kMinute) {
        return say(language, Message::time_seconds, person_number(seconds, 0, language));
    }
    if (seconds < 2 * kHour) {
        return say(language, Message::time_minutes, person_number(seconds / kMinute, 0, language));
    }
    return say(language, Message::time_hours, person_number(seconds / kHour, 1, language));
}

std::string SweepProgressDisplay::line(const study::SweepProgress& progress, double seconds) const {
    const auto done = static_cast<double>(progress.replicates_done);
    const double rate = done / std::max(seconds, 1e-3);
    const double left = (static_cast<double>(progress.replicates) - done) / std::max(rate, 1e-9);
    return say(language_, Message::sweep_progress, 100 * progress.units_done / progress.units,
               person_count(progress.units_done, language_),
               person_count(progress.units, language_), person_number(rate, 0, language_),
               duration_text(left, language_));
}

void SweepProgressDisplay::show(const study::SweepProgress& progress) {
    constexpr auto kPause = std::chrono::milliseconds(200);
    const auto now = Clock::now();
    const double seconds = std::chrono::duration<double>(now - start_).count();
    if (form_ == ProgressDisplay::Form::bar && now - shown_at_ >= kPause) {
        shown_at_ = now;
        is_line_there_ = true;
        stream_ << '\r' << line(progress, seconds) << "\x1b[K" << std::flush;
    }
    const std::uint64_t tenths = 10 * progress.units_done / progress.units;
    if (form_ == ProgressDisplay::Form::lines && tenths > tenths_shown_) {
        tenths_shown_ = tenths;
        stream_ << line(progress, seconds) << std::endl;
    }
}

void SweepProgressDisplay::finish() {
    if (is_line_there_) {
        stream_ << "\r\x1b[K" << std::flush;
        is_line_there_ = false;
    }
}

}  // namespace legeplan::cli
