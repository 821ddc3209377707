#include "study/axis.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "inputs/schema.h"
#include "study/evaluate.h"
#include "support/scenario_files.h"

using namespace legeplan;
using study::Axis;
using study::AxisKind;
using study::value_at;

namespace {

Axis range(double from, double to, int levels = 0) {
    Axis axis;
    axis.id = "x";
    axis.kind = AxisKind::range;
    axis.from = from;
    axis.to = to;
    axis.levels = levels;
    return axis;
}

}  // namespace

TEST_CASE("a list gives each of its values an equal part") {
    Axis axis;
    axis.values = {"800", "\"salaried\"", "2023-01-01"};
    CHECK(value_at(axis, 0.1).number == 800.0);
    CHECK(value_at(axis, 0.34).toml == "\"salaried\"");
    CHECK(std::isnan(value_at(axis, 0.34).number));
    CHECK(value_at(axis, 1.0).toml == "2023-01-01");
    CHECK(study::grid_positions(axis).size() == 3);
}

TEST_CASE("a range has its ends in a grid, evenly or by factors") {
    Axis axis = range(1.0, 16.0, 3);
    CHECK(study::grid_positions(axis) == std::vector<double>{0.0, 0.5, 1.0});
    CHECK(value_at(axis, 0.5).toml == "8.5");
    axis.spacing = study::Spacing::logarithmic;
    CHECK(value_at(axis, 0.5).toml == "4");
    CHECK(value_at(axis, 0.0).toml == "1");
    CHECK(value_at(axis, 1.0).toml == "16");
}

TEST_CASE("values of a key that holds whole numbers are whole") {
    Axis axis = range(800.0, 1001.0);
    axis.is_whole = true;
    CHECK(value_at(axis, 0.5).toml == "901");
}

TEST_CASE("a distribution gives its quantiles") {
    Axis axis;
    axis.kind = AxisKind::distribution;
    axis.levels = 2;
    axis.distribution.kind = random::DistributionKind::uniform;
    axis.distribution.b = 4.0;
    CHECK(study::grid_positions(axis) == std::vector<double>{0.25, 0.75});
    CHECK(value_at(axis, 0.25).number == 1.0);
}

TEST_CASE("a point is the base with its values, checked, with problems at the axes") {
    test::TempScenario base;
    base.append("[[policy]]\nid = \"cap\"\ntype = \"set_list_cap\"\ntitle = \"Cap\"\n"
                "date = 2023-01-01\nlist_cap = 900\nsurplus = \"attrition\"\nwhen = \"now\"\n");
    Axis level;
    level.key = "recruitment.level";
    level.where = {"study.toml", 12};
    Axis cap;
    cap.key = "policy[cap].list_cap";
    cap.where = {"study.toml", 17};
    const study::ScenarioSpace space(base.file().string(), {}, {level, cap});
    CHECK(space.axes()[0].unit == "ratio");
    CHECK(space.axes()[1].is_whole);
    CHECK_FALSE(space.axes()[1].title.nb.empty());

    const auto inputs = space.at({study::axis_value("0.25"), study::axis_value("850")});
    const auto id = static_cast<std::size_t>(inputs::Param::recruitment_level);
    CHECK(inputs->parameters[id].distribution.a == 0.25);
    CHECK(space.base().parameters[id].distribution.a != 0.25);
    CHECK(inputs->resolved_text.find("850") != std::string::npos);

    try {
        space.at({study::axis_value("-1"), study::axis_value("\"many\"")});
        FAIL("a negative level is no scenario");
    } catch (const ScenarioError& error) {
        const auto problems = error.problems().items();
        REQUIRE(problems.size() == 2);
        CHECK(problems[0].where == Location{"study.toml", 12});
        CHECK(problems[0].key == "recruitment.level");
        CHECK(problems[1].where == Location{"study.toml", 17});
        CHECK(problems[1].key == "policy[cap].list_cap");
    }
}

TEST_CASE("an axis on an unknown key is refused at the axis, with the key that was meant") {
    const test::TempScenario base;
    Axis axis;
    axis.key = "recruitment.lvel";
    axis.where = {"study.toml", 9};
    try {
        const study::ScenarioSpace space(base.file().string(), {}, {axis});
        FAIL("the key does not exist");
    } catch (const ScenarioError& error) {
        REQUIRE(error.problems().size() == 1);
        const Problem problem = error.problems().items().front();
        CHECK(problem.where == Location{"study.toml", 9});
        CHECK(problem.suggestion == "recruitment.level");
    }
}

TEST_CASE("a value without TOML takes the key's item away") {
    study::Axis axis;
    axis.key = "policy[extra].count";
    axis.where = {"goal.toml", 3};
    CHECK(study::delta_of(axis, {"", 0.0}).text.find("{ id = \"extra\", remove = true }") !=
          std::string::npos);
}
