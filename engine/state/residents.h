#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/calendar.h"
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
    friend bool operator==(const CellLayout&, const CellLayout&) = default;
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
    Month since{};
};

/// All people in cells, and the queue of those who want a list, first come first served.
///
/// The people of a cell lie side by side, with room behind them, all cells in one array: sizes are
/// read without the people, and copying into a state with room allocates nothing.
///
/// Order within a cell is changed by demography alone, and demography never reads a person's
/// standing, so that (cell, index) is the same person in every scenario.
class Residents {
public:
    Residents() = default;
    explicit Residents(CellLayout layout);
    Residents(const Residents&) = default;
    /// Takes the other's room too, but copies its people alone.
    Residents& operator=(const Residents& other);

    const CellLayout& layout() const { return layout_; }
    std::uint32_t size(CellId cell) const { return size_[cell]; }
    /// Persons by cell.
    std::span<const std::uint32_t> sizes() const { return size_; }
    Person at(CellId cell, std::uint32_t index) const { return cell_of(cell)[index]; }
    std::span<const Person> cell(CellId cell) const { return {cell_of(cell), size_[cell]}; }

    /// Tells the processor that a person will be wanted soon.
    void prefetch(CellId cell, std::uint32_t index) const {
        __builtin_prefetch(cell_of(cell) + index, 1);
    }
    /// The same of the last one, who moves where somebody leaves, and of who comes behind.
    void prefetch_end(CellId cell) const { __builtin_prefetch(cell_of(cell) + size_[cell], 1); }

    /// Lays the cells out anew with at least so much room. Shape: [cell].
    void reserve(std::span<const std::size_t> persons);
    void reserve_waiting(std::size_t persons) { slots_.reserve(persons); }

    /// Adds a person at the end of a cell; returns the index.
    std::uint32_t add(CellId cell, Person person) {
        if (size_[cell] == room_[cell]) {
            grow(cell);
        }
        cell_of(cell)[size_[cell]] = person;
        persons_ += layout_.is_resident(cell) ? 1 : 0;
        return size_[cell]++;
    }

    /// Takes a person out of its cell; the last of the cell moves to its place. A waiting person
    /// leaves the queue.
    Person remove(CellId cell, std::uint32_t index);

    /// Changes a person's standing; leaving the queue or joining it is done here.
    void set(CellId cell, std::uint32_t index, Person person);

    /// Puts a person at the end of the queue, who waits from a month on.
    void enqueue(CellId cell, std::uint32_t index, std::uint64_t key, std::uint32_t from_office,
                 Month since);

    static constexpr std::uint32_t kNoSlot = 0xffffffffU;
    static constexpr std::uint32_t kNoOffice = 0xffffffffU;
    std::uint32_t first_waiting() const { return first_; }
    const WaitingSlot& slot(std::uint32_t slot) const { return slots_[slot]; }

    /// Persons living in the municipality.
    std::int64_t persons() const { return persons_; }

    /// Residents waiting, and residents outside the scheme, are on no list.
    std::int64_t residents_waiting() const { return residents_waiting_; }

    /// Months that those residents have waited at the end of a month, all together.
    std::int64_t months_waited(Month month) const {
        return residents_waiting_ * month.index - waiting_since_;
    }

private:
    void unlink(std::uint32_t slot);
    void grow(CellId cell);
    Person* cell_of(CellId cell) { return people_.data() + begin_[cell]; }
    const Person* cell_of(CellId cell) const { return people_.data() + begin_[cell]; }

    CellLayout layout_;
    std::vector<Person> people_;
    std::vector<std::uint32_t> begin_;  ///< of a cell, in people_
    std::vector<std::uint32_t> size_;
    std::vector<std::uint32_t> room_;
    std::vector<WaitingSlot> slots_;
    std::uint32_t first_ = kNoSlot;
    std::uint32_t last_ = kNoSlot;
    std::uint32_t free_ = kNoSlot;
    std::int64_t persons_ = 0;
    std::int64_t residents_waiting_ = 0;
    std::int64_t waiting_since_ = 0;  ///< sum over these residents of the month's index
};

inline Person Residents::remove(CellId cell, std::uint32_t index) {
    LEGEPLAN_EXPECTS(index < size_[cell]);
    Person* people = cell_of(cell);
    const Person removed = people[index];
    if (removed.is_waiting()) {
        unlink(removed.slot());
    }
    const Person last = people[--size_[cell]];
    if (index < size_[cell]) {
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
    Person& place = cell_of(cell)[index];
    if (place.is_waiting()) {
        unlink(place.slot());
    }
    place = person;
}

/// Residents by the age that they reach in a year, the open group last. Shape: [kAges].
using AgeCounts = std::array<std::int32_t, kAges>;
AgeCounts count_by_age(const Residents& residents, int year);
AgeCounts count_by_age(const Residents& residents, Sex sex, int year);

}  // namespace legeplan::state
