#include "study/population_history.h"

#include <catch2/catch.hpp>

#include "support/scenario_files.h"

using namespace legeplan;

namespace {

std::string table(const std::vector<std::string>& regions, const std::vector<int>& years,
                  int persons) {
    std::string text = "region,year,age,sex,persons\n";
    for (const std::string& region : regions) {
        for (const int year : years) {
            for (int age = 0; age < kAges; ++age) {
                for (const char* sex : {"female", "male"}) {
                    text += region + "," + std::to_string(year) + "," + std::to_string(age) + "," +
                            sex + "," + std::to_string(persons) + "\n";
                }
            }
        }
    }
    return text;
}

std::string problem_of(const std::string& text) {
    const test::TempFolder folder;
    try {
        study::read_histories(folder.write("t.csv", text));
        return "none";
    } catch (const ScenarioError& error) {
        return error.problems().to_string();
    }
}

}  // namespace

TEST_CASE("histories come by region and year") {
    const test::TempFolder folder;
    const auto all =
        study::read_histories(folder.write("t.csv", table({"1", "2"}, {2020, 2021}, 3)));
    REQUIRE(all.size() == 2);
    const study::PopulationHistory& one = study::region_of(all, "1", "t.csv");
    CHECK(one.first() == 2020);
    CHECK(one.last() == 2021);
    CHECK(one.total(2021) == 3.0 * kAges * kSexes);
    CHECK(one.until(2020).years.size() == 1);
    CHECK_THROWS_AS(study::region_of(all, std::nullopt, "t.csv"), ScenarioError);
    CHECK_THROWS_AS(study::region_of(all, "3", "t.csv"), ScenarioError);
}

TEST_CASE("years with nobody are no years; years with holes are refused") {
    const test::TempFolder folder;
    const std::string two = table({"1"}, {2020}, 1) + table({"1"}, {2021}, 0).substr(28);
    const auto all = study::read_histories(folder.write("t.csv", two));
    CHECK(all.at("1").years.size() == 1);
    std::string hole = table({"1"}, {2020}, 1);
    hole.erase(hole.rfind("1,2020"));
    CHECK(problem_of(hole).find("211 cells of the year 2020") != std::string::npos);
    CHECK(problem_of(table({"1"}, {2020}, 0)).find("nobody lives") != std::string::npos);
}
