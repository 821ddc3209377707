#pragma once

#include <string>

namespace legeplan::study {

/// docs/study_reference.md: every key of a study file.
std::string study_reference();

}  // namespace legeplan::study
