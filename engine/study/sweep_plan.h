#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "study/study_file.h"

namespace legeplan::study {

/// A point of the design on one base scenario.
struct PlannedPoint {
    std::size_t scenario = 0;  ///< number of the base scenario
    std::size_t point = 0;     ///< number of the point in the design
    std::uint64_t seed = 1;
};

/// What a worker does at a time: some replicates of one point.
struct Unit {
    std::size_t planned = 0;  ///< number of the planned point
    Block block;
};

/// Runs a block of replicates. Shape of what it gives: [replicate][area][indicator][time].
/// Throws: RunError; run::Cancelled between replicates.
using Runner =
    std::function<std::vector<float>(const Block&, const std::function<bool()>& is_cancelled)>;

/// A study worked out: its points on all its scenarios, cut into units of work.
///
/// Units are numbered by scenario, point and replicate; the numbers depend on the study alone.
class SweepPlan {
public:
    /// Throws: ScenarioError where a base scenario is wrong or lacks an axis's key.
    SweepPlan(Study study, const std::filesystem::path& data_dir);

    const Study& study() const { return study_; }
    const std::vector<ScenarioSpace>& spaces() const { return spaces_; }
    const std::vector<Point>& design_points() const { return points_; }

    /// The axes with what the first scenario says of their keys.
    const std::vector<Axis>& axes() const { return spaces_.front().axes(); }

    std::size_t points() const { return spaces_.size() * points_.size(); }
    std::size_t units() const { return points() * units_per_point(); }
    std::size_t units_per_point() const;
    PlannedPoint point(std::size_t planned) const;
    Unit unit(std::size_t number) const;

    /// Whose figures are kept: the place that a scenario is about, or, in a region, all
    /// municipalities together and then each.
    std::size_t areas() const { return study_.region ? study_.region->populations.size() + 1 : 1; }

    /// Rows of the result: the areas of each planned point in turn.
    std::size_t rows() const { return points() * areas(); }

    /// Runs the blocks of a planned point; for one thread. Throws: ScenarioError.
    Runner runner(std::size_t planned) const;

    /// Numbers that a unit keeps.
    std::size_t values_of(const Unit& unit) const;

    /// Bytes that all units keep, and the result holds before it is packed.
    double shard_bytes() const;
    double result_bytes() const;

    /// The months whose ends are kept, over all scenarios.
    std::vector<Month> months() const;

    /// The study and its scenarios as one text: what a sweep's results depend on.
    const std::string& identity() const { return identity_; }

    /// Planned points that together hold each value of a list and the ends of every other axis.
    std::vector<std::size_t> telling_points() const;

    /// Adds what is wrong with the scenarios of these points.
    void check(const std::vector<std::size_t>& planned, Problems& problems) const;

private:
    std::string identity_text() const;

    Study study_;
    std::vector<ScenarioSpace> spaces_;
    std::vector<Point> points_;
    std::optional<Targets> national_;  ///< what municipalities of a region take from the nation
    std::string identity_;
};

}  // namespace legeplan::study
