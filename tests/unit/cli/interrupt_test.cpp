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

TEST_CASE(
    "a terminal that is closed asks for a stop too, unless the run was started to outlive it") {
    void (*const before)(int) = std::signal(SIGHUP, SIG_DFL);
    {
        const Interrupts interrupts;
        std::raise(SIGHUP);
        CHECK(Interrupts::is_asked());
    }
    CHECK(std::signal(SIGHUP, SIG_IGN) == SIG_DFL);
    {
        const Interrupts of_nohup;
        std::raise(SIGHUP);
        CHECK_FALSE(Interrupts::is_asked());
    }
    std::signal(SIGHUP, before);
}
