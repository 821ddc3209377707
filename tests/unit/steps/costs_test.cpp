#include "steps/costs.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "steps/workload.h"
#include "support/small_inputs.h"
#include "support/town.h"

using namespace legeplan;
using inputs::Amount;
using inputs::CostLine;
using inputs::Inputs;
using inputs::Param;
using inputs::Policy;
using test::Town;

namespace {

void set_price(Inputs& inputs, CostLine line, double nok) {
    const auto k = static_cast<std::size_t>(line);
    inputs.costs.prices[k] = inputs::Parameter{random::Distribution::point(nok), {}, 0};
    inputs.costs.is_priced[k] = true;
}

void set_amount(Policy& policy, Amount amount, double nok) {
    policy.amounts[static_cast<std::size_t>(amount)] =
        inputs::Parameter{random::Distribution::point(nok), {}, 0};
}

/// A month's costs of a town that a test has set up.
struct Month1 : Town {
    explicit Month1(const Inputs& given) : Town(given) { turn_month(); }
    double cost(CostLine line) { return report.costs[static_cast<std::size_t>(line)]; }
    void count() {
        report.costs.fill(0.0);
        steps::advance_workload(inputs, draw, state);
        steps::advance_costs(inputs, draw, state, report);
    }
};

}  // namespace

TEST_CASE("capitation has a threshold, a date and the value of money of its year") {
    inputs::CostInputs costs;
    costs.price_year = 2021;
    costs.capitation = {{Month::of(2020, 5), 1000, 577.0, 499.0},
                        {Month::of(2021, 7), 1000, 642.0, 526.0},
                        {Month::of(2022, 7), 0, 800.0, 800.0}};
    costs.index_from = 2019;
    costs.price_index = {90.0, 100.0, 110.0, 120.0, 130.0, 140.0};
    CHECK(steps::capitation_in(costs, Month::of(2021, 6)).of(1200) ==
          Approx((1000 * 577.0 + 200 * 499.0) / 12.0));
    CHECK(steps::capitation_in(costs, Month::of(2021, 7)).of(900) == Approx(900 * 642.0 / 12.0));
    CHECK(steps::capitation_in(costs, Month::of(2022, 6)).of(900) ==
          Approx(900 * 642.0 / 12.0 * 110.0 / 120.0));
    // The last rate keeps the value it had in its own year.
    CHECK(steps::capitation_in(costs, Month::of(2024, 6)).of(1200) ==
          Approx(1200 * 800.0 / 12.0 * 110.0 / 120.0));
    CHECK(steps::capitation_in(costs, Month::of(2020, 4)).of(900) == 0.0);
}

TEST_CASE("capitation is paid to self-employed doctors, and not for lists without a doctor") {
    const Inputs inputs = test::small_inputs();
    Month1 town(inputs);
    town.state.lists.length = {100, 90, 80};
    town.position(0).contract = Contract::agreement_8_2;
    town.position(1).contract = Contract::salaried;
    town.position(2).staffing = Staffing::vacant;
    town.count();
    CHECK(town.cost(CostLine::capitation) == Approx(100 * 600.0 / 12.0 * 1.05));  // prices of 2022
}

TEST_CASE("lines have the units of their prices") {
    Inputs inputs = test::small_inputs();
    set_price(inputs, CostLine::practice_agreements, 1200.0);
    set_price(inputs, CostLine::salaried_positions, 2400.0);
    set_price(inputs, CostLine::locums, 3600.0);
    set_price(inputs, CostLine::own_posts, 12.0);
    set_price(inputs, CostLine::side_posts, 24.0);
    set_price(inputs, CostLine::recruitment, 7.0);
    set_price(inputs, CostLine::administration, 600.0);
    set_price(inputs, CostLine::training, 1200.0);
    Month1 town(inputs);
    town.position(0).contract = Contract::agreement_8_2;
    town.position(1).contract = Contract::salaried_trainee;
    town.position(2).contract = Contract::agreement_8_2;
    town.position(2).staffing = Staffing::locum;
    for (auto& position : town.state.workforce.positions) {
        position.doctor.training_months_left = 0;
    }
    town.position(1).doctor.training_months_left = 40;
    town.state.services.by_own[0] = 4.0;
    town.state.services.side[3] = 0.5;
    town.report.gp_recruits = 2;
    town.report.training_grants = 40.0;  // the training step's
    town.count();
    CHECK(town.cost(CostLine::practice_agreements) == Approx(200.0));
    CHECK(town.cost(CostLine::salaried_positions) == Approx(200.0));
    CHECK(town.cost(CostLine::locums) == Approx(300.0));
    CHECK(town.cost(CostLine::own_posts) == Approx(4.0));
    CHECK(town.cost(CostLine::side_posts) == Approx(1.0));
    CHECK(town.cost(CostLine::recruitment) == Approx(14.0));
    CHECK(town.cost(CostLine::administration) == Approx(50.0));
    CHECK(town.cost(CostLine::training) == Approx(100.0));
    CHECK(town.cost(CostLine::training_grants) == Approx(40.0));
    CHECK(town.cost(CostLine::grants_received) == Approx(-40.0));
    CHECK(steps::cost_of(inputs.costs, town.report, inputs::Payer::state) == Approx(40.0));
    CHECK(steps::cost_of(inputs.costs, town.report, inputs::Payer::municipality) ==
          Approx(town.cost(CostLine::capitation) + 200 + 200 + 300 + 4 + 1 + 14 + 50 + 100 - 40));
}

TEST_CASE("who stands in for a GP who is away costs what a locum does") {
    Inputs inputs = test::small_inputs();
    set_price(inputs, CostLine::locums, 3600.0);
    Month1 town(inputs);
    for (std::size_t i = 0; i < 2; ++i) {
        town.position(i).doctor.absent_until = town.state.month + 3;
        town.position(i).doctor.absence_covered = i == 0;
    }
    town.position(2).doctor.absence_covered = true;  // and is back
    town.count();
    CHECK(town.cost(CostLine::locums) == Approx(300.0));
}

TEST_CASE("fees follow what lists with a doctor need") {
    Inputs inputs = test::small_inputs({.parameters = {{Param::burden, 1.1}}});
    set_price(inputs, CostLine::reimbursements, 120.0);
    Month1 town(inputs);
    for (auto& counts : town.state.lists.by_group) {
        counts.fill(0);
    }
    town.state.lists.by_group[0][3] = 100;
    town.state.lists.by_group[2][3] = 100;
    town.position(2).staffing = Staffing::vacant;
    town.count();
    CHECK(town.cost(CostLine::reimbursements) ==
          Approx(100 * inputs.workload.consultations_per_person_year[3] * 1.1 * 120.0 / 12.0 *
                 town.state.need.birthday_ratio));
}

TEST_CASE("a line without a price is not counted, nor is anything when costs are off") {
    Inputs inputs = test::small_inputs();
    inputs.costs.prices[static_cast<std::size_t>(CostLine::locums)] =
        inputs::Parameter{random::Distribution::point(1e6), {}, 0};
    inputs.costs.is_priced[static_cast<std::size_t>(CostLine::locums)] = false;
    Month1 town(inputs);
    town.position(0).staffing = Staffing::locum;
    town.count();
    CHECK(town.cost(CostLine::locums) == 0.0);
    CHECK(town.cost(CostLine::capitation) > 0.0);
    inputs.costs.is_on = false;
    town.count();
    CHECK(town.cost(CostLine::capitation) == 0.0);
}

TEST_CASE("a practice is bought once, in the month its contract changes") {
    Inputs inputs = test::small_inputs();
    set_price(inputs, CostLine::practice_purchase, 500.0);
    Month1 town(inputs);
    REQUIRE(town.position(0).contract == Contract::self_employed);
    town.position(0).contract = Contract::agreement_8_2;
    town.position(1).contract = Contract::salaried;
    town.count();
    CHECK(town.cost(CostLine::practice_purchase) == Approx(1000.0));
    town.count();
    CHECK(town.cost(CostLine::practice_purchase) == 0.0);
    town.position(0).contract = Contract::salaried;
    town.count();
    CHECK(town.cost(CostLine::practice_purchase) == 0.0);
}

TEST_CASE("a practice is not bought where a programme salaries a trainee for a time") {
    Inputs inputs = test::small_inputs();
    set_price(inputs, CostLine::practice_purchase, 500.0);
    Month1 town(inputs);
    REQUIRE(town.position(0).contract == Contract::self_employed);
    town.position(0).contract_after_training = Contract::self_employed;
    town.position(0).contract = Contract::salaried_trainee;
    town.count();
    CHECK(town.cost(CostLine::practice_purchase) == 0.0);
    town.position(0).set_own_contract(Contract::combination);  // bought meanwhile
    town.count();
    CHECK(town.cost(CostLine::practice_purchase) == Approx(500.0));
    town.position(0).end_traineeship();
    town.count();
    CHECK(town.cost(CostLine::practice_purchase) == 0.0);
}

TEST_CASE("policies cost what they state: once, by year and by unit") {
    Inputs inputs = test::small_inputs();
    const Month now = inputs.start;
    Policy centre = test::policy(Policy::Type::new_premises, "rooms", now);
    centre.office = 0;
    centre.rooms = 1;
    set_amount(centre, Amount::investment, 1000.0);
    set_amount(centre, Amount::running_cost, 120.0);
    set_amount(centre, Amount::state_grant, 60.0);
    Policy grant = test::policy(Policy::Type::recruitment_grant, "grant", now);
    set_amount(grant, Amount::unit_cost, 300.0);
    Policy stay = test::policy(Policy::Type::retention, "stay", now);
    stay.min_age = 62;
    set_amount(stay, Amount::unit_cost, 1200.0);
    Policy plan = test::policy(Policy::Type::salary_plan, "plan", now);
    set_amount(plan, Amount::unit_cost, 24.0);
    Policy team = test::policy(Policy::Type::primary_health_team, "team", now);
    team.positions = {0, 2};
    team.nurse_fte = 0.5;
    set_amount(team, Amount::unit_cost, 12.0);
    inputs.policies = {centre, grant, stay, plan, team};
    inputs.costs.is_priced[static_cast<std::size_t>(CostLine::policy_grants)] = true;
    Month1 town(inputs);
    for (auto& position : town.state.workforce.positions) {
        position.doctor.in_post_since = now - 20;
        position.doctor.born = now - 12 * 40;
    }
    town.position(0).doctor.in_post_since = now;
    town.position(1).doctor.born = now - 12 * 62;
    town.position(1).contract = Contract::salaried;
    town.state.services.by_own[0] = 2.0;
    town.count();
    CHECK(town.cost(CostLine::investments) == Approx(1000.0));
    CHECK(town.cost(CostLine::running_costs) == Approx(10.0));
    CHECK(town.cost(CostLine::policy_grants) == Approx(5.0));
    CHECK(town.cost(CostLine::grants_received) == Approx(-5.0));
    CHECK(town.cost(CostLine::recruitment_grants) == Approx(300.0));
    CHECK(town.cost(CostLine::retention) == Approx(100.0));
    CHECK(town.cost(CostLine::salary_plan) == Approx((1.0 + 2.0) * 2.0));
    CHECK(town.cost(CostLine::health_teams) == Approx(2 * 0.5));
    town.turn_month();
    town.count();
    CHECK(town.cost(CostLine::investments) == 0.0);
    CHECK(town.cost(CostLine::running_costs) == Approx(10.0));
    CHECK(town.cost(CostLine::recruitment_grants) == 0.0);
}

TEST_CASE("totals of the year start anew in January; the present value is discounted") {
    Inputs inputs = test::small_inputs({.parameters = {{Param::discount_rate, 0.05}}});
    inputs.costs.is_priced.fill(false);
    set_price(inputs, CostLine::administration, 12.0);
    Month1 town(inputs);
    double present = 0.0;
    for (int month = 1; month <= 14; ++month) {
        town.count();
        present += std::pow(1.05, -month / 12.0);
        CHECK(town.state.costs.year[0] == Approx(month <= 12 ? month : month - 12));
        CHECK(town.state.costs.present_value[0] == Approx(present));
        town.turn_month();
    }
    CHECK(town.state.costs.year[1] == 0.0);
}

TEST_CASE("a payer has a price when any of its lines has") {
    Inputs inputs = test::small_inputs();
    inputs.costs.is_priced[static_cast<std::size_t>(CostLine::training_grants)] = false;
    CHECK(steps::has_price(inputs.costs, inputs::Payer::municipality));
    CHECK_FALSE(steps::has_price(inputs.costs, inputs::Payer::state));
    set_price(inputs, CostLine::reimbursements, 200.0);
    CHECK(steps::has_price(inputs.costs, inputs::Payer::state));
}
