#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "study/fit_text.h"
#include "study/targets.h"

namespace legeplan::study {

/// Language of the comments; titles are in both.
enum class CommentLanguage : std::uint8_t { nb, en };

/// What a new municipality's scenario is made of.
struct Starter {
    std::string code;
    std::string name;
    PopulationHistory history;
    std::string source;  ///< of the population, in words
    CommentLanguage language = CommentLanguage::nb;

    int start_year() const { return history.last(); }
};

/// Files of a scenario: name and text; baseline.toml is the first.
using StarterFiles = std::vector<std::pair<std::string, std::string>>;

/// Positions of a new scenario, and what the national ratio of persons to lists gives before it is
/// rounded to whole positions, one at least.
struct StarterPlaces {
    int positions = 0;
    double by_ratio = 0.0;

    /// Whether the municipality is so small that the rounding is what decides.
    bool is_odd() const;
};

/// Throws: ScenarioError.
StarterPlaces starter_places(const Starter& starter, const std::filesystem::path& data_dir);

/// A commented scenario, runnable as it is: positions at the national ratio of persons to lists,
/// one office, in-moves from the history where there is one. With an example of a policy.
///
/// A start before the last national population takes model schedules and what the nation's
/// populations told at the time instead of today's tables, so that the scenario can be tested on
/// what came after.
/// Throws: ScenarioError; std::filesystem::filesystem_error for the scratch folder it loads from.
StarterFiles starter_files(const Starter& starter, const std::filesystem::path& data_dir);

}  // namespace legeplan::study
