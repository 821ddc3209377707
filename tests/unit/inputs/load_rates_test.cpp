#include <string>

#include <catch2/catch.hpp>

#include "support/problems.h"
#include "support/scenario_files.h"

using namespace legeplan;
using test::loaded;
using test::only_problem;
using test::TempScenario;

TEST_CASE("rates by year in post are those of the years 0, 1, 2, ...") {
    TempScenario scenario;
    SECTION("in any order") {
        scenario.write("moves.csv", "year,rate\n1,0.05\n0,0.08\n2,0.03\n");
        CHECK(loaded(scenario).gp.move_rate_by_year_in_post ==
              std::vector<double>{0.08, 0.05, 0.03});
    }
    SECTION("without a hole") {
        scenario.write("moves.csv", "year,rate\n0,0.08\n2,0.03\n");
        const Problem problem = only_problem(scenario);
        CHECK(problem.key == "year");
        CHECK(problem.where.line == 3);
        CHECK(problem.expected.en.starts_with("1:"));
    }
}

TEST_CASE("no relation is older than the scheme, which is older than the period") {
    TempScenario scenario;
    scenario.set("lists.scheme_start", "2022-01-01");
    CHECK(only_problem(scenario).key == "lists.scheme_start");
}

TEST_CASE("consultation bands cover all ages, at most sixteen of them") {
    TempScenario scenario;
    SECTION("too many") {
        std::string text = "age_from,age_to,rate\n";
        for (int k = 0; k < 16; ++k) {
            text += std::to_string(k) + "," + std::to_string(k) + ",1\n";
        }
        scenario.write("consultations.csv", text + "16,105,1\n");
        CHECK(only_problem(scenario).message.en == "17 age bands");
    }
    SECTION("not to the end") {
        scenario.write("consultations.csv", "age_from,age_to,rate\n0,50,2\n51,90,3\n");
        CHECK(only_problem(scenario).key == "age_to");
    }
}

TEST_CASE("consultations may be told for women and men, in the same bands") {
    TempScenario scenario;
    const std::string women = "age_from,age_to,sex,rate\n0,50,female,2\n51,105,female,5\n";
    scenario.write("non_residents.csv",
                   "age_from,age_to,sex,share\n0,50,female,0.4\n51,105,female,0.2\n"
                   "0,50,male,0.3\n51,105,male,0.1\n");
    SECTION("as they are") {
        scenario.write("consultations.csv", women + "51,105,male,4\n0,50,male,1\n");
        const auto workload = loaded(scenario).workload;
        CHECK(workload.by_sex);
        CHECK(workload.groups() == 4);
        const auto rate = [&](Sex sex, int band) {
            const auto group = static_cast<std::size_t>(workload.group(sex, band));
            return workload.consultations_per_person_year[group];
        };
        CHECK(rate(Sex::female, 0) == 2.0);
        CHECK(rate(Sex::female, 1) == 5.0);
        CHECK(rate(Sex::male, 0) == 1.0);
        CHECK(rate(Sex::male, 1) == 4.0);
        CHECK(workload.band_of_group(3) == 1);
    }
    SECTION("other bands for men") {
        scenario.write("consultations.csv", women + "0,60,male,1\n61,105,male,4\n");
        CHECK(only_problem(scenario).key == "age_from");
    }
    SECTION("women alone") {
        scenario.write("consultations.csv", women);
        CHECK(only_problem(scenario).message.en == "no row for male");
    }
    SECTION("men alone") {
        scenario.write("consultations.csv",
                       "age_from,age_to,sex,rate\n0,50,male,2\n51,105,male,5\n");
        CHECK(only_problem(scenario).message.en == "no row for female");
    }
    SECTION("a cell that does not say for whom") {
        scenario.write("consultations.csv", women + "0,50,male,1\n51,105,,4\n");
        CHECK(only_problem(scenario).key == "sex");
    }
}

TEST_CASE("non-residents are given by the consultation bands") {
    TempScenario scenario;
    scenario.write("consultations.csv", "age_from,age_to,rate\n0,50,2\n51,105,3\n");
    SECTION("as they are") {
        scenario.write("non_residents.csv",
                       "age_from,age_to,sex,share\n0,50,female,0.4\n51,105,female,0.2\n"
                       "0,50,male,0.3\n51,105,male,0.1\n");
        const auto share = loaded(scenario).lists.non_resident_share;
        CHECK(share[0][0] == 0.4);
        CHECK(share[0][1] == 0.2);
        CHECK(share[1][0] == 0.3);
        CHECK(share[1][1] == 0.1);
    }
    SECTION("other bands") {
        scenario.write("non_residents.csv",
                       "age_from,age_to,sex,share\n0,50,female,0.4\n51,105,female,0.2\n"
                       "0,40,male,0.3\n41,105,male,0.1\n");
        const Problem problem = only_problem(scenario);
        CHECK(problem.where.line == 4);
        CHECK(problem.message.en == "0..40");
        CHECK(problem.expected.en.find("0..50") != std::string::npos);
    }
}
