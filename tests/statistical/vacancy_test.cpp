#include <array>
#include <cmath>

#include <catch2/catch.hpp>

#include "run/replicator.h"
#include "support/small_inputs.h"
#include "support/statistics.h"

namespace legeplan {

namespace {

using inputs::Inputs;
using inputs::Param;
using test::Moments;

constexpr double kExit = 0.30;  // per year
constexpr double kFill = 1.50;  // per year

/// One position, filled at the start, with constant hazards of exit and of filling.
Inputs one_position(double exit_per_year, double fill_per_year) {
    test::SmallWishes wishes;
    wishes.persons = 100;
    wishes.offices = 1;
    wishes.positions = 1;
    wishes.non_residents = 0;
    wishes.months = 120;
    Inputs inputs = test::small_inputs(wishes);
    test::without_population_change(inputs);
    test::without_gp_events(inputs);
    inputs.gp.leave_scheme_rate.fill(exit_per_year);
    inputs.gp.notice_months = 0;
    for (const Param neutral :
         {Param::recruitment_level, Param::market_level, Param::leave_scheme_ratio,
          Param::recruitment_self_employed, Param::recruitment_agreement_8_2}) {
        test::set(inputs, neutral, 1.0);
    }
    for (const Param off : {Param::successor_ready, Param::market_sd, Param::recruitment_reputation,
                            Param::recruitment_list_elasticity, Param::recruitment_internal_share,
                            Param::exit_hours_effect}) {
        test::set(inputs, off, 0.0);
    }
    test::set(inputs, Param::vacancy_fast_share, 1.0);
    test::set(inputs, Param::vacancy_fast_months, 12.0 / fill_per_year);
    test::set(inputs, Param::vacancy_slow_months, 12.0 / fill_per_year);
    return inputs;
}

/// P(no GP) at the end of each month. A GP whose threshold is met leaves in the month after:
/// the chain filled -> notice -> vacant -> filled, in steps of a month.
std::vector<double> closed_form(int months, double exit_per_year, double fill_per_year) {
    const double leave = 1.0 - std::exp(-exit_per_year / 12.0);
    const double fill = 1.0 - std::exp(-fill_per_year / 12.0);
    double filled = 1.0;
    double notice = 0.0;
    double vacant = 0.0;
    std::vector<double> result{0.0};
    for (int month = 0; month < months; ++month) {
        const double new_notice = filled * leave;
        const double new_filled = vacant * fill;
        filled += new_filled - new_notice;
        vacant += notice - new_filled;
        notice = new_notice;
        result.push_back(vacant);
    }
    return result;
}

}  // namespace

TEST_CASE("one position with constant hazards follows the two-state chain") {
    const Inputs inputs = one_position(kExit, kFill);
    const run::Replicator replicator(inputs);
    const auto workspace = replicator.workspace();
    record::Record record(inputs.months());
    const std::array<std::size_t, 4> times{6, 12, 36, 120};
    std::array<Moments, 4> without;
    Moments mean_over_time;
    for (std::uint64_t k = 0; k < 20000; ++k) {
        replicator.run(5, k, *workspace, record);
        for (std::size_t i = 0; i < times.size(); ++i) {
            without[i].add(record.at(record::Indicator::positions_without_gp, times[i]));
        }
        double months = 0.0;
        for (std::size_t time = 61; time <= 120; ++time) {
            months += record.at(record::Indicator::positions_without_gp, time);
        }
        mean_over_time.add(months / 60.0);
    }
    const std::vector<double> expected = closed_form(inputs.months(), kExit, kFill);
    for (std::size_t i = 0; i < times.size(); ++i) {
        INFO("month " << times[i]);
        CHECK(std::abs(test::z_of_mean(without[i], expected[times[i]])) < test::kMaxZ);
    }
    // In the long run: mean vacancy / (mean time in post + month of notice + mean vacancy).
    const double leave = 1.0 - std::exp(-kExit / 12.0);
    const double fill = 1.0 - std::exp(-kFill / 12.0);
    const auto stationary = [](double l, double f) { return 1.0 / f / (1.0 / l + 1.0 + 1.0 / f); };
    CHECK(std::abs(test::z_of_mean(mean_over_time, stationary(leave, fill))) < test::kMaxZ);
    CHECK(std::abs(test::z_of_mean(mean_over_time, stationary(leave, 1.05 * fill))) > test::kMaxZ);
    CHECK(std::abs(test::z_of_mean(mean_over_time, stationary(1.05 * leave, fill))) > test::kMaxZ);
}

TEST_CASE("the age of a vacancy met at the start is that of the stock, not of an opening") {
    test::SmallWishes wishes;
    wishes.persons = 100;
    wishes.offices = 1;
    wishes.positions = 1;
    wishes.vacant = 1;
    wishes.non_residents = 0;
    wishes.months = 1;
    Inputs inputs = test::small_inputs(wishes);
    const double share = 0.79;
    const double fast = 3.0;
    const double slow = 20.7;
    test::set(inputs, Param::vacancy_fast_share, share);
    test::set(inputs, Param::vacancy_fast_months, fast);
    test::set(inputs, Param::vacancy_slow_months, slow);
    const run::Replicator replicator(inputs);
    const auto workspace = replicator.workspace();
    record::Record record(inputs.months());
    Moments over_a_year;
    for (std::uint64_t k = 0; k < 60000; ++k) {
        const auto observe = [&](const state::State& state, const state::StepReport&) {
            if (state.month < inputs.start) {
                const auto& position = state.workforce.positions[0];
                over_a_year.add(inputs.start - position.vacant_since > 12 ? 1.0 : 0.0);
            }
        };
        replicator.run(6, k, *workspace, record, nullptr, observe);
    }
    const auto stock_share = [](double p, double a, double b) {
        const double beyond = p * a * std::exp(-12.5 / a) + (1.0 - p) * b * std::exp(-12.5 / b);
        return beyond / (p * a + (1.0 - p) * b);
    };
    CHECK(std::abs(test::z_of_mean(over_a_year, stock_share(share, fast, slow))) < test::kMaxZ);
    CHECK(std::abs(test::z_of_mean(over_a_year, stock_share(share, fast, 1.05 * slow))) >
          test::kMaxZ);
}

}  // namespace legeplan
