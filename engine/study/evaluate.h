#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "inputs/inputs.h"
#include "record/indicators.h"
#include "run/experiment.h"
#include "study/design.h"

namespace legeplan::study {

/// A base scenario with what a study varies: gives the scenario of any point.
///
/// Every axis is laid over the file as a delta file would be, so all checks of a scenario hold.
class ScenarioSpace {
public:
    /// Throws: ScenarioError where the base is wrong or does not know an axis's key.
    ScenarioSpace(std::string file, std::filesystem::path data_dir, std::vector<Axis> axes);

    const std::string& file() const { return file_; }

    /// The axes with what the base says of their keys.
    const std::vector<Axis>& axes() const { return axes_; }
    const inputs::Inputs& base() const { return *base_; }

    /// Files that the base was read from.
    const std::vector<std::filesystem::path>& files() const { return files_; }

    /// The base with the values of a point. Throws: ScenarioError, its problems at the axes.
    std::shared_ptr<const inputs::Inputs> at(const std::vector<AxisValue>& values) const;

private:
    std::string file_;
    std::filesystem::path data_dir_;
    std::vector<Axis> axes_;
    std::shared_ptr<const inputs::Inputs> base_;
    std::vector<std::filesystem::path> files_;
};

enum class KeptTimes : std::uint8_t { months, year_ends };

/// What is kept of each replicate.
struct Kept {
    std::vector<record::Indicator> indicators;
    KeptTimes times = KeptTimes::months;
    std::optional<Month> at;  ///< this month alone

    /// Times of a record of the scenario that are kept, the initial state not among them. The last
    /// month is always kept, unless one month is asked for.
    std::vector<std::size_t> times_of(Month start, int months) const;
};

/// A run of consecutive replicates.
struct Block {
    std::uint64_t seed = 1;
    std::uint64_t first = 0;
    std::uint64_t count = 0;
};

/// Runs a block of replicates of one scenario in the calling thread.
///
/// Shape: [replicate][indicator][time]. A value depends on the scenario, the seed and the number of
/// its replicate alone. Throws: RunError; run::Cancelled between replicates.
std::vector<float> run_block(const run::Scenario& scenario, const run::Worker& worker,
                             const Block& block, const Kept& kept,
                             const std::function<bool()>& is_cancelled = {});

}  // namespace legeplan::study
