#pragma once

#include "output/atomic_file.h"
#include "output/language.h"
#include "output/report_data.h"

namespace legeplan::output {

/// Writes results as a workbook (XLSX) and commits it: a summary to read first, the differences,
/// the assumptions with their sources, the population by age, the probabilities of what a plan
/// wants to avoid, and a sheet with a chart for every indicator.
///
/// The same results and origin give the same bytes. Throws: FileError.
void write_workbook(AtomicFile& file, const ReportSource& source, Language language);

}  // namespace legeplan::output
