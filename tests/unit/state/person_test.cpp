#include "state/person.h"

#include <array>

#include <catch2/catch.hpp>

using namespace legeplan;
using state::Person;
using state::Standing;

TEST_CASE("a listed person keeps list, month and changes up to the limits of the fields") {
    for (const state::ListId list : {0U, 1U, 16384U, Person::kMaxLists - 1}) {
        for (const int month : {0, 1, 4096, static_cast<int>(Person::kMaxMonth)}) {
            for (const std::uint32_t changes : {0U, 1U, 2U, 3U}) {
                const Person person = Person::on_list(list, month, changes);
                CHECK(person.is_listed());
                CHECK_FALSE(person.is_waiting());
                CHECK(person.standing() == Standing::listed);
                CHECK(person.list() == list);
                CHECK(person.joined() == month);
                CHECK(person.changes() == changes);
            }
        }
    }
}

TEST_CASE("a waiting person keeps the slot") {
    for (const std::uint32_t slot : {0U, 1U, 1U << 29, Person::kMaxSlots - 1}) {
        const Person person = Person::waiting(slot);
        CHECK(person.is_waiting());
        CHECK_FALSE(person.is_listed());
        CHECK(person.slot() == slot);
    }
}

TEST_CASE("standings are distinct, and a new record stands outside") {
    const std::array<Person, 4> persons{Person::on_list(Person::kMaxLists - 1, 8191, 3),
                                        Person::waiting(Person::kMaxSlots - 1), Person::outside(),
                                        Person::elsewhere()};
    const std::array<Standing, 4> standings{Standing::listed, Standing::waiting, Standing::outside,
                                            Standing::elsewhere};
    for (std::size_t i = 0; i < persons.size(); ++i) {
        CHECK(persons[i].standing() == standings[i]);
        CHECK(persons[i].is_listed() == (i == 0));
        CHECK(persons[i].is_waiting() == (i == 1));
    }
    CHECK(Person() == Person::outside());
    CHECK_FALSE(Person::outside() == Person::elsewhere());
}

#ifdef LEGEPLAN_CHECKS
TEST_CASE("what does not fit in the fields is a broken contract") {
    CHECK_THROWS_AS(Person::on_list(Person::kMaxLists, 0), ContractViolation);
    CHECK_THROWS_AS(Person::on_list(0, -1), ContractViolation);
    CHECK_THROWS_AS(Person::on_list(0, static_cast<int>(Person::kMaxMonth) + 1), ContractViolation);
}
#endif
