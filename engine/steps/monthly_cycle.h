#pragma once

#include <memory>
#include <utility>

#include "inputs/draw.h"
#include "random/streams.h"
#include "state/report.h"
#include "state/state.h"
#include "steps/lists.h"
#include "steps/population.h"

namespace legeplan::steps {

/// The model: one month of a municipality. Holds scratch memory; belongs to one thread.
class MonthlyCycle {
public:
    explicit MonthlyCycle(const state::CellLayout& layout,
                          std::shared_ptr<DemographyTape> tape = nullptr)
        : population_(layout, std::move(tape)) {}

    /// Advances the state by one month. The order of a month's steps stands here alone; that of the
    /// start is in run::Replicator::begin.
    void advance(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state,
                 const random::Streams& streams, state::StepReport& report);

    /// The two halves of advance(): up to the GPs who begin, and from the population on. Between
    /// them municipalities that are run together exchange GPs.
    void advance_workforce(const inputs::Inputs& inputs, const inputs::Draw& draw,
                           state::State& state, const random::Streams& streams,
                           state::StepReport& report);
    void advance_people(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state,
                        const random::Streams& streams, state::StepReport& report);

    /// One month of demography alone, before the start month (lists are filled at the start).
    void advance_population(const inputs::Inputs& inputs, const inputs::Draw& draw,
                            state::State& state, const random::Streams& streams,
                            state::StepReport& report);

private:
    Population population_;
    ListStep lists_;
};

}  // namespace legeplan::steps
