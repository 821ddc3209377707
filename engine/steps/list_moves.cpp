#include "steps/list_moves.h"

namespace legeplan::steps {

using inputs::Inputs;
using state::CellId;
using state::ListId;
using state::Person;
using state::State;

int band_of(const Inputs& inputs, const state::CellLayout& layout, CellId cell, int year) {
    return layout.is_resident(cell)
               ? inputs.workload.band_of_age[static_cast<std::size_t>(layout.age(cell, year))]
               : layout.band(cell);
}

void count_on_list(const Inputs& inputs, State& state, ListId list, CellId cell, int change) {
    const auto& layout = state.residents.layout();
    const auto band = static_cast<std::size_t>(band_of(inputs, layout, cell, state.month.year()));
    state.lists.length[list] += change;
    state.lists.by_band[list][band] += change;
    if (!layout.is_resident(cell)) {
        state.lists.non_residents[list] += change;
    }
}

void leave_list(const Inputs& inputs, State& state, CellId cell, std::uint32_t index) {
    count_on_list(inputs, state, state.residents.at(cell, index).list(), cell, -1);
}

void enter_list(const Inputs& inputs, State& state, CellId cell, std::uint32_t index,
                ListId list, std::uint32_t changes) {
    state.residents.set(cell, index,
                        Person::on_list(list, state.month - state.origin, changes));
    count_on_list(inputs, state, list, cell, +1);
}

void apply_departures(const Inputs& inputs, State& state, const state::StepReport& report) {
    for (const auto& [cell, person] : report.departures) {
        switch (person.standing()) {
            case state::Standing::listed:
                count_on_list(inputs, state, person.list(), cell, -1);
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
