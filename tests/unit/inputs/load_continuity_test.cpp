#include <array>
#include <string>

#include <catch2/catch.hpp>

#include "support/problems.h"
#include "support/scenario_files.h"

using namespace legeplan;
using test::loaded;
using test::only_problem;
using test::TempScenario;

namespace {

const std::string kHeader = "years_to,out_of_hours,acute_admission\n";

}  // namespace

TEST_CASE("odds ratios are read by class of relation length") {
    TempScenario scenario;
    scenario.write("continuity_odds.csv",
                   kHeader +
                       "1,1,1\n3,0.9,0.8\n5,0.85,0.75\n10,0.8,0.7\n15,0.7,0.6\n100,0.6,0.5\n");
    const inputs::ContinuityInputs continuity = loaded(scenario).continuity;
    CHECK(continuity.is_on);
    CHECK(continuity.out_of_hours_odds == std::array{1.0, 0.9, 0.85, 0.8, 0.7, 0.6});
    CHECK(continuity.admission_odds == std::array{1.0, 0.8, 0.75, 0.7, 0.6, 0.5});
}

TEST_CASE("a scenario can leave continuity out") {
    TempScenario scenario;
    scenario.set("continuity.enabled", "false");
    CHECK_FALSE(loaded(scenario).continuity.is_on);
}

TEST_CASE("the classes of relation length are those of the study") {
    TempScenario scenario;
    SECTION("another border") {
        scenario.write("continuity_odds.csv",
                       kHeader + "1,1,1\n3,1,1\n6,1,1\n10,1,1\n15,1,1\n100,1,1\n");
        const Problem problem = only_problem(scenario);
        CHECK(problem.key == "years_to");
        CHECK(problem.where.line == 4);
        CHECK(problem.expected.en.starts_with("5:"));
    }
    SECTION("a class too few") {
        scenario.write("continuity_odds.csv", kHeader + "1,1,1\n3,1,1\n5,1,1\n10,1,1\n15,1,1\n");
        CHECK(only_problem(scenario).message.en == "5 rows");
    }
}
