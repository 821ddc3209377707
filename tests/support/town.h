#pragma once

#include <cstdint>

#include "inputs/draw.h"
#include "random/streams.h"
#include "state/report.h"
#include "state/state.h"
#include "steps/monthly_cycle.h"

namespace legeplan::test {

/// One replicate that a test looks at, changes and advances month by month.
struct Town {
    /// The state before the first month, as run::Replicator makes it. The inputs must outlive the
    /// town and start in a January: the year is planned in its first month.
    explicit Town(const inputs::Inputs& given, std::uint64_t replicate = 0, std::uint64_t seed = 1);

    /// Advances by whole months and walks the invariants after each.
    void advance(int months = 1);

    /// Turns to the next month without simulating it, for tests of single steps.
    void turn_month();

    state::Position& position(std::size_t index) { return state.workforce.positions[index]; }

    /// Persons of a standing among the residents.
    int residents(state::Standing standing) const;

    const inputs::Inputs& inputs;
    random::Streams streams;
    inputs::Draw draw;
    state::State state;
    state::StepReport report;
    steps::MonthlyCycle cycle;
};

}  // namespace legeplan::test
