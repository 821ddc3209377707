#include "steps/initial_workforce.h"

#include <algorithm>
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
using state::ExitCause;
using state::Position;
using test::kMaxZ;
using test::Moments;
using test::Town;

namespace {

Inputs ten_positions(std::vector<std::pair<Param, double>> parameters = {}) {
    return test::small_inputs({.persons = 1000,
                               .offices = 2,
                               .positions = 10,
                               .locums = 2,
                               .vacant = 1,
                               .months = 1,
                               .parameters = std::move(parameters)});
}

std::vector<Doctor> doctors_of(const Town& town) {
    std::vector<Doctor> doctors;
    for (const Position& position : town.state.workforce.positions) {
        if (position.staffing != Staffing::vacant) {
            doctors.push_back(position.doctor);
        }
    }
    return doctors;
}

}  // namespace

TEST_CASE("positions start with the scenario's offices, caps, contracts and staffing") {
    Inputs inputs = ten_positions();
    inputs.positions[4].contract = Contract::salaried;
    inputs.positions[5].temporary_cap = 40;
    inputs.positions[5].temporary_until = inputs.start + 3;
    const Town town(inputs);
    std::set<std::uint64_t> identities;
    for (std::size_t i = 0; i < 10; ++i) {
        const Position& position = town.state.workforce.positions[i];
        CHECK(position.office == inputs.positions[i].office);
        CHECK(position.contract == inputs.positions[i].contract);
        CHECK(position.staffing == inputs.positions[i].staffing);
        CHECK(position.list_cap == inputs.positions[i].list_cap);
        CHECK_FALSE(position.is_closed);
        CHECK_FALSE(position.opens_now);
        identities.insert(position.identity);
    }
    CHECK(identities.size() == 10);
    CHECK(town.state.workforce.positions[5].ceiling(inputs.start + 3) == 40);
    CHECK(town.state.workforce.positions[5].ceiling(inputs.start + 4) ==
          inputs.positions[5].list_cap);
    CHECK(town.state.workforce.positions[4].ceiling(inputs.start) == inputs.positions[4].list_cap);
    CHECK(town.state.workforce.offices[0].rooms == inputs.offices[0].rooms);
    CHECK(town.state.workforce.offices[0].positions == 5);
    CHECK(town.state.workforce.offices[1].free_rooms() == 2);
}

TEST_CASE("stated margins of the doctors are met exactly in every replicate") {
    Inputs inputs = ten_positions();
    inputs.margins.women = 4;
    inputs.margins.mean_age = 48.0;
    inputs.margins.over_62 = 2;
    inputs.margins.specialists = 5;
    inputs.margins.in_training = 3;
    std::set<int> oldest;
    for (std::uint64_t k = 0; k < 50; ++k) {
        const Town town(inputs, k);
        const auto doctors = doctors_of(town);
        REQUIRE(doctors.size() == 9);
        int women = 0;
        int ages = 0;
        int over_62 = 0;
        int specialists = 0;
        int in_training = 0;
        int highest = 0;
        for (const Doctor& doctor : doctors) {
            const int age = doctor.age(town.state.month);
            women += doctor.sex == Sex::female ? 1 : 0;
            ages += age;
            over_62 += age >= 63 ? 1 : 0;
            specialists += doctor.is_specialist ? 1 : 0;
            in_training += doctor.is_in_training() ? 1 : 0;
            highest = std::max(highest, age);
            CHECK(age >= 28);
            CHECK(age <= 75);
            CHECK_FALSE((doctor.is_specialist && doctor.is_in_training()));
        }
        CHECK(women == 4);
        CHECK(ages == 9 * 48);
        CHECK(over_62 == 2);
        CHECK(specialists == 5);
        CHECK(in_training == 3);
        oldest.insert(highest);
    }
    CHECK(oldest.size() > 3);  // a new draw in every replicate
}

TEST_CASE("a mean age that is no whole number is met to the rounding of the sum") {
    Inputs inputs = ten_positions();
    inputs.margins.mean_age = 51.3;
    const Town town(inputs);
    int ages = 0;
    for (const Doctor& doctor : doctors_of(town)) {
        ages += doctor.age(town.state.month);
    }
    CHECK(ages == std::lround(9 * 51.3));
}

TEST_CASE("what no margin states follows the national shares") {
    const Inputs inputs =
        ten_positions({{Param::women_share, 0.3}, {Param::specialist_share, 0.6}});
    Moments women;
    Moments specialists;
    Moments age;
    for (std::uint64_t k = 0; k < 300; ++k) {
        const Town town(inputs, k);
        for (const Doctor& doctor : doctors_of(town)) {
            women.add(doctor.sex == Sex::female ? 1.0 : 0.0);
            specialists.add(doctor.is_specialist ? 1.0 : 0.0);
            age.add(doctor.age(town.state.month));
            CHECK_FALSE(doctor.is_in_training());
        }
    }
    CHECK(std::abs(test::z_of_mean(women, 0.3)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(specialists, 0.6)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(age, 49.5)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(age, 51.0)) > kMaxZ);
}

TEST_CASE("nobody has been in post for longer than since the age of entry") {
    const Inputs inputs = ten_positions();
    int short_times = 0;
    for (std::uint64_t k = 0; k < 50; ++k) {
        const Town town(inputs, k);
        std::set<std::uint64_t> keys;
        for (const Doctor& doctor : doctors_of(town)) {
            CHECK(doctor.in_post_since <= town.state.month);
            CHECK(doctor.in_post_since - doctor.born >= 12 * 27);
            short_times += town.state.month - doctor.in_post_since < 60 ? 1 : 0;
            keys.insert(doctor.key);
        }
        CHECK(keys.size() == 9);
    }
    // Half of the posts began within five years, and some more by the age of the GP.
    CHECK(short_times > 0.45 * 450);
    CHECK(short_times < 0.70 * 450);
}

TEST_CASE("the planner's roster replaces what was drawn, and nothing else") {
    Inputs inputs = ten_positions();
    const Town drawn(inputs);
    inputs::RosterGp row;
    row.position = 2;
    row.age = 57;
    row.sex = Sex::male;
    row.is_specialist = true;
    row.in_post_since = Month::of(2009, 4);
    row.leaves = Month::of(2023, 9);
    row.absent_until = Month::of(2022, 5);
    inputs.roster.push_back(row);
    const Town town(inputs);
    const Doctor& known = town.state.workforce.positions[2].doctor;
    CHECK(known.age(town.state.month) == 57);
    CHECK(known.sex == Sex::male);
    CHECK(known.is_specialist);
    CHECK_FALSE(known.is_in_training());
    CHECK(known.in_post_since == Month::of(2009, 4));
    CHECK(known.leaves == Month::of(2023, 9));
    CHECK(known.cause == ExitCause::known);
    CHECK(known.is_absent(Month::of(2022, 4)));
    CHECK_FALSE(known.is_absent(Month::of(2022, 5)));
    for (const std::size_t i : {0U, 1U, 3U, 6U}) {
        CHECK(town.state.workforce.positions[i].doctor.born ==
              drawn.state.workforce.positions[i].doctor.born);
        CHECK(town.state.workforce.positions[i].doctor.leaves ==
              drawn.state.workforce.positions[i].doctor.leaves);
    }
}

TEST_CASE("a known exit stands from the start, so that no other notice is given before it") {
    Inputs inputs = ten_positions();
    inputs::Event event;
    event.id = "leaves";
    event.type = inputs::Event::Type::gp_leaves;
    event.position = 1;
    event.month = inputs.start + 20;
    inputs.events.push_back(event);
    inputs.gp.leave_scheme_rate.fill(0.0);
    inputs.gp.move_rate_by_year_in_post = {0.0};
    const Town town(inputs);
    CHECK(town.state.workforce.positions[1].doctor.cause == ExitCause::known);
    CHECK(town.state.workforce.positions[1].doctor.leaves == inputs.start + 20);
}

TEST_CASE("some have given notice in the months before the start, none of the roster") {
    Inputs inputs = ten_positions();
    inputs.gp.leave_scheme_rate.fill(0.6);
    inputs.roster.push_back({});  // position 0
    Moments notices;
    for (std::uint64_t k = 0; k < 200; ++k) {
        const Town town(inputs, k);
        CHECK_FALSE(town.state.workforce.positions[0].doctor.gave_notice());
        for (std::size_t i = 1; i < 7; ++i) {
            const Doctor& doctor = town.state.workforce.positions[i].doctor;
            if (doctor.age(town.state.month) < 61 && doctor.in_post_since < inputs.start - 72) {
                notices.add(doctor.gave_notice() ? 1.0 : 0.0);
            }
            if (doctor.gave_notice()) {
                CHECK(doctor.leaves >= inputs.start);
                CHECK(doctor.leaves < inputs.start + inputs.gp.notice_months);
            }
        }
        for (std::size_t i = 7; i < 9; ++i) {
            CHECK_FALSE(town.state.workforce.positions[i].doctor.gave_notice());  // locums
        }
    }
    REQUIRE(notices.count() > 200);
    const double rate = 0.6 + 0.03;
    CHECK(std::abs(test::z_of_mean(notices, -std::expm1(-0.5 * rate))) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(notices, 0.0)) > kMaxZ);
}

TEST_CASE("a vacancy of the start has stood for the known or a drawn time") {
    Inputs inputs = ten_positions();
    inputs.positions[8].vacant_since = inputs.start - 17;  // served by a locum
    std::set<int> drawn;
    for (std::uint64_t k = 0; k < 20; ++k) {
        const Town town(inputs, k);
        const Position& locum = town.state.workforce.positions[8];
        CHECK(locum.staffing == Staffing::locum);
        CHECK(locum.vacant_since == inputs.start - 17);
        const Position& vacant = town.state.workforce.positions[9];
        CHECK(vacant.staffing == Staffing::vacant);
        CHECK(vacant.vacant_since < inputs.start);
        CHECK(vacant.spell == 1);
        CHECK(vacant.threshold > 0.0);
        CHECK(vacant.hazard == 0.0);
        drawn.insert(inputs.start - vacant.vacant_since);
    }
    CHECK(drawn.size() > 5);
}
