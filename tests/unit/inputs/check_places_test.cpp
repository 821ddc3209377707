#include <string>

#include <catch2/catch.hpp>

#include "support/problems.h"
#include "support/scenario_files.h"

using namespace legeplan;
using inputs::Param;
using test::loaded;
using test::only_problem;
using test::TempScenario;

TEST_CASE("the lists hold the residents that are registered here") {
    // 300 residents, 3 % elsewhere and 1 % on no list: 288 on lists.
    test::SmallWishes wishes;
    wishes.persons = 300;
    SECTION("and non-residents") {
        loaded(TempScenario(test::small_inputs(wishes)));
    }
    SECTION("or just them") {
        wishes.non_residents = 0;
        loaded(TempScenario(test::small_inputs(wishes)));
    }
    SECTION("but not fewer, which is told with the places identity") {
        wishes.non_residents = -2;
        const Problem problem = only_problem(TempScenario(test::small_inputs(wishes)));
        CHECK(problem.where.file.ends_with("positions.csv"));
        CHECK(problem.message.en == "286 persons on all lists");
        CHECK(problem.expected.en.find("300 residents less 3 % with a GP elsewhere "
                                       "(lists.elsewhere_share) and 1 % on no list "
                                       "(lists.none_share)") != std::string::npos);
    }
    SECTION("unless more have their GP elsewhere") {
        wishes.non_residents = -2;
        TempScenario scenario(test::small_inputs(wishes));
        scenario.set("lists.elsewhere_share", "0.05");
        loaded(scenario);
    }
}
