#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "run/replicator.h"
#include "support/small_inputs.h"
#include "support/statistics.h"

namespace legeplan {

namespace {

using inputs::Inputs;
using inputs::Param;
using record::Indicator;
using test::Moments;

constexpr int kMonths = 24;
constexpr double kForce = 0.10;     // exits per person-year, the same for all
constexpr double kArrivals = 12.0;  // in-moves a year

/// One list, everyone wants it, nobody is born: residents are an immigration-death process.
Inputs one_list(double force, double arrivals_per_year) {
    test::SmallWishes wishes;
    wishes.persons = 120;
    wishes.offices = 1;
    wishes.positions = 1;
    wishes.non_residents = 0;
    wishes.free_share = 0.0;
    wishes.months = kMonths;
    wishes.parameters = {{Param::elsewhere_share, 0.0}, {Param::none_share, 0.0}};
    Inputs inputs = test::small_inputs(wishes);
    test::without_population_change(inputs);
    test::without_gp_events(inputs);
    test::set(inputs, Param::mortality_ratio, 1.0);
    test::set(inputs, Param::in_move_level, 1.0);
    for (auto& rates : inputs.population.death_rate) {
        rates.fill(force);
    }
    test::set(inputs, Param::infant_share_in_birth_year, 0.5);
    test::set(inputs, Param::mortality_improvement, 0.0);
    for (auto& persons : inputs.population.in_moves_per_year) {
        persons.fill(0.0);
        persons[30] = 0.5 * arrivals_per_year;
    }
    return inputs;
}

/// Distribution of the residents at the end: binomial survivors of the first plus Poisson of those
/// who came and are still there.
std::vector<double> residents_at_end(int first, double force, double arrivals_per_year) {
    const double stay = std::exp(-force / 12.0);
    const double survive = std::exp(-force / 12.0 * kMonths);
    double mean = 0.0;
    for (int month = 0; month < kMonths; ++month) {
        mean += arrivals_per_year / 12.0 * std::pow(stay, month);
    }
    const int most = first + 200;
    std::vector<double> result(static_cast<std::size_t>(most), 0.0);
    for (int k = 0; k <= first; ++k) {
        const double log_binomial = std::lgamma(first + 1.0) - std::lgamma(k + 1.0) -
                                    std::lgamma(first - k + 1.0) + k * std::log(survive) +
                                    (first - k) * std::log1p(-survive);
        for (int j = 0; k + j < most; ++j) {
            const double log_poisson = -mean + j * std::log(mean) - std::lgamma(j + 1.0);
            result[static_cast<std::size_t>(k + j)] += std::exp(log_binomial + log_poisson);
        }
    }
    return result;
}

struct Exact {
    double free = 0.0;
    double waiting = 0.0;
};

Exact exact(int first, int cap, double force, double arrivals_per_year) {
    Exact result;
    const auto distribution = residents_at_end(first, force, arrivals_per_year);
    for (std::size_t n = 0; n < distribution.size(); ++n) {
        const int persons = static_cast<int>(n);
        result.free += distribution[n] * std::max(0, cap - persons);
        result.waiting += distribution[n] * std::max(0, persons - cap);
    }
    return result;
}

}  // namespace

TEST_CASE("waiting list and free places follow the exact small case") {
    const Inputs inputs = one_list(kForce, kArrivals);
    const int first = test::persons_of(inputs);
    const int cap = inputs.positions[0].list_cap;
    REQUIRE(inputs.positions[0].list_length == first);
    const run::Replicator replicator(inputs);
    const auto workspace = replicator.workspace();
    record::Record record(inputs.months());
    Moments free;
    Moments waiting;
    for (std::uint64_t k = 0; k < 20000; ++k) {
        replicator.run(7, k, *workspace, record);
        for (std::size_t time = 0; time < record.times(); ++time) {
            const double residents = record.at(Indicator::population, time);
            REQUIRE(record.at(Indicator::list_free, time) == std::max(0.0, cap - residents));
            REQUIRE(record.at(Indicator::persons_on_no_list, time) ==
                    std::max(0.0, residents - cap));
        }
        free.add(record.at(Indicator::list_free, kMonths));
        waiting.add(record.at(Indicator::persons_on_no_list, kMonths));
    }
    const Exact expected = exact(first, cap, kForce, kArrivals);
    REQUIRE(expected.free > 0.5);
    REQUIRE(expected.waiting > 0.5);
    CHECK(std::abs(test::z_of_mean(free, expected.free)) < test::kMaxZ);
    CHECK(std::abs(test::z_of_mean(waiting, expected.waiting)) < test::kMaxZ);
    const Exact moved = exact(first, cap, 1.03 * kForce, kArrivals);
    CHECK(std::abs(test::z_of_mean(free, moved.free)) > test::kMaxZ);
    CHECK(std::abs(test::z_of_mean(waiting, moved.waiting)) > test::kMaxZ);
}

TEST_CASE("a list is chosen in proportion to its weight") {
    test::SmallWishes wishes;
    wishes.persons = 600;
    wishes.offices = 3;
    wishes.positions = 3;
    wishes.months = 1;
    wishes.parameters = {
        {Param::weight_same_sex, 1.0}, {Param::weight_same_office, 1.0}, {Param::change_rate, 0.0}};
    Inputs inputs = test::small_inputs(wishes);
    test::without_gp_events(inputs);
    // Plenty of places, so that one month's choices hardly change them.
    const std::array<int, 3> free{10000, 20000, 50000};
    for (std::size_t i = 0; i < 3; ++i) {
        inputs.positions[i].list_cap = inputs.positions[i].list_length + free[i];
    }
    const run::Replicator replicator(inputs);
    const auto workspace = replicator.workspace();
    record::Record record(inputs.months());
    std::array<double, 3> chosen{};
    double choices = 0.0;
    for (std::uint64_t k = 0; k < 80000; ++k) {
        const auto observe = [&](const state::State& state, const state::StepReport& report) {
            if (state.month < inputs.start) {
                return;
            }
            for (const auto& joiner : report.joiners) {
                if (joiner.kind != state::Joiner::Kind::in_mover) {
                    continue;
                }
                const auto person = state.residents.at(joiner.cell, joiner.index);
                if (person.is_listed()) {
                    chosen[person.list()] += 1.0;
                    choices += 1.0;
                }
            }
        };
        replicator.run(8, k, *workspace, record, nullptr, observe);
    }
    REQUIRE(choices > 10000.0);
    for (std::size_t i = 0; i < 3; ++i) {
        const double p = free[i] / 80000.0;
        const double error = std::sqrt(p * (1.0 - p) / choices);
        CHECK(std::abs(chosen[i] / choices - p) / error < test::kMaxZ);
        CHECK(std::abs(chosen[i] / choices - 1.05 * p) / error > test::kMaxZ);
    }
}

}  // namespace legeplan
