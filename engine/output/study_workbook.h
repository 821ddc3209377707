#pragma once

#include <string>

#include "output/atomic_file.h"
#include "output/cube_reader.h"
#include "output/language.h"

namespace legeplan::output {

/// Writes a study as a workbook (XLSX) and commits it: points, axes and the main indicators at the
/// end of the last year with their bands and a chart; the axes and the assumptions; and a sheet
/// with every point and month of each indicator.
///
/// `name` is that of the study's file. The same study gives the same bytes. Throws: FileError, also
/// for more rows than a sheet holds.
void write_study_workbook(AtomicFile& file, const Cube& cube, const std::string& name,
                          Language language);

}  // namespace legeplan::output
