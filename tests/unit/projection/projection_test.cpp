#include "projection/projection.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "support/small_inputs.h"

using namespace legeplan;
using inputs::Draw;
using inputs::Inputs;
using inputs::Param;
using projection::Ages;
using projection::MonthRow;
using projection::Projection;

namespace {

Inputs without_change(int months = 36, Month start = Month::of(2022, 1)) {
    test::SmallWishes wishes;
    wishes.months = months;
    wishes.start = start;
    Inputs inputs = test::small_inputs(wishes);
    test::without_population_change(inputs);
    return inputs;
}

Projection project(const Inputs& inputs) {
    return projection::project(inputs, Draw::central(inputs));
}

void only_persons(Inputs& inputs, Sex sex, std::size_t age, int persons) {
    for (auto& by_age : inputs.population.initial) {
        by_age.fill(0);
    }
    inputs.population.initial[static_cast<std::size_t>(sex)][age] = persons;
}

}  // namespace

TEST_CASE("where nothing happens only age moves") {
    const Inputs inputs = without_change();
    const Projection result = project(inputs);
    REQUIRE(result.months.size() == 36);
    REQUIRE(result.years.size() == 3);
    for (std::size_t age = 1; age < kTopAge; ++age) {
        CHECK(result.start(static_cast<int>(age), 0) == inputs.population.initial[0][age - 1]);
    }
    CHECK(result.start(kTopAge, 1) ==
          inputs.population.initial[1][kTopAge - 1] + inputs.population.initial[1][kTopAge]);
    CHECK(result.start.row(0).sum() == 0.0);
    for (const MonthRow& row : result.months) {
        CHECK(row.population == Approx(test::persons_of(inputs)));
        CHECK(row.births + row.deaths + row.in_moves + row.out_moves == 0.0);
    }
    CHECK(result.at_year_end[2](40, 1) == Approx(inputs.population.initial[1][37]));
}

TEST_CASE("a cohort with a constant force of death follows the exponential") {
    Inputs inputs = without_change();
    for (auto& rates : inputs.population.death_rate) {
        rates.fill(0.12);
    }
    test::set(inputs, Param::infant_share_in_birth_year, 0.5);
    const double persons = test::persons_of(inputs);
    const Projection result = project(inputs);
    for (std::size_t i = 0; i < result.months.size(); ++i) {
        const double k = static_cast<double>(i) + 1.0;
        CHECK(result.months[i].population == Approx(persons * std::exp(-0.01 * k)).epsilon(1e-12));
        CHECK(result.months[i].deaths ==
              Approx(persons * std::exp(-0.01 * k) * std::expm1(0.01)).epsilon(1e-10));
    }
}

TEST_CASE("deaths and out-moves share the exits by their forces") {
    Inputs inputs = without_change(12);
    for (std::size_t sex = 0; sex < kSexes; ++sex) {
        inputs.population.death_rate[sex].fill(0.03);
        inputs.population.out_move_rate[sex].fill(0.10);
    }
    test::set(inputs, Param::infant_share_in_birth_year, 0.5);
    test::set(inputs, Param::out_move_level, 0.8);
    test::set(inputs, Param::out_move_emigration, 0.1);
    for (const MonthRow& row : project(inputs).months) {
        CHECK(row.out_moves == Approx(3.0 * row.deaths));
    }
}

TEST_CASE("persons are conserved month by month") {
    const Inputs inputs = test::small_inputs();
    double before = test::persons_of(inputs);
    const Projection result = project(inputs);
    for (const MonthRow& row : result.months) {
        CHECK(row.births > 0.0);
        CHECK(row.deaths > 0.0);
        CHECK(row.in_moves > 0.0);
        CHECK(row.out_moves > 0.0);
        const double expected = before + row.births - row.deaths + row.in_moves - row.out_moves;
        CHECK(row.population == Approx(expected).epsilon(1e-12));
        CHECK(row.population == Approx(row.population_0_19 + row.population_20_66 +
                                       row.population_67_79 + row.population_80_plus));
        before = row.population;
    }
    CHECK(result.months.back().population == Approx(result.at_year_end.back().sum()));
}

TEST_CASE("births come from the women who are left, and boys by their share") {
    Inputs inputs = without_change(12);
    only_persons(inputs, Sex::female, 29, 1000);
    inputs.population.fertility_rate.fill(0.05);
    test::set(inputs, Param::fertility_total, 0.05 * kAges);
    test::set(inputs, Param::boys_share, 0.52);
    const Projection result = project(inputs);
    for (const MonthRow& row : result.months) {
        CHECK(row.births == Approx(1000.0 * 0.05 / 12.0));
    }
    const Ages& end = result.at_year_end.back();
    CHECK(end(0, 1) == Approx(0.52 * 50.0));
    CHECK(end(0, 0) == Approx(0.48 * 50.0));
    CHECK(end(30, 0) == Approx(1000.0));
}

TEST_CASE("a twelfth of the year's in-moves come each month") {
    Inputs inputs = without_change(12);
    inputs.population.in_moves_per_year[1][40] = 24.0;
    const Projection result = project(inputs);
    for (const MonthRow& row : result.months) {
        CHECK(row.in_moves == Approx(2.0));
    }
    const double there = result.start(40, 1);
    CHECK(result.at_year_end[0](40, 1) - there == Approx(12.0));
}

TEST_CASE("the cohort at an age group's border crosses it month by month") {
    struct Border {
        std::size_t age;
        double MonthRow::*below;
        double MonthRow::*above;
    };
    const Border border =
        GENERATE(Border{20, &MonthRow::population_0_19, &MonthRow::population_20_66},
                 Border{67, &MonthRow::population_20_66, &MonthRow::population_67_79},
                 Border{80, &MonthRow::population_67_79, &MonthRow::population_80_plus});
    Inputs inputs = without_change(24);
    only_persons(inputs, Sex::male, border.age - 1, 240);  // reach the border in the first year
    const Projection result = project(inputs);
    for (std::size_t m = 1; m <= 12; ++m) {
        const MonthRow& row = result.months[m - 1];
        const double crossed = 20.0 * static_cast<double>(m);
        CHECK(row.*border.above == Approx(crossed));
        CHECK(row.*border.below == Approx(240.0 - crossed).margin(1e-9));
        CHECK(result.months[m + 11].*border.above == Approx(240.0));
    }
}

TEST_CASE("a start in the middle of a year is projected from its January") {
    const Inputs inputs = without_change(12, Month::of(2022, 7));
    const Projection result = project(inputs);
    CHECK(result.months.front().month == Month::of(2022, 1));
    CHECK(result.months.back().month == Month::of(2023, 6));
    CHECK(result.at_year_end.size() == 2);
}
