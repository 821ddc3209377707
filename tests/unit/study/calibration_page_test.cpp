#include "study/calibration_page.h"

#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "study/targets.h"

using namespace legeplan;

TEST_CASE("every key of a file of targets has words in both languages and stands on the page") {
    const std::string page = study::calibration_reference();
    for (const scenario::KeySpec& spec : study::targets_schema().keys) {
        INFO(spec.key);
        CHECK_FALSE(spec.doc_en.empty());
        CHECK_FALSE(spec.doc_nb.empty());
        CHECK(page.find("`" + spec.key + "`") != std::string::npos);
    }
    for (const scenario::TableSpec& table : study::targets_schema().tables) {
        INFO(table.name);
        CHECK(page.find("[" + table.name + "](#" + table.name + ")") != std::string::npos);
        for (const scenario::ColumnSpec& column : table.columns)
            CHECK(page.find("`" + column.name + "`") != std::string::npos);
    }
}

TEST_CASE("docs/calibration_reference.md is what the program writes") {
    std::ifstream file(std::string(LEGEPLAN_SOURCE_DIR) + "/docs/calibration_reference.md");
    REQUIRE(file.good());
    const std::string written{std::istreambuf_iterator<char>(file), {}};
    const bool is_up_to_date = written == study::calibration_reference();
    INFO("make docs");
    CHECK(is_up_to_date);
}
