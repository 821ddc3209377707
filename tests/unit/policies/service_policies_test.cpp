#include "policies/service_policies.h"

#include <catch2/catch.hpp>

#include "policies/policies.h"
#include "policies/positions.h"
#include "support/small_inputs.h"
#include "support/town.h"

using namespace legeplan;
using inputs::Holder;
using inputs::Inputs;
using inputs::Policy;
using inputs::Service;
using test::Town;

namespace {

/// A town in the first month, after its policies have acted.
struct AfterPolicies : Town {
    explicit AfterPolicies(const Inputs& given) : Town(given) {
        turn_month();
        policies::apply_policies(inputs, draw, state, report);
    }
};

Inputs with(Policy policy) {
    Inputs inputs = test::small_inputs();
    policy.from = inputs.start;
    inputs.policies = {std::move(policy)};
    return inputs;
}

constexpr std::size_t kSchool = static_cast<std::size_t>(Service::school);

}  // namespace

TEST_CASE("new side posts are shared by the GPs and take places off their lists") {
    Policy post = test::policy(Policy::Type::service_post, "school", {});
    post.service = Service::school;
    post.holder = Holder::gps;
    post.count = 2;
    post.fte = 0.01;
    Inputs inputs = with(post);
    inputs.positions[2].staffing = Staffing::locum;
    AfterPolicies town(inputs);
    CHECK(town.state.services.agreed_side[kSchool] == Approx(0.02));
    // 1,500 x 0.02 = 30 places on two lists with a permanent GP.
    CHECK(town.position(0).list_cap == inputs.positions[0].list_cap - 15);
    CHECK(town.position(1).list_cap == inputs.positions[1].list_cap - 15);
    CHECK(town.position(2).list_cap == inputs.positions[2].list_cap);
    CHECK_FALSE(town.position(0).transfers_surplus);
}

TEST_CASE("places that do not share evenly are taken off in full") {
    Policy post = test::policy(Policy::Type::service_post, "school", {});
    post.holder = Holder::gps;
    post.count = 1;
    post.fte = 20.0 / 1500.0;
    const Inputs inputs = with(post);
    AfterPolicies town(inputs);
    int taken = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        taken += inputs.positions[i].list_cap - town.position(i).list_cap;
    }
    CHECK(taken == 20);
}

TEST_CASE("side posts beyond what GPs can be obliged to take no places") {
    Policy post = test::policy(Policy::Type::service_post, "school", {});
    post.service = Service::school;
    post.holder = Holder::gps;
    post.count = 10;
    post.fte = 0.2;
    Inputs inputs = with(post);
    for (auto& position : inputs.positions) {
        position.list_cap = 1000;
    }
    AfterPolicies town(inputs);
    CHECK(town.state.services.agreed_side[kSchool] == Approx(2.0));
    // Three GPs can be obliged to 7.5 of 37.5 hours each: 0.6 FTE, 300 places of each list.
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(town.position(i).list_cap == 700);
    }
    SECTION("more of them take none") {
        const int before = town.position(0).list_cap;
        policies::open_service_posts(inputs.policies[0], town.draw, town.state);
        CHECK(town.position(0).list_cap == before);
        CHECK(town.state.services.agreed_side[kSchool] == Approx(4.0));
    }
}

TEST_CASE("new posts of their own open vacant, the same in every scenario") {
    Policy post = test::policy(Policy::Type::service_post, "nursing", {});
    post.service = Service::nursing_home;
    post.holder = Holder::own;
    post.count = 2;
    post.fte = 0.5;
    const Inputs inputs = with(post);
    AfterPolicies town(inputs);
    REQUIRE(town.state.services.own.size() == 2);
    CHECK(town.state.services.own[1].is_vacant);
    CHECK(town.state.services.own[1].fte == 0.5);
    CHECK(town.state.services.own[1].identity == policies::policy_position(post.name, 1));
    CHECK(town.position(0).list_cap == inputs.positions[0].list_cap);
    CHECK(policies::most_own_posts(inputs) == 2);
}

TEST_CASE("combination posts shorten the list by what the side post takes") {
    Policy combination = test::policy(Policy::Type::combination_posts, "combination", {});
    combination.service = Service::school;
    combination.fte = 0.02;
    combination.positions = {1};
    combination.surplus = Surplus::transfer;
    SECTION("now") {
        const Inputs inputs = with(combination);
        AfterPolicies town(inputs);
        CHECK(town.position(1).contract == Contract::combination);
        CHECK(town.position(1).list_cap == inputs.positions[1].list_cap - 30);
        CHECK(town.position(1).transfers_surplus);
        CHECK(policies::combined_fte(town.position(1)) == 0.02);
        CHECK(policies::combined_fte(town.position(0)) == 0.0);
        CHECK(town.position(0).contract == Contract::self_employed);
    }
    SECTION("when the position changes hands") {
        combination.at_takeover = true;
        const Inputs inputs = with(combination);
        AfterPolicies town(inputs);
        CHECK(town.position(1).contract == Contract::self_employed);
        CHECK(town.position(1).next_contract == Contract::combination);
        CHECK(town.position(1).next_cap == inputs.positions[1].list_cap - 30);
        CHECK(policies::combined_fte(town.position(1)) == 0.0);
    }
    SECTION("and waits for a trainee whom a programme salaries") {
        const Inputs inputs = with(combination);
        Town town(inputs);
        town.turn_month();
        town.position(1).contract_after_training = Contract::self_employed;
        town.position(1).contract = Contract::salaried_trainee;
        policies::apply_policies(inputs, town.draw, town.state, town.report);
        CHECK(town.position(1).contract == Contract::salaried_trainee);
        CHECK(policies::combined_fte(town.position(1)) == 0.02);
        town.position(1).end_traineeship();
        CHECK(town.position(1).contract == Contract::combination);
    }
}

TEST_CASE("a pay plan makes salaried positions and posts of their own easier to fill") {
    Policy plan = test::policy(Policy::Type::salary_plan, "plan", {});
    plan.effect.distribution = random::Distribution::point(1.25);
    plan.until = Month::of(2022, 1);
    const Inputs inputs = with(plan);
    AfterPolicies town(inputs);
    CHECK(town.state.services.fill_factor == 1.25);
    REQUIRE(town.state.workforce.grants.size() == 3);
    CHECK(town.state.workforce.grants[0].only_contract == Contract::salaried);
    CHECK(town.state.workforce.grants[2].factor == 1.25);
    town.turn_month();
    policies::apply_policies(inputs, town.draw, town.state, town.report);
    CHECK(town.state.services.fill_factor == 1.0);
    CHECK(town.state.workforce.grants.empty());
}

TEST_CASE("a primary health team relieves the positions it is for while it holds") {
    Policy team = test::policy(Policy::Type::primary_health_team, "team", {});
    team.effect.distribution = random::Distribution::point(0.2);
    team.positions = {0, 2};
    team.until = Month::of(2022, 1);
    const Inputs inputs = with(team);
    AfterPolicies town(inputs);
    CHECK(town.position(0).shifted_share == 0.2);
    CHECK(town.position(1).shifted_share == 0.0);
    CHECK(town.position(2).shifted_share == 0.2);
    town.turn_month();
    policies::apply_policies(inputs, town.draw, town.state, town.report);
    CHECK(town.position(0).shifted_share == 0.0);
}
