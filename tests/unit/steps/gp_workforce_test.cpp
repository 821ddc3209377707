#include "steps/gp_workforce.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "support/small_inputs.h"
#include "support/statistics.h"
#include "support/town.h"

using namespace legeplan;
using inputs::Inputs;
using inputs::Param;
using state::Doctor;
using state::ExitCause;
using state::Position;
using test::kMaxZ;
using test::Town;

namespace {

Inputs still_inputs(const test::SmallWishes& wishes = {}) {
    Inputs inputs = test::small_inputs(wishes);
    test::without_gp_events(inputs);
    return inputs;
}

/// One month of this step alone.
void advance_gps(Town& town) {
    town.turn_month();
    steps::advance_gp_workforce(town.inputs, town.draw, town.state, town.streams, town.report);
}

Doctor doctor_of(int age, Month month) {
    Doctor doctor;
    doctor.born = month - (12 * age + 5);
    doctor.in_post_since = month - 40;
    return doctor;
}

/// Months until the GP of the first position has left; -1: stays throughout.
int months_in_post(Town& town) {
    for (int month = 1; month <= town.inputs.months(); ++month) {
        advance_gps(town);
        if (town.position(0).staffing != Staffing::filled) {
            return month;
        }
    }
    return -1;
}

}  // namespace

TEST_CASE("exit rates follow age, years in post, hours and the levers") {
    Inputs inputs = still_inputs({.parameters = {{Param::retirement_ratio, 1.2},
                                                 {Param::leave_scheme_ratio, 0.9},
                                                 {Param::move_ratio, 1.1},
                                                 {Param::exit_hours_threshold, 50.0},
                                                 {Param::exit_hours_effect, 0.3}}});
    inputs.gp.retirement_rate[63] = 0.2;
    inputs.gp.leave_scheme_rate[63] = 0.03;
    inputs.gp.move_rate_by_year_in_post = {0.10, 0.08, 0.06, 0.04};
    const Town town(inputs);
    const Month month = inputs.start;
    Doctor doctor = doctor_of(63, month);
    state::Workforce workforce;
    const auto rates = [&](double hours) {
        return steps::exit_rates(inputs, town.draw, workforce, doctor, {hours}, month);
    };
    CHECK(rates(50.0).retirement == Approx(1.2 * 0.2));
    CHECK(rates(50.0).other == Approx(0.9 * 0.03 + 1.1 * 0.04));  // beyond the table: its last
    CHECK(rates(65.0).other == Approx((0.9 * 0.03 + 1.1 * 0.04) * std::exp(0.45)));
    CHECK(rates(65.0).retirement == Approx(1.2 * 0.2));
    doctor.in_post_since = month - 12;
    CHECK(rates(0.0).other == Approx(0.9 * 0.03 + 1.1 * 0.08));
    doctor.in_post_since = month + 1;  // hired, not yet begun
    CHECK(rates(0.0).other == Approx(0.9 * 0.03 + 1.1 * 0.10));
    test::set(inputs, Param::exit_combination, 0.8);
    const Town kept(inputs);
    const auto in_combination = steps::exit_rates(inputs, kept.draw, workforce, doctor,
                                                  {65.0, 0.0, Contract::combination}, month);
    CHECK(in_combination.retirement == Approx(0.8 * 1.2 * 0.2));
    CHECK(in_combination.other == Approx(0.8 * (0.9 * 0.03 + 1.1 * 0.10) * std::exp(0.45)));
    workforce.retentions = {{60, 0.5, 0.0}, {64, 0.1, 0.0}};
    CHECK(rates(50.0).retirement == Approx(0.5 * 1.2 * 0.2));
    workforce.retentions.push_back({63, 0.8, 0.0});
    CHECK(rates(50.0).retirement == Approx(0.5 * 0.8 * 1.2 * 0.2));
    doctor = doctor_of(130, month);
    CHECK_NOTHROW(rates(0.0));
}

TEST_CASE("a threshold that is met gives notice with its cause") {
    Inputs inputs = still_inputs();
    inputs.gp.retirement_rate.fill(1.2);
    inputs.gp.leave_scheme_rate.fill(0.6);
    test::set(inputs, Param::exit_hours_effect, 0.0);
    const Town town(inputs);
    Doctor doctor = doctor_of(50, inputs.start);
    const auto meet = [&](double retirement, double other, int months) {
        doctor.retirement_left = retirement;
        doctor.other_exit_left = other;
        doctor.cause = ExitCause::none;
        doctor.leaves = kNever;
        for (int i = 0; i < months; ++i) {
            steps::meet_exit_hazard(inputs, town.draw, town.state.workforce, doctor, {40.0},
                                    inputs.start + i);
        }
    };
    meet(0.25, 10.0, 2);
    CHECK_FALSE(doctor.gave_notice());
    CHECK(doctor.retirement_left == Approx(0.05));
    CHECK(doctor.other_exit_left == Approx(9.9));
    meet(0.25, 10.0, 3);
    CHECK(doctor.cause == ExitCause::retirement);
    CHECK(doctor.leaves == inputs.start + 2 + 6);
    meet(10.0, 0.08, 2);
    CHECK(doctor.cause == ExitCause::other);
    CHECK(doctor.leaves == inputs.start + 1 + 6);
}

TEST_CASE("a GP works through the notice period; then the position is vacant") {
    Inputs inputs = still_inputs();
    inputs.gp.retirement_rate.fill(1.2);
    Town town(inputs);
    for (std::size_t i = 0; i < 3; ++i) {
        town.position(i).doctor.retirement_left = 1e9;
    }
    for (std::size_t i = 0; i < 3; ++i) {  // what may have happened before the start
        town.position(i).doctor.cause = ExitCause::none;
        town.position(i).doctor.leaves = kNever;
    }
    town.position(0).doctor.retirement_left = 0.25;  // met in the third month
    for (int month = 1; month <= 8; ++month) {
        advance_gps(town);
        CHECK(town.position(0).staffing == Staffing::filled);
        CHECK(town.position(0).doctor.gave_notice() == (month >= 3));
        CHECK(town.report.gp_exits == 0);
    }
    CHECK(town.position(0).doctor.leaves == inputs.start + 8);
    advance_gps(town);
    CHECK(town.state.month == inputs.start + 8);
    CHECK(town.position(0).staffing == Staffing::vacant);
    CHECK(town.position(0).opens_now);
    CHECK(town.position(0).vacant_since == town.state.month);
    CHECK(town.report.gp_exits == 1);
    CHECK(town.report.gp_retirements == 1);
    CHECK(town.position(1).staffing == Staffing::filled);
}

TEST_CASE("an exit for another cause is no retirement, and nobody leaves a position twice") {
    Inputs inputs = still_inputs();
    Town town(inputs);
    town.position(0).doctor.cause = ExitCause::known;
    town.position(0).doctor.leaves = inputs.start;
    town.position(1).staffing = Staffing::locum;
    town.position(1).doctor.leaves = inputs.start;
    town.position(2).is_closed = true;
    town.position(2).doctor.leaves = inputs.start;
    advance_gps(town);
    CHECK(town.report.gp_exits == 1);
    CHECK(town.report.gp_retirements == 0);
    CHECK(town.position(1).staffing == Staffing::locum);
    advance_gps(town);
    CHECK(town.report.gp_exits == 0);
}

TEST_CASE("retention moves the same GP's retirement to a later date") {
    Inputs inputs = still_inputs({.months = 120});
    inputs.gp.retirement_rate.fill(0.8);
    int compared = 0;
    for (std::uint64_t k = 0; k < 30; ++k) {
        Town plain(inputs, k);
        Town kept(inputs, k);
        REQUIRE(plain.position(0).doctor.retirement_left ==
                kept.position(0).doctor.retirement_left);
        if (plain.position(0).doctor.gave_notice()) {
            continue;  // before the start: nothing moves it any more
        }
        const double threshold = plain.position(0).doctor.retirement_left;
        kept.state.workforce.retentions = {{0, 0.5, 0.0}};
        const int early = months_in_post(plain);
        const int late = months_in_post(kept);
        CHECK(early == static_cast<int>(std::ceil(threshold / (0.8 / 12.0))) + 6);
        CHECK((late > early || late == -1));
        if (late > 0) {
            CHECK(late == static_cast<int>(std::ceil(threshold / (0.4 / 12.0))) + 6);
            ++compared;
        }
    }
    CHECK(compared > 5);
}

TEST_CASE("leaves of absence have their rate, length and cover, and do not overlap") {
    Inputs inputs =
        still_inputs({.persons = 3000,
                      .positions = 30,
                      .months = 1,
                      .parameters = {{Param::absence_months, 8.0}, {Param::absence_cover, 0.75}}});
    for (auto& rates : inputs.gp.absence_rate) {
        rates.fill(2.4);
    }
    double begun = 0.0;
    double covered = 0.0;
    double exposed = 0.0;
    for (std::uint64_t k = 0; k < 100; ++k) {
        Town town(inputs, k);
        advance_gps(town);
        for (const Position& position : town.state.workforce.positions) {
            exposed += 1.0;
            if (position.doctor.is_absent(town.state.month)) {
                begun += 1.0;
                covered += position.doctor.absence_covered ? 1.0 : 0.0;
                REQUIRE(position.doctor.absent_until == town.state.month + 8);
            }
        }
    }
    const double p = -std::expm1(-0.2);
    CHECK(std::abs(begun - exposed * p) < kMaxZ * std::sqrt(exposed * p * (1.0 - p)));
    CHECK(std::abs(begun - exposed * 1.3 * p) > kMaxZ * std::sqrt(exposed * p * (1.0 - p)));
    CHECK(std::abs(covered - 0.75 * begun) < kMaxZ * std::sqrt(begun * 0.1875));
    Town town(inputs, 0);
    for (Position& position : town.state.workforce.positions) {
        position.doctor.absent_until = town.state.month + 4;
    }
    const Month until = town.state.month + 4;
    for (int month = 0; month < 3; ++month) {
        advance_gps(town);
        for (const Position& position : town.state.workforce.positions) {
            CHECK(position.doctor.absent_until == until);
        }
    }
}

TEST_CASE("a granted request lowers the cap by its share, down to the floor") {
    Inputs inputs = still_inputs({.parameters = {{Param::cap_request_size, 0.15},
                                                 {Param::cap_request_floor, 700.0},
                                                 {Param::cap_request_granted, 1.0}}});
    inputs.gp.cap_request_rate.fill(1e6);
    inputs.gp.cap_request_surplus = GENERATE(Surplus::attrition, Surplus::transfer);
    Town town(inputs);
    town.position(0).list_cap = 1000;
    town.position(1).list_cap = 500;
    town.position(2).staffing = Staffing::locum;
    town.position(2).list_cap = 1000;
    advance_gps(town);
    CHECK(town.position(0).list_cap == 850);
    CHECK(town.position(0).transfers_surplus ==
          (inputs.gp.cap_request_surplus == Surplus::transfer));
    CHECK(town.position(1).list_cap == 500);  // already under the floor: neither lower nor higher
    CHECK_FALSE(town.position(1).transfers_surplus);
    CHECK(town.position(2).list_cap == 1000);
    advance_gps(town);
    advance_gps(town);
    CHECK(town.position(0).list_cap == 700);
    advance_gps(town);
    CHECK(town.position(0).list_cap == 700);
}

TEST_CASE("no request is granted where the municipality grants none") {
    Inputs inputs = still_inputs({.parameters = {{Param::cap_request_granted, 0.0}}});
    inputs.gp.cap_request_rate.fill(1e6);
    Town town(inputs);
    town.position(0).list_cap = 1000;
    advance_gps(town);
    CHECK(town.position(0).list_cap == 1000);
}

TEST_CASE("a retention policy's shorter list is given once, from its age on") {
    const Inputs inputs = still_inputs();
    Town town(inputs);
    town.position(0).list_cap = 1000;
    town.position(1).list_cap = 1000;
    town.position(0).doctor.born = inputs.start - 12 * 60 + 1;  // 60 in the second month
    town.position(1).doctor.born = inputs.start - 12 * 40;
    town.state.workforce.retentions = {{60, 1.0, 0.2}};
    advance_gps(town);
    CHECK(town.position(0).list_cap == 1000);
    advance_gps(town);
    CHECK(town.position(0).list_cap == 800);
    CHECK_FALSE(town.position(0).transfers_surplus);
    advance_gps(town);
    CHECK(town.position(0).list_cap == 800);
    CHECK(town.position(1).list_cap == 1000);
}

TEST_CASE("each vacancy of a position has a threshold of its own") {
    const random::Streams streams(3, 4);
    Position position;
    position.identity = 99;
    position.staffing = Staffing::filled;
    position.hazard = 0.7;
    position.starts = Month::of(2025, 1);
    steps::open_vacancy(position, Month::of(2024, 3), streams);
    CHECK(position.spell == 1);
    CHECK(position.staffing == Staffing::vacant);
    CHECK(position.vacant_since == Month::of(2024, 3));
    CHECK(position.opens_now);
    CHECK(position.hazard == 0.0);
    CHECK(position.starts == kNever);
    const double first = position.threshold;
    CHECK(first == Approx(-std::log(streams.uniform(random::Purpose::vacancy, 99, 1))));
    steps::open_vacancy(position, Month::of(2026, 3), streams);
    CHECK(position.spell == 2);
    CHECK(position.threshold != first);
}
