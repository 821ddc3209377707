#pragma once

#include <span>
#include <string>

#include "output/report_data.h"

namespace legeplan::output {

/// One self-contained HTML page: the built page of engine/output/report with the report's data in
/// it. It asks for nothing over the network. Throws: as report_data().
std::string report_page(std::span<const ReportSource> sources, Language language);

/// The page of a study or of what was found by one (study_data(), findings_data()).
std::string study_page(const nlohmann::ordered_json& data, Language language);

/// A text where HTML expects text: no sign of it is read as markup.
std::string html_text(std::string_view text);

/// A JSON document that can stand in a script element: no "<" is left.
std::string script_json(const nlohmann::ordered_json& json);

}  // namespace legeplan::output
