#include "state/residents.h"

namespace legeplan::state {

Residents::Residents(CellLayout layout) : layout_(layout), cells_(layout.cells()) {}

Person Residents::remove(CellId cell, std::uint32_t index) {
    auto& people = cells_[cell];
    LEGEPLAN_EXPECTS(index < people.size());
    const Person removed = people[index];
    if (removed.is_waiting()) {
        unlink(removed.slot());
    }
    const Person last = people.back();
    people.pop_back();
    if (index < people.size()) {
        people[index] = last;
        if (last.is_waiting()) {
            slots_[last.slot()].index = index;
        }
    }
    return removed;
}

void Residents::set(CellId cell, std::uint32_t index, Person person) {
    LEGEPLAN_EXPECTS(!person.is_waiting());
    Person& place = cells_[cell][index];
    if (place.is_waiting()) {
        unlink(place.slot());
    }
    place = person;
}

void Residents::enqueue(CellId cell, std::uint32_t index, std::uint64_t key,
                        std::uint32_t from_office) {
    LEGEPLAN_EXPECTS(!at(cell, index).is_waiting());
    std::uint32_t slot = free_;
    if (slot == kNoSlot) {
        slot = static_cast<std::uint32_t>(slots_.size());
        slots_.emplace_back();
    } else {
        free_ = slots_[slot].next;
    }
    slots_[slot] = {cell, index, last_, kNoSlot, key, from_office};
    (last_ == kNoSlot ? first_ : slots_[last_].next) = slot;
    last_ = slot;
    cells_[cell][index] = Person::waiting(slot);
    residents_waiting_ += layout_.is_resident(cell) ? 1 : 0;
}

void Residents::unlink(std::uint32_t slot) {
    const WaitingSlot& entry = slots_[slot];
    (entry.previous == kNoSlot ? first_ : slots_[entry.previous].next) = entry.next;
    (entry.next == kNoSlot ? last_ : slots_[entry.next].previous) = entry.previous;
    residents_waiting_ -= layout_.is_resident(entry.cell) ? 1 : 0;
    slots_[slot].next = free_;
    free_ = slot;
}

}  // namespace legeplan::state
