#include "output/study_csv.h"

#include <catch2/catch.hpp>

#include "scenario/csv.h"
#include "support/small_study.h"

using namespace legeplan;
using output::CsvDialect;
using output::CsvShape;
using output::Cube;

namespace {

std::vector<std::vector<std::string>> records_of(const std::string& text) {
    Problems problems;
    const scenario::CsvText csv = scenario::split_csv(text, "table.csv", problems);
    REQUIRE_FALSE(problems.any());
    std::vector<std::vector<std::string>> records;
    for (const scenario::CsvRecord& record : csv.records) {
        records.push_back(record.fields);
    }
    records.erase(records.begin());  // the header
    return records;
}

}  // namespace

TEST_CASE("the long table has a row for each point, indicator and month") {
    const std::string text =
        output::study_csv(test::small_study(), CsvShape::long_table, CsvDialect::plain);
    CHECK(text.find("point,scenario,level,contract,indicator,month,unit,mean,sd,mc_error,"
                    "q05,q10,q25,q50,q75,q90,q95\n") == 0);
    const auto rows = records_of(text);
    CHECK(rows.size() == 6 * 3 * 2);
    // Point 1, list_free, 2022.
    CHECK(rows[1 * 6 + 1 * 2 + 1] == std::vector<std::string>{"1", "base", "0.25", "agreement_8_2",
                                                              "list_free", "2022-12", "places",
                                                              "211", "40", "4", "208", "209", "210",
                                                              "211", "212", "213", "214"});
    CHECK(rows[2 * 2][7].empty());  // the undefined mean age
}

TEST_CASE("the wide table has a row for each point and month") {
    const std::string text =
        output::study_csv(test::small_study(), CsvShape::wide_table, CsvDialect::plain);
    CHECK(text.find("point,scenario,level,contract,month,persons_without_gp.mean,") == 0);
    const auto rows = records_of(text);
    REQUIRE(rows.size() == 6 * 2);
    CHECK(rows[3].size() == 5 + 3 * 10);
    CHECK(rows[3][5] == "111");
    CHECK(rows[3][15] == "211");
}

TEST_CASE("Excel in Norway opens a study's table") {
    const std::string text =
        output::study_csv(test::small_study(), CsvShape::long_table, CsvDialect::norwegian_excel);
    CHECK(text.find("\xEF\xBB\xBFpoint;scenario;") == 0);
    CHECK(text.find("\n0;base;0,25;salaried;") != std::string::npos);
}

TEST_CASE("counts of fewer than five persons and how they vary are not in a study's table") {
    Cube cube = test::small_study();
    cube.points[0][0].mean[0] = 2.5;
    cube.points[0][0].quantiles.front()[0] = 1.0;
    const auto rows = records_of(output::study_csv(cube, CsvShape::long_table, CsvDialect::plain));
    CHECK(rows[0][7] == "<5");
    CHECK(rows[0][8] == "<5");
    CHECK(rows[0][9] == "<5");
    CHECK(rows[0][10] == "<5");
    CHECK(rows[0][11] != "<5");
}
