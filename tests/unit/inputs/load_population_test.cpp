#include <string>

#include <catch2/catch.hpp>

#include "random/streams.h"
#include "support/problems.h"
#include "support/scenario_files.h"

using namespace legeplan;
using test::loaded;
using test::only_problem;
using test::TempScenario;

TEST_CASE("the population has someone and at most 20 million") {
    TempScenario scenario;
    scenario.replace_line("population.csv",
                          "0,female," +
                              std::to_string(test::small_inputs().population.initial[0][0]),
                          "0,female,20000000");
    const Problem problem = only_problem(scenario);
    CHECK(problem.where.file.ends_with("population.csv"));
    CHECK(problem.expected.en == "1..20000000");
}

TEST_CASE("fertility rates may not all be zero") {
    TempScenario scenario;
    scenario.write("fertility.csv", "age,rate\n20,0\n21,0\n");
    CHECK(only_problem(scenario).message.en == "all rates are 0");
}

TEST_CASE("a stream of in-moves has persons a year and an age profile") {
    TempScenario scenario;
    const std::string stream =
        "[[population.stream]]\nid = \"students\"\ntitle = \"Students\"\n"
        "persons = { by_year = { 2022 = 10, 2024 = 20 } }\ntable = \"students.csv\"\n";
    scenario.append(stream);
    SECTION("good") {
        scenario.write("students.csv", "age,sex,share\n19,female,0.6\n20,male,0.4\n");
        const inputs::Inputs inputs = loaded(scenario);
        REQUIRE(inputs.population.streams.size() == 1);
        const inputs::InMoveStream& students = inputs.population.streams[0];
        CHECK(students.id == "students");
        CHECK(students.share[0][19] == 0.6);
        CHECK(students.share[1][20] == 0.4);
        CHECK(students.share[1][19] == 0.0);
        CHECK(students.persons_per_year.path.size() == 2);
        const std::string key = "population.stream.students.persons";
        CHECK(students.persons_per_year.name == random::hash_name(key.data(), key.size()));
    }
    SECTION("shares that do not sum to 1") {
        scenario.write("students.csv", "age,sex,share\n19,female,0.6\n20,male,0.3\n");
        const Problem problem = only_problem(scenario);
        CHECK(problem.where.file.ends_with("students.csv"));
        CHECK(problem.message.en == "the shares sum to 0.9");
    }
}

TEST_CASE("the cohorts that in-movers come from are given year by year") {
    TempScenario scenario;
    scenario.set("population.in_moves.cohorts_table", "\"cohorts.csv\"");
    SECTION("good") {
        scenario.write("cohorts.csv", "birth_year,ratio\n1950,1.1\n1951,1.2\n");
        const inputs::Inputs inputs = loaded(scenario);
        CHECK(inputs.population.in_move_cohorts.of(1951) == 1.2);
        CHECK(inputs.population.in_move_cohorts.of(1900) == 1.1);
    }
    SECTION("a year left out") {
        scenario.write("cohorts.csv", "birth_year,ratio\n1950,1.1\n1952,1.2\n");
        const Problem problem = only_problem(scenario);
        CHECK(problem.where.file.ends_with("cohorts.csv"));
        CHECK(problem.expected.en == "1951: every year, in order");
    }
}

TEST_CASE("a named alternative gives its factors") {
    TempScenario scenario;
    const auto alternative = [&](const std::string& name) {
        scenario.set("population.alternative", "\"" + name + "\"");
        return loaded(scenario).population.alternative;
    };
    const inputs::Alternative main = alternative("main");
    CHECK_FALSE(main.is_probabilistic);
    CHECK(main.name == "main");
    CHECK(main.fertility == 1.0);
    CHECK(main.mortality == 1.0);

    const inputs::Alternative low = alternative("low");
    CHECK(low.fertility == 0.85);
    CHECK(low.mortality == 1.1);  // low life expectancy
    CHECK(low.internal_moves == 1.0);
    CHECK(low.immigration == 0.8);

    const inputs::Alternative high = alternative("high");
    CHECK(high.fertility == 1.12);
    CHECK(high.mortality == 0.9);
    CHECK(high.internal_moves == 1.0);
    CHECK(high.immigration == 1.3);

    const inputs::Alternative letters = alternative("MLHL");
    CHECK(letters.fertility == 1.0);
    CHECK(letters.mortality == 1.1);
    CHECK(letters.internal_moves == 1.05);
    CHECK(letters.immigration == 0.8);

    const inputs::Alternative probabilistic = alternative("probabilistic");
    CHECK(probabilistic.is_probabilistic);
    CHECK(probabilistic.immigration == 1.0);
}

TEST_CASE("an alternative must be one that exists") {
    TempScenario scenario;
    SECTION("a slip of the pen") {
        scenario.set("population.alternative", "\"probabilistik\"");
        const Problem problem = only_problem(scenario);
        CHECK(problem.key == "population.alternative");
        CHECK(problem.suggestion == "probabilistic");
    }
    SECTION("three letters") {
        scenario.set("population.alternative", "\"MMM\"");
        only_problem(scenario);
    }
    SECTION("other letters") {
        scenario.set("population.alternative", "\"MMMX\"");
        only_problem(scenario);
    }
    SECTION("a component without a row") {
        scenario.write("alternatives.csv",
                       "component,low,main,high\nfertility,0.9,1,1.1\nmortality,1.1,1,0.9\n"
                       "immigration,0.8,1,1.3\n");
        CHECK(only_problem(scenario).message.en == "no row for internal_moves");
    }
    SECTION("mortality the wrong way round") {
        scenario.replace_line("alternatives.csv", "mortality,1.1,1,0.9", "mortality,0.9,1,1.1");
        const Problem problem = only_problem(scenario);
        CHECK(problem.where.line == 3);
    }
    SECTION("fertility the wrong way round") {
        scenario.replace_line("alternatives.csv", "fertility,0.85,1,1.12", "fertility,1.2,1,0.9");
        CHECK(only_problem(scenario).where.line == 2);
    }
}
