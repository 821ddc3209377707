#pragma once

#include <cstdint>
#include <string>

#include "output/csv_table.h"
#include "run/results.h"

namespace legeplan::output {

/// How a table is laid out: one row per indicator, scenario and month; or one row per scenario and
/// month, with a column for each statistic of each indicator ("births.q05").
enum class CsvShape : std::uint8_t { long_table, wide_table };

/// The results as a table; the month before the first holds the initial state. Rows with a base
/// hold paired differences from the first month on, whose `q05` and `q95` are the quantiles of the
/// differences. Undefined: empty. Counts
/// of fewer than five persons are "<5" (is_small_count()), and how they vary is not told. The
/// language is that of the headers for Excel in Norway.
std::string to_csv(const run::Results& results, CsvShape shape = CsvShape::long_table,
                   CsvDialect dialect = CsvDialect::plain, Language language = Language::en);

}  // namespace legeplan::output
