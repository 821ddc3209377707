#include "state/invariants.h"

#include <algorithm>
#include <string>

#include "core/contract_checks.h"

namespace legeplan::state {

namespace {

void require(bool holds, const char* what) {
    if (!holds) {
        throw ContractViolation(std::string("invariant broken: ") + what);
    }
}

Lists recount(const inputs::Inputs& inputs, const State& state) {
    const CellLayout& layout = state.residents.layout();
    Lists count;
    count.months = state.lists.months;
    count.resize(state.workforce.positions.size());
    count.gp_since = state.lists.gp_since;
    for (CellId cell = 0; cell < layout.cells(); ++cell) {
        const bool is_resident = layout.is_resident(cell);
        const int band = is_resident ? inputs.workload.band_of_age[static_cast<std::size_t>(
                                           std::max(0, layout.age(cell, state.month.year())))]
                                     : layout.band(cell);
        for (std::uint32_t index = 0; index < state.residents.size(cell); ++index) {
            const Person person = state.residents.at(cell, index);
            if (person.is_listed()) {
                require(person.list() < count.length.size(), "a person's list exists");
                require(state.origin + person.joined() <= state.month,
                        "nobody joined a list in the future");
                ++count.length[person.list()];
                ++count.by_group[person.list()][static_cast<std::size_t>(
                    inputs.workload.group(layout.sex(cell), band))];
                count.non_residents[person.list()] += is_resident ? 0 : 1;
                if (is_resident) {
                    count.count_joined(person.list(), person.joined(), +1);
                }
            } else if (person.is_waiting()) {
                const WaitingSlot& slot = state.residents.slot(person.slot());
                require(slot.cell == cell && slot.index == index,
                        "a place in the queue points back to its person");
            } else {
                require(is_resident, "a non-resident is on a list or waits");
                const bool is_outside = person.standing() == Standing::outside;
                (is_outside ? count.outside : count.elsewhere) += 1;
            }
        }
    }
    return count;
}

void check_population(const State& state) {
    std::int64_t persons = 0;
    for (CellId cell = 0; cell < state.residents.layout().resident_cells(); ++cell) {
        persons += state.residents.size(cell);
    }
    require(persons == population(state), "residents are counted");
}

void check_queue(const State& state) {
    const CellLayout& layout = state.residents.layout();
    std::int64_t residents = 0;
    std::int64_t months = 0;
    Month since = state.origin;
    std::uint32_t previous = Residents::kNoSlot;
    std::uint64_t steps = 0;
    for (std::uint32_t slot = state.residents.first_waiting(); slot != Residents::kNoSlot;) {
        const WaitingSlot& entry = state.residents.slot(slot);
        require(entry.previous == previous, "the queue is linked both ways");
        require(entry.index < state.residents.size(entry.cell) &&
                    state.residents.at(entry.cell, entry.index) == Person::waiting(slot),
                "everyone in the queue waits");
        require(entry.since >= since && entry.since <= state.month,
                "who came first stands first in the queue");
        since = entry.since;
        residents += layout.is_resident(entry.cell) ? 1 : 0;
        months += layout.is_resident(entry.cell) ? state.month - entry.since : 0;
        previous = slot;
        slot = entry.next;
        require(++steps < Person::kMaxSlots, "the queue ends");
    }
    require(residents == state.residents.residents_waiting(), "residents waiting are counted");
    require(months == state.residents.months_waited(state.month), "their months are counted");
    std::int64_t waiting = 0;
    for (CellId cell = 0; cell < layout.resident_cells(); ++cell) {
        for (const Person person : state.residents.cell(cell)) {
            waiting += person.is_waiting() ? 1 : 0;
        }
    }
    require(waiting == residents, "everyone who waits is in the queue");
}

void check_workforce(const State& state) {
    std::vector<int> in_office(state.workforce.offices.size());
    for (std::size_t i = 0; i < state.workforce.positions.size(); ++i) {
        const Position& position = state.workforce.positions[i];
        if (position.is_closed) {
            require(position.staffing == Staffing::vacant, "a closed position has no doctor");
            continue;
        }
        ++in_office[static_cast<std::size_t>(position.office)];
        for (std::size_t j = 0; j < i && position.staffing == Staffing::filled; ++j) {
            const Position& other = state.workforce.positions[j];
            require(other.is_closed || other.staffing != Staffing::filled ||
                        other.doctor.key != position.doctor.key,
                    "a GP holds one position");
        }
    }
    for (std::size_t k = 0; k < in_office.size(); ++k) {
        require(state.workforce.offices[k].positions == in_office[k],
                "an office knows its positions");
    }
}

}  // namespace

void check_invariants(const inputs::Inputs& inputs, const State& state) {
    const Lists count = recount(inputs, state);
    require(count.length == state.lists.length, "list lengths are those of the records");
    require(count.by_group == state.lists.by_group, "counts by group are those of the records");
    require(count.joined == state.lists.joined, "counts by month joined are those of the records");
    require(count.began == state.lists.began, "relations are counted by the month they began");
    require(count.non_residents == state.lists.non_residents, "non-residents are counted");
    require(count.outside == state.lists.outside, "residents outside are counted");
    require(count.elsewhere == state.lists.elsewhere, "residents elsewhere are counted");
    check_population(state);
    check_queue(state);
    check_workforce(state);
}

}  // namespace legeplan::state
