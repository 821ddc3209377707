#pragma once

#include <string>

namespace legeplan::output {

/// Shortest text that reads back as the same number; empty for what is not finite.
std::string number_text(double value);

}  // namespace legeplan::output
