#pragma once

#include <filesystem>

#include <nlohmann/json.hpp>

#include "output/language.h"

namespace legeplan::output {

/// The document that the page of a sensitivity, goal or regret draws, in one language, from the
/// document that the command wrote with -o. Throws: FileError where that is something else, or
/// lacks something.
nlohmann::ordered_json findings_data(const std::filesystem::path& path, Language language);

}  // namespace legeplan::output
