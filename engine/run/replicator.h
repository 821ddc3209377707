#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "inputs/inputs.h"
#include "record/record.h"
#include "state/report.h"
#include "state/state.h"
#include "steps/monthly_cycle.h"

namespace legeplan::run {

/// Memory of one thread, reused from replicate to replicate.
struct Workspace {
    state::State state;
    steps::MonthlyCycle cycle;
    state::StepReport report;
};

/// Runs replicates of one scenario: a replicate is a pure function of (inputs, seed, number).
class Replicator {
public:
    /// Prepares what replicates share. The inputs must outlive the replicator. `moves_out`: see
    /// state::Workforce.
    explicit Replicator(const inputs::Inputs& inputs, double moves_out = 1.0);

    /// Memory for a thread. Workspaces of several scenarios with one tape draw what happens to the
    /// residents once for all of them, as long as it is the same (steps::DemographyTape).
    std::unique_ptr<Workspace>
    workspace(std::shared_ptr<steps::DemographyTape> tape = nullptr) const;

    /// Called after the start and after every month; for tests and traces.
    using Observer = std::function<void(const state::State&, const state::StepReport&)>;

    /// Runs one replicate into a record of the right length.
    /// Throws: RunError with replicate, month and step.
    void run(std::uint64_t seed, std::uint64_t replicate, Workspace& workspace,
             record::Record& record, state::EventLog* log = nullptr,
             const Observer& observer = {}) const;

    /// The state at the end of the month before the first one, under a draw. run() and a region
    /// that runs several municipalities side by side begin so.
    void begin(const inputs::Draw& draw, const random::Streams& streams,
               Workspace& workspace) const;

    /// begin() and every month of the period under a draw, each recorded. `step` is what is being
    /// done, for who reports an error.
    void simulate(const inputs::Draw& draw, const random::Streams& streams, Workspace& workspace,
                  record::Record& record, const char*& step, const Observer& observer = {}) const;

    const inputs::Inputs& inputs() const { return inputs_; }

private:
    const inputs::Inputs& inputs_;
    state::State template_;
};

}  // namespace legeplan::run
