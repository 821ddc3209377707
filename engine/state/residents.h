#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/terms.h"
#include "state/person.h"

namespace legeplan::state {

/// Index of a cell of exchangeable people.
using CellId = std::uint32_t;

/// The shape of the cells: first the residents by sex and birth year, then non-residents on local
/// lists by sex and consultation age band (their age structure is stationary).
class CellLayout {
public:
    CellLayout() = default;
    CellLayout(int start_year, int end_year, int bands)
        : first_birth_year_(start_year - 1 - kTopAge),
          cohorts_(end_year - first_birth_year_ + 1),
          bands_(bands) {}

    CellId resident(Sex sex, int birth_year) const {
        return static_cast<CellId>(static_cast<int>(sex) * cohorts_ + birth_year -
                                   first_birth_year_);
    }
    CellId non_resident(Sex sex, int band) const {
        return resident_cells() + static_cast<CellId>(static_cast<int>(sex) * bands_ + band);
    }
    CellId resident_cells() const { return static_cast<CellId>(kSexes * cohorts_); }
    CellId cells() const { return resident_cells() + static_cast<CellId>(kSexes * bands_); }
    bool is_resident(CellId cell) const { return cell < resident_cells(); }
    int first_birth_year() const { return first_birth_year_; }
    int last_birth_year() const { return first_birth_year_ + cohorts_ - 1; }
    int bands() const { return bands_; }
    Sex sex(CellId cell) const {
        const bool is_second = is_resident(cell)
                                   ? static_cast<int>(cell) >= cohorts_
                                   : static_cast<int>(cell - resident_cells()) >= bands_;
        return is_second ? Sex::male : Sex::female;
    }
    int birth_year(CellId cell) const {
        const int index = static_cast<int>(cell);
        return first_birth_year_ + (index >= cohorts_ ? index - cohorts_ : index);
    }
    /// Age reached in the year, 0..105 (open).
    int age(CellId cell, int year) const {
        const int age = year - birth_year(cell);
        return age > kTopAge ? kTopAge : age;
    }
    int band(CellId cell) const {
        const int index = static_cast<int>(cell - resident_cells());
        return index >= bands_ ? index - bands_ : index;
    }

private:
    int first_birth_year_ = 0;
    int cohorts_ = 1;
    int bands_ = 1;
};

/// A waiting person's place in the queue. It keeps the person's address, so that an entry
/// survives moves of records, and the key of the event that brought the person here.
struct WaitingSlot {
    CellId cell = 0;
    std::uint32_t index = 0;
    std::uint32_t previous = 0;
    std::uint32_t next = 0;
    std::uint64_t key = 0;
    std::uint32_t from_office = 0;
};

/// All people in cells, and the queue of those who want a list, first come first served.
///
/// Order within a cell is changed by demography alone, and demography never reads a person's
/// standing, so that (cell, index) is the same person in every scenario.
class Residents {
public:
    Residents() = default;
    explicit Residents(CellLayout layout);

    const CellLayout& layout() const { return layout_; }
    std::uint32_t size(CellId cell) const {
        return static_cast<std::uint32_t>(cells_[cell].size());
    }
    Person at(CellId cell, std::uint32_t index) const { return cells_[cell][index]; }
    const std::vector<Person>& cell(CellId cell) const { return cells_[cell]; }

    /// Tells the processor that a person will be wanted soon.
    void prefetch(CellId cell, std::uint32_t index) const {
        __builtin_prefetch(cells_[cell].data() + index);
    }

    void reserve(CellId cell, std::size_t persons) { cells_[cell].reserve(persons); }
    void reserve_waiting(std::size_t persons) { slots_.reserve(persons); }

    /// Adds a person at the end of a cell; returns the index.
    std::uint32_t add(CellId cell, Person person) {
        cells_[cell].push_back(person);
        persons_ += layout_.is_resident(cell) ? 1 : 0;
        return static_cast<std::uint32_t>(cells_[cell].size() - 1);
    }

    /// Takes a person out of its cell; the last of the cell moves to its place. A waiting person
    /// leaves the queue.
    Person remove(CellId cell, std::uint32_t index);

    /// Changes a person's standing; leaving the queue or joining it is done here.
    void set(CellId cell, std::uint32_t index, Person person);

    /// Puts a person at the end of the queue.
    void enqueue(CellId cell, std::uint32_t index, std::uint64_t key, std::uint32_t from_office);

    static constexpr std::uint32_t kNoSlot = 0xffffffffU;
    static constexpr std::uint32_t kNoOffice = 0xffffffffU;
    std::uint32_t first_waiting() const { return first_; }
    const WaitingSlot& slot(std::uint32_t slot) const { return slots_[slot]; }

    /// Persons living in the municipality.
    std::int64_t persons() const { return persons_; }

    /// Residents waiting, and residents outside the scheme, are on no list.
    std::int64_t residents_waiting() const { return residents_waiting_; }

private:
    void unlink(std::uint32_t slot);

    CellLayout layout_;
    std::vector<std::vector<Person>> cells_;
    std::vector<WaitingSlot> slots_;
    std::uint32_t first_ = kNoSlot;
    std::uint32_t last_ = kNoSlot;
    std::uint32_t free_ = kNoSlot;
    std::int64_t persons_ = 0;
    std::int64_t residents_waiting_ = 0;
};

inline Person Residents::remove(CellId cell, std::uint32_t index) {
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
    persons_ -= layout_.is_resident(cell) ? 1 : 0;
    return removed;
}

inline void Residents::set(CellId cell, std::uint32_t index, Person person) {
    LEGEPLAN_EXPECTS(!person.is_waiting());
    Person& place = cells_[cell][index];
    if (place.is_waiting()) {
        unlink(place.slot());
    }
    place = person;
}

/// Residents by the age that they reach in a year, the open group last. Shape: [kAges].
using AgeCounts = std::array<std::int32_t, kAges>;
AgeCounts count_by_age(const Residents& residents, int year);

}  // namespace legeplan::state
