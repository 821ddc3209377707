#include "cli/interrupt.h"

#include <csignal>

#include <catch2/catch.hpp>

using namespace legeplan;
using cli::Interrupts;

TEST_CASE("a signal asks for a stop while interrupts are held, and only then") {
    const int signal = GENERATE(SIGINT, SIGTERM);
    void (*const before)(int) = std::signal(signal, SIG_IGN);
    {
        const Interrupts interrupts;
        CHECK_FALSE(Interrupts::is_asked());
        std::raise(signal);
        CHECK(Interrupts::is_asked());
    }
    {
        const Interrupts again;  // a new run has not been asked to stop
        CHECK_FALSE(Interrupts::is_asked());
    }
    CHECK(std::signal(signal, before) == SIG_IGN);  // what was there is there again
}
