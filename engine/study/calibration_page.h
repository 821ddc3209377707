#pragma once

#include <string>

namespace legeplan::study {

/// docs/calibration_reference.md: every key and table of a file of targets.
std::string calibration_reference();

}  // namespace legeplan::study
