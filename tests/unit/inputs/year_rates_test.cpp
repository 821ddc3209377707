#include <cmath>

#include <catch2/catch.hpp>

#include "inputs/draw.h"
#include "support/small_inputs.h"

using namespace legeplan;
using inputs::Draw;
using inputs::Inputs;
using inputs::Param;
using inputs::YearRates;

namespace {

constexpr std::size_t kFemale = 0;
constexpr std::size_t kMale = 1;

/// Rates that differ from age to age and sex to sex, so that a shifted index is seen.
Inputs uneven_inputs() {
    Inputs inputs = test::small_inputs();
    auto& population = inputs.population;
    population.mortality_reference_year = 2020;
    for (std::size_t age = 0; age < kAges; ++age) {
        const double x = static_cast<double>(age);
        for (std::size_t sex = 0; sex < kSexes; ++sex) {
            const double s = static_cast<double>(sex);
            population.death_rate[sex][age] = 0.001 + 0.002 * x * x / 100.0 + 0.0005 * s;
            population.out_move_rate[sex][age] = 0.01 + 0.0001 * x + 0.003 * s;
            population.in_moves_per_year[sex][age] = 1.0 + 0.1 * x + 0.5 * s;
        }
        population.fertility_rate[age] = age >= 15 && age <= 49 ? 0.001 * (x - 14.0) : 0.0;
    }
    test::set(inputs, Param::infant_share_in_birth_year, 0.85);
    return inputs;
}

YearRates rates_in(const Inputs& inputs, int year) {
    YearRates rates;
    inputs::year_rates(inputs, Draw::central(inputs), year, rates);
    return rates;
}

}  // namespace

TEST_CASE("a cohort spends half of the year at each of two ages") {
    Inputs inputs = uneven_inputs();
    test::set(inputs, Param::out_move_level, 0.9);
    test::set(inputs, Param::out_move_emigration, 0.2);
    const auto& death = inputs.population.death_rate;
    const auto& out = inputs.population.out_move_rate;
    const YearRates rates = rates_in(inputs, 2022);
    for (const std::size_t sex : {kFemale, kMale}) {
        CHECK(rates.death[sex][0] == Approx(2.0 * 0.85 * death[sex][0]));
        CHECK(rates.death[sex][1] == Approx(0.15 * death[sex][0] + 0.5 * death[sex][1]));
        CHECK(rates.death[sex][2] == Approx(0.5 * (death[sex][1] + death[sex][2])));
        CHECK(rates.death[sex][70] == Approx(0.5 * (death[sex][69] + death[sex][70])));
        CHECK(rates.death[sex][104] == Approx(0.5 * (death[sex][103] + death[sex][104])));
        CHECK(rates.death[sex][105] == Approx(death[sex][105]));
        CHECK(rates.out_move[sex][0] == Approx(1.1 * out[sex][0]));
        CHECK(rates.out_move[sex][1] == Approx(1.1 * 0.5 * (out[sex][0] + out[sex][1])));
        CHECK(rates.out_move[sex][30] == Approx(1.1 * 0.5 * (out[sex][29] + out[sex][30])));
        CHECK(rates.out_move[sex][105] == Approx(1.1 * out[sex][105]));
    }
}

TEST_CASE("mortality has a ratio, a level, an index and a path of improvement") {
    Inputs inputs = uneven_inputs();
    const double plain = rates_in(inputs, 2022).death[kFemale][70];
    test::set(inputs, Param::mortality_ratio, 1.1);
    test::set(inputs, Param::mortality_level, 0.05);
    CHECK(rates_in(inputs, 2022).death[kFemale][70] == Approx(plain * 1.1 * std::exp(0.05)));
    SECTION("the improvement counts from the year of the table") {
        test::set(inputs, Param::mortality_improvement, 0.02);
        CHECK(rates_in(inputs, 2022).death[kFemale][70] ==
              Approx(plain * 1.1 * std::exp(0.05) * 0.98 * 0.98));
        inputs.population.mortality_reference_year = 2022;
        CHECK(rates_in(inputs, 2022).death[kFemale][70] == Approx(plain * 1.1 * std::exp(0.05)));
    }
    SECTION("a table of a later year is taken back") {
        inputs.population.mortality_reference_year = 2024;
        test::set_path(inputs, Param::mortality_improvement, {{2023, 0.01}, {2024, 0.03}});
        CHECK(rates_in(inputs, 2022).death[kFemale][70] ==
              Approx(plain * 1.1 * std::exp(0.05) / (0.99 * 0.97)));
    }
    SECTION("the improvement has a factor by age last birthday and sex") {
        test::set(inputs, Param::mortality_improvement, 0.02);
        inputs.population.improvement_factor[kFemale].fill(0.0);
        inputs.population.improvement_factor[kMale].fill(2.0);
        const YearRates rates = rates_in(inputs, 2022);
        CHECK(rates.death[kFemale][70] == Approx(plain * 1.1 * std::exp(0.05)));
        const auto& rate = inputs.population.death_rate[kMale];
        CHECK(rates.death[kMale][70] ==
              Approx(0.5 * (rate[69] + rate[70]) * 1.1 * std::exp(0.05) * 0.96 * 0.96));
    }
    SECTION("under a draw the index moves all ages alike") {
        test::set(inputs, Param::mortality_index_sd, 0.2);
        const Draw draw = Draw::sample(inputs, random::Streams(1, 0));
        YearRates rates;
        inputs::year_rates(inputs, draw, 2023, rates);
        const double factor = std::exp(draw.mortality_index(2023));
        const YearRates central = rates_in(inputs, 2023);
        CHECK(factor != 1.0);
        for (const std::size_t age : {0U, 1U, 50U, 105U}) {
            CHECK(rates.death[kMale][age] == Approx(central.death[kMale][age] * factor));
        }
    }
}

TEST_CASE("births per woman add up to the total fertility rate") {
    Inputs inputs = uneven_inputs();
    test::set(inputs, Param::fertility_total, 1.62);
    test::set(inputs, Param::fertility_ratio, 0.9);
    const YearRates rates = rates_in(inputs, 2022);
    double total = 0.0;
    for (const double births : rates.births_per_woman_year) {
        total += births;
    }
    CHECK(total == Approx(1.62 * 0.9));
    CHECK(rates.births_per_woman_year[14] == 0.0);
    // Reached age 15: half of the year at 14, where the rate is zero, half at 15.
    const double shape = 0.001 * 35.0 * 36.0 / 2.0;
    CHECK(rates.births_per_woman_year[15] == Approx(0.5 * 0.001 * 1.62 * 0.9 / shape));
    CHECK(rates.births_per_woman_year[50] == Approx(0.5 * 0.035 * 1.62 * 0.9 / shape));
    CHECK(rates.births_per_woman_year[51] == 0.0);
    CHECK(rates.boys_share == 0.5137);
    inputs.population.fertility_rate.fill(0.0);
    CHECK(rates_in(inputs, 2022).births_per_woman_year[30] == 0.0);
}

TEST_CASE("in-moves by age reached keep their number") {
    Inputs inputs = uneven_inputs();
    test::set(inputs, Param::in_move_level, 1.2);
    test::set(inputs, Param::in_move_last_year, 1.2);
    const auto& table = inputs.population.in_moves_per_year;
    const YearRates rates = rates_in(inputs, 2022);
    for (const std::size_t sex : {kFemale, kMale}) {
        CHECK(rates.in_moves[sex][0] == Approx(1.2 * 0.5 * table[sex][0]));
        CHECK(rates.in_moves[sex][1] == Approx(1.2 * 0.5 * (table[sex][0] + table[sex][1])));
        CHECK(rates.in_moves[sex][105] == Approx(1.2 * (0.5 * table[sex][104] + table[sex][105])));
        double before = 0.0;
        double after = 0.0;
        for (std::size_t age = 0; age < kAges; ++age) {
            before += table[sex][age];
            after += rates.in_moves[sex][age];
        }
        CHECK(after == Approx(1.2 * before));
    }
}

TEST_CASE("in-moves of the older have a level and an index of their own") {
    Inputs inputs = uneven_inputs();
    const YearRates plain = rates_in(inputs, 2022);
    inputs.population.older_from = 60;
    test::set(inputs, Param::in_move_level, 1.2);
    test::set(inputs, Param::in_move_last_year, 1.2);
    test::set(inputs, Param::in_move_older_level, 0.7);
    const YearRates rates = rates_in(inputs, 2022);
    CHECK(rates.in_moves[kMale][59] == Approx(1.2 * plain.in_moves[kMale][59]));
    CHECK(rates.in_moves[kMale][60] == Approx(0.7 * plain.in_moves[kMale][60]));
    test::set(inputs, Param::in_move_older_index_sd, 0.3);
    const Draw draw = Draw::sample(inputs, random::Streams(1, 0));
    YearRates drawn;
    inputs::year_rates(inputs, draw, 2022, drawn);
    CHECK(drawn.in_moves[kMale][59] == Approx(rates.in_moves[kMale][59]));
    CHECK(drawn.in_moves[kMale][60] ==
          Approx(rates.in_moves[kMale][60] * std::exp(draw.in_move_older_index(2022))));
    CHECK(draw.in_move_older_index(2022) != 0.0);
}

TEST_CASE("in-moves follow the size of the cohorts that people come from") {
    Inputs inputs = uneven_inputs();
    const YearRates plain = rates_in(inputs, 2023);
    inputs.population.in_move_cohorts = {1950, {1.1, 1.2, 1.3}};
    const YearRates rates = rates_in(inputs, 2023);
    // Those who reach 72 in 2023 are born in 1951; older and younger ones are as the nearest.
    CHECK(rates.in_moves[kMale][72] == Approx(1.2 * plain.in_moves[kMale][72]));
    CHECK(rates.in_moves[kMale][90] == Approx(1.1 * plain.in_moves[kMale][90]));
    CHECK(rates.in_moves[kMale][20] == Approx(1.3 * plain.in_moves[kMale][20]));
    CHECK(rates_in(inputs, 2024).in_moves[kMale][73] == Approx(1.2 * plain.in_moves[kMale][73]));
}

TEST_CASE("named streams of in-moves come with their own profile, and immigration scales them") {
    Inputs inputs = uneven_inputs();
    const YearRates without = rates_in(inputs, 2023);
    inputs::InMoveStream students;
    students.persons_per_year.distribution = random::Distribution::point(40.0);
    students.share[kFemale][19] = 0.75;
    students.share[kMale][20] = 0.25;
    inputs.population.streams.push_back(students);
    const YearRates with = rates_in(inputs, 2023);
    CHECK(with.in_moves[kFemale][19] - without.in_moves[kFemale][19] == Approx(15.0));
    CHECK(with.in_moves[kFemale][20] - without.in_moves[kFemale][20] == Approx(15.0));
    CHECK(with.in_moves[kMale][21] - without.in_moves[kMale][21] == Approx(5.0));
    CHECK(with.in_moves[kMale][19] == without.in_moves[kMale][19]);
    inputs.population.alternative.immigration = 0.5;
    const YearRates halved = rates_in(inputs, 2023);
    CHECK(halved.in_moves[kFemale][19] == Approx(0.5 * with.in_moves[kFemale][19]));
}

TEST_CASE("an alternative's factors act on its component and on no other") {
    Inputs inputs = uneven_inputs();
    const YearRates plain = rates_in(inputs, 2023);
    inputs.population.alternative.fertility = 1.1;
    inputs.population.alternative.mortality = 0.9;
    inputs.population.alternative.internal_moves = 1.3;
    const YearRates moved = rates_in(inputs, 2023);
    CHECK(moved.births_per_woman_year[30] == Approx(1.1 * plain.births_per_woman_year[30]));
    CHECK(moved.death[kMale][70] == Approx(0.9 * plain.death[kMale][70]));
    CHECK(moved.in_moves[kMale][30] == Approx(1.3 * plain.in_moves[kMale][30]));
    CHECK(moved.out_move[kMale][30] == plain.out_move[kMale][30]);
    CHECK(moved.boys_share == plain.boys_share);
}
