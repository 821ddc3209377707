#pragma once

#include <string_view>

namespace legeplan::output {

/// engine/output/report/report_template.html, which the build puts into the program.
std::string_view report_template();

/// engine/output/report/study_template.html, likewise.
std::string_view study_template();

}  // namespace legeplan::output
