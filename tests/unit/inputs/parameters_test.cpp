#include "inputs/parameters.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "inputs/draw.h"
#include "support/small_inputs.h"

using namespace legeplan;
using inputs::Param;
using inputs::ParameterSpec;

TEST_CASE("the parameter table has every parameter once, in the order of the enum") {
    const auto specs = inputs::parameter_specs();
    REQUIRE(specs.size() == inputs::kParams);
    std::set<std::string> keys;
    for (std::size_t i = 0; i < specs.size(); ++i) {
        INFO(specs[i].key);
        CHECK(static_cast<std::size_t>(specs[i].id) == i);
        CHECK(keys.insert(specs[i].key).second);
        CHECK(specs[i].min < specs[i].max);
        CHECK(std::string(specs[i].unit) != "");
        CHECK(std::string(specs[i].en) != "");
        CHECK(std::string(specs[i].nb) != "");
    }
}

TEST_CASE("a path parameter is linear between its years and constant outside") {
    const std::vector<std::pair<int, double>> path{{2020, 1.0}, {2024, 3.0}, {2025, 2.0}};
    CHECK(inputs::path_value(path, 1990) == 1.0);
    CHECK(inputs::path_value(path, 2020) == 1.0);
    CHECK(inputs::path_value(path, 2021) == Approx(1.5));
    CHECK(inputs::path_value(path, 2024) == 3.0);
    CHECK(inputs::path_value(path, 2025) == 2.0);
    CHECK(inputs::path_value(path, 2100) == 2.0);

    const std::vector<std::pair<int, double>> one_year{{2023, 0.7}};
    CHECK(inputs::path_value(one_year, 2000) == 0.7);
    CHECK(inputs::path_value(one_year, 2050) == 0.7);
}

TEST_CASE("a draw follows a path and the central value of a distribution") {
    inputs::Inputs inputs = test::small_inputs();
    test::set_path(inputs, Param::burden, {{2022, 1.0}, {2024, 1.2}});
    random::Distribution normal;
    normal.kind = random::DistributionKind::normal;
    normal.a = 0.01;
    normal.b = 0.02;
    test::set(inputs, Param::consultation_trend, normal);

    const inputs::Draw draw = inputs::Draw::central(inputs);
    CHECK(draw.at(Param::burden, 2022) == 1.0);
    CHECK(draw.at(Param::burden, 2023) == Approx(1.1));
    CHECK(draw.at(Param::burden, 2030) == Approx(1.2));
    CHECK(draw[Param::consultation_trend] == 0.01);
}
