#include <string>

#include <catch2/catch.hpp>

#include "support/problems.h"
#include "support/scenario_files.h"

using namespace legeplan;
using test::loaded;
using test::only_problem;
using test::TempScenario;

namespace {

const std::string kHeader =
    "id,office,contract,list_cap,list_length,staffing,vacant_since,temporary_cap,"
    "temporary_until,over_cap_reason\n";

/// Three positions, the first as given; the lists hold all residents whatever it says.
TempScenario& with_first(TempScenario& scenario, const std::string& row) {
    scenario.write("positions.csv", kHeader + row +
                                        "\np2,office2,self_employed,200,200,filled,,,,\n"
                                        "p3,office1,self_employed,200,200,filled,,,,\n");
    return scenario;
}

}  // namespace

TEST_CASE("a position says where it is and how it stands") {
    TempScenario scenario;
    with_first(scenario, "p1,office1,salaried_trainee,120,90,locum,2021-05-20,100,2023-03-31,");
    const inputs::Inputs inputs = loaded(scenario);
    const inputs::InitialPosition& position = inputs.positions[0];
    CHECK(position.contract == Contract::salaried_trainee);
    CHECK(position.staffing == Staffing::locum);
    CHECK(position.vacant_since == Month::of(2021, 5));
    CHECK(position.temporary_cap == 100);
    CHECK(position.temporary_until == Month::of(2023, 3));
    CHECK_FALSE(inputs.positions[1].vacant_since.has_value());
    CHECK_FALSE(inputs.positions[1].temporary_cap.has_value());
}

TEST_CASE("a position that contradicts itself or the rest is a problem on its line") {
    TempScenario scenario;
    const auto problem_with = [&](const std::string& row) {
        const Problem problem = only_problem(with_first(scenario, row));
        CHECK(problem.where.file.ends_with("positions.csv"));
        CHECK(problem.where.line == 2);
        return problem;
    };
    SECTION("an unknown office") {
        const Problem problem = problem_with("p1,ofice1,self_employed,120,90,filled,,,,");
        CHECK(problem.key == "office");
        CHECK(problem.suggestion == "office1");
    }
    SECTION("a list longer than its cap") {
        CHECK(problem_with("p1,office1,self_employed,120,121,filled,,,,").key == "list_length");
    }
    SECTION("a vacant list longer than its cap, though with a reason") {
        CHECK(problem_with("p1,office1,self_employed,120,121,vacant,,,,newborns").key ==
              "list_length");
    }
    SECTION("a filled position that is vacant since") {
        CHECK(problem_with("p1,office1,self_employed,120,90,filled,2021-01-01,,,").key ==
              "vacant_since");
    }
    SECTION("vacant since after the start") {
        CHECK(problem_with("p1,office1,self_employed,120,90,vacant,2022-01-31,,,").key ==
              "vacant_since");
    }
    SECTION("a temporary cap without end") {
        CHECK(problem_with("p1,office1,self_employed,120,90,filled,,100,,").key ==
              "temporary_until");
    }
    SECTION("the end of a temporary cap without the cap") {
        CHECK(problem_with("p1,office1,self_employed,120,90,filled,,,2023-01-01,").key ==
              "temporary_cap");
    }
    SECTION("a temporary cap above the cap") {
        CHECK(problem_with("p1,office1,self_employed,120,90,filled,,121,2023-01-01,").key ==
              "temporary_cap");
    }
    SECTION("a temporary cap that is over before the start") {
        CHECK(problem_with("p1,office1,self_employed,120,90,filled,,100,2021-12-31,").key ==
              "temporary_until");
    }
}

TEST_CASE("a filled list may be longer than its cap when it says why") {
    TempScenario scenario;
    with_first(scenario, "p1,office1,self_employed,120,121,filled,,,,newborns");
    CHECK(loaded(scenario).positions[0].list_length == 121);
}

TEST_CASE("a roster tells what is known of single doctors") {
    TempScenario scenario(test::small_inputs({.locums = 1}));
    scenario.set("initial.roster", "\"roster.csv\"");
    scenario.write("roster.csv", "position,age,sex,specialist,in_post_since,leaves,absent_until\n"
                                 "p1,51,female,yes,2010-08-01,2023-06-30,\n"
                                 "p3,,,no,,,2022-03-15\n");
    const inputs::Inputs inputs = loaded(scenario);
    REQUIRE(inputs.roster.size() == 2);
    CHECK(inputs.roster[0].position == 0);
    CHECK(inputs.roster[0].age == 51);
    CHECK(inputs.roster[0].sex == Sex::female);
    CHECK(inputs.roster[0].is_specialist == true);
    CHECK(inputs.roster[0].in_post_since == Month::of(2010, 8));
    CHECK(inputs.roster[0].leaves == Month::of(2023, 7));  // the first month without
    CHECK_FALSE(inputs.roster[0].absent_until.has_value());
    CHECK(inputs.roster[1].position == 2);
    CHECK_FALSE(inputs.roster[1].age.has_value());
    CHECK_FALSE(inputs.roster[1].sex.has_value());
    CHECK(inputs.roster[1].is_specialist == false);
    CHECK(inputs.roster[1].absent_until == Month::of(2022, 3));
    CHECK(inputs.resolved_text.find("2010-08") == std::string::npos);
}

TEST_CASE("a roster row that cannot be is a problem on its line") {
    TempScenario scenario(test::small_inputs({.vacant = 1}));
    scenario.set("initial.roster", "\"roster.csv\"");
    const auto problem_with = [&](const std::string& row) {
        scenario.write("roster.csv",
                       "position,age,in_post_since,leaves,absent_until\n" + row + "\n");
        const Problem problem = only_problem(scenario);
        CHECK(problem.where.file.ends_with("roster.csv"));
        return problem;
    };
    SECTION("an unknown position") {
        const Problem problem = problem_with("q1,,,,");
        CHECK(problem.key == "position");
        CHECK(problem.suggestion == "p1");
    }
    SECTION("a vacant position") {
        CHECK(problem_with("p3,,,,").message.en == "position \"p3\" is vacant");
    }
    SECTION("a position twice") {
        CHECK(problem_with("p1,40,,,\np1,50,,,").where.line == 3);
    }
    SECTION("a start in the future") {
        CHECK(problem_with("p1,,2022-01-01,,").key == "in_post_since");
    }
    SECTION("a last day in the past") {
        CHECK(problem_with("p1,,,2021-12-31,").key == "leaves");
    }
    SECTION("back from leave in the past") {
        CHECK(problem_with("p1,,,,2021-12-31").key == "absent_until");
    }
}

TEST_CASE("the capacity rule has all of its keys or none") {
    TempScenario scenario;
    CHECK_FALSE(loaded(scenario).capacity_trigger.has_value());
    scenario.set("capacity_rule.free_share_below", "0.05");
    scenario.set("capacity_rule.one_sex", "\"counts\"");
    CHECK(only_problem(scenario).key == "capacity_rule.lists_with_free_below");
    scenario.set("capacity_rule.lists_with_free_below", "2");
    const auto trigger = loaded(scenario).capacity_trigger;
    REQUIRE(trigger.has_value());
    CHECK(trigger->free_share_below == 0.05);
    CHECK(trigger->lists_with_free_below == 2);
    CHECK(trigger->one_sex_counts);
}
