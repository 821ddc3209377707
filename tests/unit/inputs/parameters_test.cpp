#include "inputs/parameters.h"

#include <array>
#include <cmath>
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

TEST_CASE("what a municipality has of its own is known: the rest is the nation's") {
    const std::vector<std::string> expected{"population.mortality.ratio",
                                            "population.fertility.ratio",
                                            "population.out_moves.level",
                                            "population.out_moves.emigration",
                                            "population.in_moves.level",
                                            "population.in_moves.index_sd",
                                            "population.in_moves.last_year",
                                            "population.in_moves.older_level",
                                            "population.in_moves.older_index_sd",
                                            "lists.elsewhere_share",
                                            "lists.none_share",
                                            "lists.non_resident_turnover",
                                            "lists.non_resident_arrivals",
                                            "recruitment.level",
                                            "workload.burden",
                                            "workload.care_home_share",
                                            "workload.students",
                                            "workload.cabins",
                                            "workload.commuters",
                                            "workload.visitor_share_with_gps",
                                            "services.nursing_home.coverage",
                                            "services.youth_health.hours",
                                            "services.prison.inmates",
                                            "services.migration.fte",
                                            "services.public_health.fte",
                                            "services.day_emergency.fte",
                                            "services.kad.fte",
                                            "services.administration.fte"};
    std::vector<std::string> own;
    for (const ParameterSpec& spec : inputs::parameter_specs()) {
        if (spec.scope == inputs::Scope::municipality) {
            own.emplace_back(spec.key);
        }
    }
    CHECK(own == expected);
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

TEST_CASE("municipalities run together share what holds for the nation and nothing else") {
    inputs::Inputs inputs = test::small_inputs();
    random::Distribution wide;
    wide.kind = random::DistributionKind::uniform;
    wide.a = 0.5;
    wide.b = 1.5;
    test::set(inputs, inputs::Param::market_level, wide);     // of the nation
    test::set(inputs, inputs::Param::fertility_ratio, wide);  // of the place
    test::set(inputs, inputs::Param::market_sd, 0.3);
    test::set(inputs, inputs::Param::in_move_index_sd, 0.1);
    test::set(inputs, inputs::Param::in_move_common_share, 0.0);
    const random::Streams nation(1, 0);
    const random::Streams here(2, 0);
    const random::Streams there(3, 0);
    const auto a = inputs::Draw::sample(inputs, nation, here);
    const auto b = inputs::Draw::sample(inputs, nation, there);
    CHECK(a[inputs::Param::market_level] == b[inputs::Param::market_level]);
    CHECK(a[inputs::Param::fertility_ratio] != b[inputs::Param::fertility_ratio]);
    CHECK(a.market_index(inputs.start) == b.market_index(inputs.start));
    CHECK(a.in_move_index(2023) != b.in_move_index(2023));
    SECTION("and the common part of the in-moves") {
        test::set(inputs, inputs::Param::in_move_common_share, 1.0);
        CHECK(inputs::Draw::sample(inputs, nation, here).in_move_index(2023) ==
              inputs::Draw::sample(inputs, nation, there).in_move_index(2023));
    }
    SECTION("and of what is not known of their levels, whose spread stays") {
        random::Distribution level;
        level.kind = random::DistributionKind::lognormal;
        level.a = 0.9;
        level.b = 0.2;
        test::set(inputs, inputs::Param::in_move_level, level);
        constexpr double kShare = 0.3;
        test::set(inputs, inputs::Param::in_move_common_share, kShare);
        constexpr int kDraws = 4000;
        std::array<double, 4> sums{};  // of x, x^2, xy, (xy)^2 with x and y standardised
        for (std::uint64_t k = 0; k < kDraws; ++k) {
            const random::Streams common(1, k);
            const auto z = [&](std::uint64_t place) {
                const auto draw = inputs::Draw::sample(inputs, common, random::Streams(place, k));
                return std::log(draw[inputs::Param::in_move_level] / level.a) / level.b;
            };
            const double x = z(2);
            const double xy = x * z(3);
            sums[0] += x / kDraws;
            sums[1] += x * x / kDraws;
            sums[2] += xy / kDraws;
            sums[3] += xy * xy / kDraws;
        }
        // Three standard errors; were nothing shared, xy would be 0, fifteen of them away.
        CHECK(std::fabs(sums[0]) < 3.0 / std::sqrt(kDraws));
        CHECK(std::fabs(sums[1] - 1.0) < 3.0 * std::sqrt(2.0 / kDraws));
        CHECK(std::fabs(sums[2] - kShare) <
              3.0 * std::sqrt((sums[3] - sums[2] * sums[2]) / kDraws));
    }
    SECTION("alone, a municipality's draw is that of its own streams") {
        const auto alone = inputs::Draw::sample(inputs, here);
        CHECK(alone[inputs::Param::fertility_ratio] == a[inputs::Param::fertility_ratio]);
        CHECK(alone.in_move_index(2023) == a.in_move_index(2023));
    }
}
