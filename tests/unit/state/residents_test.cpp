#include "state/residents.h"

#include <algorithm>
#include <vector>

#include <catch2/catch.hpp>

#include "random/streams.h"

using namespace legeplan;
using state::CellId;
using state::CellLayout;
using state::Person;
using state::Residents;

namespace {

constexpr int kStart = 2022;
constexpr int kEnd = 2030;
constexpr int kBands = 6;
constexpr Month kMonth = Month::of(2022, 5);

/// The keys in the queue, first come first.
std::vector<std::uint64_t> queue_of(const Residents& residents) {
    std::vector<std::uint64_t> keys;
    for (std::uint32_t slot = residents.first_waiting(); slot != Residents::kNoSlot;
         slot = residents.slot(slot).next) {
        keys.push_back(residents.slot(slot).key);
    }
    return keys;
}

/// A plain model of the queue: every person is a key in a vector of its cell, and the queue is a
/// vector of keys.
struct Model {
    explicit Model(CellId cells) : people(cells) {}

    std::uint64_t remove(CellId cell, std::uint32_t index) {
        const std::uint64_t key = people[cell][index];
        people[cell][index] = people[cell].back();
        people[cell].pop_back();
        std::erase(queue, key);
        return key;
    }

    std::vector<std::vector<std::uint64_t>> people;
    std::vector<std::uint64_t> queue;
};

}  // namespace

TEST_CASE("cells are numbered by sex and birth year, then non-residents by sex and band") {
    const CellLayout layout(kStart, kEnd, kBands);
    CHECK(layout.first_birth_year() == kStart - 1 - kTopAge);
    CHECK(layout.last_birth_year() == kEnd);
    CHECK(layout.bands() == kBands);
    std::vector<bool> seen(layout.cells(), false);
    for (const Sex sex : {Sex::female, Sex::male}) {
        for (int year = layout.first_birth_year(); year <= layout.last_birth_year(); ++year) {
            const CellId cell = layout.resident(sex, year);
            REQUIRE(cell < layout.resident_cells());
            REQUIRE_FALSE(seen[cell]);
            seen[cell] = true;
            CHECK(layout.is_resident(cell));
            CHECK(layout.sex(cell) == sex);
            CHECK(layout.birth_year(cell) == year);
        }
        for (int band = 0; band < kBands; ++band) {
            const CellId cell = layout.non_resident(sex, band);
            REQUIRE(cell < layout.cells());
            REQUIRE_FALSE(seen[cell]);
            seen[cell] = true;
            CHECK_FALSE(layout.is_resident(cell));
            CHECK(layout.sex(cell) == sex);
            CHECK(layout.band(cell) == band);
        }
    }
    CHECK(std::count(seen.begin(), seen.end(), true) == static_cast<long>(layout.cells()));
}

TEST_CASE("the age reached in a year is open at the top") {
    const CellLayout layout(kStart, kEnd, kBands);
    CHECK(layout.age(layout.resident(Sex::male, 1990), 2022) == 32);
    CHECK(layout.age(layout.resident(Sex::male, 2022), 2022) == 0);
    CHECK(layout.age(layout.resident(Sex::female, layout.first_birth_year()), 2030) == kTopAge);
}

TEST_CASE("removing a person moves the last of the cell to the free place") {
    Residents residents(CellLayout(kStart, kEnd, kBands));
    const CellId cell = 5;
    for (int month = 0; month < 4; ++month) {
        CHECK(residents.add(cell, Person::on_list(7, month)) == static_cast<std::uint32_t>(month));
    }
    CHECK(residents.remove(cell, 1).joined() == 1);
    REQUIRE(residents.size(cell) == 3);
    CHECK(residents.at(cell, 0).joined() == 0);
    CHECK(residents.at(cell, 1).joined() == 3);
    CHECK(residents.at(cell, 2).joined() == 2);
    CHECK(residents.remove(cell, 2).joined() == 2);
    CHECK(residents.size(cell) == 2);
    CHECK(residents.size(cell + 1) == 0);
}

TEST_CASE("the queue is first come first served and keeps what the event knew") {
    Residents residents(CellLayout(kStart, kEnd, kBands));
    const CellId native = 3;
    const CellId guest = residents.layout().non_resident(Sex::female, 2);
    residents.add(native, Person::outside());
    residents.add(guest, Person::outside());
    residents.add(native, Person::outside());
    residents.enqueue(native, 1, 11, 4, kMonth);
    residents.enqueue(guest, 0, 12, Residents::kNoOffice, kMonth);
    residents.enqueue(native, 0, 13, 5, kMonth);
    CHECK(queue_of(residents) == std::vector<std::uint64_t>{11, 12, 13});
    CHECK(residents.residents_waiting() == 2);
    const auto& first = residents.slot(residents.first_waiting());
    CHECK(first.cell == native);
    CHECK(first.index == 1);
    CHECK(first.from_office == 4);

    residents.set(guest, 0, Person::on_list(1, 1));  // a place for the one in the middle
    CHECK(queue_of(residents) == std::vector<std::uint64_t>{11, 13});
    CHECK(residents.residents_waiting() == 2);
    residents.remove(native, 0);  // the last in the queue leaves; the first moves to index 0
    CHECK(queue_of(residents) == std::vector<std::uint64_t>{11});
    CHECK(residents.slot(residents.first_waiting()).index == 0);
    residents.set(native, 0, Person::elsewhere());
    CHECK(residents.first_waiting() == Residents::kNoSlot);
    CHECK(residents.residents_waiting() == 0);
}

TEST_CASE("the queue survives removals in any order") {
    const CellLayout layout(kStart, kEnd, kBands);
    Residents residents(layout);
    Model model(layout.cells());
    random::Stream stream(5);
    std::uint64_t next_key = 1;
    std::int64_t served = 0;
    for (int step = 0; step < 40000; ++step) {
        // Few cells, so that records often move; the last one is of non-residents.
        const CellId cell = stream.below(4) == 0 ? layout.resident_cells() : stream.below(3);
        const auto present = static_cast<std::uint32_t>(model.people[cell].size());
        const std::uint32_t what = stream.below(10);
        if (what < 4 || present == 0) {
            const std::uint32_t index = residents.add(cell, Person::outside());
            residents.enqueue(cell, index, next_key, Residents::kNoOffice, kMonth);
            model.people[cell].push_back(next_key);
            model.queue.push_back(next_key++);
        } else if (what < 7) {
            const std::uint32_t index = stream.below(present);
            const bool waits = residents.at(cell, index).is_waiting();
            const std::uint64_t key = model.people[cell][index];
            REQUIRE(waits ==
                    (std::find(model.queue.begin(), model.queue.end(), key) != model.queue.end()));
            REQUIRE(residents.remove(cell, index).is_waiting() == waits);
            model.remove(cell, index);
        } else if (what < 9 && !model.queue.empty()) {
            const auto& first = residents.slot(residents.first_waiting());
            REQUIRE(first.key == model.queue.front());
            REQUIRE(model.people[first.cell][first.index] == first.key);
            const CellId of = first.cell;  // `first` dies with its place in the queue
            residents.set(of, first.index, Person::on_list(1, step % 100));
            model.queue.erase(model.queue.begin());
            ++served;
        } else {
            const std::uint32_t index = stream.below(present);
            if (!residents.at(cell, index).is_waiting()) {  // back to the end of the queue
                residents.enqueue(cell, index, next_key, Residents::kNoOffice, kMonth);
                model.people[cell][index] = next_key;
                model.queue.push_back(next_key++);
            }
        }
        if (step % 50 == 0) {
            REQUIRE(queue_of(residents) == model.queue);
        }
    }
    CHECK(served > 1000);
    CHECK(model.queue.size() > 10);
    std::int64_t waiting = 0;
    for (CellId cell = 0; cell < layout.resident_cells(); ++cell) {
        for (const Person person : residents.cell(cell)) {
            waiting += person.is_waiting() ? 1 : 0;
        }
    }
    CHECK(residents.residents_waiting() == waiting);
}

TEST_CASE("a copy has a queue of its own") {
    Residents residents(CellLayout(kStart, kEnd, kBands));
    residents.add(0, Person::outside());
    residents.enqueue(0, 0, 1, Residents::kNoOffice, kMonth);
    Residents copy = residents;
    copy.remove(0, 0);
    CHECK(copy.first_waiting() == Residents::kNoSlot);
    CHECK(queue_of(residents) == std::vector<std::uint64_t>{1});
}

#ifdef LEGEPLAN_CHECKS
TEST_CASE("residents refuse what would break the queue") {
    Residents residents(CellLayout(kStart, kEnd, kBands));
    residents.add(0, Person::outside());
    residents.enqueue(0, 0, 1, Residents::kNoOffice, kMonth);
    CHECK_THROWS_AS(residents.enqueue(0, 0, 2, Residents::kNoOffice, kMonth), ContractViolation);
    CHECK_THROWS_AS(residents.set(0, 0, Person::waiting(0)), ContractViolation);
    CHECK_THROWS_AS(residents.remove(0, 1), ContractViolation);
}
#endif
