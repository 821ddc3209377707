#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/calendar.h"
#include "record/indicators.h"
#include "scenario/schema.h"
#include "study/axis.h"
#include "study/regret.h"

namespace legeplan::study {

/// Something that may come and that a policy does not choose: keys of the scenarios with values.
struct Future {
    std::string id;
    Text title;
    std::vector<Axis> axes;
    std::vector<AxisValue> values;
};

/// Policies and futures to be held against each other, as their file states them.
struct RegretPlan {
    std::string file;
    Text title;
    std::vector<std::string> policies;  ///< scenario files
    std::vector<std::string> ids;       ///< of the policies
    std::vector<Future> futures;
    record::Indicator indicator{};
    bool is_wished_low = true;
    Month at{};
    Location where_at;
    std::uint64_t replicates = 0;
    std::uint64_t seed = 1;
    double error = 0.0;  ///< see regret_table()
    std::string resolved_text;
};

/// Every key that a file for `regret` may hold.
const scenario::Schema& regret_schema();

/// Throws: ScenarioError with everything that is wrong.
RegretPlan load_regret(const std::filesystem::path& path, const std::filesystem::path& data_dir);

struct RegretOptions {
    int threads = 0;
    std::function<bool()> is_cancelled;
    /// Called after each policy in each future.
    std::function<void(std::size_t done, std::size_t wanted)> progress;
};

struct Regrets {
    std::vector<Text> titles;  ///< of the policies
    RegretTable table;         ///< a loss is the indicator, or less it where it is wished high
};

/// Runs every policy in every future on the same random numbers.
/// Throws: ScenarioError, RunError, run::Cancelled.
Regrets find_regrets(const RegretPlan& plan, const std::filesystem::path& data_dir,
                     const RegretOptions& options);

}  // namespace legeplan::study
