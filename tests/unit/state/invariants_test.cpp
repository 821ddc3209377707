#include "state/invariants.h"

#include <functional>

#include <catch2/catch.hpp>

#include "core/contract_checks.h"
#include "support/small_inputs.h"
#include "support/town.h"

using namespace legeplan;
using Catch::Matchers::Contains;
using state::CellId;
using state::Person;
using state::State;
using test::Town;

namespace {

struct Place {
    CellId cell = 0;
    std::uint32_t index = 0;
};

/// The first person of whom something is true.
Place find(const State& state, const std::function<bool(CellId, Person)>& is_wanted) {
    for (CellId cell = 0; cell < state.residents.layout().cells(); ++cell) {
        for (std::uint32_t index = 0; index < state.residents.size(cell); ++index) {
            if (is_wanted(cell, state.residents.at(cell, index))) {
                return {cell, index};
            }
        }
    }
    FAIL("nobody like that");
    return {};
}

Place find_listed(const State& state) {
    return find(state, [&](CellId cell, Person person) {
        return person.is_listed() && state.residents.layout().is_resident(cell);
    });
}

/// Inputs in which every kind of person and of staffing is present at the start.
const inputs::Inputs& town_inputs() {
    static const inputs::Inputs inputs = [] {
        test::SmallWishes wishes;
        wishes.positions = 5;
        wishes.locums = 1;
        wishes.vacant = 1;
        return test::small_inputs(wishes);
    }();
    return inputs;
}

void check_caught(const Town& town, const char* what) {
    CHECK_THROWS_WITH(state::check_invariants(town.inputs, town.state), Contains(what));
    CHECK_THROWS_AS(state::check_invariants(town.inputs, town.state), ContractViolation);
}

}  // namespace

TEST_CASE("the start of a municipality and its months keep all invariants") {
    Town town(town_inputs());
    CHECK_NOTHROW(state::check_invariants(town.inputs, town.state));
    CHECK_NOTHROW(town.advance(14));
}

TEST_CASE("wrong counts of lists are caught") {
    Town town(town_inputs());
    state::Lists& lists = town.state.lists;
    SECTION("length") {
        ++lists.length[1];
        check_caught(town, "list lengths");
    }
    SECTION("a list too many") {
        lists.length.push_back(0);
        check_caught(town, "list lengths");
    }
    SECTION("band") {
        --lists.by_group[0][2];
        ++lists.by_group[0][3];
        check_caught(town, "counts by group");
    }
    SECTION("non-residents") {
        ++lists.non_residents[2];
        check_caught(town, "non-residents are counted");
    }
    SECTION("outside") {
        --lists.outside;
        check_caught(town, "residents outside");
    }
    SECTION("elsewhere") {
        ++lists.elsewhere;
        check_caught(town, "residents elsewhere");
    }
}

TEST_CASE("wrong records of persons are caught") {
    Town town(town_inputs());
    State& state = town.state;
    const auto [cell, index] = find_listed(state);
    const Person person = state.residents.at(cell, index);
    SECTION("a list that does not exist") {
        state.residents.set(cell, index, Person::on_list(5, 0));
        check_caught(town, "a person's list exists");
    }
    SECTION("another list") {
        state.residents.set(cell, index, Person::on_list((person.list() + 1) % 5, 0));
        check_caught(town, "list lengths");
    }
    SECTION("a month in the future") {
        const int next = state.month - state.origin + 1;
        state.residents.set(cell, index, Person::on_list(person.list(), next));
        check_caught(town, "in the future");
    }
    SECTION("a person who vanished") {
        state.residents.remove(cell, index);
        check_caught(town, "list lengths");
    }
    SECTION("a person who came from nowhere") {
        state.residents.add(cell, Person::elsewhere());
        check_caught(town, "residents elsewhere");
    }
    SECTION("a non-resident on no list") {
        const CellId guests = state.residents.layout().non_resident(Sex::female, 2);
        state.residents.add(guests, Person::outside());
        check_caught(town, "a non-resident is on a list or waits");
    }
    SECTION("two persons with one place in the queue") {
        state.residents.add(cell, Person::outside());
        const std::uint32_t last = state.residents.size(cell) - 1;
        state.residents.enqueue(cell, last, 1, 0, state.month);
        REQUIRE_NOTHROW(state::check_invariants(town.inputs, state));
        state.residents.add(cell, state.residents.at(cell, last));
        check_caught(town, "a place in the queue points back");
    }
    SECTION("one who came later and stands before") {
        for (const int earlier : {0, 1}) {
            const std::uint32_t late = state.residents.add(cell, Person::outside());
            state.residents.enqueue(cell, late, 1, 0, state.month - earlier);
        }
        check_caught(town, "who came first stands first");
    }
}

TEST_CASE("wrong positions and offices are caught") {
    Town town(town_inputs());
    auto& workforce = town.state.workforce;
    SECTION("a closed position with a doctor") {
        workforce.positions[0].is_closed = true;
        --workforce.offices[static_cast<std::size_t>(workforce.positions[0].office)].positions;
        check_caught(town, "a closed position has no doctor");
    }
    SECTION("a doctor in two positions") {
        workforce.positions[1].doctor.key = workforce.positions[0].doctor.key;
        check_caught(town, "a GP holds one position");
    }
    SECTION("an office that lost count") {
        ++workforce.offices[0].positions;
        check_caught(town, "an office knows its positions");
    }
    SECTION("a position that moved without its offices") {
        workforce.positions[0].office = 1;
        check_caught(town, "an office knows its positions");
    }
}
