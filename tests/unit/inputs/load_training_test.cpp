#include <catch2/catch.hpp>

#include "support/problems.h"
#include "support/scenario_files.h"

using namespace legeplan;
using inputs::Inputs;
using inputs::Param;
using test::loaded;
using test::only_problem;
using test::TempScenario;

TEST_CASE("training and duty are on or off, and off by a line of a scenario") {
    Inputs wanted = test::small_inputs();
    wanted.training.is_on = true;
    wanted.duty.is_on = true;
    TempScenario scenario(wanted);
    Inputs inputs = loaded(scenario);
    CHECK(inputs.training.is_on);
    CHECK(inputs.duty.is_on);
    CHECK(inputs.duty.exempt_share == wanted.duty.exempt_share);
    CHECK_FALSE(inputs.training.lis1_posts.has_value());
    scenario.set("training.enabled", "false").set("duty.enabled", "false");
    inputs = loaded(scenario);
    CHECK_FALSE(inputs.training.is_on);
    CHECK_FALSE(inputs.duty.is_on);
    CHECK(inputs.resolved_text.find("enabled = false") != std::string::npos);
    CHECK(only_problem(scenario.set("duty.enabled", "1")).key == "duty.enabled");
}

TEST_CASE("the number of LIS1 posts may be known") {
    CHECK(loaded(TempScenario().set("training.lis1.posts", "2")).training.lis1_posts == 2);
    CHECK(only_problem(TempScenario().set("training.lis1.posts", "-1")).key ==
          "training.lis1.posts");
}

TEST_CASE("the others in the district are its inhabitants less the municipality's own") {
    CHECK(loaded(TempScenario()).duty.inhabitants_elsewhere == 0);
    CHECK(loaded(TempScenario().set("duty.district_inhabitants", "1000"))
              .duty.inhabitants_elsewhere == 700);
    CHECK(
        loaded(TempScenario().set("duty.district_inhabitants", "300")).duty.inhabitants_elsewhere ==
        0);
    const Problem problem = only_problem(TempScenario().set("duty.district_inhabitants", "299"));
    CHECK(problem.key == "duty.district_inhabitants");
    CHECK(problem.expected.en == "at least the municipality's own 300");
}

TEST_CASE("hours on duty are a part of the hours outside the list") {
    Inputs inputs = test::small_inputs();
    test::set(inputs, Param::hours_other, 6.0);
    test::set(inputs, Param::duty_reference_hours, 6.5);
    inputs.duty.is_on = true;
    CHECK(only_problem(TempScenario(inputs)).key == "duty.reference_hours");
    inputs.duty.is_on = false;
    loaded(TempScenario(inputs));
}

TEST_CASE("the end of training stands in the roster, of who is no specialist") {
    TempScenario scenario;
    scenario.set("initial.roster", "\"roster.csv\"");
    scenario.write("roster.csv", "position,specialist,training_ends\np1,no,2023-08-31\n");
    CHECK(loaded(scenario).roster[0].training_ends == Month::of(2023, 9));
    scenario.write("roster.csv", "position,specialist,training_ends\np1,yes,2023-08-31\n");
    CHECK(only_problem(scenario).expected.en == "nothing: the doctor is a specialist");
    scenario.write("roster.csv", "position,specialist,training_ends\np1,,2021-08-31\n");
    CHECK(only_problem(scenario).key == "training_ends");
}
