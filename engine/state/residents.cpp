#include "state/residents.h"

#include <algorithm>

namespace legeplan::state {

Residents::Residents(CellLayout layout) : layout_(layout), cells_(layout.cells()) {}

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

AgeCounts count_by_age(const Residents& residents, int year) {
    const CellLayout& layout = residents.layout();
    AgeCounts count{};
    const int last_birth_year = std::min(year, layout.last_birth_year());
    for (int sex = 0; sex < kSexes; ++sex) {
        CellId cell = layout.resident(static_cast<Sex>(sex), layout.first_birth_year());
        for (int born = layout.first_birth_year(); born <= last_birth_year; ++born, ++cell) {
            count[static_cast<std::size_t>(std::min(year - born, kTopAge))] +=
                static_cast<std::int32_t>(residents.size(cell));
        }
    }
    return count;
}

}  // namespace legeplan::state
