#pragma once

#include <string_view>

namespace legeplan::output {

/// engine/output/report/template.html, which the build puts into the program.
std::string_view report_template();

}  // namespace legeplan::output
