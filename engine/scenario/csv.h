#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace legeplan::scenario {

/// One record of a CSV file with the line it starts on.
struct CsvRecord {
    int line = 0;
    std::vector<std::string> fields;
};

struct CsvText {
    std::vector<CsvRecord> records;     ///< the header first
    std::vector<std::string> comments;  ///< lines that start with #, without it
};

/// Splits a CSV text: commas, fields in double quotes where needed ("" for a quote inside), lines
/// ended by LF or CRLF. Lines that start with # are comments; empty lines are skipped. Other
/// programs' files may have another delimiter than the comma.
///
/// A line end within quotes is LF. Quotes in the wrong place, control characters and carriage
/// returns within a line are problems at their line.
CsvText split_csv(std::string_view text, const std::string& file, Problems& problems,
                  char delimiter = ',');

/// A field as it is written in a CSV file, in quotes where it must be.
std::string csv_field(const std::string& text);

}  // namespace legeplan::scenario
