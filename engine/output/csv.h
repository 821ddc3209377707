#pragma once

#include <string>

#include "run/results.h"

namespace legeplan::output {

/// The results as a long table (RFC 4180, UTF-8, decimal point), one row per indicator, scenario
/// and month; the month before the first holds the initial state. Rows with a base hold paired
/// differences from the first month on, whose `q05` and `q95` are the quantiles of the
/// differences. Undefined: empty.
std::string to_csv(const run::Results& results);

}  // namespace legeplan::output
