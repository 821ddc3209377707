// What each step of a month costs, on Gjøvik, and the start and the recording.

#include <array>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>

#include <benchmark/benchmark.h>

#include "inputs/load.h"
#include "policies/policies.h"
#include "record/recorder.h"
#include "run/replicator.h"
#include "steps/capacity.h"
#include "steps/continuity.h"
#include "steps/costs.h"
#include "steps/demand.h"
#include "steps/duty.h"
#include "steps/gp_workforce.h"
#include "steps/recruitment.h"
#include "steps/services.h"
#include "steps/training.h"
#include "steps/workload.h"

namespace legeplan {

namespace {

/// Replicates that a kernel goes through, month by month.
constexpr std::uint64_t kReplicates = 20;

/// Gjøvik, with what a step needs.
struct Town {
    inputs::Inputs inputs =
        inputs::load(std::filesystem::path(LEGEPLAN_DATA_DIR) / "gjovik/baseline.toml");
    run::Replicator replicator{inputs};
    std::unique_ptr<run::Workspace> workspace = replicator.workspace();
    state::State& state = workspace->state;
    state::StepReport& report = workspace->report;
    steps::Population population{state.residents.layout()};
    steps::ListStep lists;
    inputs::Draw draw;
    random::Streams streams{1, 0};
    record::Record record{inputs.months(), record::snapshot_times(inputs.start, inputs.months())};

    void begin(std::uint64_t replicate) {
        streams = random::Streams(1, replicate);
        draw = inputs::Draw::sample(inputs, streams);
        replicator.begin(draw, streams, *workspace);
        know_rates();
    }
    /// The population step learns a year's rates in January, and the start lies later: so it lives
    /// through a January of that year that counts for nothing.
    void know_rates() {
        state::State january = state;
        january.month = Month::of(inputs.start.year(), 1);
        population.advance(inputs, draw, january, streams, report);
        report.begin_month();
        report.capacity_rule_met = steps::is_capacity_too_low(inputs, state);
    }
    std::size_t time() const { return static_cast<std::size_t>(state.month - inputs.start + 1); }
};

void record_month(Town& t) {
    record::record_month(t.inputs, t.draw, t.state, t.report, t.time(), t.record);
}

struct Step {
    const char* name;
    void (*advance)(Town& town);
};

/// A month, as steps::MonthlyCycle does it, and its recording.
constexpr auto kMonth = std::to_array<Step>({
    {"events_and_policies",
     [](Town& t) {
         t.state.month = t.state.month + 1;
         t.report.begin_month();
         if (t.state.month.is_january()) {
             steps::ListStep::age_bands(t.inputs, t.state);
         }
         policies::apply_events(t.inputs, t.state, t.report);
         policies::apply_policies(t.inputs, t.draw, t.state, t.report);
         steps::open_announced(t.state, t.report);
     }},
    {"gp_workforce",
     [](Town& t) { steps::advance_gp_workforce(t.inputs, t.draw, t.state, t.streams, t.report); }},
    {"training",
     [](Town& t) { steps::advance_training(t.inputs, t.draw, t.state, t.streams, t.report); }},
    {"recruitment",
     [](Town& t) { steps::advance_recruitment(t.inputs, t.draw, t.state, t.streams, t.report); }},
    {"population",
     [](Town& t) { t.population.advance(t.inputs, t.draw, t.state, t.streams, t.report); }},
    {"lists", [](Town& t) { t.lists.advance(t.inputs, t.draw, t.state, t.streams, t.report); }},
    {"services",
     [](Town& t) { steps::advance_services(t.inputs, t.draw, t.state, t.streams, t.report); }},
    {"workload",
     [](Town& t) {
         steps::advance_workload(t.inputs, t.draw, t.state);
         steps::add_other_hours(t.inputs, t.draw, t.state);
     }},
    {"duty", [](Town& t) { steps::advance_duty(t.inputs, t.draw, t.state, t.streams); }},
    {"capacity", [](Town& t) { steps::advance_capacity(t.inputs, t.state, t.report); }},
    {"costs", [](Town& t) { steps::advance_costs(t.inputs, t.draw, t.state, t.report); }},
    {"continuity", [](Town& t) { steps::follow_gps(t.state); }},
    {"recording", record_month},
});

/// Whether the last replicate's months gave what the engine gives, to the bit.
bool is_engines_result(const Town& town) {
    record::Record engines = town.record;
    const auto workspace = town.replicator.workspace();
    town.replicator.run(1, kReplicates - 1, *workspace, engines);
    return std::memcmp(engines.values().data(), town.record.values().data(),
                       engines.values().size() * sizeof(float)) == 0;
}

/// Mean time of one step over all months of some replicates, in the state that the others leave.
void step(benchmark::State& bench, std::size_t timed) {
    using Clock = std::chrono::steady_clock;
    Town town;
    const int months = town.inputs.months();
    std::uint64_t replicate = 0;
    int month = months;
    for (auto _ : bench) {
        if (month == months) {
            town.begin(replicate++);
            record_month(town);
            month = 0;
        }
        for (std::size_t k = 0; k < kMonth.size(); ++k) {
            const auto start = Clock::now();
            kMonth[k].advance(town);
            if (k == timed) {
                const std::chrono::duration<double> taken = Clock::now() - start;
                bench.SetIterationTime(taken.count());
            }
        }
        ++month;
    }
    if (!is_engines_result(town)) {
        bench.SkipWithError("the months are not those of the engine");
    }
}

/// The state before the first month; checks that lists, persons and places fit together.
void start(benchmark::State& bench) {
    Town town;
    std::uint64_t replicate = 0;
    for (auto _ : bench) {
        town.begin(replicate++ % kReplicates);
    }
    record_month(town);
    using record::Indicator;
    const auto at = [&](Indicator id) { return town.record.at(id, 0); };
    const float placed = at(Indicator::positions_filled) + at(Indicator::positions_locum) +
                         at(Indicator::positions_vacant);
    const float residents_on_lists = at(Indicator::population) - at(Indicator::persons_on_no_list);
    if (placed != at(Indicator::positions) || residents_on_lists <= 0.0F ||
        at(Indicator::list_length_total) < residents_on_lists) {
        bench.SkipWithError("the start does not add up");
    }
}

const int kRegistered = [] {
    constexpr int kGjoviksMonths = 114;
    for (std::size_t k = 0; k < kMonth.size(); ++k) {
        const std::string name = std::string("step/") + kMonth[k].name;
        benchmark::RegisterBenchmark(name.c_str(), [k](benchmark::State& bench) { step(bench, k); })
            ->UseManualTime()
            ->Iterations(static_cast<std::int64_t>(kReplicates) * kGjoviksMonths)
            ->Unit(benchmark::kMicrosecond);
    }
    benchmark::RegisterBenchmark("step/start", start)->Unit(benchmark::kMicrosecond);
    return 0;
}();

}  // namespace

}  // namespace legeplan
