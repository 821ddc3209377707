#include "study/evaluate.h"

#include <utility>

#include "inputs/load.h"

namespace legeplan::study {

ScenarioSpace::ScenarioSpace(std::string file, std::filesystem::path data_dir,
                             std::vector<Axis> axes)
    : file_(std::move(file)), data_dir_(std::move(data_dir)), axes_(std::move(axes)) {
    Problems problems;
    auto loaded = inputs::load_with_scenario(file_, {data_dir_, {}}, problems);
    if (loaded) {
        resolve(loaded->scenario, axes_, problems);
    }
    throw_if_any(problems);
    files_ = loaded->scenario.files();
    base_ = std::make_shared<const inputs::Inputs>(std::move(*loaded->inputs));
}

std::shared_ptr<const inputs::Inputs>
ScenarioSpace::at(const std::vector<AxisValue>& values) const {
    if (axes_.empty()) {
        return base_;
    }
    inputs::LoadOptions options{data_dir_, {}};
    for (std::size_t a = 0; a < axes_.size(); ++a) {
        options.deltas.push_back(delta_of(axes_[a], values.at(a)));
    }
    return std::make_shared<const inputs::Inputs>(inputs::load(file_, options));
}

std::vector<std::size_t> Kept::times_of(Month start, int months) const {
    constexpr int kDecember = 12;
    if (at) {
        return {static_cast<std::size_t>(*at - start) + 1};
    }
    std::vector<std::size_t> kept;
    for (int month = 1; month <= months; ++month) {
        const bool is_year_end = (start + (month - 1)).month_of_year() == kDecember;
        if (times == KeptTimes::months || is_year_end || month == months) {
            kept.push_back(static_cast<std::size_t>(month));
        }
    }
    return kept;
}

std::vector<float> run_block(const run::Scenario& scenario, const run::Worker& worker,
                             const Block& block, const Kept& kept,
                             const std::function<bool()>& is_cancelled) {
    const std::vector<std::size_t> times = kept.times_of(scenario.start, scenario.months);
    record::Record record(scenario.months, scenario.snapshots());
    std::vector<float> values;
    values.reserve(block.count * kept.indicators.size() * times.size());
    for (std::uint64_t i = 0; i < block.count; ++i) {
        if (is_cancelled && is_cancelled()) {
            throw run::Cancelled();
        }
        worker(block.seed, block.first + i, record);
        for (const record::Indicator indicator : kept.indicators) {
            for (const std::size_t time : times) {
                values.push_back(record.at(indicator, time));
            }
        }
    }
    return values;
}

}  // namespace legeplan::study
