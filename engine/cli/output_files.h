#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.h"
#include "cli/console.h"

namespace legeplan::cli {

bool is_same_file(const std::string& a, const std::string& b);

/// Refuses to write where something stands that does not begin as files of this kind do, or one of
/// the files that are read: a slip of the hand must not cost a scenario. Throws: UsageError.
void expect_replaceable(const std::optional<std::string>& output,
                        const std::vector<std::string_view>& starts, const Arguments& arguments,
                        const Console& console);

/// Whether an input is a finished study: its folder or its file of results. Throws: UsageError for
/// the folder of a study that is not finished, output::FileError.
bool is_study_input(const std::string& path, const Console& console);

/// A study's file with its folder's name, "out/results.h5", for those who read what is made of it.
std::string study_name(const std::string& path);

}  // namespace legeplan::cli
