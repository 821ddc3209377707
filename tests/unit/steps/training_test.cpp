#include "steps/training.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "policies/policies.h"
#include "steps/gp_workforce.h"
#include "steps/recruitment.h"
#include "support/small_inputs.h"
#include "support/statistics.h"
#include "support/town.h"

using namespace legeplan;
using inputs::Inputs;
using inputs::Param;
using inputs::Policy;
using state::Doctor;
using state::Position;
using test::kMaxZ;
using test::Moments;
using test::Town;

namespace {

Inputs training_inputs(const test::SmallWishes& wishes = {}) {
    Inputs inputs = test::small_inputs(wishes);
    test::without_gp_events(inputs);
    inputs.training.is_on = true;
    return inputs;
}

/// One month of this step alone.
void train(Town& town) {
    town.turn_month();
    steps::advance_training(town.inputs, town.draw, town.state, town.streams, town.report);
}

/// A specialist who supervises, one who does not, and a GP in training.
void make_three(Town& town, int months_left = 30) {
    for (std::size_t i = 0; i < 3; ++i) {
        town.position(i).doctor.is_specialist = i < 2;
        town.position(i).doctor.supervises = i == 0;
        town.position(i).doctor.training_months_left = i == 2 ? months_left : 0;
        town.position(i).doctor.absent_until = Month{};
    }
}

void recruit(Town& town) {
    town.turn_month();
    steps::advance_recruitment(town.inputs, town.draw, town.state, town.streams, town.report);
}

/// The last of three positions is vacant and its first applicant comes at once, a trainee.
Inputs trainee_applies(double supervisors_take) {
    Inputs inputs =
        training_inputs({.vacant = 1,
                         .parameters = {{Param::recruit_specialist_share, 0.0},
                                        {Param::training_recruit_share, 1.0},
                                        {Param::training_trainees_per_supervisor, supervisors_take},
                                        {Param::recruitment_salaried_trainee, 2.0},
                                        {Param::locum_at_opening, 0.0},
                                        {Param::locum_find_rate, 0.0}}});
    inputs.margins.in_training = 0;
    inputs.positions[2].vacant_since = inputs.start - 4;
    return inputs;
}

}  // namespace

TEST_CASE("training counts down to specialist, and the month's report tells of it") {
    const Inputs inputs = training_inputs({.parameters = {{Param::training_grant, 240000.0}}});
    Town town(inputs);
    make_three(town, 2);
    train(town);
    CHECK(town.position(2).doctor.is_in_training());
    CHECK(town.report.trainee_months == 1);
    CHECK(town.report.training_grants == Approx(20000.0));
    train(town);
    CHECK_FALSE(town.position(2).doctor.is_in_training());
    CHECK(town.position(2).doctor.is_specialist);
    CHECK(town.report.trainee_months == 1);
    train(town);
    CHECK(town.report.trainee_months == 0);
    CHECK(town.report.training_grants == 0.0);
}

TEST_CASE("without the step stages advance, and nothing else happens") {
    Inputs inputs = training_inputs();
    inputs.training.is_on = false;
    Town town(inputs);
    make_three(town, 60);
    for (int month = 0; month < 60; ++month) {
        train(town);
        CHECK_FALSE(town.position(2).doctor.is_absent(town.state.month));
        CHECK(town.report.hospital_months == 0);
        CHECK(town.report.training_grants == 0.0);
    }
    CHECK(town.position(2).doctor.is_specialist);
    const auto mix = steps::recruit_mix(inputs, town.draw, town.state, town.position(0));
    CHECK(mix.factor == 1.0);
    CHECK(mix.specialist_share == town.draw[Param::recruit_specialist_share]);
}

TEST_CASE("each trainee is once in hospital, for its months, with the list covered by chance") {
    const Inputs inputs = training_inputs({.months = 61,
                                           .parameters = {{Param::training_hospital_months, 7.0},
                                                          {Param::training_hospital_cover, 0.8}}});
    Moments first;
    Moments covered;
    for (std::uint64_t k = 0; k < 400; ++k) {
        Town town(inputs, k);
        make_three(town, 60);
        int away = 0;
        int reported = 0;
        int began = -1;
        for (int month = 0; month < 60; ++month) {
            train(town);
            const bool is_away = town.position(2).doctor.is_absent(town.state.month);
            if (is_away && began < 0) {
                began = month;
                covered.add(town.position(2).doctor.absence_covered ? 1.0 : 0.0);
            }
            away += is_away ? 1 : 0;
            reported += town.report.hospital_months;
            REQUIRE((!is_away || month < began + 7));
        }
        REQUIRE(away == 7);
        REQUIRE(reported == 7);
        first.add(began);
    }
    CHECK(std::abs(test::z_of_mean(first, 53.0 / 2.0)) < kMaxZ);  // uniform over 0..53
    CHECK(std::abs(test::z_of_mean(first, 53.0 / 2.0 + 5.0)) > kMaxZ);
    CHECK(std::abs(test::z_of_mean(covered, 0.8)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(covered, 0.92)) > kMaxZ);
}

TEST_CASE("at the start some are in training, and some of these in hospital") {
    const Inputs inputs =
        training_inputs({.positions = 6,
                         .parameters = {{Param::specialist_share, 0.4},
                                        {Param::training_initial_share, 0.5},
                                        {Param::training_hospital_months, 12.0}}});
    Moments training;
    Moments away;
    Moments stage;
    for (std::uint64_t k = 0; k < 400; ++k) {
        const Town town(inputs, k);
        for (const Position& position : town.state.workforce.positions) {
            const Doctor& doctor = position.doctor;
            REQUIRE_FALSE((doctor.is_specialist && doctor.is_in_training()));
            training.add(doctor.is_in_training() ? 1.0 : 0.0);
            if (doctor.is_in_training()) {
                stage.add(doctor.training_months_left);
                away.add(doctor.is_absent(inputs.start) ? 1.0 : 0.0);
            }
        }
    }
    CHECK(std::abs(test::z_of_mean(training, 0.6 * 0.5)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(training, 0.6)) > kMaxZ);
    CHECK(std::abs(test::z_of_mean(stage, 61.0 / 2.0)) < kMaxZ);
    // Twelve of sixty months; those who go in the first month go then.
    CHECK(std::abs(test::z_of_mean(away, 12.0 / 60.0 - 1.0 / 60.0)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(away, 0.3)) > kMaxZ);
}

TEST_CASE("a stated number in training is met, on trainee positions before others, no locums") {
    Inputs inputs = training_inputs({.positions = 6, .locums = 2});
    inputs.margins.in_training = 3;
    inputs.positions[1].contract = Contract::salaried_trainee;
    inputs.positions[3].contract = Contract::salaried_trainee;
    for (std::uint64_t k = 0; k < 30; ++k) {
        Town town(inputs, k);
        int in_training = 0;
        for (const Position& position : town.state.workforce.positions) {
            in_training += position.doctor.is_in_training() ? 1 : 0;
        }
        CHECK(in_training == 3);
        CHECK(town.position(1).doctor.is_in_training());
        CHECK(town.position(3).doctor.is_in_training());
        CHECK_FALSE(town.position(4).doctor.is_in_training());
        CHECK_FALSE(town.position(5).doctor.is_in_training());
    }
}

TEST_CASE("the roster knows when training ends") {
    Inputs inputs = training_inputs();
    inputs::RosterGp row;
    row.position = 1;
    row.training_ends = inputs.start + 2;
    inputs.roster.push_back(row);
    Town town(inputs);
    CHECK(town.position(1).doctor.training_months_left == 2);
    CHECK_FALSE(town.position(1).doctor.is_specialist);
    train(town);
    CHECK_FALSE(town.position(1).doctor.is_specialist);
    train(town);
    CHECK(town.position(1).doctor.is_specialist);
}

TEST_CASE("who finishes in the month that the period begins is a specialist from the start") {
    Inputs inputs = training_inputs();
    inputs::RosterGp row;
    row.position = 1;
    row.training_ends = inputs.start;
    inputs.roster.push_back(row);
    const Town town(inputs);
    CHECK(town.state.workforce.positions[1].doctor.is_specialist);
    CHECK_FALSE(town.state.workforce.positions[1].doctor.is_in_training());
}

TEST_CASE("supervision is that of specialists who supervise, are at work and stay") {
    const Inputs inputs =
        training_inputs({.parameters = {{Param::training_trainees_per_supervisor, 1.5}}});
    Town town(inputs);
    make_three(town);
    const auto free = [&] { return steps::supervision_free(town.draw, town.state); };
    CHECK(free() == Approx(0.5));
    town.position(1).doctor.supervises = true;
    CHECK(free() == Approx(2.0));
    town.position(0).doctor.cause = state::ExitCause::other;
    CHECK(free() == Approx(0.5));
    town.position(1).doctor.absent_until = town.state.month + 1;
    CHECK(free() == Approx(-1.0));
    town.state.workforce.programmes = {{5, 3, 1.0, false}};
    CHECK(free() == Approx(2.0));
    town.position(2).staffing = Staffing::locum;  // a locum is not the municipality's trainee
    CHECK(free() == Approx(3.0));
}

TEST_CASE("half of the specialists supervise when the share is a half, in every scenario alike") {
    const Inputs inputs =
        training_inputs({.parameters = {{Param::training_supervisor_share, 0.5}}});
    const Inputs more = training_inputs({.parameters = {{Param::training_supervisor_share, 0.7}}});
    Moments share;
    for (std::uint64_t k = 0; k < 300; ++k) {
        Town town(inputs, k);
        Town with_more(more, k);
        for (std::size_t i = 0; i < 3; ++i) {
            share.add(town.position(i).doctor.supervises ? 1.0 : 0.0);
            REQUIRE(
                (!town.position(i).doctor.supervises || with_more.position(i).doctor.supervises));
        }
    }
    CHECK(std::abs(test::z_of_mean(share, 0.5)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(share, 0.62)) > kMaxZ);
}

TEST_CASE("a trainee without a supervisor is turned away, and the next applicant is another") {
    Inputs inputs = trainee_applies(0.0);
    SECTION("every applicant is a trainee: nobody is hired") {
        Town town(inputs);
        const double before = town.position(2).threshold = 1e-6;
        recruit(town);
        CHECK(town.position(2).is_without_gp());
        CHECK(town.position(2).turned_away > 0);
        CHECK(town.position(2).threshold > before);
        CHECK(town.position(2).starts == kNever);
        CHECK(town.report.gp_recruits == 0);
    }
    SECTION("with a supervisor the first is hired") {
        inputs = trainee_applies(1.0);
        Town town(inputs);
        make_three(town, 0);
        town.position(2).threshold = 1e-6;
        recruit(town);
        CHECK(town.position(2).staffing == Staffing::filled);
        CHECK(town.position(2).turned_away == 0);
        CHECK(town.position(2).doctor.is_in_training());
        CHECK(steps::supervision_free(town.draw, town.state) == Approx(0.0));
    }
    SECTION("a start that the planner knows of is not questioned") {
        Town town(inputs);
        town.position(2).threshold = 1e9;
        town.position(2).starts = inputs.start;
        town.position(2).has_known_start = true;
        recruit(town);
        CHECK(town.position(2).staffing == Staffing::filled);
        CHECK_FALSE(town.position(2).has_known_start);
    }
    SECTION("nor one that comes to be known while another was on the way") {
        inputs.recruitment.start_delay_months = 3;
        inputs::Event event;
        event.type = inputs::Event::Type::gp_starts;
        event.month = inputs.start;
        event.position = 2;
        inputs.events.push_back(event);
        Town town(inputs);
        town.position(2).threshold = 1e-6;  // someone is hired already
        town.position(2).hazard = 1.0;
        town.turn_month();
        policies::apply_events(inputs, town.state, town.report);
        REQUIRE(town.position(2).starts == inputs.start);
        steps::advance_recruitment(inputs, town.draw, town.state, town.streams, town.report);
        CHECK(town.position(2).staffing == Staffing::filled);
    }
    SECTION("without the step nobody is turned away") {
        inputs.training.is_on = false;
        Town town(inputs);
        town.position(2).threshold = 1e-6;
        recruit(town);
        CHECK(town.position(2).staffing == Staffing::filled);
    }
    SECTION("a specialist needs no supervisor") {
        test::set(inputs, Param::recruit_specialist_share, 1.0);
        Town town(inputs);
        town.position(2).threshold = 1e-6;
        recruit(town);
        CHECK(town.position(2).staffing == Staffing::filled);
        CHECK(town.position(2).doctor.is_specialist);
    }
}

TEST_CASE("LIS1 posts above the nation's add trainees and take no specialist away") {
    Inputs inputs = training_inputs({.parameters = {{Param::recruit_specialist_share, 0.3},
                                                    {Param::lis1_recruit_share, 0.2},
                                                    {Param::lis1_posts_per_position, 0.1}}});
    SECTION("as many as in the nation change nothing") {
        Town town(inputs);  // not known: the nation's
        const auto mix = steps::recruit_mix(inputs, town.draw, town.state, town.position(0));
        CHECK(mix.factor == Approx(1.0));
        CHECK(mix.specialist_share == Approx(0.3));
    }
    SECTION("none take away those who would have come by them") {
        inputs.training.lis1_posts = 0;
        Town town(inputs);
        const auto mix = steps::recruit_mix(inputs, town.draw, town.state, town.position(0));
        CHECK(mix.factor == Approx(0.3 + 0.7 * 0.8));
        CHECK(mix.factor * mix.specialist_share == Approx(0.3));
    }
    SECTION("one on three positions brings more") {
        inputs.training.lis1_posts = 1;
        Town town(inputs);
        const auto mix = steps::recruit_mix(inputs, town.draw, town.state, town.position(0));
        CHECK(mix.factor == Approx(0.3 + 0.7 * (1.0 + 0.2 * (1.0 / 0.3 - 1.0))));
        CHECK(mix.factor * mix.specialist_share == Approx(0.3));
    }
    SECTION("new posts work as their doctors come back") {
        inputs.training.lis1_posts = 1;
        test::set(inputs, Param::lis1_memory_months, 10.0);
        Town town(inputs);
        town.state.workforce.lis1_added = 2;
        CHECK(town.state.workforce.lis1_pool == Approx(1.0));
        train(town);
        CHECK(town.state.workforce.lis1_pool == Approx(1.2));
        for (int month = 0; month < 30; ++month) {
            train(town);
        }
        CHECK(town.state.workforce.lis1_pool == Approx(3.0 - 2.0 * std::pow(0.9, 31)));
    }
}

TEST_CASE("a programme attracts trainees while a place is free") {
    const Inputs inputs = trainee_applies(5.0);
    Town town(inputs);
    make_three(town, 0);
    town.position(1).doctor.is_specialist = false;
    town.position(1).doctor.training_months_left = 20;
    const auto factor = [&] {
        return steps::recruit_mix(inputs, town.draw, town.state, town.position(2)).factor;
    };
    CHECK(factor() == Approx(1.0));
    town.state.workforce.programmes = {{1, 0, 1.5, false}};
    CHECK(factor() == Approx(1.0));  // the place is taken
    town.state.workforce.programmes = {{2, 0, 1.5, false}};
    CHECK(factor() == Approx(1.5));
    town.state.workforce.programmes = {{2, 0, 1.5, true}};
    CHECK(factor() == Approx(1.5 * 2.0));  // and the better contract of the two
    town.position(2).next_contract = Contract::salaried_trainee;
    CHECK(factor() == Approx(1.5));
}

TEST_CASE("a salaried trainee has the position's own contract again as a specialist") {
    const Inputs inputs = trainee_applies(5.0);
    Town town(inputs);
    make_three(town, 0);
    town.position(2).staffing = Staffing::vacant;
    town.position(2).threshold = 1e-6;
    town.state.workforce.programmes = {{2, 0, 1.5, true}};
    recruit(town);
    Position& position = town.position(2);
    REQUIRE(position.doctor.is_in_training());
    CHECK(position.contract == Contract::salaried_trainee);
    CHECK(position.own_contract() == Contract::self_employed);
    SECTION("at the end of training") {
        position.doctor.training_months_left = 1;
        train(town);
        CHECK(position.doctor.is_specialist);
        CHECK(position.contract == Contract::self_employed);
    }
    SECTION("when the trainee leaves") {
        steps::open_vacancy(position, town.state.month, town.streams);
        CHECK(position.contract == Contract::self_employed);
        CHECK_FALSE(position.contract_after_training.has_value());
        CHECK(position.turned_away == 0);
    }
    SECTION("or the one it was given meanwhile") {
        position.set_own_contract(Contract::salaried);
        CHECK(position.contract == Contract::salaried_trainee);
        position.end_traineeship();
        CHECK(position.contract == Contract::salaried);
    }
}

TEST_CASE("policies set the programme and the posts while they are in force") {
    Inputs inputs = training_inputs({.months = 24});
    Policy programme = test::policy(Policy::Type::alis_programme, "alis", inputs.start + 3);
    programme.until = inputs.start + 5;
    programme.trainee_places = 4;
    programme.supervision = 2;
    programme.salaries_trainees = true;
    programme.effect.distribution = random::Distribution::point(1.4);
    Policy posts = test::policy(Policy::Type::lis1_posts, "lis1", inputs.start + 3);
    posts.lis1_posts = 2;
    inputs.policies = {programme, posts};
    Town town(inputs);
    const auto& workforce = town.state.workforce;
    town.advance(3);
    CHECK(workforce.programmes.empty());
    CHECK(workforce.lis1_added == 0);
    town.advance(3);
    REQUIRE(workforce.programmes.size() == 1);
    CHECK(workforce.programmes[0].places == 4);
    CHECK(workforce.programmes[0].supervision == 2);
    CHECK(workforce.programmes[0].factor == 1.4);
    CHECK(workforce.programmes[0].is_salaried);
    CHECK(workforce.lis1_added == 2);
    town.advance();
    CHECK(workforce.programmes.empty());
    CHECK(workforce.lis1_added == 2);
}
