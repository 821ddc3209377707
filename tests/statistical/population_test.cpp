#include <algorithm>
#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "projection/projection.h"
#include "run/replicator.h"
#include "support/small_inputs.h"
#include "support/statistics.h"

namespace legeplan {

namespace {

using inputs::Inputs;
using inputs::Param;
using test::Moments;

/// Persons by year end, age reached and sex, over replicates.
struct Ages {
    std::vector<Moments> cells;  // [year][age][sex]

    static std::size_t at(int year, int age, int sex) {
        return static_cast<std::size_t>((year * kAges + age) * kSexes + sex);
    }
};

Ages simulate_ages(const Inputs& inputs, std::uint64_t replicates) {
    const int years = inputs.end.year() - inputs.start.year() + 1;
    Ages ages;
    ages.cells.resize(Ages::at(years, 0, 0));
    const run::Replicator replicator(inputs);
    const auto workspace = replicator.workspace();
    record::Record record(inputs.months());
    std::vector<int> persons;
    const auto observe = [&](const state::State& state, const state::StepReport&) {
        if (state.month.month_of_year() != 12 || state.month < inputs.start) {
            return;
        }
        const auto& layout = state.residents.layout();
        const int year = state.month.year();
        persons.assign(static_cast<std::size_t>(kAges * kSexes), 0);
        for (state::CellId cell = 0; cell < layout.resident_cells(); ++cell) {
            if (layout.birth_year(cell) <= year) {
                persons[Ages::at(0, layout.age(cell, year), static_cast<int>(layout.sex(cell)))] +=
                    static_cast<int>(state.residents.size(cell));
            }
        }
        const std::size_t first = Ages::at(year - inputs.start.year(), 0, 0);
        for (std::size_t i = 0; i < persons.size(); ++i) {
            ages.cells[first + i].add(persons[i]);
        }
    };
    for (std::uint64_t k = 0; k < replicates; ++k) {
        replicator.run(11, k, *workspace, record, nullptr, observe);
    }
    return ages;
}

/// Largest |z| over five-year groups, sexes and years between simulation and twin.
double largest_z(const Inputs& inputs, const Ages& ages, const projection::Projection& twin) {
    double largest = 0.0;
    for (std::size_t year = 0; year < twin.years.size(); ++year) {
        for (int sex = 0; sex < kSexes; ++sex) {
            for (int age = 0; age < kAges; ++age) {
                const Moments& sample = ages.cells[Ages::at(static_cast<int>(year), age, sex)];
                const double expected = twin.at_year_end[year](age, sex);
                if (expected > 3.0) {
                    largest = std::max(largest, std::abs(test::z_of_mean(sample, expected)));
                }
            }
        }
    }
    REQUIRE(inputs.end.month_of_year() == 12);
    return largest;
}

Inputs town(int persons, Month start, int months) {
    test::SmallWishes wishes;
    wishes.persons = persons;
    wishes.start = start;
    wishes.months = months;
    return test::small_inputs(wishes);
}

/// Deaths, or births, of one replicate in its first months.
Moments flow(const Inputs& inputs, record::Indicator id, std::uint64_t replicates) {
    const run::Replicator replicator(inputs);
    const auto workspace = replicator.workspace();
    record::Record record(inputs.months());
    Moments moments;
    for (std::uint64_t k = 0; k < replicates; ++k) {
        replicator.run(12, k, *workspace, record);
        double total = 0.0;
        for (std::size_t time = 1; time < record.times(); ++time) {
            total += record.at(id, time);
        }
        moments.add(total);
    }
    return moments;
}

}  // namespace

TEST_CASE("the mean population equals the deterministic twin at every age in every year") {
    // A start in the middle of a year, so that the months before it are tested too.
    const Inputs inputs = town(2500, Month::of(2021, 7), 42);
    const Ages ages = simulate_ages(inputs, 10000);
    CHECK(largest_z(inputs, ages, projection::project(inputs, inputs::Draw::central(inputs))) <
          test::kMaxZ);

    Inputs moved = inputs;
    test::set(moved, Param::mortality_ratio, 1.05);
    const auto by_deaths = projection::project(moved, inputs::Draw::central(moved));
    moved = inputs;
    test::set(moved, Param::out_move_level, 1.05 * inputs[Param::out_move_level].distribution.a);
    const auto by_moves = projection::project(moved, inputs::Draw::central(moved));
    moved = inputs;
    test::set(moved, Param::fertility_total, 1.05 * inputs[Param::fertility_total].distribution.a);
    const auto by_births = projection::project(moved, inputs::Draw::central(moved));
    CHECK(largest_z(inputs, ages, by_deaths) > test::kMaxZ);
    CHECK(largest_z(inputs, ages, by_moves) > test::kMaxZ);
    CHECK(largest_z(inputs, ages, by_births) > test::kMaxZ);
}

TEST_CASE("the variance of deaths is the binomial's") {
    Inputs inputs = town(1500, Month::of(2022, 1), 12);
    test::set(inputs, Param::out_move_level, 0.0);
    test::set(inputs, Param::out_move_emigration, 0.0);
    test::set(inputs, Param::in_move_level, 0.0);
    test::set(inputs, Param::fertility_total, 0.3);
    test::set(inputs, Param::fertility_ratio, 0.2);
    // An old town with high mortality, where binomial and Poisson variances are far apart.
    test::set(inputs, Param::mortality_ratio, 5.0);
    inputs::YearRates rates;
    inputs::year_rates(inputs, inputs::Draw::central(inputs), 2022, rates);
    double binomial = 0.0;
    double poisson = 0.0;
    for (std::size_t sex = 0; sex < kSexes; ++sex) {
        for (std::size_t age = 0; age < kAges; ++age) {
            const std::size_t reached = std::min<std::size_t>(age + 1, kTopAge);
            const double p = 1.0 - std::exp(-rates.death[sex][reached]);
            const double persons = inputs.population.initial[sex][age];
            binomial += persons * p * (1.0 - p);
            poisson += persons * p;
        }
    }
    REQUIRE(poisson > 1.1 * binomial);
    const Moments deaths = flow(inputs, record::Indicator::deaths, 20000);
    // Deaths of the year's few newborns come on top: below 0.2 % of the variance.
    CHECK(std::abs(test::z_of_variance(deaths, binomial)) < test::kMaxZ);
    CHECK(std::abs(test::z_of_variance(deaths, poisson)) > test::kMaxZ);
}

TEST_CASE("the variance of births is Poisson's") {
    Inputs inputs = town(400, Month::of(2022, 1), 1);
    test::set(inputs, Param::out_move_level, 0.0);
    test::set(inputs, Param::out_move_emigration, 0.0);
    test::set(inputs, Param::in_move_level, 0.0);
    test::set(inputs, Param::mortality_ratio, 0.2);
    // Far beyond nature, so that three births a woman-year tell binomial from Poisson.
    for (double& rate : inputs.population.fertility_rate) {
        rate = rate > 0.0 ? 0.05 : 0.0;
    }
    test::set(inputs, Param::fertility_total, 3.0 * 35.0);
    inputs::YearRates rates;
    inputs::year_rates(inputs, inputs::Draw::central(inputs), 2022, rates);
    double binomial = 0.0;
    double poisson = 0.0;
    for (std::size_t age = 0; age < kAges; ++age) {
        const std::size_t reached = std::min<std::size_t>(age + 1, kTopAge);
        const double p = rates.births_per_woman_year[reached] / 12.0;
        const double women = inputs.population.initial[0][age];
        binomial += women * p * (1.0 - p);
        poisson += women * p;
    }
    REQUIRE(poisson > 1.1 * binomial);
    const Moments births = flow(inputs, record::Indicator::births, 20000);
    CHECK(std::abs(test::z_of_variance(births, poisson)) < test::kMaxZ);
    CHECK(std::abs(test::z_of_variance(births, binomial)) > test::kMaxZ);
}

TEST_CASE("a pure-death cohort follows the life table") {
    Inputs inputs = town(2000, Month::of(2022, 1), 60);
    test::without_population_change(inputs);
    for (auto& rates : inputs.population.death_rate) {
        for (std::size_t age = 0; age < kAges; ++age) {
            rates[age] = 0.0001 * std::exp(0.095 * static_cast<double>(age));  // Gompertz
        }
    }
    const Ages ages = simulate_ages(inputs, 2000);
    const auto expected = [&inputs](int age, double factor) {
        double hazard = 0.0;
        for (int year = 1; year <= 5; ++year) {
            const auto& rates = inputs.population.death_rate[0];
            const auto x = static_cast<std::size_t>(age + year);
            hazard += 0.5 * (rates[x - 1] + rates[x]) * factor;
        }
        return inputs.population.initial[0][static_cast<std::size_t>(age)] * std::exp(-hazard);
    };
    double largest = 0.0;
    double largest_moved = 0.0;
    for (int age = 40; age < 90; ++age) {
        const Moments& sample = ages.cells[Ages::at(4, age + 5, 0)];
        largest = std::max(largest, std::abs(test::z_of_mean(sample, expected(age, 1.0))));
        largest_moved =
            std::max(largest_moved, std::abs(test::z_of_mean(sample, expected(age, 1.05))));
    }
    CHECK(largest < test::kMaxZ);
    CHECK(largest_moved > test::kMaxZ);
}

}  // namespace legeplan
