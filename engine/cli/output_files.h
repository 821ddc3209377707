#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/arguments.h"
#include "cli/console.h"

namespace legeplan::cli {

bool is_same_file(const std::string& a, const std::string& b);

/// Refuses to write where something other than a file of this kind stands, or one of the files that
/// are read: a slip of the hand must not cost a scenario. Throws: UsageError.
void expect_replaceable(const std::optional<std::string>& output, std::string_view signature,
                        const Arguments& arguments, const Console& console);

}  // namespace legeplan::cli
