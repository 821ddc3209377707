#pragma once

#include "inputs/inputs.h"
#include "state/report.h"
#include "state/state.h"

namespace legeplan::steps {

/// What follows from the age that every cell reaches in the state's year: group of
/// consultations and change factor.
void set_ages(const inputs::Inputs& inputs, state::State& state);

/// Counts a person of a cell in (+1) or out (-1) of a list.
inline void count_on_list(state::State& state, state::ListId list, state::CellId cell, int change) {
    state.lists.length[list] += change;
    state.lists.by_group[list][state.lists.group_of_cell[cell]] += change;
    if (!state.residents.layout().is_resident(cell)) {
        state.lists.non_residents[list] += change;
    }
}

/// Counts a listed resident in (+1) or out (-1) by the month joined.
inline void count_joined(state::State& state, state::Person person, state::CellId cell,
                         int change) {
    if (state.residents.layout().is_resident(cell)) {
        state.lists.count_joined(person.list(), person.joined(), change);
    }
}

/// Takes a listed person out of the counts of the list; the record is set by what follows.
inline void leave_list(state::State& state, state::CellId cell, std::uint32_t index) {
    const state::Person person = state.residents.at(cell, index);
    count_on_list(state, person.list(), cell, -1);
    count_joined(state, person, cell, -1);
}

/// Puts a person on a list from the state's month, with the voluntary changes of this year.
inline void enter_list(state::State& state, state::CellId cell, std::uint32_t index,
                       state::ListId list, std::uint32_t changes) {
    const state::Person person = state::Person::on_list(list, state.month - state.origin, changes);
    state.residents.set(cell, index, person);
    count_on_list(state, list, cell, +1);
    count_joined(state, person, cell, +1);
}

/// Takes those who died or moved out of the counts.
void apply_departures(state::State& state, const state::StepReport& report);

}  // namespace legeplan::steps
