#include "cli/progress.h"

#include <ostream>
#include <string>

#include <unistd.h>

#include "cli/catalogue.h"
#include "cli/numbers.h"

namespace legeplan::cli {

ProgressDisplay::Form ProgressDisplay::form_for(const Console& console) {
    if (console.chatter() == Chatter::quiet) {
        return Form::none;
    }
    return isatty(STDERR_FILENO) == 1 ? Form::bar : Form::lines;
}

void ProgressDisplay::show(const run::Progress& progress) {
    if (progress.wanted == 0) {
        return;
    }
    if (form_ == Form::bar) {
        show_bar(progress);
    } else if (form_ == Form::lines) {
        show_line(progress);
    }
}

void ProgressDisplay::show_bar(const run::Progress& progress) {
    constexpr auto kPause = std::chrono::milliseconds(100);
    constexpr std::uint64_t kWidth = 30;
    const auto now = std::chrono::steady_clock::now();
    if (now - shown_at_ < kPause && progress.done != progress.wanted) {
        return;
    }
    shown_at_ = now;
    is_bar_there_ = true;
    const std::uint64_t filled = kWidth * progress.done / progress.wanted;
    const std::string bar = std::string(filled, '#') + std::string(kWidth - filled, '-');
    stream_ << '\r'
            << say(language_, Message::progress_bar, bar, 100 * progress.done / progress.wanted,
                   person_count(progress.done, language_), person_count(progress.wanted, language_))
            << "\x1b[K" << std::flush;
}

void ProgressDisplay::show_line(const run::Progress& progress) {
    if (progress.wanted != wanted_) {
        // Under an error bound more replicates are wanted as the run goes on.
        wanted_ = progress.wanted;
        tenths_shown_ = 10 * (progress.done - 1) / progress.wanted;
    }
    const std::uint64_t tenths = 10 * progress.done / progress.wanted;
    if (tenths > tenths_shown_) {
        tenths_shown_ = tenths;
        stream_ << say(language_, Message::progress_line, 10 * tenths,
                       person_count(progress.done, language_),
                       person_count(progress.wanted, language_))
                << std::endl;
    }
}

void ProgressDisplay::finish() {
    if (is_bar_there_) {
        stream_ << "\r\x1b[K" << std::flush;
        is_bar_there_ = false;
    }
}

}  // namespace legeplan::cli
