#pragma once

#include "inputs/draw.h"
#include "record/record.h"
#include "state/report.h"
#include "state/state.h"

namespace legeplan::record {

/// Writes one month's continuity; undefined where the scenario does not simulate it.
void record_continuity(const inputs::Inputs& inputs, const state::State& state, std::size_t time,
                       Record& record);

/// Writes one month's municipal services; undefined where the scenario does not simulate them.
void record_services(const inputs::Inputs& inputs, const inputs::Draw& draw,
                     const state::State& state, std::size_t time, Record& record);

/// Writes one month's costs; a line without a price is undefined.
void record_costs(const inputs::Inputs& inputs, const state::State& state,
                  const state::StepReport& report, std::size_t time, Record& record);

}  // namespace legeplan::record
