#include "steps/list_moves.h"

#include <catch2/catch.hpp>

#include "support/small_inputs.h"
#include "support/town.h"

using namespace legeplan;
using state::CellId;
using state::Person;
using test::Town;

TEST_CASE("a person counts in the band of the age reached, a non-resident in that of the cell") {
    const inputs::Inputs inputs = test::small_inputs();
    const state::CellLayout layout(2022, 2024, inputs.workload.bands);
    state::State state;
    state.residents = state::Residents(layout);
    const auto band = [&](int birth_year, int year) {
        state.month = Month::of(year, 5);
        steps::set_ages(inputs, state);
        REQUIRE(state.lists.group_of_cell.size() == layout.cells());
        return static_cast<int>(
            state.lists.group_of_cell[layout.resident(Sex::female, birth_year)]);
    };
    CHECK(band(2022, 2022) == 0);
    CHECK(band(2017, 2022) == 0);
    CHECK(band(2016, 2022) == 1);
    CHECK(band(1955, 2022) == 4);
    CHECK(band(1955, 2021) == 3);
    CHECK(band(1920, 2022) == 5);
    CHECK(state.lists.group_of_cell[layout.non_resident(Sex::male, 3)] == 3);
}

TEST_CASE("entering and leaving a list keep length, band and non-residents") {
    const inputs::Inputs inputs = test::small_inputs();
    Town town(inputs);
    town.turn_month();
    auto& state = town.state;
    const auto before = state.lists;
    const CellId child = state.residents.layout().resident(Sex::male, 2020);
    const std::uint32_t index = state.residents.add(child, Person::outside());
    steps::enter_list(state, child, index, 1, 2);
    CHECK(state.residents.at(child, index) == Person::on_list(1, state.month - state.origin, 2));
    CHECK(state.lists.length[1] == before.length[1] + 1);
    CHECK(state.lists.by_group[1][0] == before.by_group[1][0] + 1);
    CHECK(state.lists.non_residents == before.non_residents);
    steps::leave_list(state, child, index);
    CHECK(state.lists.length == before.length);
    CHECK(state.lists.by_group == before.by_group);

    const CellId guest = state.residents.layout().non_resident(Sex::male, 3);
    const std::uint32_t last = state.residents.add(guest, Person::outside());
    steps::enter_list(state, guest, last, 0, 0);
    CHECK(state.lists.non_residents[0] == before.non_residents[0] + 1);
    CHECK(state.lists.by_group[0][3] == before.by_group[0][3] + 1);
    steps::count_on_list(state, 0, guest, -1);
    CHECK(state.lists.non_residents == before.non_residents);
    CHECK(state.lists.length == before.length);
}

TEST_CASE("departures are taken out of the counts where they stood") {
    const inputs::Inputs inputs = test::small_inputs();
    Town town(inputs);
    auto& state = town.state;
    const auto before = state.lists;
    const auto& layout = state.residents.layout();
    const CellId old = layout.resident(Sex::female, 1930);
    state::StepReport report;
    report.departures = {{old, Person::on_list(2, 100)},
                         {old, Person::outside()},
                         {old, Person::elsewhere()},
                         {old, Person::elsewhere()},
                         {old, Person::waiting(0)},
                         {layout.non_resident(Sex::female, 2), Person::on_list(2, 100)}};
    steps::apply_departures(state, report);
    CHECK(state.lists.length[2] == before.length[2] - 2);
    CHECK(state.lists.by_group[2][5] == before.by_group[2][5] - 1);
    CHECK(state.lists.by_group[2][2] == before.by_group[2][2] - 1);
    CHECK(state.lists.non_residents[2] == before.non_residents[2] - 1);
    CHECK(state.lists.outside == before.outside - 1);
    CHECK(state.lists.elsewhere == before.elsewhere - 2);
    CHECK(state.lists.length[0] == before.length[0]);
}

TEST_CASE("residents are counted by the month they joined, non-residents are not") {
    const inputs::Inputs inputs = test::small_inputs();
    Town town(inputs);
    town.turn_month();
    auto& state = town.state;
    const auto before = state.lists.joined;
    const int now = state.month - state.origin;
    const CellId child = state.residents.layout().resident(Sex::male, 2020);
    const std::uint32_t index = state.residents.add(child, Person::outside());
    const int joined = state.lists.joined_list(1)[now];
    steps::enter_list(state, child, index, 1, 0);
    CHECK(state.lists.joined_list(1)[now] == joined + 1);
    town.turn_month();
    steps::leave_list(state, child, index);
    CHECK(state.lists.joined == before);

    const CellId guest = state.residents.layout().non_resident(Sex::male, 3);
    steps::enter_list(state, guest, state.residents.add(guest, Person::outside()), 0, 0);
    CHECK(state.lists.joined == before);

    state::StepReport report;
    const int old = state.lists.joined_list(2)[100];
    report.departures = {{child, Person::on_list(2, 100)}, {guest, Person::on_list(2, 100)}};
    steps::apply_departures(state, report);
    CHECK(state.lists.joined_list(2)[100] == old - 1);
}
