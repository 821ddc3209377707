#include "run/tallies.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include <catch2/catch.hpp>

#include "run/results.h"
#include "run/scenario.h"
#include "support/small_inputs.h"

using namespace legeplan;
using record::Indicator;
using run::Results;

namespace {

constexpr std::uint64_t kReplicates = 700;

std::vector<run::Scenario> scenarios() {
    test::SmallWishes wishes;
    wishes.months = 14;
    wishes.vacant = 1;
    const auto base = std::make_shared<const inputs::Inputs>(test::small_inputs(wishes));
    wishes.locums = 1;
    const auto other = std::make_shared<const inputs::Inputs>(test::small_inputs(wishes));
    return {run::scenario_of(base), run::scenario_of(other)};
}

run::Options options_of(std::uint64_t exact_replicates, int threads) {
    run::Options options;
    options.replicates = kReplicates;
    options.threads = threads;
    options.exact_replicates = exact_replicates;
    return options;
}

Results results_of(const run::Options& options) {
    return run::summarise(run::run_experiment(scenarios(), options), run::Pairing::against_first,
                          options.threads);
}

bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

bool nearly(double a, double b) {
    return same(a, b) || std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b)) + 1e-12;
}

/// Whether everything in two results holds `equal`, quantiles to within the second's error.
template <typename Equal>
void check_same(const Results& exact, const Results& other, const Equal& equal) {
    const auto all = [&](const std::vector<double>& a, const std::vector<double>& b, double error) {
        REQUIRE(a.size() == b.size());
        bool is_same = true;
        for (std::size_t i = 0; i < a.size(); ++i) {
            is_same = is_same && (equal(a[i], b[i]) || std::abs(a[i] - b[i]) <= error);
        }
        CHECK(is_same);
    };
    const auto series = [&](const record::Series& a, const record::Series& b) {
        all(a.mean, b.mean, 0.0);
        all(a.sd, b.sd, 0.0);
        all(a.mc_error, b.mc_error, 0.0);
        for (std::size_t q = 0; q < record::kQuantiles.size(); ++q) {
            all(a.quantiles[q], b.quantiles[q], b.quantile_error);
        }
    };
    for (std::size_t s = 0; s < exact.scenarios.size(); ++s) {
        for (std::size_t i = 0; i < record::kIndicators; ++i) {
            series(exact.scenarios[s].indicators[i], other.scenarios[s].indicators[i]);
        }
        for (std::size_t row = 0; row < record::kProfileRows; ++row) {
            series(exact.scenarios[s].profiles[row], other.scenarios[s].profiles[row]);
        }
        for (std::size_t risk = 0; risk < record::risk_specs().size(); ++risk) {
            all(exact.scenarios[s].risks[risk], other.scenarios[s].risks[risk], 0.0);
        }
    }
    for (std::size_t i = 0; i < record::kIndicators; ++i) {
        const auto& a = exact.differences[0].indicators[i];
        const auto& b = other.differences[0].indicators[i];
        all(a.mean, b.mean, 0.0);
        all(a.mc_error, b.mc_error, 0.0);
        all(a.lower, b.lower, b.quantile_error);
        all(a.upper, b.upper, b.quantile_error);
        all(a.probability_greater, b.probability_greater, 0.0);
        all(a.probability_equal, b.probability_equal, 0.0);
        all(a.variance_reduction, b.variance_reduction, 0.0);
    }
}

}  // namespace

TEST_CASE("tallies say what the values say, quantiles to within their error") {
    const Results exact = results_of(options_of(kReplicates, 2));
    const Results tallied = results_of(options_of(kReplicates - 1, 2));
    CHECK(exact.quantile_bins == 0);
    CHECK(tallied.quantile_bins == record::Histogram::kBins);
    check_same(exact, tallied, nearly);
    const auto id = static_cast<std::size_t>(Indicator::gp_hours_per_week);
    CHECK(exact.scenarios[0].indicators[id].quantile_error == 0.0);
    CHECK(tallied.scenarios[0].indicators[id].quantile_error > 0.0);
    CHECK(tallied.scenarios[0].indicators[id].quantile_error < 1.0);
}

TEST_CASE("tallies are the same for any number of threads and way of coming to them") {
    const Results one = results_of(options_of(10, 1));
    check_same(one, results_of(options_of(10, 2)), same);
    check_same(one, results_of(options_of(10, 8)), same);
    // 100, 200, 400 and then 700; what was kept of the first is tallied when there are too many.
    run::Options growing = options_of(250, 2);
    growing.until_error = run::ErrorBound{Indicator::population, 1e-9};
    check_same(one, results_of(growing), same);
}

TEST_CASE("all values are kept where they are asked for") {
    run::Options options = options_of(10, 2);
    options.keep_values = run::KeepValues::always;
    const run::Experiment kept = run::run_experiment(scenarios(), options);
    CHECK_FALSE(kept.tallies);
    CHECK(kept.draws[0].replicates() == kReplicates);
    const run::Experiment forgotten = run::run_experiment(scenarios(), options_of(10, 2));
    CHECK(forgotten.tallies);
    CHECK(forgotten.replicates == kReplicates);
    CHECK(forgotten.draws[0].replicates() == 0);
}

TEST_CASE(
    "the memory of tallies does not follow the replicates, and is told before they are made") {
    const std::vector<run::Scenario> all = scenarios();
    std::vector<run::Draws> shapes;
    shapes.emplace_back(all[0].times(), all[0].snapshots().size());
    const double one = run::Tallies::bytes(shapes);
    CHECK(one > 4.0 * record::Histogram::kBins * record::kIndicators * 15.0);
    shapes.emplace_back(all[1].times(), all[1].snapshots().size());
    CHECK(run::Tallies::bytes(shapes) > 2.0 * one);
    CHECK(run::Tallies::bytes(shapes) < 3.5 * one);
}
