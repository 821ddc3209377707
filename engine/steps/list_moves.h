#pragma once

#include "inputs/inputs.h"
#include "state/report.h"
#include "state/state.h"

namespace legeplan::steps {

/// Consultation band of a person in a cell in a year.
int band_of(const inputs::Inputs& inputs, const state::CellLayout& layout, state::CellId cell,
            int year);

/// Counts a person of a cell in (+1) or out (-1) of a list.
void count_on_list(const inputs::Inputs& inputs, state::State& state, state::ListId list,
                   state::CellId cell, int change);

/// Takes a listed person out of the counts of the list; the record is set by what follows.
void leave_list(const inputs::Inputs& inputs, state::State& state, state::CellId cell,
                std::uint32_t index);

/// Puts a person on a list from the state's month, with the voluntary changes of this year.
void enter_list(const inputs::Inputs& inputs, state::State& state, state::CellId cell,
                std::uint32_t index, state::ListId list, std::uint32_t changes);

/// Takes those who died or moved out of the counts.
void apply_departures(const inputs::Inputs& inputs, state::State& state,
                      const state::StepReport& report);

}  // namespace legeplan::steps
