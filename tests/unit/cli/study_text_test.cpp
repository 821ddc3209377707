#include "cli/study_text.h"

#include <catch2/catch.hpp>

using namespace legeplan;
using cli::lever_text;
using study::axis_value;

TEST_CASE("shares are told in per cent in both languages") {
    CHECK(cli::percent(0.9126, Language::nb) == "91,3 %");
    CHECK(cli::percent(0.9126, Language::en) == "91.3 %");
    CHECK(cli::percent_range({0.1, 0.25}, Language::en) == "10.0–25.0 %");
    const auto& share = record::spec(record::Indicator::list_free_share);
    CHECK(cli::value_text(share, 0.05, Language::nb) == "5,0 %");
    const auto& persons = record::spec(record::Indicator::population);
    CHECK(cli::value_text(persons, 30395.4, Language::en) == "30,395");
}

TEST_CASE("a lever's value is told as it is written") {
    CHECK(lever_text(axis_value("7"), Language::nb) == "7");
    CHECK(lever_text(axis_value("0.25"), Language::nb) == "0,25");
    CHECK(lever_text(axis_value("2025-01-01"), Language::en) == "2025-01-01");
    CHECK(lever_text(axis_value("\"salaried\""), Language::en) == "salaried");
    CHECK(lever_text({"", 0.0}, Language::nb) == "ingen");
    study::Axis axis;
    axis.title = {"Hjemler", "Positions"};
    CHECK(cli::setting_text({axis, axis}, {axis_value("1"), axis_value("2")}, Language::en) ==
          "Positions: 1; Positions: 2");
}
