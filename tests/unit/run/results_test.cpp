#include "run/results.h"

#include <cmath>
#include <stdexcept>

#include <catch2/catch.hpp>

#include "support/small_results.h"

using namespace legeplan;
using record::Indicator;
using run::Results;

namespace {

const record::Series& series(const Results& results, std::size_t scenario, Indicator id) {
    return results.scenarios[scenario].indicators[static_cast<std::size_t>(id)];
}

}  // namespace

TEST_CASE("results carry the experiment's scenarios and the summaries of its draws") {
    const run::Experiment experiment = test::small_experiment();
    const Results results = run::summarise(experiment, run::Pairing::against_first, 2);
    CHECK(results.seed == 7);
    CHECK(results.replicates == test::kSmallReplicates);
    REQUIRE(results.scenarios.size() == 2);
    CHECK(results.scenarios[1].id == "new_centre");
    CHECK(results.scenarios[1].title.nb == "Nytt senter");
    CHECK(results.scenarios[1].resolved_text == experiment.scenarios[1].resolved_text);
    CHECK(results.scenarios[0].month_of(0) == Month::of(2021, 11));
    CHECK(results.scenarios[0].month_of(2) == Month::of(2022, 1));
    // Replicates 0, 1, 4, 9 above the indicator's number and the time.
    const auto births = static_cast<double>(Indicator::births);
    for (std::size_t time = 0; time < 3; ++time) {
        const double level = births + 10.0 * static_cast<double>(time);
        CHECK(series(results, 0, Indicator::births).mean[time] == Approx(level + 3.5));
        CHECK(series(results, 0, Indicator::births).quantiles[3][time] == Approx(level + 2.5));
        CHECK(series(results, 0, Indicator::births).sd[time] == Approx(std::sqrt(49.0 / 3.0)));
    }
    CHECK(std::isnan(series(results, 0, Indicator::gps_mean_age).mean[1]));
    // Undefined in replicate 0: the mean of 1, 4 and 9.
    const auto hours = static_cast<double>(Indicator::gp_hours_per_week);
    CHECK(series(results, 0, Indicator::gp_hours_per_week).mean[0] == Approx(hours + 14.0 / 3.0));
}

TEST_CASE("differences are the alternatives less the first scenario") {
    const Results results = test::small_results();
    REQUIRE(results.differences.size() == 1);
    CHECK(results.differences[0].scenario == "new_centre");
    CHECK(results.differences[0].base == "baseline");
    const auto& births =
        results.differences[0].indicators[static_cast<std::size_t>(Indicator::births)];
    CHECK(births.mean[2] == Approx(1.5));
    CHECK(births.mc_error[2] == Approx(std::sqrt(3.0) / 2.0));
    CHECK(births.probability_greater[2] == 0.75);
    CHECK(births.lower[2] == Approx(0.0).margin(1e-12));
    CHECK(births.upper[2] == Approx(3.0));
    // Pairs without replicate 0: differences 0, 3, 0.
    const auto& hours =
        results.differences[0].indicators[static_cast<std::size_t>(Indicator::gp_hours_per_week)];
    CHECK(hours.mean[1] == Approx(1.0));
    CHECK(run::summarise(test::small_experiment(), run::Pairing::none, 1).differences.empty());
}

TEST_CASE("summaries are the same for any number of threads") {
    const run::Experiment experiment = test::small_experiment();
    const Results one = run::summarise(experiment, run::Pairing::against_first, 1);
    const Results many = run::summarise(experiment, run::Pairing::against_first, 8);
    for (std::size_t i = 0; i < record::kIndicators; ++i) {
        const auto id = static_cast<Indicator>(i);
        if (id == Indicator::gps_mean_age) {
            continue;  // undefined, so unlike itself
        }
        CHECK(series(one, 1, id).mean == series(many, 1, id).mean);
        CHECK(series(one, 1, id).quantiles == series(many, 1, id).quantiles);
        CHECK(one.differences[0].indicators[i].mean == many.differences[0].indicators[i].mean);
    }
}

TEST_CASE("scenarios of different periods are not compared") {
    run::Experiment experiment = test::small_experiment();
    experiment.scenarios[1].start = Month::of(2022, 1);
    CHECK_THROWS_AS(run::summarise(experiment, run::Pairing::against_first, 1),
                    std::invalid_argument);
    CHECK(run::summarise(experiment, run::Pairing::none, 1).scenarios.size() == 2);
}

TEST_CASE("a summary that is cancelled gives nothing") {
    CHECK_THROWS_AS(
        run::summarise(test::small_experiment(), run::Pairing::none, 2, [] { return true; }),
        run::Cancelled);
}
