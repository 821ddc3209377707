#pragma once

#include <string>

namespace legeplan::study {

/// docs/goal_reference.md: every key of the files for solve, sensitivity and regret.
std::string goal_reference();

}  // namespace legeplan::study
