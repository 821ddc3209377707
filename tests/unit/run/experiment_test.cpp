#include "run/experiment.h"

#include <array>
#include <atomic>
#include <cstring>
#include <functional>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "random/streams.h"
#include "run/scenario.h"
#include "support/small_inputs.h"

using namespace legeplan;
using record::Indicator;
using run::Experiment;
using run::ExperimentError;
using run::Options;

namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

/// A scenario of one month whose number of inhabitants a function gives; all else is 0.
run::Scenario scenario_of(const char* id,
                          std::function<double(std::uint64_t seed, std::uint64_t replicate)> value,
                          int months = 1) {
    run::Scenario scenario;
    scenario.id = id;
    scenario.start = Month::of(2022, 1);
    scenario.months = months;
    scenario.make_worker =
        [value = std::move(value)](const std::shared_ptr<steps::DemographyTape>&) -> run::Worker {
        return [value](std::uint64_t seed, std::uint64_t replicate, record::Record& record) {
            record.set(Indicator::population, 1, value(seed, replicate));
        };
    };
    return scenario;
}

/// +1 and -1 in turn: the Monte Carlo error of n replicates is 1 / sqrt(n - 1).
double alternating(std::uint64_t /*seed*/, std::uint64_t replicate) {
    return replicate % 2 == 0 ? 1.0 : -1.0;
}

/// A number of its own for each seed and replicate.
double own(std::uint64_t seed, std::uint64_t replicate) {
    return random::Streams(seed, replicate).uniform(random::Purpose::parameter);
}

bool same_slots(const run::Draws& a, const run::Draws& b, std::uint64_t replicates) {
    for (std::uint64_t k = 0; k < replicates; ++k) {
        if (std::memcmp(a.slot(k).data(), b.slot(k).data(), a.slot(k).size_bytes()) != 0) {
            return false;
        }
    }
    return true;
}

Options options_of(std::uint64_t replicates, int threads = 1) {
    Options options;
    options.replicates = replicates;
    options.threads = threads;
    return options;
}

}  // namespace

TEST_CASE("the draws are the same bytes for 1, 2 and 8 threads") {
    test::SmallWishes wishes;
    wishes.months = 12;
    wishes.vacant = 1;
    const auto base = std::make_shared<const inputs::Inputs>(test::small_inputs(wishes));
    wishes.locums = 1;
    const auto other = std::make_shared<const inputs::Inputs>(test::small_inputs(wishes));
    const auto run_with = [&](int threads) {
        std::vector<run::Scenario> scenarios{run::scenario_of(base), run::scenario_of(other)};
        return run::run_experiment(std::move(scenarios), options_of(40, threads));
    };
    const Experiment one = run_with(1);
    for (const int threads : {2, 8}) {
        const Experiment many = run_with(threads);
        CHECK(many.threads == threads);
        CHECK(many.replicates == 40);
        CHECK(same_slots(many.draws[0], one.draws[0], 40));
        CHECK(same_slots(many.draws[1], one.draws[1], 40));
    }
    CHECK_FALSE(same_slots(one.draws[0], one.draws[1], 40));
}

TEST_CASE("each replicate writes its own slot, and the first of many are those of few") {
    const Experiment few = run::run_experiment({scenario_of("a", own)}, options_of(100, 2));
    const Experiment many = run::run_experiment({scenario_of("a", own)}, options_of(200, 2));
    CHECK(same_slots(many.draws[0], few.draws[0], 100));
    for (std::uint64_t k = 0; k < 200; ++k) {
        CHECK(many.draws[0].values(k, Indicator::population)[1] == static_cast<float>(own(1, k)));
    }
    Options other_seed = options_of(100);
    other_seed.seed = 2;
    CHECK_FALSE(same_slots(run::run_experiment({scenario_of("a", own)}, other_seed).draws[0],
                           few.draws[0], 100));
}

TEST_CASE("a worker belongs to one thread") {
    run::Scenario scenario = scenario_of("a", alternating);
    std::atomic<int> clashes = 0;
    scenario.make_worker =
        [&clashes](const std::shared_ptr<steps::DemographyTape>&) -> run::Worker {
        const auto is_busy = std::make_shared<std::atomic<bool>>(false);
        return [is_busy, &clashes](std::uint64_t, std::uint64_t, record::Record&) {
            clashes += is_busy->exchange(true) ? 1 : 0;
            is_busy->store(false);
        };
    };
    run::run_experiment({scenario}, options_of(2000, 8));
    CHECK(clashes == 0);
}

TEST_CASE("under an error bound the number of replicates doubles until it is met") {
    Options options = options_of(100'000, 2);
    const auto replicates_for = [&](double bound) {
        options.until_error = run::ErrorBound{Indicator::population, bound};
        const Experiment done = run::run_experiment({scenario_of("a", alternating)}, options);
        CHECK(done.is_bound_met);
        CHECK(done.draws[0].replicates() == done.replicates);
        return done.replicates;
    };
    // Errors: 0.1005 of 100, 0.0709 of 200, 0.0501 of 400.
    CHECK(replicates_for(0.101) == 100);
    CHECK(replicates_for(0.1) == 200);
    CHECK(replicates_for(0.0708) == 400);
    CHECK(replicates_for(0.05) == 800);
}

TEST_CASE("the error that is bounded is the largest over the scenarios") {
    Options options = options_of(10'000);
    options.until_error = run::ErrorBound{Indicator::population, 0.1};
    const auto certain = [](std::uint64_t, std::uint64_t) { return 5.0; };
    const auto wide = [](std::uint64_t s, std::uint64_t k) { return 2.0 * alternating(s, k); };
    CHECK(run::run_experiment({scenario_of("a", certain)}, options).replicates == 100);
    CHECK(run::run_experiment({scenario_of("a", certain), scenario_of("b", wide)}, options)
              .replicates == 800);
}

TEST_CASE("a bound that is not met stops at the largest number, and says so") {
    Options options = options_of(250);
    options.until_error = run::ErrorBound{Indicator::population, 0.001};
    const Experiment done = run::run_experiment({scenario_of("a", alternating)}, options);
    CHECK(done.replicates == 250);
    CHECK_FALSE(done.is_bound_met);
    options.replicates = 30;
    CHECK(run::run_experiment({scenario_of("a", alternating)}, options).replicates == 30);
}

TEST_CASE("too few defined draws give no error to be content with") {
    Options options = options_of(400);
    options.until_error = run::ErrorBound{Indicator::population, 1e6};
    const auto defined_once = [](std::uint64_t, std::uint64_t replicate) {
        return replicate == 3 ? 1.0 : static_cast<double>(kNan);
    };
    const Experiment once = run::run_experiment({scenario_of("a", defined_once)}, options);
    CHECK(once.replicates == 400);
    CHECK_FALSE(once.is_bound_met);
    const auto never = [](std::uint64_t, std::uint64_t) { return static_cast<double>(kNan); };
    CHECK(run::run_experiment({scenario_of("a", never)}, options).replicates == 100);
}

TEST_CASE("an experiment that is cancelled stops between replicates") {
    std::atomic<int> asked = 0;
    std::atomic<int> ran = 0;
    Options options = options_of(100'000, GENERATE(1, 4));
    options.is_cancelled = [&] { return ++asked > 20; };
    const auto counting = [&](std::uint64_t, std::uint64_t) { return ++ran + 0.0; };
    CHECK_THROWS_AS(run::run_experiment({scenario_of("a", counting)}, options), run::Cancelled);
    CHECK(ran <= 20);
}

TEST_CASE("the failures that are kept are the first five by replicate") {
    const auto failing = [](std::uint64_t, std::uint64_t replicate) -> double {
        if (replicate % 7 == 6) {
            throw RunError(static_cast<std::int64_t>(replicate), 24264, "lists", "no room");
        }
        if (replicate % 7 == 3) {
            throw std::logic_error("unforeseen");
        }
        return 1.0;
    };
    const int threads = GENERATE(1, 2, 8);
    try {
        run::run_experiment({scenario_of("fine", alternating), scenario_of("broken", failing)},
                            options_of(300, threads));
        FAIL("nothing was thrown");
    } catch (const ExperimentError& error) {
        CHECK(error.scenario() == "broken");
        REQUIRE(error.errors().size() == 5);
        const std::array<std::int64_t, 5> expected{3, 6, 10, 13, 17};
        for (std::size_t i = 0; i < expected.size(); ++i) {
            CHECK(error.errors()[i].replicate() == expected[i]);
        }
        CHECK(error.errors()[0].message() == "unforeseen");
        CHECK(error.errors()[0].step().empty());
        CHECK(error.errors()[1].message() == "no room");
        CHECK(error.errors()[1].step() == "lists");
        CHECK(error.errors()[1].month() == 24264);
        CHECK(std::string(error.what()).find("broken") == 0);
    }
}

TEST_CASE("one failure is enough to fail") {
    const auto failing = [](std::uint64_t, std::uint64_t replicate) -> double {
        return replicate == 250 ? throw std::logic_error("last") : 1.0;
    };
    CHECK_THROWS_AS(run::run_experiment({scenario_of("a", failing)}, options_of(251, 2)),
                    ExperimentError);
}

TEST_CASE("draws that the machine cannot hold are refused before anything runs") {
    std::atomic<int> ran = 0;
    const auto counting = [&](std::uint64_t, std::uint64_t) { return ++ran + 0.0; };
    const auto scenario = scenario_of("a", counting, 1'000'000);
    try {
        Options options = options_of(run::kMaxReplicates);
        options.keep_values = run::KeepValues::always;
        run::run_experiment({scenario}, options);
        FAIL("nothing was thrown");
    } catch (const run::MemoryError& error) {
        CHECK(error.needed_bytes() ==
              run::Draws::bytes(run::kMaxReplicates, 1'000'001, scenario.snapshots().size()));
        CHECK(error.machine_bytes() > 0.0);
        CHECK(error.machine_bytes() < error.needed_bytes());
    }
    CHECK(ran == 0);
}

TEST_CASE("what is tallied needs the memory of the tallies, not that of the replicates") {
    const auto scenario = scenario_of("a", alternating, 40'000'000);
    std::vector<run::Draws> shapes;
    shapes.emplace_back(scenario.times(), scenario.snapshots().size());
    try {
        run::run_experiment({scenario}, options_of(run::kMaxReplicates));
        FAIL("nothing was thrown");
    } catch (const run::MemoryError& error) {
        CHECK(error.needed_bytes() > run::Tallies::bytes(shapes));
        CHECK(error.needed_bytes() <
              run::Draws::bytes(run::kMaxReplicates, shapes[0].times(), shapes[0].snapshots()));
    }
}

TEST_CASE("progress never goes back, and ends with everything done") {
    const int threads = GENERATE(1, 8);
    std::vector<run::Progress> seen;
    std::atomic<int> inside = 0;
    std::atomic<int> overlaps = 0;
    Options options = options_of(400, threads);
    options.until_error = run::ErrorBound{Indicator::population, 0.0001};
    options.progress = [&](const run::Progress& progress) {
        overlaps += ++inside == 1 ? 0 : 1;
        seen.push_back(progress);
        --inside;
    };
    run::run_experiment({scenario_of("a", alternating), scenario_of("b", alternating)}, options);
    CHECK(overlaps == 0);
    REQUIRE_FALSE(seen.empty());
    for (std::size_t i = 1; i < seen.size(); ++i) {
        CHECK(seen[i].done >= seen[i - 1].done);
        CHECK(seen[i].wanted >= seen[i - 1].wanted);
        CHECK(seen[i].done <= seen[i].wanted);
    }
    CHECK(seen.back().done == 800);
    CHECK(seen.back().wanted == 800);
}

TEST_CASE("an experiment without scenarios, or with too few or too many replicates, is refused") {
    const auto scenario = scenario_of("a", alternating);
    CHECK_THROWS_AS(run::run_experiment({}, options_of(10)), std::invalid_argument);
    CHECK_THROWS_AS(run::run_experiment({scenario}, options_of(0)), std::invalid_argument);
    CHECK_THROWS_AS(run::run_experiment({scenario}, options_of(run::kMaxReplicates + 1)),
                    std::invalid_argument);
}
