#include "steps/recruitment.h"

#include <cmath>
#include <set>

#include <catch2/catch.hpp>

#include "support/small_inputs.h"
#include "support/statistics.h"
#include "support/town.h"

using namespace legeplan;
using inputs::Inputs;
using inputs::Param;
using state::Doctor;
using state::Position;
using test::kMaxZ;
using test::Moments;
using test::Town;

namespace {

/// The last of three positions is vacant; nothing but the elapsed time acts on its hazard.
Inputs plain_inputs(test::SmallWishes wishes = {}) {
    wishes.vacant = 1;
    const auto extra = wishes.parameters;
    wishes.parameters = {{Param::successor_ready, 0.0},
                         {Param::recruitment_reputation, 0.0},
                         {Param::recruitment_list_elasticity, 0.0},
                         {Param::locum_at_opening, 0.0},
                         {Param::locum_find_rate, 0.0}};
    wishes.parameters.insert(wishes.parameters.end(), extra.begin(), extra.end());
    Inputs inputs = test::small_inputs(wishes);
    test::without_gp_events(inputs);
    for (const auto& [id, value] : extra) {
        test::set(inputs, id, value);
    }
    inputs.positions[2].vacant_since = inputs.start - 4;
    return inputs;
}

Position& vacancy(Town& town) {
    return town.position(2);
}

void recruit(Town& town) {
    town.turn_month();
    steps::advance_recruitment(town.inputs, town.draw, town.state, town.streams, town.report);
}

/// Cumulative hazard that the vacancy has met after its first month.
double hazard_of_first_month(const Inputs& inputs, const std::vector<state::Grant>& grants = {}) {
    Town town(inputs);
    town.state.workforce.grants = grants;
    vacancy(town).threshold = 1e9;
    recruit(town);
    return vacancy(town).hazard;
}

int months_until_filled(Town& town, const std::vector<state::Grant>& grants) {
    town.state.workforce.grants = grants;
    for (int month = 1; month <= town.inputs.months(); ++month) {
        recruit(town);
        if (vacancy(town).staffing == Staffing::filled) {
            return month;
        }
    }
    return 1000;
}

}  // namespace

TEST_CASE("the hazard of filling is that of a mixture of fast and slow vacancies") {
    const Inputs inputs = plain_inputs({.parameters = {{Param::vacancy_fast_share, 0.7},
                                                       {Param::vacancy_fast_months, 4.0},
                                                       {Param::vacancy_slow_months, 18.0}}});
    const auto draw = inputs::Draw::central(inputs);
    CHECK(steps::vacancy_hazard(draw, 0) == Approx(0.0).margin(1e-15));
    for (const double months : {1.0, 6.0, 30.0}) {
        const double survival = 0.7 * std::exp(-months / 4.0) + 0.3 * std::exp(-months / 18.0);
        CHECK(steps::vacancy_hazard(draw, months) == Approx(-std::log(survival)));
    }
    // The longer a vacancy has stood, the slower it is filled.
    double before = 1.0;
    for (int month = 1; month < 60; ++month) {
        const double step =
            steps::vacancy_hazard(draw, month) - steps::vacancy_hazard(draw, month - 1);
        CHECK(step > 0.0);
        CHECK(step < before);
        before = step;
    }
    CHECK(std::isfinite(steps::vacancy_hazard(draw, 1e6)));
}

TEST_CASE("a vacancy met on a random day has stood for the stock's time") {
    const Inputs inputs = plain_inputs({.parameters = {{Param::vacancy_fast_share, 0.7},
                                                       {Param::vacancy_fast_months, 4.0},
                                                       {Param::vacancy_slow_months, 18.0}}});
    const auto draw = inputs::Draw::central(inputs);
    random::Stream stream(6);
    Moments elapsed;
    Moments opened_now;
    for (int i = 0; i < 100000; ++i) {
        const int months = steps::elapsed_vacancy(draw, stream);
        elapsed.add(months);
        opened_now.add(months == 0 ? 1.0 : 0.0);
    }
    // Months k with weight S(k), k = 0, 1, ...
    double openings = 0.0;
    double stock = 0.0;
    for (int k = 0; k < 1000; ++k) {
        const double survival = std::exp(-steps::vacancy_hazard(draw, k));
        openings += survival;
        stock += k * survival;
    }
    const double mean = stock / openings;
    CHECK(std::abs(test::z_of_mean(elapsed, mean)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(elapsed, 1.02 * mean)) > kMaxZ);
    CHECK(std::abs(test::z_of_mean(opened_now, 1.0 / openings)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(opened_now, 1.05 / openings)) > kMaxZ);
}

TEST_CASE("a vacancy is filled in the month in which its hazard meets the threshold") {
    const Inputs inputs = plain_inputs();
    Town town(inputs);
    const auto met = [&](int months) {  // it opened four months ago, so it has survived three
        return steps::vacancy_hazard(town.draw, 3 + months) - steps::vacancy_hazard(town.draw, 3);
    };
    vacancy(town).threshold = 0.5 * (met(6) + met(7));
    for (int month = 1; month <= 6; ++month) {
        recruit(town);
        CHECK(vacancy(town).hazard == Approx(met(month)));
        CHECK(vacancy(town).is_without_gp());
        CHECK(town.report.gp_recruits == 0);
    }
    recruit(town);
    CHECK(vacancy(town).staffing == Staffing::filled);
    CHECK(vacancy(town).doctor.in_post_since == town.state.month);
    CHECK(town.report.gp_recruits == 1);
}

TEST_CASE("who is hired starts after the delay") {
    Inputs inputs = plain_inputs();
    inputs.recruitment.start_delay_months = 3;
    Town town(inputs);
    vacancy(town).threshold = 0.0;
    for (int month = 0; month < 3; ++month) {
        recruit(town);
        CHECK(vacancy(town).staffing == Staffing::vacant);
        CHECK(vacancy(town).starts == inputs.start + 3);
    }
    recruit(town);
    CHECK(vacancy(town).staffing == Staffing::filled);
    CHECK(vacancy(town).starts == kNever);
}

TEST_CASE("a successor may be ready on the day of the opening") {
    const Inputs inputs = plain_inputs({.parameters = {{Param::successor_ready, 0.4}}});
    Town town(inputs);
    vacancy(town).opens_now = true;
    vacancy(town).threshold = 1e9;
    recruit(town);
    CHECK(vacancy(town).hazard == Approx(-std::log(0.6)));
    CHECK_FALSE(vacancy(town).opens_now);
    const double at_opening = vacancy(town).hazard;
    vacancy(town).vacant_since = town.state.month;
    recruit(town);
    CHECK(vacancy(town).hazard - at_opening == Approx(steps::vacancy_hazard(town.draw, 1)));
}

TEST_CASE("market, level, contract, list, reputation and grants scale the hazard") {
    const double base = hazard_of_first_month(plain_inputs());
    REQUIRE(base > 0.0);
    const auto with = [&](std::vector<std::pair<Param, double>> parameters) {
        return hazard_of_first_month(plain_inputs({.parameters = std::move(parameters)})) / base;
    };
    CHECK(with({{Param::recruitment_level, 1.7}}) == Approx(1.7));
    CHECK(with({{Param::market_level, 0.6}}) == Approx(0.6));
    CHECK(with({{Param::recruitment_self_employed, 0.8}}) == Approx(0.8));
    CHECK(with({{Param::recruitment_salaried, 0.8}}) == Approx(1.0));
    CHECK(with({{Param::recruitment_reputation, 0.9}}) == Approx(std::exp(-0.9 / 3.0)));
    const double cap = plain_inputs().positions[2].list_cap;
    CHECK(with({{Param::recruitment_list_elasticity, 0.5}, {Param::reference_list, 1200.0}}) ==
          Approx(std::pow(cap / 1200.0, -0.5)));
    const Inputs inputs = plain_inputs();
    CHECK(hazard_of_first_month(inputs, {{std::nullopt, 1.5}, {std::nullopt, 1.2}}) ==
          Approx(1.8 * base));
    CHECK(hazard_of_first_month(inputs, {{Contract::salaried, 1.5}}) == Approx(base));
    CHECK(hazard_of_first_month(inputs, {{Contract::self_employed, 1.5}}) == Approx(1.5 * base));
}

TEST_CASE("an office with one position draws fewer applicants") {
    const double base = hazard_of_first_month(plain_inputs());
    Inputs inputs = plain_inputs({.parameters = {{Param::recruitment_solo_practice, 0.7}}});
    for (auto& position : inputs.positions) {
        position.office = 0;
    }
    CHECK(hazard_of_first_month(inputs) == Approx(base));
    inputs.positions[2].office = 1;
    CHECK(hazard_of_first_month(inputs) == Approx(0.7 * base));
    inputs.positions[1].office = 1;
    CHECK(hazard_of_first_month(inputs) == Approx(base));
    inputs.positions[1].staffing = Staffing::vacant;  // others may be filled or not
    inputs.positions[1].list_length = 0;
    CHECK(hazard_of_first_month(inputs) == Approx(base));
}

TEST_CASE("the market index lies on every vacancy alike, one on average") {
    Moments factor;
    const Inputs inputs = plain_inputs({.months = 1, .parameters = {{Param::market_sd, 0.4}}});
    const double base = hazard_of_first_month(plain_inputs());
    for (std::uint64_t k = 0; k < 2000; ++k) {
        const random::Streams streams(1, k);
        const auto draw = inputs::Draw::sample(inputs, streams);
        factor.add(std::exp(draw.market_index(inputs.start) - 0.08));
    }
    CHECK(std::abs(test::z_of_mean(factor, 1.0)) < kMaxZ);
    const auto draw = inputs::Draw::sample(inputs, random::Streams(1, 0));
    CHECK(hazard_of_first_month(inputs) ==
          Approx(base * std::exp(draw.market_index(inputs.start) - 0.08)));
}

TEST_CASE("what is offered is the next contract and the next cap, and the recruit takes them") {
    const Inputs inputs = plain_inputs({.parameters = {{Param::recruitment_salaried_trainee, 2.0},
                                                       {Param::recruit_specialist_share, 0.0},
                                                       {Param::training_recruit_share, 0.0},
                                                       {Param::training_months, 60.0}}});
    const double base = hazard_of_first_month(inputs);
    Town town(inputs);
    vacancy(town).next_contract = Contract::salaried_trainee;
    vacancy(town).next_cap = 70;
    vacancy(town).threshold = 1.5 * base;
    recruit(town);
    CHECK(vacancy(town).staffing == Staffing::filled);
    CHECK(vacancy(town).contract == Contract::salaried_trainee);
    CHECK_FALSE(vacancy(town).next_contract.has_value());
    CHECK(vacancy(town).list_cap == 70);
    CHECK_FALSE(vacancy(town).doctor.is_specialist);
    CHECK(vacancy(town).doctor.training_months_left == 60);
}

TEST_CASE("a grant shortens the same vacancy and lengthens none") {
    const Inputs inputs = plain_inputs({.months = 60});
    int shorter = 0;
    for (std::uint64_t k = 0; k < 60; ++k) {
        Town plain(inputs, k);
        Town granted(inputs, k);
        REQUIRE(vacancy(plain).threshold == vacancy(granted).threshold);
        const int without = months_until_filled(plain, {});
        const int with = months_until_filled(granted, {{std::nullopt, 1.6}});
        CHECK(with <= without);
        shorter += with < without ? 1 : 0;
        if (without < 1000) {
            CHECK(vacancy(plain).doctor.key == vacancy(granted).doctor.key);
            CHECK(vacancy(plain).doctor.sex == vacancy(granted).doctor.sex);
        }
    }
    CHECK(shorter > 20);
}

TEST_CASE("locums come at the opening or later, and go") {
    SECTION("at the opening") {
        const Inputs inputs = plain_inputs({.parameters = {{Param::locum_at_opening, 1.0}}});
        Town served(inputs);
        vacancy(served).opens_now = true;
        vacancy(served).threshold = 1e9;
        recruit(served);
        CHECK(vacancy(served).staffing == Staffing::locum);
        CHECK(vacancy(served).is_without_gp());
        CHECK(served.report.gp_recruits == 0);
        CHECK(vacancy(served).doctor.in_post_since == served.state.month);
    }
    SECTION("never") {
        const Inputs inputs = plain_inputs();
        Town town(inputs);
        vacancy(town).opens_now = true;
        vacancy(town).threshold = 1e9;
        for (int month = 0; month < 24; ++month) {
            recruit(town);
            CHECK(vacancy(town).staffing == Staffing::vacant);
        }
    }
    SECTION("at their rates, while the vacancy runs on") {
        const Inputs inputs = plain_inputs(
            {.months = 36,
             .parameters = {{Param::locum_find_rate, 3.0}, {Param::locum_end_rate, 1.0}}});
        Moments served;
        Moments found;
        for (std::uint64_t k = 0; k < 400; ++k) {
            Town town(inputs, k);
            vacancy(town).threshold = 1e9;
            recruit(town);
            found.add(vacancy(town).staffing == Staffing::locum ? 1.0 : 0.0);
            double hazard = vacancy(town).hazard;
            for (int month = 0; month < 30; ++month) {
                recruit(town);
                CHECK(vacancy(town).hazard > hazard);
                hazard = vacancy(town).hazard;
            }
            served.add(vacancy(town).staffing == Staffing::locum ? 1.0 : 0.0);
        }
        const double find = -std::expm1(-0.25);
        const double end = -std::expm1(-1.0 / 12.0);
        CHECK(std::abs(test::z_of_mean(found, find)) < kMaxZ);
        CHECK(std::abs(test::z_of_mean(served, find / (find + end))) < kMaxZ);
        CHECK(std::abs(test::z_of_mean(served, end / (find + end))) > kMaxZ);
    }
    SECTION("a permanent GP takes over from a locum") {
        const Inputs inputs = plain_inputs();
        Town town(inputs);
        vacancy(town).staffing = Staffing::locum;
        vacancy(town).threshold = 0.0;
        recruit(town);
        CHECK(vacancy(town).staffing == Staffing::filled);
    }
}

TEST_CASE("a GP from another position fills one vacancy and leaves another") {
    const Inputs inputs = plain_inputs({.parameters = {{Param::recruitment_internal_share, 1.0}}});
    Town town(inputs);
    town.position(0).doctor.cause = state::ExitCause::other;  // has given notice: stays out of it
    const Doctor mover = town.position(1).doctor;
    vacancy(town).threshold = 0.0;
    recruit(town);
    CHECK(vacancy(town).staffing == Staffing::filled);
    CHECK(vacancy(town).doctor.key == mover.key);
    CHECK(vacancy(town).doctor.born == mover.born);
    CHECK(vacancy(town).doctor.retirement_left == mover.retirement_left);
    CHECK(vacancy(town).doctor.in_post_since == town.state.month);
    CHECK(town.position(1).staffing == Staffing::vacant);
    CHECK(town.position(1).spell == 1);
    CHECK(town.position(0).staffing == Staffing::filled);
    CHECK(town.report.gp_recruits == 0);
    CHECK(town.report.gp_exits == 0);
}

TEST_CASE("without anybody to move, an internal vacancy is filled from outside") {
    const Inputs inputs = plain_inputs({.parameters = {{Param::recruitment_internal_share, 1.0}}});
    Town town(inputs);
    for (std::size_t i = 0; i < 2; ++i) {
        town.position(i).doctor.cause = state::ExitCause::known;
    }
    vacancy(town).threshold = 0.0;
    recruit(town);
    CHECK(vacancy(town).staffing == Staffing::filled);
    CHECK(town.report.gp_recruits == 1);
}

TEST_CASE("a new position starts its first vacancy in the month it opens") {
    const Inputs inputs = plain_inputs();
    Town town(inputs);
    Position& position = town.position(0);
    position.staffing = Staffing::vacant;
    position.spell = 0;
    position.opens_now = true;
    town.turn_month();
    steps::advance_recruitment(inputs, town.draw, town.state, town.streams, town.report);
    CHECK(position.spell == 1);
    CHECK(position.threshold > 0.0);
    CHECK(position.vacant_since == town.state.month);
}

TEST_CASE("recruits have the shares of the scenario and keys of their own") {
    const Inputs inputs = plain_inputs({.months = 1,
                                        .parameters = {{Param::recruit_women_share, 0.55},
                                                       {Param::recruit_specialist_share, 0.4},
                                                       {Param::training_recruit_share, 0.8}}});
    Moments women;
    Moments specialists;
    Moments trainees;
    Moments ages;
    std::set<std::uint64_t> keys;
    Town town(inputs);
    constexpr int kRecruits = 4000;
    for (int i = 0; i < kRecruits; ++i) {
        Position& position = vacancy(town);
        position.staffing = Staffing::vacant;
        position.spell = static_cast<std::uint32_t>(i + 1);
        position.threshold = 0.0;
        town.state.month = inputs.start;
        steps::advance_recruitment(inputs, town.draw, town.state, town.streams, town.report);
        const Doctor& doctor = position.doctor;
        women.add(doctor.sex == Sex::female ? 1.0 : 0.0);
        specialists.add(doctor.is_specialist ? 1.0 : 0.0);
        trainees.add(doctor.is_in_training() ? 1.0 : 0.0);
        ages.add(doctor.age(inputs.start));
        keys.insert(doctor.key);
        REQUIRE_FALSE(doctor.gave_notice());
        REQUIRE(doctor.retirement_left > 0.0);
        REQUIRE(doctor.other_exit_left > 0.0);
    }
    CHECK(keys.size() == kRecruits);
    CHECK(std::abs(test::z_of_mean(women, 0.55)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(specialists, 0.4)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(trainees, 0.6 * 0.8)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(ages, 40.0)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(ages, 41.0)) > kMaxZ);
}

TEST_CASE("ages are drawn by their shares") {
    inputs::RateByAge share{};
    share[30] = 0.25;
    share[41] = 0.75;
    random::Stream stream(4);
    Moments young;
    for (int i = 0; i < 20000; ++i) {
        const int age = steps::draw_age(share, stream);
        REQUIRE((age == 30 || age == 41));
        young.add(age == 30 ? 1.0 : 0.0);
    }
    CHECK(std::abs(test::z_of_mean(young, 0.25)) < kMaxZ);
    const Doctor doctor = steps::new_doctor(share, 1.0, 77, Month::of(2022, 5), stream);
    CHECK(doctor.key == 77);
    CHECK(doctor.sex == Sex::female);
    CHECK(share[static_cast<std::size_t>(doctor.age(Month::of(2022, 5)))] > 0.0);
}
