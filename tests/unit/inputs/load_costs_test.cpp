#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "support/problems.h"
#include "support/scenario_files.h"

using namespace legeplan;
using inputs::Amount;
using inputs::CostLine;
using test::loaded;
using test::only_problem;
using test::TempScenario;

namespace {

constexpr std::size_t at(CostLine line) {
    return static_cast<std::size_t>(line);
}

bool is_told(const inputs::CostInputs& costs, const std::string& en) {
    return std::any_of(costs.not_priced.begin(), costs.not_priced.end(),
                       [&](const Text& text) { return text.en == en; });
}

const std::string kCentre =
    "[[policy]]\nid = \"rooms\"\ntype = \"new_premises\"\ntitle = \"Rooms\"\n"
    "date = 2022-03-01\noffice = \"office1\"\nrooms = 1\n";

}  // namespace

TEST_CASE("what has no price is told, line by line") {
    TempScenario scenario;
    const inputs::CostInputs costs = loaded(scenario).costs;
    CHECK(costs.is_priced[at(CostLine::capitation)]);
    CHECK_FALSE(costs.is_priced[at(CostLine::locums)]);
    CHECK(is_told(costs, "Locums, beyond the ordinary cost"));
    CHECK_FALSE(is_told(costs, "Capitation"));
    CHECK(costs.is_priced[at(CostLine::investments)]);
    CHECK_FALSE(costs.is_priced[at(CostLine::policy_grants)]);
    CHECK_FALSE(is_told(costs, "Grants for policies"));
}

TEST_CASE("a price of the scenario prices its line") {
    TempScenario scenario;
    scenario.set("costs.price.locums", "{ value = 500000, unit = \"NOK per position-year\" }");
    const inputs::CostInputs costs = loaded(scenario).costs;
    CHECK(costs.is_priced[at(CostLine::locums)]);
    CHECK(costs.prices[at(CostLine::locums)]->distribution.central() == 500000.0);
    CHECK_FALSE(is_told(costs, "Locums, beyond the ordinary cost"));
}

TEST_CASE("a centre without an investment or running cost is not priced") {
    TempScenario scenario;
    SECTION("neither is given") {
        scenario.append(kCentre);
        const inputs::CostInputs costs = loaded(scenario).costs;
        CHECK_FALSE(costs.is_priced[at(CostLine::investments)]);
        CHECK_FALSE(costs.is_priced[at(CostLine::running_costs)]);
        CHECK(is_told(costs, "Investments: Rooms"));
        CHECK(is_told(costs, "Running costs of policies: Rooms"));
    }
    SECTION("both are given") {
        scenario.append(kCentre + "investment = 1000000\nrunning_cost = 50000\nstate_grant = 10\n");
        const inputs::Inputs inputs = loaded(scenario);
        CHECK(inputs.costs.is_priced[at(CostLine::investments)]);
        const auto& amounts = inputs.policies[0].amounts;
        CHECK(amounts[static_cast<std::size_t>(Amount::investment)]->distribution.central() == 1e6);
        CHECK(amounts[static_cast<std::size_t>(Amount::state_grant)]->distribution.central() ==
              10.0);
        CHECK_FALSE(amounts[static_cast<std::size_t>(Amount::unit_cost)].has_value());
        CHECK(inputs.costs.is_priced[at(CostLine::policy_grants)]);
    }
}

TEST_CASE("a policy that costs by unit needs its price") {
    TempScenario scenario;
    scenario.append("[[policy]]\nid = \"grant\"\ntype = \"recruitment_grant\"\ndate = 2022-03-01\n"
                    "effect = 1.5\n");
    CHECK_FALSE(loaded(scenario).costs.is_priced[at(CostLine::recruitment_grants)]);
}

TEST_CASE("doctors whom a policy pays and no line counts need its running cost") {
    const auto is_priced = [](const std::string& policy) {
        TempScenario scenario;
        scenario.set("training.enabled", "true");
        scenario.set("duty.enabled", "true");
        scenario.append("[[policy]]\nid = \"p\"\ndate = 2022-03-01\n" + policy + "\n");
        return loaded(scenario).costs.is_priced[at(CostLine::running_costs)];
    };
    CHECK_FALSE(is_priced("type = \"lis1_posts\"\nposts = 2"));
    CHECK(is_priced("type = \"lis1_posts\"\nposts = 2\nrunning_cost = 1000"));
    CHECK_FALSE(is_priced("type = \"duty_reform\"\nstaff = 2"));
    CHECK_FALSE(is_priced("type = \"duty_reform\"\neffect = 0.8"));
    CHECK(is_priced("type = \"duty_reform\"\nexempt_from = 60"));
    CHECK(is_priced("type = \"duty_reform\"\nstaff = 2\nrunning_cost = 1000"));
    CHECK_FALSE(is_priced("type = \"alis_programme\"\nplaces = 2\nsupervision = "
                          "1\nsalaried_trainees = false\neffect = 1.2"));
    CHECK(is_priced("type = \"alis_programme\"\nplaces = 2\nsupervision = 0\nsalaried_trainees = "
                    "false\neffect = 1.2"));
}

TEST_CASE("prices do not change over the years") {
    TempScenario scenario;
    scenario.set("costs.price.locums", "{ by_year = { 2022 = 1, 2023 = 2 } }");
    CHECK(only_problem(scenario).key == "costs.price.locums");
}

TEST_CASE("capitation must be known at the start, and the price year in the index") {
    TempScenario scenario;
    SECTION("rates that begin too late") {
        scenario.write("capitation.csv", "from,threshold,up_to,above\n2023-07-01,0,800,800\n");
        CHECK(only_problem(scenario).message.en == "the first rate is of 2023-07");
    }
    SECTION("rates in any order") {
        scenario.write(
            "capitation.csv",
            "from,threshold,up_to,above\n2023-07-01,0,800,800\n2020-05-01,1000,577,499\n");
        const inputs::CostInputs costs = loaded(scenario).costs;
        CHECK(costs.capitation.front().threshold == 1000);
        CHECK(costs.capitation.back().up_to == 800.0);
    }
    SECTION("a hole in the index") {
        scenario.write("price_index.csv", "year,index\n2021,100\n2023,120\n");
        Problems problems;
        CHECK_FALSE(scenario.load(problems).has_value());
        CHECK(problems.items().front().key == "year");
    }
    SECTION("a price year outside the index") {
        scenario.set("costs.price_year", "2030");
        CHECK(only_problem(scenario).key == "costs.price_year");
    }
}
