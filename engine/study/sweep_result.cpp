#include "study/sweep_result.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <tbb/parallel_for.h>

#include "output/cube_file.h"
#include "output/sha256.h"
#include "record/summary.h"
#include "run/experiment.h"
#include "run/thread_pool.h"

namespace legeplan::study {

namespace {

const char* name_of(DesignKind kind) {
    switch (kind) {
        case DesignKind::grid:
            return "grid";
        case DesignKind::latin_hypercube:
            return "latin_hypercube";
        case DesignKind::sobol:
            return "sobol";
        case DesignKind::morris:
            return "morris";
        case DesignKind::table:
            return "table";
    }
    return "";
}

/// A value as a reader of results wants it: a name without TOML's quotes.
std::string words_of(const AxisValue& value) {
    const std::string& toml = value.toml;
    const bool is_quoted = toml.size() >= 2 && toml.front() == '"' && toml.back() == '"';
    return is_quoted ? toml.substr(1, toml.size() - 2) : toml;
}

output::CubeAxis axis_of(const SweepPlan& plan, std::size_t a) {
    const Axis& axis = plan.axes()[a];
    output::CubeAxis result{axis.id, axis.key, axis.unit, axis.title, {}, {}};
    for (std::size_t row = 0; row < plan.rows(); ++row) {
        const PlannedPoint which = plan.point(row / plan.areas());
        const AxisValue& value = plan.design_points()[which.point].values[a];
        result.numbers.push_back(value.number);
        result.words.push_back(words_of(value));
    }
    const bool is_number = std::none_of(result.numbers.begin(), result.numbers.end(),
                                        [](double number) { return std::isnan(number); });
    if (is_number) {
        result.words.clear();
    } else {
        result.numbers.clear();
    }
    return result;
}

/// The municipality that each row is about: its number, and its name.
void add_municipalities(const SweepPlan& plan, output::CubeLayout& layout) {
    output::CubeAxis numbers{output::kMunicipality, "", "", {"Kommune", "Municipality"}, {}, {}};
    output::CubeAxis names{
        output::kMunicipalityName, "", "", {"Kommunenavn", "Name of the municipality"}, {}, {}};
    for (std::size_t row = 0; row < plan.rows(); ++row) {
        const std::size_t area = row % plan.areas();
        if (area == 0) {
            numbers.words.emplace_back(output::kAllMunicipalities);
            names.words.emplace_back(output::kAllMunicipalities);
        } else {
            const PopulationHistory& population = plan.study().region->populations[area - 1];
            numbers.words.push_back(population.region);
            names.words.push_back(population.name);
        }
    }
    layout.axes.push_back(std::move(numbers));
    layout.axes.push_back(std::move(names));
}

void add_points(const SweepPlan& plan, output::CubeLayout& layout) {
    const bool is_morris = plan.study().design.kind == DesignKind::morris;
    for (std::size_t row = 0; row < plan.rows(); ++row) {
        const PlannedPoint which = plan.point(row / plan.areas());
        const Point& point = plan.design_points()[which.point];
        layout.scenario.push_back(plan.study().ids[which.scenario]);
        layout.seeds.push_back(which.seed);
        layout.design_points.push_back(static_cast<std::int64_t>(which.point));
        if (is_morris) {
            layout.trajectories.push_back(point.trajectory);
            layout.changed_axes.push_back(
                point.changed_axis < 0
                    ? ""
                    : plan.axes()[static_cast<std::size_t>(point.changed_axis)].id);
        }
    }
}

output::CubeLayout layout_of(const SweepPlan& plan) {
    const Study& study = plan.study();
    output::CubeLayout layout;
    layout.title = study.title;
    layout.study_text = study.resolved_text;
    layout.identity = output::sha256(plan.identity());
    layout.design = name_of(study.design.kind);
    layout.seed = study.seed;
    layout.replicates = study.replicates;
    layout.scenario_ids = study.ids;
    for (const ScenarioSpace& space : plan.spaces()) {
        layout.scenario_texts.push_back(space.base().resolved_text);
    }
    layout.indicators = study.kept.indicators;
    layout.months = plan.months();
    for (std::size_t a = 0; a < plan.axes().size(); ++a) {
        layout.axes.push_back(axis_of(plan, a));
    }
    if (study.region) {
        add_municipalities(plan, layout);
    }
    add_points(plan, layout);
    return layout;
}

/// Some areas of a planned point.
struct Areas {
    std::size_t planned = 0;
    std::size_t first = 0;
    std::size_t count = 1;
};

/// Every replicate of some areas. Shape: [replicate][area][indicator][time].
std::vector<float> values_of(const SweepPlan& plan, const Areas& areas, const Shards& shards) {
    const std::size_t planned = areas.planned;
    std::vector<float> values;
    for (std::size_t u = 0; u < plan.units_per_point(); ++u) {
        const std::size_t unit = planned * plan.units_per_point() + u;
        const RecordPlace& place = shards.units.at(unit);
        const std::vector<float> part = read_record(place, unit);
        if (part.size() != plan.values_of(plan.unit(unit))) {
            throw output::FileError(place.file,
                                    Text::of("posten for enhet {} ved byte {} har {} verdier",
                                             "the record of unit {} at byte {} has {} values", unit,
                                             place.offset, part.size()));
        }
        const std::size_t count = plan.unit(unit).block.count;
        const std::size_t size = part.size() / (count * plan.areas());  // of one area
        for (std::size_t r = 0; r < count; ++r) {
            const auto from =
                part.begin() + static_cast<std::ptrdiff_t>((r * plan.areas() + areas.first) * size);
            values.insert(values.end(), from,
                          from + static_cast<std::ptrdiff_t>(areas.count * size));
        }
    }
    return values;
}

/// The series by area and indicator, undefined in months that the scenario does not simulate.
std::vector<std::vector<record::Series>> series_of(const SweepPlan& plan, const Areas& areas,
                                                   const Shards& shards,
                                                   const std::vector<Month>& months) {
    const std::vector<float> values = values_of(plan, areas, shards);
    const inputs::Inputs& base = plan.spaces()[plan.point(areas.planned).scenario].base();
    const auto times = plan.study().kept.times_of(base.start, base.months());
    const std::size_t size = plan.study().kept.indicators.size() * times.size();
    std::vector<std::vector<record::Series>> all(areas.count);
    std::vector<float> draws(plan.study().replicates);
    std::vector<double> scratch;
    for (std::size_t area = 0; area < areas.count; ++area) {
        all[area].assign(plan.study().kept.indicators.size(), record::Series(months.size()));
        for (std::size_t k = 0; k < size; ++k) {
            for (std::size_t r = 0; r < draws.size(); ++r) {
                draws[r] = values[(r * areas.count + area) * size + k];
            }
            const Month month = base.start + (static_cast<int>(times[k % times.size()]) - 1);
            const auto place = std::lower_bound(months.begin(), months.end(), month);
            all[area][k / times.size()].set(static_cast<std::size_t>(place - months.begin()),
                                            record::summarise(draws, scratch));
        }
    }
    return all;
}

}  // namespace

void write_sweep_result(const SweepPlan& plan, const Shards& shards, output::AtomicFile& file,
                        int threads, const std::function<bool()>& is_cancelled) {
    const output::CubeLayout layout = layout_of(plan);
    output::CubeWriter writer(file, layout);
    run::ThreadPool pool(threads);
    constexpr std::size_t kAtATime = output::CubeWriter::kPointsAtATime;
    for (std::size_t first = 0; first < plan.rows(); first += kAtATime) {
        if (is_cancelled && is_cancelled()) {
            throw run::Cancelled();
        }
        const std::size_t end = std::min(first + kAtATime, plan.rows());
        std::vector<std::vector<record::Series>> batch(end - first);
        pool.execute([&] {
            tbb::parallel_for(
                first / plan.areas(), (end - 1) / plan.areas() + 1, [&](std::size_t planned) {
                    const std::size_t start = planned * plan.areas();
                    const std::size_t from = std::max(first, start);
                    const std::size_t to = std::min(end, start + plan.areas());
                    auto series =
                        series_of(plan, {planned, from - start, to - from}, shards, layout.months);
                    std::move(series.begin(), series.end(),
                              batch.begin() + static_cast<std::ptrdiff_t>(from - first));
                });
        });
        writer.write(first, batch);
    }
    writer.commit();
}

}  // namespace legeplan::study
