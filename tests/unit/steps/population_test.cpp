#include "steps/population.h"

#include <array>
#include <cmath>

#include <catch2/catch.hpp>

#include "support/small_inputs.h"
#include "support/statistics.h"

using namespace legeplan;
using inputs::Draw;
using inputs::Inputs;
using inputs::Param;
using state::CellId;
using state::Joiner;
using state::Person;
using steps::Population;
using test::kMaxZ;
using test::Moments;

namespace {

/// Demography alone, on cells that a test fills by hand.
struct Cells {
    explicit Cells(const Inputs& given, std::uint64_t replicate = 0)
        : inputs(given),
          streams(4, replicate),
          draw(Draw::sample(inputs, streams)),
          layout(inputs.start.year(), inputs.end.year(), inputs.workload.bands),
          step(layout) {
        state.month = inputs.start - 1;
        state.origin = inputs.lists.scheme_start;
        state.residents = state::Residents(layout);
    }

    CellId add(Sex sex, int birth_year, int persons, Person person = Person::outside()) {
        const CellId cell = layout.resident(sex, birth_year);
        for (int i = 0; i < persons; ++i) {
            state.residents.add(cell, person);
        }
        return cell;
    }

    void advance(int months = 1) {
        for (int i = 0; i < months; ++i) {
            state.month = state.month + 1;
            report.begin_month();
            step.advance(inputs, draw, state, streams, report);
        }
    }

    Inputs inputs;
    random::Streams streams;
    Draw draw;
    state::CellLayout layout;
    state::State state;
    state::StepReport report;
    Population step;
};

Inputs still_inputs() {
    Inputs inputs = test::small_inputs();
    test::without_population_change(inputs);
    test::set(inputs, Param::infant_share_in_birth_year, 0.5);
    test::set(inputs, Param::out_move_emigration, 0.0);
    return inputs;
}

void fill(inputs::ByAgeSex& rates, double value) {
    for (auto& by_age : rates) {
        by_age.fill(value);
    }
}

}  // namespace

TEST_CASE("without rates nobody is born, dies or moves") {
    Cells cells(still_inputs());
    cells.add(Sex::female, 1990, 500);
    cells.advance(36);
    CHECK(state::population(cells.state) == 500);
    CHECK(cells.report.departures.empty());
    CHECK(cells.report.joiners.empty());
}

TEST_CASE("a month reports each flow with its persons") {
    const Inputs inputs = test::small_inputs();
    Cells cells(inputs);
    for (int year = 1930; year <= 2021; ++year) {
        cells.add(Sex::female, year, 40);
        cells.add(Sex::male, year, 40);
    }
    std::array<int, 4> totals{};
    for (int month = 0; month < 36; ++month) {
        const std::int64_t before = state::population(cells.state);
        cells.advance();
        const auto& report = cells.report;
        CHECK(static_cast<int>(report.departures.size()) == report.deaths + report.out_moves);
        CHECK(static_cast<int>(report.joiners.size()) == report.births + report.in_moves);
        CHECK(state::population(cells.state) ==
              before + report.births - report.deaths + report.in_moves - report.out_moves);
        CHECK(report.events_without_person == 0);
        totals[0] += report.births;
        totals[1] += report.deaths;
        totals[2] += report.in_moves;
        totals[3] += report.out_moves;
        for (const Joiner& joiner : report.joiners) {
            CHECK(cells.state.residents.at(joiner.cell, joiner.index) == Person::outside());
        }
    }
    for (const int total : totals) {
        CHECK(total > 10);
    }
}

TEST_CASE("exits within the year follow a constant force") {
    constexpr double kForce = 0.6;
    constexpr int kPersons = 200000;
    Inputs inputs = still_inputs();
    fill(inputs.population.death_rate, 0.2);
    fill(inputs.population.out_move_rate, 0.4);
    Cells cells(inputs);
    cells.add(Sex::male, 1980, kPersons);
    for (int month = 0; month < 24; ++month) {
        cells.advance();
        const auto expected = [&](double force) {
            return std::exp(-force * month / 12.0) * -std::expm1(-force / 12.0);
        };
        const double p = expected(kForce);
        const double exits = cells.report.deaths + cells.report.out_moves;
        CHECK(std::abs(exits - kPersons * p) / std::sqrt(kPersons * p * (1.0 - p)) < kMaxZ);
        const double deaths = cells.report.deaths;
        CHECK(std::abs(deaths - exits / 3.0) / std::sqrt(exits * 2.0 / 9.0) < kMaxZ);
    }
    const double left = static_cast<double>(state::population(cells.state));
    const double stay = std::exp(-2.0 * kForce);
    const double error = std::sqrt(kPersons * stay * (1.0 - stay));
    CHECK(std::abs(left - kPersons * stay) / error < kMaxZ);
    CHECK(std::abs(left - kPersons * std::exp(-2.0 * 1.02 * kForce)) / error > kMaxZ);
}

TEST_CASE("every person of a cell has the same chance to leave, wherever the record lies") {
    Inputs inputs = still_inputs();
    fill(inputs.population.death_rate, 0.7);
    Cells cells(inputs);
    constexpr int kPersons = 20000;
    cells.add(Sex::female, 1970, kPersons, Person::on_list(0, 1));
    const CellId cell = cells.add(Sex::female, 1970, kPersons, Person::on_list(1, 2));
    cells.advance(12);
    std::array<int, 2> left{};
    for (const Person person : cells.state.residents.cell(cell)) {
        ++left[person.list()];
    }
    const double error = std::sqrt(left[0] + left[1]);
    CHECK(left[0] + left[1] < 1.1 * kPersons);
    CHECK(std::abs(left[0] - left[1]) < kMaxZ * error);
}

TEST_CASE("demography does not read where persons stand") {
    const Inputs inputs = test::small_inputs();
    Cells outside(inputs);
    Cells listed(inputs);
    for (int year = 1930; year <= 2021; ++year) {
        outside.add(Sex::female, year, 30);
        listed.add(Sex::female, year, 30, Person::on_list(3, 5));
    }
    for (int month = 0; month < 30; ++month) {
        outside.advance();
        listed.advance();
        for (CellId cell = 0; cell < outside.layout.cells(); ++cell) {
            REQUIRE(outside.state.residents.size(cell) == listed.state.residents.size(cell));
        }
        REQUIRE(outside.report.departures.size() == listed.report.departures.size());
        for (std::size_t i = 0; i < outside.report.departures.size(); ++i) {
            REQUIRE(outside.report.departures[i].cell == listed.report.departures[i].cell);
        }
    }
}

TEST_CASE("those who move in during the year are exposed in the rest of it") {
    constexpr double kForce = 1.2;
    constexpr double kArrivals = 1200.0;
    Inputs inputs = still_inputs();
    fill(inputs.population.death_rate, kForce);
    inputs.population.in_moves_per_year[0][30] = kArrivals;
    Moments left;
    Moments arrived;
    for (std::uint64_t k = 0; k < 200; ++k) {
        Cells cells(inputs, k);
        int in_moves = 0;
        for (int month = 0; month < 12; ++month) {
            cells.advance();
            in_moves += cells.report.in_moves;
        }
        CHECK(cells.report.events_without_person == 0);
        left.add(static_cast<double>(state::population(cells.state)));
        arrived.add(in_moves);
    }
    const auto expected = [](double force) {
        double mean = 0.0;
        for (int month = 0; month < 12; ++month) {
            mean += kArrivals / 12.0 * std::exp(-force * month / 12.0);
        }
        return mean;
    };
    CHECK(std::abs(test::z_of_mean(arrived, kArrivals)) < kMaxZ);
    CHECK(std::abs(test::z_of_variance(arrived, kArrivals)) < kMaxZ);  // Poisson
    CHECK(std::abs(test::z_of_mean(left, expected(kForce))) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(left, expected(1.05 * kForce))) > kMaxZ);
}

TEST_CASE("a child is born to a woman of the cell, with her standing, boys by their share") {
    Inputs inputs = still_inputs();
    inputs.population.fertility_rate.fill(0.0);
    inputs.population.fertility_rate[30] = 0.5;
    test::set(inputs, Param::fertility_total, 0.5);
    Cells cells(inputs);
    constexpr int kWomen = 20000;
    cells.add(Sex::female, 1992, kWomen, Person::on_list(2, 7));  // reach 30 in 2022
    cells.add(Sex::female, 1980, 1000, Person::on_list(1, 7));
    cells.add(Sex::male, 1992, 1000, Person::on_list(1, 7));
    int births = 0;
    int boys = 0;
    for (int month = 0; month < 12; ++month) {
        cells.advance();
        births += cells.report.births;
        for (const Joiner& joiner : cells.report.joiners) {
            REQUIRE(joiner.kind == Joiner::Kind::newborn);
            REQUIRE(joiner.mother == Person::on_list(2, 7));
            REQUIRE(cells.layout.birth_year(joiner.cell) == 2022);
            boys += cells.layout.sex(joiner.cell) == Sex::male ? 1 : 0;
        }
    }
    const double expected = kWomen * 0.25;  // half of the year at 30
    CHECK(std::abs(births - expected) < kMaxZ * std::sqrt(expected));
    CHECK(std::abs(births - 1.1 * expected) > kMaxZ * std::sqrt(expected));
    CHECK(std::abs(boys - 0.5137 * births) < kMaxZ * 0.5 * std::sqrt(births));
    CHECK(cells.state.residents.size(cells.layout.resident(Sex::male, 2022)) ==
          static_cast<std::uint32_t>(boys));
}

TEST_CASE("the open age group takes its in-moves once") {
    Inputs inputs = still_inputs();
    inputs.population.in_moves_per_year[1][kTopAge] = 600.0;
    Cells cells(inputs);
    int in_moves = 0;
    for (int month = 0; month < 12; ++month) {
        cells.advance();
        in_moves += cells.report.in_moves;
        for (const Joiner& joiner : cells.report.joiners) {
            REQUIRE(cells.layout.birth_year(joiner.cell) == 2022 - kTopAge);
        }
    }
    CHECK(std::abs(in_moves - 600.0) < kMaxZ * std::sqrt(600.0));
}

namespace {

void add_non_residents(Cells& cells, int persons) {
    const CellId start = cells.layout.non_resident(Sex::male, 3);
    for (int i = 0; i < persons; ++i) {
        cells.state.residents.add(start, Person::on_list(0, 1));
    }
    cells.state.initial_non_residents = persons;
}

std::uint32_t non_residents(const Cells& cells) {
    std::uint32_t count = 0;
    for (CellId cell = cells.layout.resident_cells(); cell < cells.layout.cells(); ++cell) {
        count += cells.state.residents.size(cell);
    }
    return count;
}

}  // namespace

TEST_CASE("non-residents are replaced at their turnover and keep their number on average") {
    constexpr int kPersons = 400;
    Inputs inputs = still_inputs();
    test::set(inputs, Param::non_resident_turnover, 0.6);
    Moments left;
    Moments leavers;
    Moments in_band_2;
    for (std::uint64_t k = 0; k < 300; ++k) {
        Cells cells(inputs, k);
        add_non_residents(cells, kPersons);
        cells.advance();
        leavers.add(static_cast<double>(cells.report.departures.size()));
        for (const Joiner& joiner : cells.report.joiners) {
            REQUIRE(joiner.kind == Joiner::Kind::non_resident);
            in_band_2.add(cells.layout.band(joiner.cell) == 2 ? 1.0 : 0.0);
        }
        cells.advance(11);
        left.add(non_residents(cells));
        CHECK(state::population(cells.state) == 0);
    }
    const double exits = kPersons * -std::expm1(-0.05);
    CHECK(std::abs(test::z_of_mean(leavers, exits)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(leavers, 1.1 * exits)) > kMaxZ);
    CHECK(std::abs(test::z_of_mean(in_band_2, 0.75)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(left, kPersons)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(left, 1.02 * kPersons)) > kMaxZ);
    Cells none(inputs);
    none.advance(12);
    CHECK(none.report.joiners.empty());
}

TEST_CASE("more or fewer non-residents come where it is said so") {
    constexpr int kPersons = 400;
    Inputs inputs = still_inputs();
    test::set(inputs, Param::non_resident_turnover, 0.6);
    test::set(inputs, Param::non_resident_arrivals, 0.5);
    Moments present;
    for (std::uint64_t k = 0; k < 300; ++k) {
        Cells cells(inputs, k);
        add_non_residents(cells, kPersons);
        cells.advance(12);
        present.add(non_residents(cells));
    }
    // Half of them come: from n to n/2 at the turnover.
    const double expected = kPersons * (0.5 + 0.5 * std::exp(-0.6));
    CHECK(std::abs(test::z_of_mean(present, expected)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(present, 1.02 * expected)) > kMaxZ);
}

TEST_CASE("a new non-resident's cell follows the table of shares") {
    const Inputs inputs = test::small_inputs();
    const state::CellLayout layout(2022, 2024, inputs.workload.bands);
    const auto cell = [&](double u) { return steps::draw_non_resident_cell(inputs, layout, u); };
    CHECK(cell(0.01) == layout.non_resident(Sex::female, 2));
    CHECK(cell(0.374) == layout.non_resident(Sex::female, 2));
    CHECK(cell(0.376) == layout.non_resident(Sex::female, 3));
    CHECK(cell(0.6) == layout.non_resident(Sex::male, 2));
    CHECK(cell(0.9) == layout.non_resident(Sex::male, 3));
    CHECK(cell(1.0) == layout.non_resident(Sex::male, 3));  // what rounding leaves over
}
