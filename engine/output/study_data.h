#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "output/cube_reader.h"
#include "output/language.h"

namespace legeplan::output {

/// Figures that a page holds at most of a study; above, it shows fewer of its years.
inline constexpr std::size_t kMostFigures = 300'000;

/// The document that the page of a study draws, in one language: what was studied, and of each
/// point and indicator the mean with its Monte Carlo error and the 5 and 95 % quantiles at the ends
/// of years. Counts of fewer than five persons are 0. `name` is that of the file.
nlohmann::ordered_json study_data(const Cube& cube, const std::string& name, Language language,
                                  std::size_t most_figures = kMostFigures);

/// Times of a study that people's tables show: the year ends, or all where there are none, and the
/// last.
std::vector<std::size_t> year_ends(const CubeLayout& layout);

/// What the pages of studies have in common: language, unit names and what runs are named by.
nlohmann::ordered_json study_page_data(const char* kind, const std::string& subject,
                                       nlohmann::ordered_json run, Language language);

/// Whether all points met the same random numbers.
bool is_paired(const CubeLayout& layout);

}  // namespace legeplan::output
