#include "state/state.h"

namespace legeplan::state {

std::int64_t population(const State& state) {
    std::int64_t persons = 0;
    for (CellId cell = 0; cell < state.residents.layout().resident_cells(); ++cell) {
        persons += state.residents.size(cell);
    }
    return persons;
}

}  // namespace legeplan::state
