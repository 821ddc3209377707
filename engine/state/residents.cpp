#include "state/residents.h"

#include <algorithm>

namespace legeplan::state {

Residents::Residents(CellLayout layout)
    : layout_(layout), begin_(layout.cells()), size_(layout.cells()), room_(layout.cells()) {}

Residents& Residents::operator=(const Residents& other) {
    if (this == &other) {
        return *this;
    }
    layout_ = other.layout_;
    begin_ = other.begin_;
    size_ = other.size_;
    room_ = other.room_;
    people_.resize(other.people_.size());
    for (CellId cell = 0; cell < size_.size(); ++cell) {
        std::ranges::copy(other.cell(cell), cell_of(cell));
    }
    slots_ = other.slots_;
    first_ = other.first_;
    last_ = other.last_;
    free_ = other.free_;
    persons_ = other.persons_;
    residents_waiting_ = other.residents_waiting_;
    waiting_since_ = other.waiting_since_;
    return *this;
}

void Residents::reserve(std::span<const std::size_t> persons) {
    LEGEPLAN_EXPECTS(persons.size() == size_.size());
    const std::vector<Person> people = std::move(people_);
    std::size_t end = 0;
    for (CellId cell = 0; cell < size_.size(); ++cell) {
        room_[cell] = static_cast<std::uint32_t>(std::max(persons[cell], std::size_t{size_[cell]}));
        end += room_[cell];
    }
    people_.assign(end, Person());
    std::uint32_t next = 0;
    for (CellId cell = 0; cell < size_.size(); ++cell) {
        std::copy_n(people.data() + begin_[cell], size_[cell], people_.data() + next);
        begin_[cell] = next;
        next += room_[cell];
    }
}

/// Doubles a cell's room; its people move to the end of the array, unless they lie there already.
void Residents::grow(CellId cell) {
    const std::uint32_t from = begin_[cell];
    if (std::size_t{from} + room_[cell] != people_.size()) {
        begin_[cell] = static_cast<std::uint32_t>(people_.size());
    }
    room_[cell] = 2 * room_[cell] + 16;
    people_.resize(std::size_t{begin_[cell]} + room_[cell]);
    std::copy_n(people_.data() + from, size_[cell], people_.data() + begin_[cell]);
}

void Residents::enqueue(CellId cell, std::uint32_t index, std::uint64_t key,
                        std::uint32_t from_office, Month since) {
    LEGEPLAN_EXPECTS(!at(cell, index).is_waiting());
    std::uint32_t slot = free_;
    if (slot == kNoSlot) {
        slot = static_cast<std::uint32_t>(slots_.size());
        slots_.emplace_back();
    } else {
        free_ = slots_[slot].next;
    }
    slots_[slot] = {cell, index, last_, kNoSlot, key, from_office, since};
    (last_ == kNoSlot ? first_ : slots_[last_].next) = slot;
    last_ = slot;
    cell_of(cell)[index] = Person::waiting(slot);
    const std::int64_t is_resident = layout_.is_resident(cell) ? 1 : 0;
    residents_waiting_ += is_resident;
    waiting_since_ += is_resident * since.index;
}

void Residents::unlink(std::uint32_t slot) {
    const WaitingSlot& entry = slots_[slot];
    (entry.previous == kNoSlot ? first_ : slots_[entry.previous].next) = entry.next;
    (entry.next == kNoSlot ? last_ : slots_[entry.next].previous) = entry.previous;
    const std::int64_t is_resident = layout_.is_resident(entry.cell) ? 1 : 0;
    residents_waiting_ -= is_resident;
    waiting_since_ -= is_resident * entry.since.index;
    slots_[slot].next = free_;
    free_ = slot;
}

namespace {

/// Persons by the age of their cohort; `persons(k)` is the size of the k-th.
template <class Persons>
AgeCounts count_cohorts(const CellLayout& layout, int year, Persons persons) {
    AgeCounts count{};
    const int first = layout.first_birth_year();
    const auto cohorts =
        static_cast<std::size_t>(std::min(year, layout.last_birth_year()) - first + 1);
    const auto open =
        std::min(cohorts, static_cast<std::size_t>(std::max(0, year - kTopAge - first)));
    for (std::size_t k = 0; k < open; ++k) {
        count[kTopAge] += static_cast<std::int32_t>(persons(k));
    }
    const auto oldest = static_cast<std::size_t>(year - first);
    for (std::size_t k = open; k < cohorts; ++k) {
        count[oldest - k] += static_cast<std::int32_t>(persons(k));
    }
    return count;
}

const std::uint32_t* cohorts_of(const Residents& residents, Sex sex) {
    const CellLayout& layout = residents.layout();
    return residents.sizes().data() + layout.resident(sex, layout.first_birth_year());
}

}  // namespace

AgeCounts count_by_age(const Residents& residents, Sex sex, int year) {
    const std::uint32_t* cohorts = cohorts_of(residents, sex);
    return count_cohorts(residents.layout(), year, [=](std::size_t k) { return cohorts[k]; });
}

AgeCounts count_by_age(const Residents& residents, int year) {
    const std::uint32_t* women = cohorts_of(residents, Sex::female);
    const std::uint32_t* men = cohorts_of(residents, Sex::male);
    return count_cohorts(residents.layout(), year,
                         [=](std::size_t k) { return women[k] + men[k]; });
}

}  // namespace legeplan::state
