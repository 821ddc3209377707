#pragma once

#include <csignal>

namespace legeplan::cli {

/// While it lives, SIGINT, SIGTERM and SIGHUP ask for a stop instead of ending the process, and a
/// file that grows too large is an error of the write that did it. Only one may live at a time.
class Interrupts {
public:
    Interrupts();
    ~Interrupts();
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;

    /// Whether a stop was asked for.
    static bool is_asked();

private:
    struct sigaction interrupt_ {};
    struct sigaction terminate_ {};
    struct sigaction hang_up_ {};
    struct sigaction file_size_ {};
};

}  // namespace legeplan::cli
