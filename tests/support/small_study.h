#pragma once

#include <filesystem>

#include "output/cube_reader.h"

namespace legeplan::test {

/// Mean of an indicator at a point of small_study() at a time.
///
/// Equation: 100 (indicator + 1) + 10 point + time; the undefined gps_mean_age is not a number.
double small_study_mean(std::size_t point, std::size_t indicator, std::size_t time);

/// A study of six points: a grid of three numbers ("level") and two words ("contract"), kept of
/// persons_without_gp, list_free and gps_mean_age at the ends of 2021 and 2022. The Monte Carlo
/// error is 4 throughout, and the q-th quantile lies q - 3 from the mean.
output::Cube small_study();

/// Writes it as a study's file.
void write_study(const std::filesystem::path& path, const output::Cube& cube);

}  // namespace legeplan::test
