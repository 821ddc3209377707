#include "inputs/draw.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include <catch2/catch.hpp>

#include "support/small_inputs.h"
#include "support/statistics.h"

using namespace legeplan;
using inputs::Draw;
using inputs::Inputs;
using inputs::Param;
using random::Distribution;
using random::DistributionKind;
using random::Streams;
using test::kMaxZ;
using test::Moments;

namespace {

Distribution normal(double mean, double sd) {
    Distribution result;
    result.kind = DistributionKind::normal;
    result.a = mean;
    result.b = sd;
    return result;
}

Inputs with_uncertainty(std::initializer_list<Param> uncertain) {
    Inputs inputs = test::small_inputs();
    for (const Param id : uncertain) {
        const double value = inputs[id].distribution.central();
        test::set(inputs, id, normal(value, 0.1 * value));
    }
    return inputs;
}

inputs::InMoveStream in_moves(const char* id, const Distribution& persons) {
    inputs::InMoveStream stream;
    stream.id = id;
    stream.persons_per_year.distribution = persons;
    stream.persons_per_year.name = random::hash_name(id, 3);
    stream.share[0][20] = 1.0;
    return stream;
}

}  // namespace

TEST_CASE("points stand still and uncertain parameters move from replicate to replicate") {
    const Inputs inputs = with_uncertainty({Param::change_rate});
    const Draw a = Draw::sample(inputs, Streams(1, 0));
    const Draw b = Draw::sample(inputs, Streams(1, 1));
    const Draw again = Draw::sample(inputs, Streams(1, 0));
    CHECK(a[Param::burden] == 1.0);
    CHECK(b[Param::burden] == 1.0);
    CHECK(a[Param::change_rate] != b[Param::change_rate]);
    CHECK(a[Param::change_rate] == again[Param::change_rate]);
    CHECK(Draw::central(inputs)[Param::change_rate] == 0.05);
}

TEST_CASE("a drawn parameter follows its distribution") {
    const Inputs inputs = with_uncertainty({Param::change_rate});
    Moments values;
    for (std::uint64_t k = 0; k < 4000; ++k) {
        values.add(Draw::sample(inputs, Streams(1, k))[Param::change_rate]);
    }
    CHECK(std::abs(test::z_of_mean(values, 0.05)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(values, 0.05 * 1.02)) > kMaxZ);
    CHECK(std::abs(test::z_of_variance(values, 0.005 * 0.005)) < kMaxZ);
}

TEST_CASE("one more uncertain parameter, policy or stream moves no other draw") {
    const Inputs few = with_uncertainty({Param::change_rate, Param::mortality_ratio});
    Inputs many = with_uncertainty({Param::change_rate, Param::mortality_ratio, Param::burden,
                                    Param::boys_share, Param::recruitment_level});
    many.population.streams.push_back(in_moves("stu", normal(20.0, 3.0)));
    many.policies.push_back(
        test::policy(inputs::Policy::Type::recruitment_grant, "grant", many.start));
    many.policies[0].effect.distribution = normal(1.5, 0.1);
    for (std::uint64_t k = 0; k < 20; ++k) {
        const Draw a = Draw::sample(few, Streams(3, k));
        const Draw b = Draw::sample(many, Streams(3, k));
        CHECK(a[Param::change_rate] == b[Param::change_rate]);
        CHECK(a[Param::mortality_ratio] == b[Param::mortality_ratio]);
        CHECK(b[Param::burden] != 1.0);
        CHECK(b.policy_effect(0) != 1.5);
        CHECK(b.stream_persons(0, 2022) != 20.0);
        CHECK(a.market_index(few.start) == b.market_index(many.start));
    }
}

TEST_CASE("the order of policies does not matter for their effects") {
    Inputs inputs = test::small_inputs();
    for (const char* id : {"one", "two"}) {
        inputs.policies.push_back(
            test::policy(inputs::Policy::Type::recruitment_grant, id, inputs.start));
        inputs.policies.back().effect.distribution = normal(1.0, 0.2);
    }
    const Draw forwards = Draw::sample(inputs, Streams(3, 1));
    std::swap(inputs.policies[0], inputs.policies[1]);
    const Draw backwards = Draw::sample(inputs, Streams(3, 1));
    CHECK(forwards.policy_effect(0) != forwards.policy_effect(1));
    CHECK(forwards.policy_effect(0) == backwards.policy_effect(1));
    CHECK(forwards.policy_effect(1) == backwards.policy_effect(0));
}

TEST_CASE("under a named alternative the population's parameters stand still and only they") {
    Inputs inputs = with_uncertainty({Param::fertility_total, Param::in_move_level,
                                      Param::change_rate, Param::recruitment_level});
    for (const Param sd : {Param::mortality_index_sd, Param::fertility_index_sd,
                           Param::in_move_index_sd, Param::market_sd}) {
        test::set(inputs, sd, 0.1);
    }
    inputs.population.streams.push_back(in_moves("stu", normal(20.0, 3.0)));
    const Draw free = Draw::sample(inputs, Streams(1, 4));
    inputs.population.alternative.name = "main";
    inputs.population.alternative.is_probabilistic = false;
    const Draw named = Draw::sample(inputs, Streams(1, 4));

    CHECK(named[Param::fertility_total] == 1.5);
    CHECK(named[Param::in_move_level] == 1.0);
    CHECK(named.stream_persons(0, 2023) == 20.0);
    for (int year = 2022; year <= 2024; ++year) {
        CHECK(named.mortality_index(year) == 0.0);
        CHECK(named.fertility_index(year) == 0.0);
        CHECK(named.in_move_index(year) == 0.0);
        CHECK(free.mortality_index(year) != 0.0);
        CHECK(free.fertility_index(year) != 0.0);
        CHECK(free.in_move_index(year) != 0.0);
    }
    CHECK(free[Param::fertility_total] != 1.5);
    CHECK(named[Param::change_rate] == free[Param::change_rate]);
    CHECK(named[Param::change_rate] != 0.05);
    CHECK(named[Param::recruitment_level] == free[Param::recruitment_level]);
    CHECK(named.market_index(inputs.start + 7) == free.market_index(inputs.start + 7));
    CHECK(named.market_index(inputs.start + 7) != 0.0);
}

TEST_CASE("a path is followed between its years and kept outside them") {
    Inputs inputs = test::small_inputs();
    test::set_path(inputs, Param::fertility_total, {{2022, 1.4}, {2024, 1.8}});
    inputs.population.streams.push_back(in_moves("stu", Distribution::point(9.0)));
    inputs.population.streams[0].persons_per_year.path = {{2022, 10.0}, {2023, 30.0}};
    const Draw draw = Draw::sample(inputs, Streams(1, 0));
    CHECK(draw.at(Param::fertility_total, 2010) == 1.4);
    CHECK(draw.at(Param::fertility_total, 2023) == Approx(1.6));
    CHECK(draw.at(Param::fertility_total, 2040) == 1.8);
    CHECK(draw.at(Param::burden, 2023) == 1.0);
    CHECK(draw.stream_persons(0, 2022) == 10.0);
    CHECK(draw.stream_persons(0, 2024) == 30.0);
}

TEST_CASE("the yearly indices are a random walk and two autoregressions") {
    test::SmallWishes wishes;
    wishes.persons = 10;
    wishes.positions = 1;
    wishes.offices = 1;
    wishes.months = 12 * 6;
    wishes.parameters = {
        {Param::mortality_index_sd, 0.02},         {Param::fertility_index_sd, 0.03},
        {Param::fertility_index_persistence, 0.8}, {Param::in_move_index_sd, 0.1},
        {Param::in_move_index_persistence, 0.4},   {Param::in_move_index_df, 5.0},
        {Param::in_move_older_index_sd, 0.2}};
    const Inputs inputs = test::small_inputs(wishes);
    Moments first_mortality;
    Moments mortality;
    Moments fertility;
    Moments fertility_product;
    Moments in_moves_first;
    Moments older;
    double largest = 0.0;
    for (std::uint64_t k = 0; k < 6000; ++k) {
        const Draw draw = Draw::sample(inputs, Streams(6, k));
        first_mortality.add(draw.mortality_index(2022));
        mortality.add(draw.mortality_index(2027));
        fertility.add(draw.fertility_index(2027));
        fertility_product.add(draw.fertility_index(2026) * draw.fertility_index(2027));
        in_moves_first.add(draw.in_move_index(2022));
        older.add(draw.in_move_older_index(2023));
        largest = std::max(largest, std::abs(draw.in_move_index(2022)));
    }
    CHECK(std::abs(test::z_of_mean(mortality, 0.0)) < kMaxZ);
    CHECK(std::abs(test::z_of_variance(first_mortality, 0.0004)) < kMaxZ);
    CHECK(std::abs(test::z_of_variance(mortality, 6 * 0.0004)) < kMaxZ);
    double variance = 0.0;
    double variance_before = 0.0;
    for (int year = 0; year < 6; ++year) {
        variance_before = variance;
        variance = 0.64 * variance + 0.0009;
    }
    CHECK(std::abs(test::z_of_variance(fertility, variance)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(fertility_product, 0.8 * variance_before)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(fertility_product, 0.6 * variance_before)) > kMaxZ);
    CHECK(std::abs(test::z_of_variance(older, 0.04 * (1.0 + 0.4 * 0.4))) < kMaxZ);
    CHECK(std::abs(test::z_of_variance(older, 0.04)) > kMaxZ);
    CHECK(std::abs(test::z_of_mean(in_moves_first, 0.0)) < kMaxZ);
    CHECK(in_moves_first.variance() == Approx(0.01).epsilon(0.12));
    CHECK(largest <= 0.5 + 1e-12);  // cut at five standard deviations
    CHECK(largest > 0.4);           // heavy tails are met
}

TEST_CASE("the market is stationary from the first month and remembers") {
    const Inputs inputs = test::small_inputs(
        {.parameters = {{Param::market_sd, 0.3}, {Param::market_persistence, 0.9}}});
    Moments first;
    Moments last;
    Moments product;
    for (std::uint64_t k = 0; k < 6000; ++k) {
        const Draw draw = Draw::sample(inputs, Streams(8, k));
        first.add(draw.market_index(inputs.start));
        last.add(draw.market_index(inputs.end));
        product.add(draw.market_index(inputs.end) * draw.market_index(inputs.end - 3));
    }
    CHECK(std::abs(test::z_of_mean(first, 0.0)) < kMaxZ);
    CHECK(std::abs(test::z_of_variance(first, 0.09)) < kMaxZ);
    CHECK(std::abs(test::z_of_variance(last, 0.09)) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(product, 0.09 * std::pow(0.9, 3))) < kMaxZ);
    CHECK(std::abs(test::z_of_mean(product, 0.09 * std::pow(0.95, 3))) > kMaxZ);
}

TEST_CASE("prices and amounts of policies are drawn once; what is not given is 0") {
    Inputs inputs = test::small_inputs();
    const auto locums = static_cast<std::size_t>(inputs::CostLine::locums);
    inputs.costs.prices[locums] = inputs::Parameter{normal(100.0, 10.0), {}, 5};
    inputs::Policy policy = test::policy(inputs::Policy::Type::retention, "stay", inputs.start);
    policy.amounts[static_cast<std::size_t>(inputs::Amount::unit_cost)] =
        inputs::Parameter{normal(50.0, 5.0), {}, 6};
    inputs.policies = {policy};
    const Draw a = Draw::sample(inputs, Streams(1, 0));
    const Draw b = Draw::sample(inputs, Streams(1, 1));
    CHECK(a.price(inputs::CostLine::locums) != b.price(inputs::CostLine::locums));
    CHECK(a.policy_amount(0, inputs::Amount::unit_cost) !=
          b.policy_amount(0, inputs::Amount::unit_cost));
    CHECK(a.price(inputs::CostLine::own_posts) == 0.0);
    CHECK(a.policy_amount(0, inputs::Amount::investment) == 0.0);
    CHECK(Draw::central(inputs).price(inputs::CostLine::locums) == 100.0);
    CHECK(Draw::central(inputs).policy_amount(0, inputs::Amount::unit_cost) == 50.0);
}

TEST_CASE("in-moves go from those of the year before the start towards the level") {
    test::SmallWishes wishes;
    wishes.months = 12 * 3;
    wishes.parameters = {{Param::in_move_last_year, 1.5},
                         {Param::in_move_index_persistence, 0.4},
                         {Param::in_move_index_sd, 0.0}};
    Inputs inputs = test::small_inputs(wishes);
    const double before = std::log(1.5);
    for (const Draw& draw : {Draw::central(inputs), Draw::sample(inputs, Streams(1, 0))}) {
        CHECK(draw.in_move_index(2022) == Approx(0.4 * before));
        CHECK(draw.in_move_index(2023) == Approx(0.16 * before));
    }
    // What is known is the year's number: whatever the level, level and index give it together.
    Distribution level;
    level.kind = random::DistributionKind::lognormal;
    level.a = 0.8;
    level.b = 0.3;
    test::set(inputs, Param::in_move_level, level);
    for (std::uint64_t k = 0; k < 20; ++k) {
        const Draw draw = Draw::sample(inputs, Streams(1, k));
        CHECK(std::log(draw[Param::in_move_level]) + draw.in_move_index(2022) / 0.4 ==
              Approx(before));
        CHECK(draw[Param::in_move_level] != 0.8);
    }
    // Of a path it is the level of that year.
    test::set_path(inputs, Param::in_move_level, {{2021, 3.0}, {2024, 2.0}});
    CHECK(Draw::sample(inputs, Streams(1, 3)).in_move_index(2022) == Approx(0.4 * std::log(0.5)));
    // And without in-moves there is nothing to go from.
    test::set(inputs, Param::in_move_level, 0.0);
    CHECK(std::isfinite(Draw::sample(inputs, Streams(1, 3)).in_move_index(2022)));
}
