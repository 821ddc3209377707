#include <cmath>
#include <memory>
#include <vector>

#include <catch2/catch.hpp>

#include "run/results.h"
#include "run/scenario.h"
#include "support/small_inputs.h"
#include "support/statistics.h"

namespace legeplan {

namespace {

using inputs::Inputs;
using inputs::Param;
using record::Indicator;
using test::Moments;

constexpr std::uint64_t kReplicates = 4000;

std::shared_ptr<Inputs> town(const char* id) {
    test::SmallWishes wishes;
    wishes.persons = 1500;
    wishes.positions = 4;
    wishes.free_share = 0.02;
    wishes.months = 36;
    auto inputs = std::make_shared<Inputs>(test::small_inputs(wishes));
    inputs->id = id;
    return inputs;
}

/// The same town with one more position from the second year.
std::shared_ptr<Inputs> with_position() {
    auto inputs = town("one_more");
    inputs::Policy policy =
        test::policy(inputs::Policy::Type::add_positions, "one_more", inputs->start + 12);
    policy.office = 1;
    policy.count = 1;
    policy.contract = Contract::agreement_8_2;
    policy.list_cap = 400;
    inputs->policies.push_back(policy);
    return inputs;
}

run::Experiment run_seed(std::uint64_t seed) {
    run::Options options;
    options.replicates = kReplicates;
    options.seed = seed;
    options.threads = 2;
    options.keep_values = run::KeepValues::always;
    return run::run_experiment({run::scenario_of(town("base")), run::scenario_of(with_position())},
                               options);
}

std::vector<float> at_end(const run::Experiment& experiment, std::size_t scenario, Indicator id) {
    std::vector<float> by_time;
    experiment.draws[scenario].by_time(id, by_time);
    return {by_time.end() - kReplicates, by_time.end()};
}

double variance_of_difference(const std::vector<float>& a, const std::vector<float>& b) {
    Moments moments;
    for (std::size_t i = 0; i < a.size(); ++i) {
        moments.add(static_cast<double>(b[i]) - static_cast<double>(a[i]));
    }
    return moments.variance();
}

}  // namespace

TEST_CASE("the variance reduction is what pairing gains over independent seeds") {
    const run::Experiment paired = run_seed(1);
    const run::Experiment other = run_seed(2);
    const run::Results results = run::summarise(paired, run::Pairing::against_first, 2);
    for (const Indicator id : {Indicator::persons_on_no_list, Indicator::list_length_total}) {
        INFO(record::spec(id).name);
        const auto& series = results.differences[0].indicators[static_cast<std::size_t>(id)];
        const std::vector<float> base = at_end(paired, 0, id);
        const double independent = variance_of_difference(base, at_end(other, 1, id));
        const double together = variance_of_difference(base, at_end(paired, 1, id));
        const double reported = series.variance_reduction.back();
        // A ratio of two sample variances: four relative errors of about sqrt(2 / n) each.
        CHECK(std::abs(std::log(independent / together) - std::log(reported)) <
              test::kMaxZ * std::sqrt(4.0 * 2.0 / kReplicates));
        CHECK(reported > 1.2);
    }
}

TEST_CASE("demography that no policy touches is the same in both scenarios") {
    const run::Experiment paired = run_seed(3);
    for (const Indicator id :
         {Indicator::population, Indicator::births, Indicator::deaths, Indicator::in_moves}) {
        CHECK(at_end(paired, 0, id) == at_end(paired, 1, id));
    }
}

TEST_CASE("neighbouring replicates and seeds are uncorrelated") {
    const run::Experiment first = run_seed(4);
    const run::Experiment second = run_seed(5);
    const auto correlation = [](const std::vector<float>& a, const std::vector<float>& b,
                                std::size_t shift) {
        Moments x;
        Moments y;
        Moments sum;
        for (std::size_t i = 0; i + shift < a.size(); ++i) {
            x.add(a[i]);
            y.add(b[i + shift]);
            sum.add(static_cast<double>(a[i]) + static_cast<double>(b[i + shift]));
        }
        return (sum.variance() - x.variance() - y.variance()) /
               (2.0 * std::sqrt(x.variance() * y.variance()));
    };
    const double bound = test::kMaxZ / std::sqrt(static_cast<double>(kReplicates));
    for (const Indicator id :
         {Indicator::population, Indicator::persons_without_gp, Indicator::gps_mean_age}) {
        const std::vector<float> a = at_end(first, 0, id);
        const std::vector<float> b = at_end(second, 0, id);
        CHECK(std::abs(correlation(a, a, 1)) < bound);
        CHECK(std::abs(correlation(a, b, 0)) < bound);
        CHECK(correlation(a, a, 0) > 0.99);
    }
}

}  // namespace legeplan
