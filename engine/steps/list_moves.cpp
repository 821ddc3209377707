#include "steps/list_moves.h"

namespace legeplan::steps {

using state::CellId;
using state::State;

void set_bands(const inputs::Inputs& inputs, State& state) {
    const auto& layout = state.residents.layout();
    const int year = state.month.year();
    auto& bands = state.lists.band_of_cell;
    bands.resize(layout.cells());
    for (CellId cell = 0; cell < layout.cells(); ++cell) {
        const int band =
            !layout.is_resident(cell) ? layout.band(cell)
            : layout.birth_year(cell) <= year
                ? inputs.workload.band_of_age[static_cast<std::size_t>(layout.age(cell, year))]
                : 0;
        bands[cell] = static_cast<std::uint8_t>(band);
    }
}

void apply_departures(State& state, const state::StepReport& report) {
    // Of a nation, most of the counts lie outside the caches.
    for (const auto& [cell, person, index] : report.departures) {
        if (person.is_listed()) {
            __builtin_prefetch(state.lists.joined_list(person.list()) + person.joined(), 1);
        }
    }
    for (const auto& [cell, person, index] : report.departures) {
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
