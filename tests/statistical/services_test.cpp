#include "steps/services.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "random/streams.h"
#include "support/small_inputs.h"
#include "support/statistics.h"
#include "support/town.h"

using namespace legeplan;
using inputs::Inputs;
using inputs::Param;

namespace {

constexpr double kExit = 0.3;        // per year
constexpr double kFillMonths = 8.0;  // mean months
constexpr int kMonths = 36;
constexpr int kPosts = 40;
constexpr int kTowns = 4000;

/// Share of months in which a post is vacant, over all posts of a town; over the towns.
test::Moments vacancy(double exit_rate) {
    Inputs inputs = test::small_inputs({.months = kMonths});
    test::set(inputs, Param::post_exit_rate, exit_rate);
    test::set(inputs, Param::post_fill_months, kFillMonths);
    inputs.services.posts = {{"doctors", random::mix(7), inputs::Service::nursing_home,
                              inputs::Holder::own, kPosts, 1.0, 0}};
    test::Town town(inputs);
    test::Moments towns;
    for (int replicate = 0; replicate < kTowns; ++replicate) {
        const random::Streams streams(11, static_cast<std::uint64_t>(replicate));
        town.state.month = inputs.start - 1;
        steps::place_services(inputs, town.draw, town.state);
        double vacant = 0.0;
        for (int month = 0; month < kMonths; ++month) {
            town.state.month = town.state.month + 1;
            steps::advance_services(inputs, town.draw, town.state, streams, town.report);
            vacant += kPosts - town.state.services.by_own[0];
        }
        towns.add(vacant / (kPosts * kMonths));
    }
    return towns;
}

/// Mean share of vacant months of the two-state chain that starts filled.
double expected(double exit_rate) {
    const double leaves = 1.0 - std::exp(-exit_rate / 12.0);
    const double comes = 1.0 - std::exp(-1.0 / kFillMonths);
    double vacant = 0.0;
    double sum = 0.0;
    for (int month = 0; month < kMonths; ++month) {
        vacant = vacant * (1.0 - comes) + (1.0 - vacant) * leaves;
        sum += vacant;
    }
    return sum / kMonths;
}

}  // namespace

TEST_CASE("posts of their own are vacant as the two-state chain says") {
    const test::Moments simulated = vacancy(kExit);
    INFO(simulated.mean() << " against " << expected(kExit) << ", error " << simulated.error());
    CHECK(std::abs(test::z_of_mean(simulated, expected(kExit))) < test::kMaxZ);
    // Power: the same test sees an exit rate that is 5 % off.
    CHECK(std::abs(test::z_of_mean(simulated, expected(1.05 * kExit))) > test::kMaxZ);
}
