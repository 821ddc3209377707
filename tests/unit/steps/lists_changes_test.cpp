#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "state/invariants.h"
#include "steps/list_moves.h"
#include "steps/lists.h"
#include "support/small_inputs.h"
#include "support/statistics.h"
#include "support/town.h"

using namespace legeplan;
using inputs::Inputs;
using inputs::Param;
using state::CellId;
using state::ListId;
using state::Person;
using test::kMaxZ;
using test::Moments;
using test::Town;

namespace {

using Address = std::pair<CellId, std::uint32_t>;

/// A population that nobody enters or leaves, so that an address is one person throughout.
Inputs still_inputs(const test::SmallWishes& wishes = {}) {
    Inputs inputs = test::small_inputs(wishes);
    test::without_population_change(inputs);
    test::without_gp_events(inputs);
    test::set(inputs, Param::non_resident_turnover, 0.0);
    return inputs;
}

std::map<Address, Person> everyone(const state::State& state) {
    std::map<Address, Person> persons;
    for (CellId cell = 0; cell < state.residents.layout().cells(); ++cell) {
        for (std::uint32_t index = 0; index < state.residents.size(cell); ++index) {
            persons[{cell, index}] = state.residents.at(cell, index);
        }
    }
    return persons;
}

std::vector<Address> moved(const std::map<Address, Person>& before,
                           const std::map<Address, Person>& after) {
    std::vector<Address> result;
    for (const auto& [address, person] : after) {
        const Person then = before.at(address);
        if (person.is_listed() && then.is_listed() && person.list() != then.list()) {
            result.push_back(address);
        }
    }
    return result;
}

void advance_lists(Town& town) {
    steps::ListStep step;
    step.advance(town.inputs, town.draw, town.state, town.streams, town.report);
    state::check_invariants(town.inputs, town.state);
}

}  // namespace

TEST_CASE("nobody changes by own wish more than twice in a calendar year") {
    Inputs inputs = still_inputs();
    const int most = GENERATE(0, 1, 2);
    inputs.lists.max_changes_per_year = most;
    test::set(inputs, Param::change_rate, 8.0);
    Town town(inputs);
    for (int year = 0; year < 2; ++year) {
        std::map<Address, int> changes;
        for (int month = 0; month < 12; ++month) {
            const auto before = everyone(town.state);
            town.advance();
            for (const Address& address : moved(before, everyone(town.state))) {
                ++changes[address];
            }
        }
        int highest = 0;
        for (const auto& [address, count] : changes) {
            highest = std::max(highest, count);
        }
        CHECK(highest == most);
        CHECK(changes.size() >= (most > 0 ? 100U : 0U));
    }
}

TEST_CASE("voluntary changes follow their rate") {
    Inputs inputs = still_inputs({.persons = 1200, .non_residents = 0, .months = 1});
    test::set(inputs, Param::change_rate, 0.6);
    test::set(inputs, Param::change_new_relation_factor, 1.0);
    for (auto& position : inputs.positions) {
        position.list_cap += 1000;
    }
    Moments share;
    for (std::uint64_t k = 0; k < 60; ++k) {
        Town town(inputs, k);
        int listed = 0;
        for (const int length : town.state.lists.length) {
            listed += length;
        }
        const auto before = everyone(town.state);
        town.advance();
        share.add(static_cast<double>(moved(before, everyone(town.state)).size()) / listed);
    }
    // A candidate may come up twice in a month; both changes count, one move is seen.
    const double expected = -std::expm1(-0.05);
    CHECK(std::abs(test::z_of_mean(share, expected * (1.0 - 0.5 * expected * 0.5))) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(share, 1.15 * expected)) > kMaxZ);
}

TEST_CASE("age, sex, a new relation and a list without a GP change the hazard") {
    test::SmallWishes wishes;
    wishes.persons = 900;
    wishes.vacant = 1;
    wishes.parameters = {{Param::change_rate, 2.0},
                         {Param::change_new_relation_factor, 1.0},
                         {Param::change_without_gp_factor, 1.0}};
    Inputs inputs = still_inputs(wishes);
    const auto changes = [&](const Inputs& changed) {
        Town town(changed);
        const auto before = everyone(town.state);
        town.turn_month();
        advance_lists(town);
        std::vector<std::pair<CellId, Person>> result;
        for (const Address& address : moved(before, everyone(town.state))) {
            result.emplace_back(address.first, before.at(address));
        }
        REQUIRE(result.size() > 20);
        return result;
    };
    const state::CellLayout layout(inputs.start.year(), inputs.end.year(), inputs.workload.bands);
    const int month = inputs.start - inputs.lists.scheme_start;
    SECTION("only women") {
        inputs.lists.change_factor[static_cast<std::size_t>(Sex::male)].fill(0.0);
        for (const auto& [cell, person] : changes(inputs)) {
            CHECK(layout.sex(cell) == Sex::female);
        }
    }
    SECTION("only those of an age") {
        for (auto& factors : inputs.lists.change_factor) {
            factors.fill(0.0);
            std::fill(factors.begin() + 30, factors.begin() + 60, 1.0);
        }
        for (const auto& [cell, person] : changes(inputs)) {
            if (layout.is_resident(cell)) {
                CHECK(layout.age(cell, 2022) >= 30);
                CHECK(layout.age(cell, 2022) < 60);
            }
        }
    }
    SECTION("only established relations") {
        test::set(inputs, Param::change_new_relation_factor, 0.0);
        for (const auto& [cell, person] : changes(inputs)) {
            CHECK(month - person.joined() >= 24);
        }
    }
    SECTION("new relations more often") {
        const auto new_share = [&](double factor) {
            test::set(inputs, Param::change_new_relation_factor, factor);
            int relations = 0;
            const auto all = changes(inputs);
            for (const auto& [cell, person] : all) {
                relations += month - person.joined() < 24 ? 1 : 0;
            }
            return static_cast<double>(relations) / static_cast<double>(all.size());
        };
        CHECK(new_share(4.0) > new_share(1.0) + 0.1);
    }
    SECTION("only lists with a GP") {
        test::set(inputs, Param::change_without_gp_factor, 0.0);
        for (const auto& [cell, person] : changes(inputs)) {
            CHECK(person.list() != 2);
        }
    }
}

TEST_CASE("a lowered cap is met by transfers or waits for attrition") {
    test::SmallWishes wishes;
    wishes.parameters = {{Param::change_rate, 0.0}};
    const Inputs inputs = still_inputs(wishes);
    Town town(inputs);
    town.turn_month();
    const std::vector<int> before = town.state.lists.length;
    const auto persons = everyone(town.state);
    town.position(0).list_cap = before[0] - 8;
    const std::size_t free_elsewhere = static_cast<std::size_t>(
        steps::free_places(inputs, town.state, 1) + steps::free_places(inputs, town.state, 2));
    REQUIRE(free_elsewhere >= 8);
    SECTION("attrition moves nobody") {
        advance_lists(town);
        CHECK(town.state.lists.length == before);
    }
    SECTION("transfer moves exactly the surplus") {
        town.position(0).transfers_surplus = true;
        advance_lists(town);
        CHECK(town.state.lists.length[0] == before[0] - 8);
        CHECK(moved(persons, everyone(town.state)).size() == 8);
    }
    SECTION("no more than there are places") {
        town.position(0).list_cap = 1;
        town.position(0).transfers_surplus = true;
        advance_lists(town);
        CHECK(moved(persons, everyone(town.state)).size() == free_elsewhere);
        CHECK(town.state.lists.length[0] == before[0] - static_cast<int>(free_elsewhere));
        CHECK(steps::free_places(inputs, town.state, 1) == 0);
    }
}

TEST_CASE("every person of a list is transferred with the same chance") {
    test::SmallWishes wishes;
    wishes.parameters = {{Param::change_rate, 0.0}};
    wishes.months = 1;
    const Inputs inputs = still_inputs(wishes);
    const state::CellLayout layout(2022, 2022, inputs.workload.bands);
    double young_moved = 0.0;
    double moves = 0.0;
    double young = 0.0;
    double members = 0.0;
    for (std::uint64_t k = 0; k < 200; ++k) {
        Town town(inputs, k);
        town.turn_month();
        const auto before = everyone(town.state);
        const auto is_young = [&](CellId cell) {
            return layout.is_resident(cell) && layout.age(cell, 2022) < 40 ? 1.0 : 0.0;
        };
        for (const auto& [address, person] : before) {
            if (person.is_listed() && person.list() == 0) {
                members += 1.0;
                young += is_young(address.first);
            }
        }
        town.position(0).list_cap = town.state.lists.length[0] - 15;
        town.position(0).transfers_surplus = true;
        advance_lists(town);
        for (const Address& address : moved(before, everyone(town.state))) {
            moves += 1.0;
            young_moved += is_young(address.first);
        }
    }
    const double share = young / members;
    CHECK(moves == 3000.0);
    CHECK(std::abs(young_moved - share * moves) < kMaxZ * std::sqrt(moves * share * (1.0 - share)));
}

TEST_CASE("a transfer does not give back voluntary changes that were used") {
    test::SmallWishes wishes;
    wishes.parameters = {{Param::change_rate, 500.0}};
    wishes.positions = 2;
    const Inputs inputs = still_inputs(wishes);
    Town town(inputs);
    town.turn_month();
    town.position(1).list_cap += 1000;
    const int now = town.state.month - town.state.origin;
    for (const auto& [address, person] : everyone(town.state)) {
        if (person.is_listed()) {
            const Person joined_now = Person::on_list(person.list(), now, 2);
            town.state.residents.set(address.first, address.second, joined_now);
            steps::count_joined(town.state, person, address.first, -1);
            steps::count_joined(town.state, joined_now, address.first, +1);
        }
    }
    const auto before = everyone(town.state);
    town.position(0).list_cap = 1;
    town.position(0).transfers_surplus = true;
    advance_lists(town);
    const auto after = everyone(town.state);
    CHECK(moved(before, after).size() > 100);
    for (const auto& [address, person] : after) {
        if (person.is_listed()) {
            CHECK(person.changes() == 2);
        }
    }
}

namespace {

/// A town before and after a fifth list opens; free places do not count in the choice.
struct NewList {
    int joined = 0;
    int chose_new = 0;

    void run(Inputs without) {
        test::without_gp_events(without);
        test::set(without, Param::weight_free_exponent, 0.0);
        test::set(without, Param::successor_ready, 0.9);
        Inputs with = without;
        auto extra = test::policy(inputs::Policy::Type::add_positions, "extra", with.start);
        extra.count = 1;
        extra.office = 1;
        extra.list_cap = 800;
        with.policies.push_back(extra);
        for (std::uint64_t k = 0; k < 20; ++k) {
            Town old_town(without, k);
            Town new_town(with, k);
            old_town.advance();
            new_town.advance();
            REQUIRE(new_town.state.lists.length.size() == 5);
            REQUIRE(old_town.residents(state::Standing::waiting) == 0);
            joined += static_cast<int>(old_town.report.joiners.size());
            compare(everyone(old_town.state), everyone(new_town.state));
        }
    }

private:
    template <typename People>
    void compare(const People& before, const People& after) {
        REQUIRE(before.size() == after.size());
        for (const auto& [address, person] : after) {
            if (person.is_listed() && person.list() == 4) {
                ++chose_new;
            } else {
                REQUIRE(person == before.at(address));
            }
        }
    }
};

}  // namespace

TEST_CASE("a new list moves only those who choose it") {
    test::SmallWishes wishes;
    wishes.persons = 1500;
    wishes.positions = 4;
    wishes.free_share = 0.3;
    wishes.months = 1;
    NewList opened;
    // Each person makes one choice: who chose twice in a month would depend on the first choice.
    SECTION("of those who come") {
        wishes.parameters = {{Param::change_rate, 0.0}};
        Inputs inputs = test::small_inputs(wishes);
        for (auto& persons : inputs.population.in_moves_per_year) {
            for (double& number : persons) {
                number *= 10.0;
            }
        }
        opened.run(inputs);
        CHECK(opened.joined > 500);
        CHECK(opened.chose_new > 70);
    }
    SECTION("of those who change") {
        wishes.parameters = {{Param::change_rate, 1.5}};
        Inputs inputs = test::small_inputs(wishes);
        for (auto& persons : inputs.population.in_moves_per_year) {
            persons.fill(0.0);
        }
        inputs.lists.max_changes_per_year = 1;
        opened.run(inputs);
        CHECK(opened.chose_new > 500);
    }
}
