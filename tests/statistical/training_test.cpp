#include <cmath>

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

/// A town without residents' events, with constant hazards of exit and of filling.
Inputs constant_hazards(int positions, double exit_per_year, double fill_per_year) {
    test::SmallWishes wishes;
    wishes.persons = 100;
    wishes.offices = 1;
    wishes.positions = positions;
    wishes.non_residents = 0;
    wishes.months = 240;
    Inputs inputs = test::small_inputs(wishes);
    test::without_population_change(inputs);
    test::without_gp_events(inputs);
    inputs.gp.leave_scheme_rate.fill(exit_per_year);
    inputs.gp.notice_months = 0;
    inputs.training.is_on = true;
    for (const Param off : {Param::successor_ready, Param::market_sd, Param::recruitment_reputation,
                            Param::recruitment_list_elasticity, Param::exit_hours_effect}) {
        test::set(inputs, off, 0.0);
    }
    test::set(inputs, Param::vacancy_fast_share, 1.0);
    test::set(inputs, Param::vacancy_fast_months, 12.0 / fill_per_year);
    test::set(inputs, Param::vacancy_slow_months, 12.0 / fill_per_year);
    return inputs;
}

/// Mean of an indicator over the second half of the period.
void average(const Inputs& inputs, Indicator id, std::uint64_t replicates, Moments& result) {
    const run::Replicator replicator(inputs);
    const auto workspace = replicator.workspace();
    record::Record record(inputs.months());
    const std::size_t from = record.times() / 2;
    for (std::uint64_t k = 0; k < replicates; ++k) {
        replicator.run(8, k, *workspace, record);
        double sum = 0.0;
        for (std::size_t time = from; time < record.times(); ++time) {
            sum += record.at(id, time);
        }
        result.add(sum / static_cast<double>(record.times() - from));
    }
}

}  // namespace

TEST_CASE("the number in training is the stationary one: who comes, times how long") {
    constexpr double kExit = 0.5;  // per year
    Inputs inputs = constant_hazards(4, kExit, 1.0);
    // A successor is there at once, and there are supervisors for all.
    test::set(inputs, Param::successor_ready, 0.99);
    test::set(inputs, Param::recruitment_level, 50.0);
    test::set(inputs, Param::recruit_specialist_share, 0.3);
    test::set(inputs, Param::training_recruit_share, 0.9);
    test::set(inputs, Param::training_months, 24.0);
    inputs::Policy programme =
        test::policy(inputs::Policy::Type::alis_programme, "supervision", inputs.start);
    programme.supervision = 10;
    inputs.policies.push_back(programme);
    Moments in_training;
    average(inputs, Indicator::gps_in_training, 1500, in_training);
    // In post for K + 1 month ends, K >= 1 geometric: the month of notice and the one after.
    const auto expected = [](double exit_per_year, double trainees, int months) {
        const double leave = -std::expm1(-exit_per_year / 12.0);
        const double post = 1.0 + 1.0 / leave;
        const double in_stage = 1.0 + (1.0 - std::pow(1.0 - leave, months - 1)) / leave;
        return 4.0 * trainees * in_stage / post;
    };
    CHECK(std::abs(test::z_of_mean(in_training, expected(kExit, 0.63, 24))) < test::kMaxZ);
    CHECK(std::abs(test::z_of_mean(in_training, expected(kExit, 0.63 * 1.05, 24))) > test::kMaxZ);
    CHECK(std::abs(test::z_of_mean(in_training, expected(kExit, 0.63, 26))) > test::kMaxZ);
}

TEST_CASE("without supervisors a position is filled at the rate of those who need none") {
    constexpr double kExit = 0.3;
    constexpr double kFill = 1.5;
    Inputs inputs = constant_hazards(1, kExit, kFill);
    test::set(inputs, Param::recruit_specialist_share, 0.3);
    test::set(inputs, Param::training_recruit_share, 0.9);
    test::set(inputs, Param::training_trainees_per_supervisor, 0.0);
    Moments vacant;
    average(inputs, Indicator::positions_without_gp, 6000, vacant);
    // Applicants come at the points of a Poisson process, of which those who are hired are a part.
    const auto stationary = [](double fill_per_year) {
        const double leave = -std::expm1(-kExit / 12.0);
        const double fill = -std::expm1(-fill_per_year / 12.0);
        return 1.0 / fill / (1.0 / leave + 1.0 + 1.0 / fill);
    };
    const double hired = 1.0 - 0.7 * 0.9;
    CHECK(std::abs(test::z_of_mean(vacant, stationary(kFill * hired))) < test::kMaxZ);
    CHECK(std::abs(test::z_of_mean(vacant, stationary(kFill * hired * 1.05))) > test::kMaxZ);
    CHECK(std::abs(test::z_of_mean(vacant, stationary(kFill))) > test::kMaxZ);
}

TEST_CASE("the limit of supervision holds in every month, and binds") {
    Inputs inputs = constant_hazards(5, 0.4, 6.0);
    test::set(inputs, Param::recruit_specialist_share, 0.4);
    test::set(inputs, Param::training_recruit_share, 1.0);
    test::set(inputs, Param::training_supervisor_share, 1.0);
    test::set(inputs, Param::training_trainees_per_supervisor, 1.0);
    inputs.margins.in_training = 0;
    const auto most = [](const Inputs& scenario) {
        const run::Replicator replicator(scenario);
        const auto workspace = replicator.workspace();
        record::Record record(scenario.months());
        int above = 0;
        int hired_above = 0;
        for (std::uint64_t k = 0; k < 200; ++k) {
            float before = 0.0F;
            replicator.run(4, k, *workspace, record);
            for (std::size_t time = 0; time < record.times(); ++time) {
                const float trainees = record.at(Indicator::gps_in_training, time);
                const bool is_above = record.at(Indicator::supervision_free, time) < 0.0F;
                above += is_above ? 1 : 0;
                // Exits of supervisors may leave trainees without one, but nobody adds to them.
                hired_above += is_above && trainees > before ? 1 : 0;
                before = trainees;
            }
        }
        return std::pair{above, hired_above};
    };
    const auto [above, hired_above] = most(inputs);
    CHECK(above > 0);
    CHECK(hired_above == 0);
    Moments limited;
    Moments free;
    average(inputs, Indicator::gps_in_training, 300, limited);
    test::set(inputs, Param::training_trainees_per_supervisor, 20.0);
    average(inputs, Indicator::gps_in_training, 300, free);
    CHECK(limited.mean() + 5.0 * (limited.error() + free.error()) < free.mean());
}

TEST_CASE("the stage of LIS1 posts is neutral at the nation's number and adds above it") {
    Inputs inputs = constant_hazards(1, 0.3, 1.5);
    test::set(inputs, Param::recruit_specialist_share, 0.3);
    test::set(inputs, Param::training_trainees_per_supervisor, 20.0);
    test::set(inputs, Param::training_supervisor_share, 1.0);
    inputs::Policy programme =
        test::policy(inputs::Policy::Type::alis_programme, "supervision", inputs.start);
    programme.supervision = 10;
    inputs.policies.push_back(programme);
    test::set(inputs, Param::lis1_recruit_share, 0.4);
    test::set(inputs, Param::lis1_posts_per_position, 1.0);
    const auto stationary = [](double fill_per_year) {
        const double leave = -std::expm1(-0.3 / 12.0);
        const double fill = -std::expm1(-fill_per_year / 12.0);
        return 1.0 / fill / (1.0 / leave + 1.0 + 1.0 / fill);
    };
    inputs.training.lis1_posts = 1;
    Moments neutral;
    average(inputs, Indicator::positions_without_gp, 3000, neutral);
    CHECK(std::abs(test::z_of_mean(neutral, stationary(1.5))) < test::kMaxZ);
    inputs.training.lis1_posts = 2;
    Moments more;
    average(inputs, Indicator::positions_without_gp, 3000, more);
    const double factor = 0.3 + 0.7 * 1.4;
    CHECK(std::abs(test::z_of_mean(more, stationary(1.5 * factor))) < test::kMaxZ);
    CHECK(std::abs(test::z_of_mean(more, stationary(1.5))) > test::kMaxZ);
}

}  // namespace legeplan
