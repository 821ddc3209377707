#pragma once

#include <cstddef>

#include "scenario/csv.h"

namespace legeplan::scenario {

/// Takes the lines off that stand after the rows of a table ("Kilde: SSB") and returns how many.
///
/// Such a line begins with a label and a colon, or has words in one cell after an empty line; after
/// it come only lines of the same kind. A row that was cut does not look so.
std::size_t drop_footer(CsvText& csv, std::size_t header);

}  // namespace legeplan::scenario
