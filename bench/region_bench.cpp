// Municipalities side by side: Oslo alone, by far the largest, and the nation.

#include <cmath>
#include <filesystem>
#include <memory>
#include <set>
#include <string>

#include <benchmark/benchmark.h>

#include "inputs/load.h"
#include "study/municipalities.h"

namespace legeplan {

namespace {

const std::filesystem::path kData = LEGEPLAN_DATA_DIR;

/// All municipalities, or those asked for.
std::shared_ptr<const run::Region> region(const std::set<std::string>& codes, bool exchanges_gps) {
    study::RegionTable table;
    table.year = 2023;
    table.exchanges_gps = exchanges_gps;
    for (auto& [code, history] : study::read_histories(kData / "norway/municipalities_2023.csv")) {
        if (codes.empty() || codes.contains(code)) {
            table.populations.push_back(history);
        }
    }
    return study::make_region(inputs::load(kData / "nation/baseline.toml", {kData, {}}), table,
                              study::load_targets(study::national_targets(kData), kData));
}

/// A replicate from 2023 to 2030 with every step on; checks that no GP was lost between places.
void replicate_of(benchmark::State& bench, const std::set<std::string>& codes, bool exchanges_gps) {
    using record::Indicator;
    const auto places = region(codes, exchanges_gps);
    const auto space = places->workspace();
    std::uint64_t k = 0;
    for (auto _ : bench) {
        places->run(1, k++, *space);
    }
    const record::Record& total = space->total;
    double gps = static_cast<double>(total.at(Indicator::gps_regular, 0));
    for (const run::GpFlows& flows : space->flows) {
        gps += static_cast<double>(flows.entrants + flows.from_rest - flows.leavers);
    }
    const auto end = static_cast<double>(total.at(Indicator::gps_regular, total.times() - 1));
    if (exchanges_gps && std::fabs(gps - end) > 0.5) {
        bench.SkipWithError("the GPs do not reconcile");
    }
    double persons = static_cast<double>(total.at(Indicator::population, 0));
    for (std::size_t time = 1; time < total.times(); ++time) {
        persons += static_cast<double>(total.at(Indicator::births, time)) -
                   static_cast<double>(total.at(Indicator::deaths, time)) +
                   static_cast<double>(total.at(Indicator::in_moves, time)) -
                   static_cast<double>(total.at(Indicator::out_moves, time));
    }
    if (std::fabs(persons -
                  static_cast<double>(total.at(Indicator::population, total.times() - 1))) > 0.5) {
        bench.SkipWithError("the inhabitants do not reconcile");
    }
    bench.counters["person_years"] =
        benchmark::Counter(static_cast<double>(total.at(Indicator::population, 0)) *
                               places->months() / 12.0 * static_cast<double>(bench.iterations()),
                           benchmark::Counter::kIsRate);
}

BENCHMARK_CAPTURE(replicate_of, oslo, {"0301"}, true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(replicate_of, nation, {}, true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(replicate_of, nation_one_by_one, {}, false)->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace legeplan
