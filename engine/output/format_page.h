#pragma once

#include <string>

namespace legeplan::output {

/// docs/output_format.md: what result files, JSON documents and CSV tables hold, with the table of
/// indicators.
std::string format_page();

}  // namespace legeplan::output
