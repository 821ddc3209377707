#include "steps/continuity.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <catch2/catch.hpp>

#include "support/small_inputs.h"
#include "support/town.h"

using namespace legeplan;
using inputs::Inputs;
using state::Person;
using test::Town;

namespace {

/// A town whose lists are empty but for the residents that a test adds.
struct EmptyLists : Town {
    explicit EmptyLists(const Inputs& given) : Town(given) {
        state.lists.joined.assign(state.lists.joined.size(), 0);
        state.lists.began.assign(state.lists.began.size(), 0);
        state.lists.length.assign(state.lists.length.size(), 0);
        state.lists.non_residents.assign(state.lists.length.size(), 0);
        for (auto& position : state.workforce.positions) {
            position.staffing = Staffing::filled;
            position.doctor.in_post_since = state.origin;
        }
    }
    void add(std::size_t list, int months_ago, int residents) {
        state.lists.count_joined(list, state.month - state.origin - months_ago, residents);
        state.lists.length[list] += residents;
    }
};

/// The relations of a town, person by person.
steps::Continuity walked(const state::State& state) {
    steps::Continuity all;
    const auto& layout = state.residents.layout();
    for (state::CellId cell = 0; cell < layout.resident_cells(); ++cell) {
        for (const Person person : state.residents.cell(cell)) {
            if (!person.is_listed()) {
                continue;
            }
            const auto& position = state.workforce.positions[person.list()];
            if (position.is_closed || position.staffing != Staffing::filled) {
                continue;
            }
            const Month joined = state.origin + person.joined();
            const Month since = std::max({joined, position.doctor.in_post_since, state.origin});
            const double years = (state.month - since + 0.5) / 12.0;
            ++all.residents;
            all.years_sum += years;
            all.over_2_years += years > 2.0 ? 1 : 0;
            all.over_10_years += years > 10.0 ? 1 : 0;
            std::size_t k = 0;
            while (k < inputs::kRelationClassYears.size() &&
                   years > inputs::kRelationClassYears[k]) {
                ++k;
            }
            ++all.by_class[k];
        }
    }
    return all;
}

}  // namespace

TEST_CASE("a relation is as long as the person has been on the list") {
    const Inputs inputs = test::small_inputs();
    EmptyLists town(inputs);
    town.add(0, 11, 5);
    town.add(0, 12, 7);
    town.add(1, 24, 11);
    town.add(1, 150, 13);
    steps::follow_gps(town.state);
    const auto now = steps::continuity(town.state);
    CHECK(now.residents == 36);
    CHECK(now.by_class == std::array<int, 6>{5, 18, 0, 0, 13, 0});
    CHECK(now.over_2_years == 24);
    CHECK(now.over_10_years == 13);
    CHECK(now.years_sum == Approx((5 * 11.5 + 7 * 12.5 + 11 * 24.5 + 13 * 150.5) / 12.0));
}

TEST_CASE("a relation is no longer than the GP has been in the position") {
    const Inputs inputs = test::small_inputs();
    EmptyLists town(inputs);
    town.add(0, 150, 20);
    town.add(0, 3, 2);
    town.position(0).doctor.in_post_since = town.state.month - 40;
    steps::follow_gps(town.state);
    const auto now = steps::continuity(town.state);
    CHECK(now.by_class == std::array<int, 6>{2, 0, 20, 0, 0, 0});
    CHECK(now.over_10_years == 0);
}

TEST_CASE("lists without a permanent GP and closed lists have no relations") {
    const Inputs inputs = test::small_inputs();
    EmptyLists town(inputs);
    for (std::size_t list = 0; list < 3; ++list) {
        town.add(list, 30, 10);
    }
    town.position(0).staffing = Staffing::locum;
    town.position(1).is_closed = true;
    steps::follow_gps(town.state);
    CHECK(steps::continuity(town.state).residents == 10);
    town.position(2).staffing = Staffing::vacant;
    steps::follow_gps(town.state);
    const auto none = steps::continuity(town.state);
    CHECK(none.residents == 0);
    CHECK(std::isnan(steps::expected_odds_ratio(none, inputs.continuity.admission_odds)));
}

TEST_CASE("the expected odds ratio is the mean over residents") {
    steps::Continuity continuity;
    continuity.residents = 4;
    continuity.by_class = {2, 1, 0, 0, 0, 1};
    CHECK(steps::expected_odds_ratio(continuity, {1.0, 0.8, 0.7, 0.6, 0.5, 0.4}) == Approx(0.8));
}

TEST_CASE("the counts by month joined give what a walk over all residents gives") {
    const Inputs inputs = test::small_inputs({.persons = 2000, .locums = 1, .months = 30});
    Town town(inputs, 3);
    for (int month = 0; month < 30; ++month) {
        town.advance();
        const auto now = steps::continuity(town.state);
        const auto each = walked(town.state);
        REQUIRE(now.residents == each.residents);
        REQUIRE(now.by_class == each.by_class);
        REQUIRE(now.over_2_years == each.over_2_years);
        REQUIRE(now.over_10_years == each.over_10_years);
        REQUIRE(now.years_sum == Approx(each.years_sum));
    }
}
