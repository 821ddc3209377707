#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "study/population_history.h"

namespace legeplan::study {

/// Names of the municipalities of Norway by number (`norway/municipality_names.csv`, borders of
/// 2024).
///
/// Throws: ScenarioError when the table of names cannot be read.
std::map<std::string, std::string> municipality_names(const std::filesystem::path& data_dir);

/// Gives the municipalities their names by their numbers, where the table has numbers only; numbers
/// of other borders keep what they have.
///
/// Throws: ScenarioError when the table of names cannot be read.
void name_municipalities(std::map<std::string, PopulationHistory>& histories,
                         const std::filesystem::path& data_dir);

}  // namespace legeplan::study
