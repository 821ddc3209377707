#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "output/cube_file.h"

namespace legeplan::output {

/// A study's results, as its file holds them.
struct Cube {
    CubeLayout layout;
    std::string version;                              ///< of the program that ran
    std::string git_sha;                              ///< of the same
    std::vector<std::vector<record::Series>> points;  ///< [point][indicator], series by month

    const record::Series& series(std::size_t point, std::size_t indicator) const {
        return points[point][indicator];
    }
};

/// The name of a study's results in its folder.
inline constexpr const char* kStudyResults = "results.h5";

/// The file with a study's results: the one that is named, or that of a study's folder, which is
/// there when the study is finished.
std::filesystem::path study_file(const std::filesystem::path& path);

/// Whether a file holds the results of a study. Throws: FileError as read_cube().
bool is_study(const std::filesystem::path& path);

/// Results from a file that CubeWriter wrote. Indicators that this program does not know are left
/// out. Throws: FileError, with what in the file cannot be read.
Cube read_cube(const std::filesystem::path& path);

}  // namespace legeplan::output
