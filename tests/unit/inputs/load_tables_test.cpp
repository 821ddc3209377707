#include "inputs/load_tables.h"

#include <string>

#include <catch2/catch.hpp>

#include "support/problems.h"
#include "support/scenario_files.h"

using namespace legeplan;
using test::only_problem;
using test::TempScenario;

TEST_CASE("a table by single age needs every age of both sexes") {
    TempScenario scenario;
    std::string text = scenario.folder().read("death_rates.csv");
    const std::size_t line = text.find("\n17,male,") + 1;
    text.erase(line, text.find('\n', line) - line + 1);
    scenario.write("death_rates.csv", text);
    const Problem problem = only_problem(scenario);
    CHECK(problem.where.file.ends_with("death_rates.csv"));
    CHECK(problem.message.en.find("no row for male, age 17") != std::string::npos);
}

TEST_CASE("bands of a table lie side by side and cover what they must") {
    TempScenario scenario;
    const auto problem_with = [&](const std::string& name, const std::string& text) {
        scenario.write(name, text);
        return only_problem(scenario);
    };
    SECTION("a band that ends before it starts") {
        const Problem problem =
            problem_with("retirement.csv", "age_from,age_to,rate\n60,65,0.1\n70,66,0.5\n");
        CHECK(problem.key == "age_to");
        CHECK(problem.where.line == 3);
    }
    SECTION("an overlap") {
        const Problem problem =
            problem_with("retirement.csv", "age_from,age_to,rate\n60,65,0.1\n65,70,0.5\n");
        CHECK(problem.where.line == 3);
        CHECK(problem.message.en == "65 overlaps the band on line 2");
    }
    SECTION("a hole") {
        const Problem problem =
            problem_with("retirement.csv", "age_from,age_to,rate\n60,65,0.1\n67,70,0.5\n");
        CHECK(problem.message.en == "67 leaves a hole after the band on line 2");
        CHECK(problem.expected.en.starts_with("66"));
    }
    SECTION("ages missing at the young end") {
        const Problem problem = problem_with(
            "change_factors.csv", "age_from,age_to,sex,factor\n0,105,female,1\n5,105,male,1\n");
        CHECK(problem.where.line == 3);
        CHECK(problem.message.en == "the youngest band of male starts at 5");
    }
    SECTION("ages missing at the old end") {
        const Problem problem = problem_with(
            "change_factors.csv", "age_from,age_to,sex,factor\n0,100,female,1\n0,105,male,1\n");
        CHECK(problem.message.en == "the oldest band of female ends at 100");
    }
    SECTION("one sex only") {
        const Problem problem =
            problem_with("absence.csv", "age_from,age_to,sex,rate\n20,70,female,0.1\n");
        CHECK(problem.message.en == "no row for male");
    }
}

TEST_CASE("shares sum to 1") {
    TempScenario scenario;
    const std::string ages = "age_from,age_to,share\n30,39,0.25\n40,59,0.7";
    SECTION("too little") {
        const Problem problem = only_problem(scenario.write("recruit_ages.csv", ages + "\n"));
        CHECK(problem.where.file.ends_with("recruit_ages.csv"));
        CHECK(problem.message.en == "the shares sum to 0.95");
    }
    SECTION("within the tolerance") {
        test::loaded(scenario.write("recruit_ages.csv", ages + "500009\n"));
    }
    SECTION("just outside the tolerance") {
        only_problem(scenario.write("recruit_ages.csv", ages + "50002\n"));
    }
}

TEST_CASE("durations lie side by side") {
    TempScenario scenario;
    SECTION("backwards") {
        scenario.write("post_durations.csv", "years_from,years_to,share\n0,2,0.5\n2,2,0.5\n");
        CHECK(only_problem(scenario).key == "years_to");
    }
    SECTION("overlap") {
        scenario.write("post_durations.csv", "years_from,years_to,share\n0,2,0.5\n1,5,0.5\n");
        const Problem problem = only_problem(scenario);
        CHECK(problem.key == "years_from");
        CHECK(problem.where.line == 3);
    }
}
