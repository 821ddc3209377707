#pragma once

#include <string>

#include "output/csv.h"
#include "output/cube_reader.h"

namespace legeplan::output {

/// A study as a table: a row for each point, indicator and month, or, wide, for each point and
/// month with columns for the statistics of each indicator. Every row has the point's scenario and
/// axes. Undefined: empty. Counts of fewer than five persons are "<5".
std::string study_csv(const Cube& cube, CsvShape shape, CsvDialect dialect,
                      Language language = Language::en);

}  // namespace legeplan::output
