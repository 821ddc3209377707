#include "steps/list_moves.h"

#include <algorithm>

namespace legeplan::steps {

using state::CellId;
using state::State;

void set_ages(const inputs::Inputs& inputs, State& state) {
    const auto& layout = state.residents.layout();
    const int year = state.month.year();
    state.lists.group_of_cell.resize(layout.cells());
    state.lists.change_factor.resize(layout.cells());
    for (CellId cell = 0; cell < layout.cells(); ++cell) {
        const bool is_resident = layout.is_resident(cell);
        const Sex sex = layout.sex(cell);
        const std::size_t age =
            is_resident
                ? static_cast<std::size_t>(std::max(0, layout.age(cell, year)))
                : static_cast<std::size_t>(
                      inputs.workload.band_from[static_cast<std::size_t>(layout.band(cell))]);
        state.lists.group_of_cell[cell] = static_cast<std::uint8_t>(inputs.workload.group(
            sex, is_resident ? inputs.workload.band_of_age[age] : layout.band(cell)));
        state.lists.change_factor[cell] =
            inputs.lists.change_factor[static_cast<std::size_t>(sex)][age];
    }
}

void apply_departures(State& state, const state::StepReport& report) {
    // Of a nation, most of the counts lie outside the caches.
    for (const auto& [cell, person] : report.departures) {
        if (person.is_listed()) {
            __builtin_prefetch(state.lists.joined_list(person.list()) + person.joined(), 1);
            __builtin_prefetch(&state.lists.by_group[person.list()], 1);
        }
    }
    for (const auto& [cell, person] : report.departures) {
        switch (person.standing()) {
            case state::Standing::listed:
                count_on_list(state, person.list(), cell, -1);
                count_joined(state, person, cell, -1);
                break;
            case state::Standing::outside:
                --state.lists.outside;
                break;
            case state::Standing::elsewhere:
                --state.lists.elsewhere;
                break;
            case state::Standing::waiting:
                break;  // left the queue with the record
        }
    }
}

}  // namespace legeplan::steps
