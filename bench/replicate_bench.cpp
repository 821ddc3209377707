#include <cmath>
#include <filesystem>
#include <memory>

#include <benchmark/benchmark.h>

#include "inputs/load.h"
#include "run/replicator.h"
#include "run/results.h"
#include "run/scenario.h"

namespace legeplan {

namespace {

inputs::Inputs shipped(const char* name) {
    return inputs::load(std::filesystem::path(LEGEPLAN_DATA_DIR) / name);
}

double person_years(const inputs::Inputs& inputs) {
    double persons = 0.0;
    for (const auto& ages : inputs.population.initial) {
        for (const int count : ages) {
            persons += count;
        }
    }
    return persons * inputs.months() / 12.0;
}

/// One replicate with every step on, on one core; checks that nobody was lost.
void replicate(benchmark::State& bench, const char* name) {
    const inputs::Inputs inputs = shipped(name);
    const run::Replicator replicator(inputs);
    const auto workspace = replicator.workspace();
    record::Record record(inputs.months());
    std::uint64_t k = 0;
    for (auto _ : bench) {
        replicator.run(1, k++, *workspace, record);
    }
    const auto last = record.times() - 1;
    double population = record.at(record::Indicator::population, 0);
    for (std::size_t time = 1; time <= last; ++time) {
        population += record.at(record::Indicator::births, time) -
                      record.at(record::Indicator::deaths, time) +
                      record.at(record::Indicator::in_moves, time) -
                      record.at(record::Indicator::out_moves, time);
    }
    if (std::fabs(population - record.at(record::Indicator::population, last)) > 0.5) {
        bench.SkipWithError("the population does not reconcile");
    }
    bench.counters["person_years"] =
        benchmark::Counter(person_years(inputs) * static_cast<double>(bench.iterations()),
                           benchmark::Counter::kIsRate);
}

/// 1,000 replicates with their summary, on two cores.
void thousand_replicates(benchmark::State& bench) {
    const auto inputs = std::make_shared<const inputs::Inputs>(shipped("gjovik/baseline.toml"));
    run::Options options;
    options.threads = static_cast<int>(bench.range(0));
    for (auto _ : bench) {
        const auto experiment = run::run_experiment({run::scenario_of(inputs)}, options);
        const auto results = run::summarise(experiment, run::Pairing::none, options.threads);
        if (results.replicates != options.replicates) {
            bench.SkipWithError("replicates are missing");
        }
    }
}

BENCHMARK_CAPTURE(replicate, tiny, "tiny/policy.toml")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(replicate, loten, "loten/baseline.toml")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(replicate, gjovik, "gjovik/baseline.toml")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(replicate, gjovik_new_centre, "gjovik/new_centre.toml")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(thousand_replicates)
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(1);

}  // namespace

}  // namespace legeplan
