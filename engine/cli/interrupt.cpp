#include "cli/interrupt.h"

#include <atomic>

namespace legeplan::cli {

namespace {

// A signal handler can only reach what is global.
std::atomic<bool> stop_is_asked = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may not wait");

extern "C" void ask_for_stop(int) {
    stop_is_asked.store(true, std::memory_order_relaxed);
}

}  // namespace

Interrupts::Interrupts() {
    stop_is_asked = false;
    struct sigaction action {};
    action.sa_handler = ask_for_stop;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, &interrupt_);
    sigaction(SIGTERM, &action, &terminate_);
    sigaction(SIGHUP, &action, &hang_up_);
    if (hang_up_.sa_handler == SIG_IGN) {
        sigaction(SIGHUP, &hang_up_, nullptr);  // under nohup it goes on
    }
    action.sa_handler = SIG_IGN;
    sigaction(SIGXFSZ, &action, &file_size_);
}

Interrupts::~Interrupts() {
    sigaction(SIGINT, &interrupt_, nullptr);
    sigaction(SIGTERM, &terminate_, nullptr);
    sigaction(SIGHUP, &hang_up_, nullptr);
    sigaction(SIGXFSZ, &file_size_, nullptr);
}

bool Interrupts::is_asked() {
    return stop_is_asked.load(std::memory_order_relaxed);
}

}  // namespace legeplan::cli
