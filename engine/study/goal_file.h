#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/calendar.h"
#include "inputs/inputs.h"
#include "record/indicators.h"
#include "scenario/schema.h"
#include "study/axis.h"
#include "study/sequential.h"

namespace legeplan::study {

/// Most settings of the levers together.
inline constexpr std::size_t kMaxSettings = 1000;

/// What holds where a goal's file says nothing (docs/methods/goal_seek.md tells why).
inline constexpr double kDefaultIndifference = 0.05;
inline constexpr double kDefaultError = 0.05;
inline constexpr std::uint64_t kDefaultFirstReplicates = 200;
inline constexpr std::uint64_t kDefaultMostReplicates = 12800;
inline constexpr std::uint64_t kDefaultCheckReplicates = 2000;
inline constexpr std::uint64_t kDefaultSeed = 1;

/// Something that must hold in a replicate, from one month to another.
struct Condition {
    std::string id;
    Text title;
    Location where;
    record::Indicator indicator{};
    std::optional<double> at_least;
    std::optional<double> at_most;
    Month from{};
    Month to{};
    bool is_year_ends = false;  ///< December alone, else every month
    bool is_each = true;        ///< at each of these times, else at any
};

/// Something that is varied to reach a goal: its values stand from the most wished to the least.
struct Lever {
    Axis axis;
    std::vector<AxisValue> values;
    std::string wish;  ///< "smallest", "largest", "earliest", "latest", or "first" of a list
    double weight = 0.0;
};

/// Whether the probability may be taken to rise from each value of a lever to the next.
enum class Monotone : std::uint8_t {
    stated,   ///< the author says so
    checked,  ///< only if a pilot does not speak against it
    unknown,  ///< every value is looked at in turn
};

/// What settings that reach the goal are ranked by.
struct Objective {
    /// Mean of this indicator in a month; absent: the levers' values times their weights.
    std::optional<record::Indicator> indicator;
    Month at{};
    Location where;
};

/// A goal as its file states it.
struct Goal {
    std::string file;
    Text title;
    std::string scenario;  ///< file of the base scenario
    Target target;
    Monotone monotone = Monotone::checked;
    std::uint64_t seed = kDefaultSeed;
    std::uint64_t check_seed = kDefaultSeed + 1;
    std::uint64_t check_replicates = kDefaultCheckReplicates;
    std::vector<Condition> conditions;
    std::vector<Lever> levers;
    std::optional<Objective> objective;
    std::string resolved_text;

    /// Whether settings lie on one line from the most wished to the least.
    bool is_line() const { return levers.size() == 1 && !objective; }
};

/// Every key that a goal file may hold.
const scenario::Schema& goal_schema();

/// A goal, its levers' keys not yet looked up in the scenario.
/// Throws: ScenarioError with everything that is wrong.
Goal load_goal(const std::filesystem::path& path, const std::filesystem::path& data_dir);

}  // namespace legeplan::study
