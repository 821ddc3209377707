#pragma once

#include "inputs/draw.h"
#include "record/record.h"
#include "state/report.h"
#include "state/state.h"

namespace legeplan::record {

/// Writes one month's indicators: stocks of the state at the month's end, flows of the report; and
/// the profiles where the record has a snapshot.
///
/// Age groups count the birth year at a group's border with weight m / 12 at the end of month m,
/// so that December is the official count of the next 1 January and the series has no saw-tooth.
void record_month(const inputs::Inputs& inputs, const inputs::Draw& draw, const state::State& state,
                  const state::StepReport& report, std::size_t time, Record& record);

}  // namespace legeplan::record
