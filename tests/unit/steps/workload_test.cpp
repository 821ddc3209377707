#include "steps/workload.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "support/small_inputs.h"
#include "support/town.h"

using namespace legeplan;
using inputs::Inputs;
using inputs::Param;
using state::Person;
using test::Town;

namespace {

/// No residents and no lists but those that a test adds.
struct Empty {
    Empty() : inputs(test::small_inputs()) {
        state.residents = state::Residents(
            state::CellLayout(inputs.start.year(), inputs.end.year(), inputs.workload.bands));
    }
    double consultations() const {
        const inputs::Draw draw = inputs::Draw::central(inputs);
        return steps::need_in_month(inputs, draw, state).consultations;
    }
    Inputs inputs;
    state::State state;
};

}  // namespace

TEST_CASE("the consultation factor is the burden times the trend") {
    Inputs inputs = test::small_inputs();
    inputs.workload.trend_reference_year = 2020;
    test::set_path(inputs, Param::burden, {{2022, 1.1}, {2024, 1.3}});
    test::set(inputs, Param::consultation_trend, 0.02);
    const inputs::Draw draw = inputs::Draw::central(inputs);
    CHECK(steps::consultation_factor(inputs, draw, 2020) == Approx(1.1));
    CHECK(steps::consultation_factor(inputs, draw, 2023) == Approx(1.2 * std::pow(1.02, 3)));
    CHECK(steps::consultation_factor(inputs, draw, 2019) == Approx(1.1 / 1.02));
}

TEST_CASE("a cohort counts with the rate of its age in the middle of the month") {
    Empty town;
    auto& rates = town.inputs.workload.consultations_per_person_year;
    const auto add = [&](int birth_year, int persons) {
        for (int i = 0; i < persons; ++i) {
            town.state.residents.add(town.state.residents.layout().resident(Sex::male, birth_year),
                                     Person::elsewhere());
        }
    };
    SECTION("within a band") {
        add(1992, 24);
        town.state.month = Month::of(2022, 5);
        CHECK(town.consultations() == Approx(24.0 * rates[2] / 12.0));
    }
    SECTION("at a border: 67 is reached during the year") {
        add(1955, 24);
        for (int m = 1; m <= 12; ++m) {
            town.state.month = Month::of(2022, m);
            const double passed = (m - 0.5) / 12.0;
            CHECK(town.consultations() ==
                  Approx(2.0 * (passed * rates[4] + (1.0 - passed) * rates[3])));
        }
    }
    SECTION("newborns have the first band's") {
        add(2022, 12);
        town.state.month = Month::of(2022, 2);
        CHECK(town.consultations() == Approx(rates[0]));
    }
    SECTION("the open group") {
        add(1917, 12);
        town.state.month = Month::of(2024, 2);
        CHECK(town.consultations() == Approx(rates[5]));
    }
}

TEST_CASE("where the table tells women from men, each has the rate of its sex") {
    Empty town;
    auto& workload = town.inputs.workload;
    workload.by_sex = true;
    for (int band = 0; band < workload.bands; ++band) {
        auto& rates = workload.consultations_per_person_year;
        rates[static_cast<std::size_t>(workload.group(Sex::female, band))] = 2.0 + band;
        rates[static_cast<std::size_t>(workload.group(Sex::male, band))] = 1.0 + 0.5 * band;
    }
    auto& residents = town.state.residents;
    const auto& layout = residents.layout();
    for (int i = 0; i < 24; ++i) {
        residents.add(layout.resident(Sex::female, 1955), Person::elsewhere());
        residents.add(layout.resident(Sex::male, 1955), Person::elsewhere());
    }
    residents.add(layout.non_resident(Sex::male, 3), Person::on_list(0, 1));
    town.state.month = Month::of(2022, 4);
    const double passed = 3.5 / 12.0;  // of the year in which 67 is reached
    CHECK(town.consultations() == Approx(2.0 * (passed * 6.0 + (1.0 - passed) * 5.0) +
                                         2.0 * (passed * 3.0 + (1.0 - passed) * 2.5) + 2.5 / 12.0));
}

TEST_CASE("non-residents on or waiting for lists count with the rate of their band") {
    Empty town;
    const auto& layout = town.state.residents.layout();
    town.state.month = Month::of(2022, 2);
    town.state.residents.add(layout.non_resident(Sex::female, 3), Person::on_list(0, 1));
    town.state.residents.add(layout.non_resident(Sex::male, 2), Person::outside());
    town.state.residents.enqueue(layout.non_resident(Sex::male, 2), 0, 1, 0, town.state.month);
    const auto& rates = town.inputs.workload.consultations_per_person_year;
    CHECK(town.consultations() == Approx((rates[3] + rates[2]) / 12.0));
    test::set(town.inputs, Param::burden, 1.5);
    CHECK(town.consultations() == Approx(1.5 * (rates[3] + rates[2]) / 12.0));
}

TEST_CASE("a GP's hours follow what the list needs, and the rest stands still") {
    Inputs inputs = test::small_inputs({.parameters = {{Param::hours_with_patients, 42.0},
                                                       {Param::hours_other, 9.0},
                                                       {Param::reference_list, 1000.0},
                                                       {Param::reference_consultations, 2.5},
                                                       {Param::burden, 1.1},
                                                       {Param::consultation_trend, 0.01}}});
    inputs.workload.trend_reference_year = 2020;
    Town town(inputs);
    town.turn_month();
    for (auto& counts : town.state.lists.by_group) {
        counts.fill(0);
    }
    town.state.lists.by_group[1][2] = 600;
    town.state.lists.by_group[1][5] = 100;
    steps::advance_workload(inputs, town.draw, town.state);
    const auto& rates = inputs.workload.consultations_per_person_year;
    const double consultations = 600.0 * rates[2] + 100.0 * rates[5];
    CHECK(town.state.gp_hours[0] == Approx(9.0));
    CHECK(town.state.gp_hours[1] ==
          Approx(9.0 + 42.0 * consultations * 1.1 * 1.01 * 1.01 *
                           steps::need_in_month(inputs, town.draw, town.state).birthday_ratio /
                           2500.0));
}

TEST_CASE("hours do not step up in January, when all lists grow a year older") {
    const Inputs inputs = test::small_inputs({.persons = 5'000});
    Town town(inputs);
    // What a list of everyone needs a year, at the ages of mid-month: the same by both ways.
    const auto need = [&](int month) {
        town.state.month = inputs.start + month;
        const double smooth =
            12.0 * steps::need_in_month(inputs, town.draw, town.state).consultations /
            steps::consultation_factor(inputs, town.draw, town.state.month.year());
        return smooth / steps::need_in_month(inputs, town.draw, town.state).birthday_ratio;
    };
    // The ratio is what takes lists by the ages of the year to the ages of mid-month.
    CHECK(need(0) == Approx(need(11)));
    const double january = steps::need_in_month(inputs, town.draw, town.state).birthday_ratio;
    CHECK(need(12) > 1.001 * need(11));
    CHECK(january != 1.0);
    town.state.month = inputs.start + 11;
    const double december = steps::need_in_month(inputs, town.draw, town.state).birthday_ratio;
    town.state.month = inputs.start + 12;
    const double next = steps::need_in_month(inputs, town.draw, town.state).birthday_ratio;
    CHECK(next * need(12) == Approx(december * need(11)).epsilon(0.001));
}

TEST_CASE("a list that needs what the reference list needs gives the reference hours") {
    const Inputs inputs = test::small_inputs();
    Town town(inputs);
    auto& lists = town.state.lists;
    lists.by_group[0].fill(0);
    // 1,100 x 3 consultations: as many persons of band 3 as need them.
    const double persons = 3300.0 / inputs.workload.consultations_per_person_year[3];
    lists.by_group[0][3] = static_cast<int>(std::lround(persons));
    town.state.month = inputs.start;
    steps::advance_workload(inputs, town.draw, town.state);
    const double ratio = steps::need_in_month(inputs, town.draw, town.state).birthday_ratio;
    const double other = town.draw[Param::hours_other];
    CHECK(town.state.gp_hours[0] == Approx(other + ratio * (50.0 - other)).epsilon(1e-3));
}
