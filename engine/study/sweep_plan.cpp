#include "study/sweep_plan.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "output/atomic_file.h"
#include "output/sha256.h"
#include "random/streams.h"
#include "record/summary.h"
#include "run/region.h"
#include "run/scenario.h"

namespace legeplan::study {

namespace {

std::string digest_of_files(const std::vector<std::filesystem::path>& files) {
    std::string bytes;
    for (const std::filesystem::path& path : files) {
        bytes += output::read_file(path);
    }
    return output::sha256(bytes);
}

/// Shape: [replicate][area][indicator][time], the whole region first.
Runner region_runner(const std::shared_ptr<const run::Region>& region, const Kept& kept) {
    const std::shared_ptr<run::RegionWorkspace> space = region->workspace();
    const auto times = kept.times_of(region->start(), region->months());
    return [region, space, times, indicators = kept.indicators](
               const Block& block, const std::function<bool()>& is_cancelled) {
        std::vector<float> values;
        const auto keep = [&](const record::Record& record) {
            for (const record::Indicator indicator : indicators) {
                for (const std::size_t time : times) {
                    values.push_back(record.at(indicator, time));
                }
            }
        };
        for (std::uint64_t i = 0; i < block.count; ++i) {
            if (is_cancelled && is_cancelled()) {
                throw run::Cancelled();
            }
            region->run(block.seed, block.first + i, *space);
            keep(space->total);
            std::for_each(space->municipalities.begin(), space->municipalities.end(), keep);
        }
        return values;
    };
}

std::vector<ScenarioSpace> spaces_of(const Study& study, const std::filesystem::path& data_dir) {
    Problems problems;
    std::vector<ScenarioSpace> spaces;
    for (const std::string& file : study.scenarios) {
        try {
            spaces.emplace_back(file, data_dir, study.axes);
        } catch (const ScenarioError& error) {
            problems.add(error.problems());
        }
    }
    throw_if_any(problems);
    return spaces;
}

}  // namespace

SweepPlan::SweepPlan(Study study, const std::filesystem::path& data_dir)
    : study_(std::move(study)),
      spaces_(spaces_of(study_, data_dir)),
      points_(points_of(study_.design, spaces_.front().axes())),
      identity_(identity_text()) {
    if (study_.region) {
        Problems problems;
        for (const ScenarioSpace& space : spaces_) {
            check_template(space.base(), space.file(), study_.region->year, problems);
        }
        throw_if_any(problems);
        national_ = load_targets(national_targets(data_dir), data_dir);
    }
}

std::size_t SweepPlan::units_per_point() const {
    return static_cast<std::size_t>((study_.replicates + study_.unit - 1) / study_.unit);
}

PlannedPoint SweepPlan::point(std::size_t planned) const {
    constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15ULL;
    const std::uint64_t seed = study_.seeds == Seeds::paired
                                   ? study_.seed
                                   : random::mix(random::mix(study_.seed) + kStep * (planned + 1));
    return {planned / points_.size(), planned % points_.size(), seed};
}

Unit SweepPlan::unit(std::size_t number) const {
    const std::size_t planned = number / units_per_point();
    const std::uint64_t first = (number % units_per_point()) * study_.unit;
    return {planned,
            {point(planned).seed, first, std::min(study_.unit, study_.replicates - first)}};
}

Runner SweepPlan::runner(std::size_t planned) const {
    const PlannedPoint which = point(planned);
    const auto inputs = spaces_[which.scenario].at(points_[which.point].values);
    if (study_.region) {
        return region_runner(make_region(*inputs, *study_.region, *national_), study_.kept);
    }
    const auto scenario = std::make_shared<const run::Scenario>(run::scenario_of(inputs));
    return [scenario, worker = scenario->make_worker(nullptr),
            kept = study_.kept](const Block& block, const std::function<bool()>& is_cancelled) {
        return run_block(*scenario, worker, block, kept, is_cancelled);
    };
}

std::size_t SweepPlan::values_of(const Unit& unit) const {
    const inputs::Inputs& base = spaces_[point(unit.planned).scenario].base();
    return unit.block.count * areas() * study_.kept.indicators.size() *
           study_.kept.times_of(base.start, base.months()).size();
}

double SweepPlan::shard_bytes() const {
    double values = 0.0;
    for (std::size_t s = 0; s < spaces_.size(); ++s) {
        const std::size_t planned = s * points_.size();
        values += static_cast<double>(points_.size()) * static_cast<double>(study_.replicates) *
                  static_cast<double>(values_of({planned, {0, 0, 1}}));
    }
    return values * static_cast<double>(sizeof(float));
}

double SweepPlan::result_bytes() const {
    constexpr std::size_t kMeanSdError = 3;
    // What HDF5 keeps of a file, and of an indicator's datasets with their attributes; measured.
    constexpr double kFile = 130e3;
    constexpr double kIndicator = 20e3;
    const auto statistics = static_cast<double>(record::kQuantiles.size() + kMeanSdError);
    const auto indicators = static_cast<double>(study_.kept.indicators.size());
    const double figures = static_cast<double>(rows()) * indicators *
                           static_cast<double>(months().size()) * statistics * sizeof(double);
    return kFile + kIndicator * indicators + figures;
}

std::vector<Month> SweepPlan::months() const {
    std::set<Month> months;
    for (const ScenarioSpace& space : spaces_) {
        const inputs::Inputs& base = space.base();
        for (const std::size_t time : study_.kept.times_of(base.start, base.months())) {
            months.insert(base.start + (static_cast<int>(time) - 1));
        }
    }
    return {months.begin(), months.end()};
}

std::string SweepPlan::identity_text() const {
    std::string text = study_.resolved_text;
    for (std::size_t s = 0; s < spaces_.size(); ++s) {
        const inputs::Inputs& base = spaces_[s].base();
        text += fmt::format("\n# scenario {}\n{}", study_.ids[s], base.resolved_text);
        if (!base.roster.empty()) {
            // The roster is personal and not in the text; a change of it must still be seen.
            text += fmt::format("# files of {} {}\n", study_.ids[s],
                                digest_of_files(spaces_[s].files()));
        }
    }
    return text;
}

std::vector<std::size_t> SweepPlan::telling_points() const {
    std::set<std::size_t> telling{0};
    for (std::size_t a = 0; a < axes().size(); ++a) {
        std::map<std::string, std::size_t> first_with;
        std::size_t least = 0;
        std::size_t greatest = 0;
        for (std::size_t p = 0; p < points_.size(); ++p) {
            const AxisValue& value = points_[p].values[a];
            least = value.number < points_[least].values[a].number ? p : least;
            greatest = value.number > points_[greatest].values[a].number ? p : greatest;
            if (axes()[a].kind == AxisKind::list || std::isnan(value.number)) {
                first_with.emplace(value.toml, p);
            }
        }
        telling.insert({least, greatest});
        for (const auto& [value, p] : first_with) {
            telling.insert(p);
        }
    }
    std::vector<std::size_t> planned;
    for (std::size_t s = 0; s < spaces_.size(); ++s) {
        for (const std::size_t p : telling) {
            planned.push_back(s * points_.size() + p);
        }
    }
    return planned;
}

void SweepPlan::check(const std::vector<std::size_t>& planned, Problems& problems) const {
    std::set<std::string> told;
    for (const std::size_t number : planned) {
        const PlannedPoint which = point(number);
        try {
            spaces_[which.scenario].at(points_[which.point].values);
        } catch (const ScenarioError& error) {
            // Points share values, and one wrong value is one problem.
            for (const Problem& problem : error.problems().items()) {
                if (told.insert(problem.to_string()).second) {
                    problems.add(problem);
                }
            }
        }
    }
}

}  // namespace legeplan::study
