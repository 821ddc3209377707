#include "steps/lists.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "state/invariants.h"
#include "support/small_inputs.h"
#include "support/statistics.h"
#include "support/town.h"

using namespace legeplan;
using inputs::Inputs;
using inputs::Param;
using state::CellId;
using state::Joiner;
using state::ListId;
using state::Person;
using state::Position;
using state::Standing;
using test::kMaxZ;
using test::Town;

namespace {

/// Nothing happens but what a test does.
Inputs still_inputs(const test::SmallWishes& wishes = {}) {
    Inputs inputs = test::small_inputs(wishes);
    test::without_population_change(inputs);
    test::without_gp_events(inputs);
    test::set(inputs, Param::non_resident_turnover, 0.0);
    test::set(inputs, Param::change_rate, 0.0);
    return inputs;
}

/// Adds a person of the cell who came in this month.
std::uint32_t join(Town& town, Joiner::Kind kind, CellId cell, Person mother = {}) {
    const std::uint32_t index = town.state.residents.add(cell, Person::outside());
    town.report.joiners.push_back({kind, cell, index, mother});
    return index;
}

void advance_lists(Town& town) {
    steps::ListStep step;
    step.advance(town.inputs, town.draw, town.state, town.streams, town.report);
    state::check_invariants(town.inputs, town.state);
}

CellId adults(const Town& town, Sex sex = Sex::female) {
    return town.state.residents.layout().resident(sex, 1985);
}

void fill_lists(Town& town) {
    for (std::size_t i = 0; i < town.state.workforce.positions.size(); ++i) {
        town.position(i).list_cap = town.state.lists.length[i];
    }
}

}  // namespace

TEST_CASE("who takes new persons: a GP at work or covered, a locum where the scenario says so") {
    Inputs inputs = still_inputs();
    const Month now = inputs.start;
    Position position;
    position.staffing = Staffing::filled;
    CHECK(steps::takes_new_persons(inputs, position, now));
    position.doctor.absent_until = now + 1;
    CHECK_FALSE(steps::takes_new_persons(inputs, position, now));
    CHECK(steps::takes_new_persons(inputs, position, now + 1));
    position.doctor.absence_covered = true;
    CHECK(steps::takes_new_persons(inputs, position, now));
    position.staffing = Staffing::locum;
    CHECK_FALSE(steps::takes_new_persons(inputs, position, now));
    inputs.lists.locum_takes_all = true;
    CHECK(steps::takes_new_persons(inputs, position, now));
    position.staffing = Staffing::vacant;
    CHECK_FALSE(steps::takes_new_persons(inputs, position, now));
}

TEST_CASE("free places are what the ceiling leaves, never below zero") {
    const Inputs inputs = still_inputs();
    Town town(inputs);
    town.turn_month();
    Position& position = town.position(0);
    const int length = town.state.lists.length[0];
    position.list_cap = length + 12;
    CHECK(steps::free_places(inputs, town.state, 0) == 12);
    position.list_cap = length - 3;
    CHECK(steps::free_places(inputs, town.state, 0) == 0);
    position.list_cap = length + 12;
    position.temporary_cap = length + 5;
    position.temporary_until = town.state.month;
    CHECK(steps::free_places(inputs, town.state, 0) == 5);
    position.temporary_until = town.state.month - 1;
    CHECK(steps::free_places(inputs, town.state, 0) == 12);
    position.is_closed = true;
    CHECK(steps::free_places(inputs, town.state, 0) == 0);
}

TEST_CASE("a newborn goes on the mother's list even above the cap and without a doctor") {
    const Inputs inputs = still_inputs({.locums = 1, .vacant = 1});
    Town town(inputs);
    town.turn_month();
    fill_lists(town);
    const std::vector<int> before = town.state.lists.length;
    const CellId cradle = town.state.residents.layout().resident(Sex::female, 2022);
    for (ListId list = 0; list < 3; ++list) {
        join(town, Joiner::Kind::newborn, cradle, Person::on_list(list, 3));
    }
    advance_lists(town);
    for (std::uint32_t list = 0; list < 3; ++list) {
        CHECK(town.state.lists.length[list] == before[list] + 1);
        CHECK(town.state.residents.at(cradle, list) ==
              Person::on_list(list, town.state.month - town.state.origin));
        CHECK(steps::free_places(inputs, town.state, list) == 0);
    }
}

TEST_CASE("a newborn whose mother has no local list follows her or waits") {
    const Inputs inputs = still_inputs();
    Town town(inputs);
    town.turn_month();
    fill_lists(town);
    const CellId cradle = town.state.residents.layout().resident(Sex::male, 2022);
    join(town, Joiner::Kind::newborn, cradle, Person::elsewhere());
    join(town, Joiner::Kind::newborn, cradle, Person::outside());
    join(town, Joiner::Kind::newborn, cradle, Person::waiting(0));
    advance_lists(town);
    CHECK(town.state.residents.at(cradle, 0).standing() == Standing::elsewhere);
    CHECK(town.state.residents.at(cradle, 1).standing() == Standing::waiting);
    CHECK(town.state.residents.at(cradle, 2).standing() == Standing::waiting);
}

TEST_CASE("in-movers stand elsewhere and outside by their shares, the others seek a list") {
    const Inputs inputs =
        still_inputs({.parameters = {{Param::elsewhere_share, 0.06}, {Param::none_share, 0.02}}});
    Town town(inputs);
    town.turn_month();
    fill_lists(town);
    constexpr int kMovers = 40000;
    const auto before = town.state.lists;
    for (int i = 0; i < kMovers; ++i) {
        join(town, Joiner::Kind::in_mover, adults(town));
    }
    advance_lists(town);
    const auto z = [](double observed, double share) {
        return (observed - kMovers * share) / std::sqrt(kMovers * share * (1.0 - share));
    };
    const auto elsewhere = static_cast<double>(town.state.lists.elsewhere - before.elsewhere);
    const auto outside = static_cast<double>(town.state.lists.outside - before.outside);
    CHECK(std::abs(z(elsewhere, 0.06)) < kMaxZ);
    CHECK(std::abs(z(elsewhere, 0.07)) > kMaxZ);
    CHECK(std::abs(z(outside, 0.02)) < kMaxZ);
    CHECK(std::abs(z(outside, 0.03)) > kMaxZ);
    CHECK(static_cast<double>(town.state.residents.residents_waiting()) ==
          kMovers - elsewhere - outside);
}

TEST_CASE("a non-resident always seeks a list") {
    const Inputs inputs =
        still_inputs({.parameters = {{Param::elsewhere_share, 0.5}, {Param::none_share, 0.2}}});
    Town town(inputs);
    town.turn_month();
    town.position(1).list_cap += 100;
    const CellId cell = town.state.residents.layout().non_resident(Sex::male, 2);
    const std::uint32_t first = town.state.residents.size(cell);
    for (int i = 0; i < 50; ++i) {
        join(town, Joiner::Kind::non_resident, cell);
    }
    advance_lists(town);
    for (std::uint32_t index = first; index < town.state.residents.size(cell); ++index) {
        CHECK(town.state.residents.at(cell, index).is_listed());
    }
}

TEST_CASE("places go to those who came first") {
    Inputs inputs =
        still_inputs({.parameters = {{Param::elsewhere_share, 0.0}, {Param::none_share, 0.0}}});
    Town town(inputs);
    town.turn_month();
    fill_lists(town);
    std::vector<std::uint32_t> came;
    for (int month = 0; month < 4; ++month) {
        for (int i = 0; i < 3; ++i) {
            came.push_back(join(town, Joiner::Kind::in_mover, adults(town)));
        }
        advance_lists(town);
        town.turn_month();
    }
    CHECK(town.state.residents.residents_waiting() == 12);
    const auto served = [&] {
        std::vector<bool> result;
        for (const std::uint32_t index : came) {
            result.push_back(town.state.residents.at(adults(town), index).is_listed());
        }
        return result;
    };
    for (const int places : {1, 4, 5}) {
        const std::vector<bool> before = served();
        town.position(2).list_cap += places;
        advance_lists(town);
        const std::vector<bool> after = served();
        const auto ends = [](const std::vector<bool>& flags) {
            return std::find(flags.begin(), flags.end(), false) - flags.begin();
        };
        CHECK(ends(after) == ends(before) + places);
        CHECK(std::count(after.begin(), after.end(), true) == ends(after));
        town.turn_month();
    }
    // Two are left over from before; the places reach the one who joins now only after them.
    came.push_back(join(town, Joiner::Kind::in_mover, adults(town)));
    town.position(0).list_cap += 3;
    advance_lists(town);
    CHECK(std::vector<bool>(13, true) == served());
    town.turn_month();
    came.push_back(join(town, Joiner::Kind::in_mover, adults(town)));
    came.push_back(join(town, Joiner::Kind::in_mover, adults(town)));
    town.position(1).list_cap += 1;
    advance_lists(town);
    CHECK(town.state.residents.at(adults(town), came[13]).is_listed());
    CHECK_FALSE(town.state.residents.at(adults(town), came[14]).is_listed());
}

TEST_CASE("a list with a locum takes newborns only, unless the scenario opens it") {
    Inputs inputs = still_inputs(
        {.locums = 3, .parameters = {{Param::elsewhere_share, 0.0}, {Param::none_share, 0.0}}});
    const bool takes_all = GENERATE(false, true);
    inputs.lists.locum_takes_all = takes_all;
    Town town(inputs);
    town.turn_month();
    const CellId cradle = town.state.residents.layout().resident(Sex::male, 2022);
    join(town, Joiner::Kind::newborn, cradle, Person::on_list(1, 3));
    const std::uint32_t mover = join(town, Joiner::Kind::in_mover, adults(town));
    advance_lists(town);
    CHECK(town.state.residents.at(cradle, 0).is_listed());
    CHECK(town.state.residents.at(adults(town), mover).is_listed() == takes_all);
}

TEST_CASE("a vacant, a full and a closed list take nobody") {
    Inputs inputs =
        still_inputs({.positions = 4,
                      .vacant = 1,
                      .parameters = {{Param::elsewhere_share, 0.0}, {Param::none_share, 0.0}}});
    Town town(inputs);
    town.turn_month();
    town.position(0).list_cap = town.state.lists.length[0];
    town.position(1).list_cap = town.state.lists.length[1] + 6;
    town.position(2).is_closed = true;
    town.position(2).staffing = Staffing::vacant;
    --town.state.workforce.offices[0].positions;
    const std::vector<int> before = town.state.lists.length;
    for (int i = 0; i < 10; ++i) {
        join(town, Joiner::Kind::in_mover, adults(town));
    }
    advance_lists(town);
    CHECK(town.state.lists.length[0] == before[0]);
    CHECK(town.state.lists.length[1] == before[1] + 6);
    CHECK(town.state.lists.length[2] == 0);  // everyone is let go
    CHECK(town.state.lists.length[3] == before[3]);
    int residents = before[2];
    residents += 10 - 6;
    const auto& layout = town.state.residents.layout();
    std::int64_t waiting = 0;
    for (CellId cell = 0; cell < layout.cells(); ++cell) {
        for (const Person person : town.state.residents.cell(cell)) {
            waiting += person.is_waiting() ? 1 : 0;
        }
    }
    CHECK(waiting == residents);
}

TEST_CASE("released persons stand behind those who waited before, with their office") {
    Inputs inputs =
        still_inputs({.parameters = {{Param::elsewhere_share, 0.0}, {Param::none_share, 0.0}}});
    Town town(inputs);
    town.turn_month();
    fill_lists(town);
    const std::uint32_t mover = join(town, Joiner::Kind::in_mover, adults(town));
    advance_lists(town);
    const int length = town.state.lists.length[2];
    steps::ListStep::release(town.state, town.streams, 2);
    state::check_invariants(inputs, town.state);
    CHECK(town.state.lists.length[2] == 0);
    std::uint32_t slot = town.state.residents.first_waiting();
    CHECK(town.state.residents.slot(slot).index == mover);
    int behind = 0;
    for (slot = town.state.residents.slot(slot).next; slot != state::Residents::kNoSlot;
         slot = town.state.residents.slot(slot).next) {
        CHECK(town.state.residents.slot(slot).from_office ==
              static_cast<std::uint32_t>(town.position(2).office));
        ++behind;
    }
    CHECK(behind == length);
}

TEST_CASE("a GP of the own sex draws by the weight") {
    Inputs inputs = still_inputs({.offices = 1,
                                  .positions = 2,
                                  .parameters = {{Param::elsewhere_share, 0.0},
                                                 {Param::none_share, 0.0},
                                                 {Param::weight_same_sex, 3.0},
                                                 {Param::weight_free_exponent, 0.0}}});
    Town town(inputs);
    town.turn_month();
    town.position(0).doctor.sex = Sex::female;
    town.position(1).doctor.sex = Sex::male;
    town.position(0).list_cap += 100000;
    town.position(1).list_cap += 100000;
    constexpr int kSeekers = 20000;
    const auto own_sex = [&](Sex sex) {
        const CellId cell = adults(town, sex);
        const std::uint32_t first = town.state.residents.size(cell);
        town.report.begin_month();
        for (int i = 0; i < kSeekers; ++i) {
            join(town, Joiner::Kind::in_mover, cell);
        }
        advance_lists(town);
        int own = 0;
        for (std::uint32_t index = first; index < town.state.residents.size(cell); ++index) {
            const ListId list = town.state.residents.at(cell, index).list();
            own += town.position(list).doctor.sex == sex ? 1 : 0;
        }
        return own;
    };
    for (const Sex sex : {Sex::female, Sex::male}) {
        const double own = own_sex(sex);
        const double error = std::sqrt(kSeekers * 0.75 * 0.25);
        CHECK(std::abs(own - 0.75 * kSeekers) < kMaxZ * error);
        CHECK(std::abs(own - 0.77 * kSeekers) > kMaxZ * error);
    }
}

TEST_CASE("in January the counts by band follow the ages reached") {
    const Inputs inputs = still_inputs({.persons = 900});
    Town town(inputs);
    const auto before = town.state.lists.by_group;
    town.state.month = town.state.month + 1;
    CHECK_THROWS(state::check_invariants(inputs, town.state));
    steps::ListStep::age_bands(inputs, town.state);
    CHECK_NOTHROW(state::check_invariants(inputs, town.state));
    CHECK(town.state.lists.by_group != before);
}
