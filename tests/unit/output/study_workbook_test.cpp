#include "output/study_workbook.h"

#include <catch2/catch.hpp>

#include "output/study_sheets.h"
#include "support/scenario_files.h"
#include "support/small_study.h"

using namespace legeplan;
using Catch::Contains;
using output::Cube;
using output::Language;
using output::StudyContent;

namespace {

std::string workbook_of(const Cube& cube, Language language) {
    const test::TempFolder folder;
    output::AtomicFile file(folder.path() / "book.xlsx");
    output::write_study_workbook(file, cube, "out/results.h5", language);
    return folder.read("book.xlsx");
}

}  // namespace

TEST_CASE("a study's workbook is the same bytes each time, and another in the other language") {
    const Cube cube = test::small_study();
    const std::string nb = workbook_of(cube, Language::nb);
    CHECK(nb.starts_with("PK\x03\x04"));
    CHECK(nb == workbook_of(cube, Language::nb));
    CHECK(nb != workbook_of(cube, Language::en));
}

TEST_CASE("sheets are named by what they hold") {
    const Cube cube = test::small_study();
    const StudyContent content(cube, "r", Language::nb);
    CHECK(content.summary_name() == "Sammendrag");
    CHECK(content.axes_name() == "Akser og forutsetninger");
    CHECK(content.indicator_name(1) == "Ledige listeplasser");
    CHECK(content.scenario(0) == "base");
    CHECK(content.first_column() == 4);
}

TEST_CASE("a chart draws each scenario's points over the first axis of numbers") {
    Cube cube = test::small_study();
    cube.layout.scenario_ids = {"base", "other"};
    cube.layout.scenario_texts.emplace_back("format = 1\n");
    cube.layout.scenario = {"base", "base", "base", "base", "other", "other"};
    const StudyContent content(cube, "r", Language::en);
    const output::xlsx::Scatter chart = output::point_chart("Summary", 1, 10, 4, content);
    CHECK(chart.x_column == 2);
    CHECK(chart.x_title == "Level (ratio)");
    REQUIRE(chart.clouds.size() == 6);
    CHECK(chart.clouds[0].first_row == 10);
    CHECK(chart.clouds[0].last_row == 13);
    CHECK(chart.clouds[0].column == 4);
    CHECK(chart.clouds[2].column == 6);
    CHECK(chart.clouds[5].first_row == 14);
    CHECK(chart.clouds[5].last_row == 15);
}

TEST_CASE("without an axis of numbers there is no chart") {
    Cube cube = test::small_study();
    cube.layout.axes.erase(cube.layout.axes.begin());
    const StudyContent content(cube, "r", Language::en);
    CHECK(output::point_chart("Summary", 0, 10, 3, content).clouds.empty());
    CHECK(workbook_of(cube, Language::en).starts_with("PK"));
}

TEST_CASE("more points and months than a sheet holds are refused") {
    Cube cube = test::small_study();
    cube.layout.months.assign(200'000, Month::of(2021, 12));
    const test::TempFolder folder;
    output::AtomicFile file(folder.path() / "book.xlsx");
    CHECK_THROWS_WITH(output::write_study_workbook(file, cube, "r", Language::en),
                      Contains("export a table"));
}
