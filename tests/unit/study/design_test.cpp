#include "study/design.h"

#include <cmath>
#include <set>
#include <stdexcept>

#include <catch2/catch.hpp>

using namespace legeplan;
using study::Axis;
using study::AxisKind;
using study::Design;
using study::DesignKind;
using study::Point;
using study::points_of;

namespace {

Axis axis(const std::string& id, int levels = 3) {
    Axis result;
    result.id = id;
    result.kind = AxisKind::range;
    result.from = 0.0;
    result.to = 1.0;
    result.levels = levels;
    return result;
}

Design design(DesignKind kind, std::size_t points) {
    Design result;
    result.kind = kind;
    result.points = points;
    result.trajectories = points;
    result.levels = 4;
    result.seed = 5;
    return result;
}

}  // namespace

TEST_CASE("a grid has every combination, the last axis fastest") {
    const auto points = points_of(design(DesignKind::grid, 0), {axis("a", 2), axis("b", 3)});
    REQUIRE(points.size() == 6);
    CHECK(points[1].values[0].toml == "0");
    CHECK(points[1].values[1].toml == "0.5");
    CHECK(points[5].values[0].toml == "1");
    CHECK(points_of(design(DesignKind::grid, 0), {}).size() == 1);
}

TEST_CASE("a Latin hypercube has one point in each part of every axis") {
    constexpr std::size_t kPoints = 40;
    const auto points =
        points_of(design(DesignKind::latin_hypercube, kPoints), {axis("a"), axis("b")});
    for (std::size_t a = 0; a < 2; ++a) {
        std::set<int> parts;
        for (const Point& point : points) {
            parts.insert(static_cast<int>(point.positions[a] * kPoints));
        }
        CHECK(parts.size() == kPoints);
    }
    Design other = design(DesignKind::latin_hypercube, kPoints);
    other.seed = 6;
    CHECK(points_of(other, {axis("a")})[0].positions[0] != points[0].positions[0]);
}

TEST_CASE("an added axis leaves the other ones where they are") {
    for (const DesignKind kind : {DesignKind::latin_hypercube, DesignKind::sobol}) {
        const auto two = points_of(design(kind, 20), {axis("a"), axis("b")});
        const auto three = points_of(design(kind, 20), {axis("a"), axis("b"), axis("c")});
        for (std::size_t i = 0; i < two.size(); ++i) {
            CHECK(two[i].positions[0] == three[i].positions[0]);
            CHECK(two[i].positions[1] == three[i].positions[1]);
        }
    }
}

TEST_CASE("a Morris trajectory changes each axis once, by half its length") {
    const std::vector<Axis> axes{axis("a"), axis("b"), axis("c")};
    const auto points = points_of(design(DesignKind::morris, 10), axes);
    REQUIRE(points.size() == 40);
    CHECK(study::count_of(design(DesignKind::morris, 10), axes) == 40.0);
    std::set<int> first_changes;
    for (std::size_t start = 0; start < points.size(); start += 4) {
        std::set<int> changed;
        CHECK(points[start].changed_axis == -1);
        for (std::size_t step = 1; step < 4; ++step) {
            const Point& before = points[start + step - 1];
            const Point& after = points[start + step];
            CHECK(after.trajectory == points[start].trajectory);
            changed.insert(after.changed_axis);
            for (std::size_t a = 0; a < axes.size(); ++a) {
                const double moved = std::fabs(after.positions[a] - before.positions[a]);
                CHECK(moved == (static_cast<int>(a) == after.changed_axis ? 0.5 : 0.0));
            }
        }
        CHECK(changed.size() == axes.size());
        first_changes.insert(points[start + 1].changed_axis);
    }
    CHECK(first_changes.size() > 1);
}

TEST_CASE("a table's rows are the points") {
    Design table = design(DesignKind::table, 0);
    table.rows = {{"1", "\"salaried\""}, {"2.5", "\"combination\""}};
    Axis column = axis("a");
    column.kind = AxisKind::column;
    const auto points = points_of(table, {column, column});
    REQUIRE(points.size() == 2);
    CHECK(points[1].values[0].number == 2.5);
    CHECK(points[1].values[1].toml == "\"combination\"");
}

TEST_CASE("too many points are refused before they are made") {
    const std::vector<Axis> axes(4, axis("a", 1000));
    CHECK(study::count_of(design(DesignKind::grid, 0), axes) == 1e12);
    CHECK_THROWS_AS(points_of(design(DesignKind::grid, 0), axes), std::invalid_argument);
}
