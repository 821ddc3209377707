#pragma once

#include <span>
#include <string>

#include <nlohmann/json.hpp>

#include "output/language.h"
#include "output/result_file.h"

namespace legeplan::output {

/// A result file that a report shows.
struct ReportSource {
    std::string name;  ///< of the file, without its folder
    run::Results results;
    Origin origin;
};

/// The document that the report's page draws: what it says in words and numbers, in one language.
///
/// Scenarios of all sources stand side by side; one that several sources share (same text, seed and
/// number of replicates) stands once. Counts of fewer than five persons are 0 in series and
/// hidden in words. Throws: std::invalid_argument when the sources have different periods.
nlohmann::ordered_json report_data(std::span<const ReportSource> sources, Language language);

}  // namespace legeplan::output
