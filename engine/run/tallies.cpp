#include "run/tallies.h"

#include <span>

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

namespace legeplan::run {

namespace {

bool has_differences(const std::vector<Draws>& scenarios, std::size_t s) {
    return s > 0 && scenarios[s].times() == scenarios[0].times();
}

std::span<const float> at(const std::vector<float>& rows, std::size_t replicates,
                          std::size_t place) {
    return {rows.data() + place * replicates, replicates};
}

}  // namespace

struct Tallies::Scratch {
    std::vector<float> values;
    std::vector<float> other;
    std::vector<double> defined;
};

Tallies::Tallies(const std::vector<Draws>& scenarios) {
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
        const std::size_t times = scenarios[s].times();
        const std::size_t snapshots = scenarios[s].snapshots();
        const std::size_t cells = record::kIndicators * times;
        parts_.push_back(
            {times, snapshots, std::vector<record::Tally>(cells),
             std::vector<record::Tally>(record::kProfileRows * snapshots),
             std::vector<record::RiskCount>(record::risk_specs().size() * times),
             std::vector<record::PairTally>(has_differences(scenarios, s) ? cells : 0)});
    }
}

double Tallies::bytes(const std::vector<Draws>& scenarios) {
    constexpr double kOfBins = record::Histogram::bytes() - sizeof(record::Histogram);
    double bytes = 0.0;
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
        const auto cells = static_cast<double>(record::kIndicators * scenarios[s].times());
        const auto rows = static_cast<double>(record::kProfileRows * scenarios[s].snapshots());
        bytes += (cells + rows) * (sizeof(record::Tally) + kOfBins);
        bytes += has_differences(scenarios, s) ? cells * (sizeof(record::PairTally) + kOfBins) : 0;
    }
    return bytes;
}

void Tallies::add_indicator(const std::vector<Draws>& scenarios, std::size_t s,
                            record::Indicator id, Scratch& scratch) {
    Part& part = parts_[s];
    const std::size_t n = scenarios[s].replicates();
    const std::size_t first = static_cast<std::size_t>(id) * part.times;
    scenarios[s].by_time(id, scratch.values);
    for (std::size_t time = 0; time < part.times; ++time) {
        part.indicators[first + time].add(at(scratch.values, n, time), scratch.defined);
    }
    if (part.differences.empty()) {
        return;
    }
    scenarios[0].by_time(id, scratch.other);
    for (std::size_t time = 0; time < part.times; ++time) {
        part.differences[first + time].add(at(scratch.values, n, time), at(scratch.other, n, time),
                                           scratch.defined);
    }
}

void Tallies::add_profile_row(const Draws& draws, Part& part, std::size_t row, Scratch& scratch) {
    draws.by_snapshot(row, scratch.values);
    for (std::size_t snapshot = 0; snapshot < part.snapshots; ++snapshot) {
        part.profiles[row * part.snapshots + snapshot].add(
            at(scratch.values, draws.replicates(), snapshot), scratch.defined);
    }
}

void Tallies::add_risk(const Draws& draws, Part& part, std::size_t risk, Scratch& scratch) {
    const record::RiskSpec& spec = record::risk_specs()[risk];
    const std::size_t n = draws.replicates();
    draws.by_time(spec.indicator, scratch.values);
    if (spec.per) {
        draws.by_time(*spec.per, scratch.other);
    }
    for (std::size_t time = 0; time < part.times; ++time) {
        part.risks[risk * part.times + time].add(spec, at(scratch.values, n, time),
                                                 spec.per ? at(scratch.other, n, time)
                                                          : std::span<const float>());
    }
}

void Tallies::add(const std::vector<Draws>& scenarios, ThreadPool& pool) {
    const std::size_t rows =
        record::kIndicators + record::kProfileRows + record::risk_specs().size();
    tbb::enumerable_thread_specific<Scratch> scratches;
    const auto body = [&](std::size_t task) {
        const std::size_t s = task / rows;
        const std::size_t row = task % rows;
        Scratch& scratch = scratches.local();
        if (row < record::kIndicators) {
            add_indicator(scenarios, s, static_cast<record::Indicator>(row), scratch);
        } else if (row < record::kIndicators + record::kProfileRows) {
            add_profile_row(scenarios[s], parts_[s], row - record::kIndicators, scratch);
        } else {
            add_risk(scenarios[s], parts_[s], row - record::kIndicators - record::kProfileRows,
                     scratch);
        }
    };
    pool.execute([&] { tbb::parallel_for(std::size_t{0}, scenarios.size() * rows, body); });
}

}  // namespace legeplan::run
