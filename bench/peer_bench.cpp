#include <cmath>
#include <filesystem>

#include <benchmark/benchmark.h>

#include "inputs/load.h"
#include "peer_town.h"

namespace legeplan::bench {

namespace {

PeerTown shipped(const char* name) {
    return peer_town(inputs::load(std::filesystem::path(LEGEPLAN_DATA_DIR) / name));
}

/// The mean end population must be the twin's, and everyone must be on a list.
template <class Run>
void measure(benchmark::State& bench, const PeerTown& town, Run run) {
    std::uint64_t seed = 0;
    double ends = 0.0;
    for (auto _ : bench) {
        const PeerResult result = run(++seed);
        ends += static_cast<double>(result.persons);
        if (result.persons != result.on_lists) {
            bench.SkipWithError("somebody is on no list");
        }
    }
    const double mean = ends / static_cast<double>(bench.iterations());
    if (std::fabs(mean / town.expected_end - 1.0) > 0.03) {
        bench.SkipWithError("the population is not the twin's");
    }
    bench.counters["person_years"] = benchmark::Counter(
        town.person_years * static_cast<double>(bench.iterations()), benchmark::Counter::kIsRate);
}

void floor_of(benchmark::State& bench, const char* name) {
    const PeerTown town = shipped(name);
    Floor floor(town);
    measure(bench, town, [&](std::uint64_t seed) { return floor.run(seed); });
}

void naive(benchmark::State& bench, const char* name) {
    const PeerTown town = shipped(name);
    measure(bench, town, [&](std::uint64_t seed) { return run_naively(town, seed); });
}

BENCHMARK_CAPTURE(floor_of, gjovik, "gjovik/baseline.toml")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(naive, gjovik, "gjovik/baseline.toml")->Unit(benchmark::kMicrosecond);

}  // namespace

}  // namespace legeplan::bench
