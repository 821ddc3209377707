#pragma once

#include "inputs/inputs.h"
#include "record/record.h"
#include "state/state.h"

namespace legeplan::record {

/// Writes one month's continuity; undefined where the scenario does not simulate it.
void record_continuity(const inputs::Inputs& inputs, const state::State& state, std::size_t time,
                       Record& record);

}  // namespace legeplan::record
