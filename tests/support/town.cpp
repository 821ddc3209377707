#include "support/town.h"

#include <stdexcept>

#include "record/record.h"
#include "run/replicator.h"
#include "state/invariants.h"

namespace legeplan::test {

namespace {

state::State start_of(const inputs::Inputs& inputs, std::uint64_t seed, std::uint64_t replicate) {
    if (!inputs.start.is_january()) {
        throw std::logic_error("a town starts in January");
    }
    const run::Replicator replicator(inputs);
    const auto workspace = replicator.workspace();
    record::Record record(inputs.months());
    state::State start;
    const auto keep_first = [&](const state::State& state, const state::StepReport&) {
        if (state.month < inputs.start) {
            start = state;
        }
    };
    replicator.run(seed, replicate, *workspace, record, nullptr, keep_first);
    return start;
}

}  // namespace

Town::Town(const inputs::Inputs& given, std::uint64_t replicate, std::uint64_t seed)
    : inputs(given),
      streams(seed, replicate),
      draw(inputs::Draw::sample(given, streams)),
      state(start_of(given, seed, replicate)),
      cycle(state.residents.layout()) {}

void Town::advance(int months) {
    for (int i = 0; i < months; ++i) {
        cycle.advance(inputs, draw, state, streams, report);
        state::check_invariants(inputs, state);
    }
}

void Town::turn_month() {
    state.month = state.month + 1;
    report.begin_month();
    if (state.month.is_january()) {
        steps::ListStep::age_bands(inputs, state);
    }
}

int Town::residents(state::Standing standing) const {
    const auto& layout = state.residents.layout();
    int persons = 0;
    for (state::CellId cell = 0; cell < layout.resident_cells(); ++cell) {
        for (const state::Person person : state.residents.cell(cell)) {
            persons += person.standing() == standing ? 1 : 0;
        }
    }
    return persons;
}

}  // namespace legeplan::test
