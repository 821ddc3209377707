#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "output/atomic_file.h"
#include "output/provenance.h"
#include "run/experiment.h"
#include "run/results.h"

namespace legeplan::output {

/// Writes results as an HDF5 file (docs/output_format.md) and commits it.
///
/// With `experiment` also every replicate's values. All datasets are the same bytes for the same
/// results; what varies is in the group /provenance.
/// Throws: FileError; run::Cancelled between datasets, leaving no file.
void write_results(AtomicFile& file, const run::Results& results, const Provenance& provenance,
                   const run::Experiment* experiment = nullptr,
                   const std::function<bool()>& is_cancelled = {});

/// Keeps the HDF5 library from closing at the end of the program what it could not close before:
/// after a disk ran full it would end in a segmentation fault. For a program that closes its own
/// files; to be called before the library is used.
void leave_hdf5_at_exit();

/// Results from a file that write_results() wrote.
///
/// Indicators that the file does not have are undefined throughout; those that this program does
/// not know are left out. Differences at time zero are not kept in files and are undefined.
/// Throws: FileError, also where the file's format is newer than this program reads.
run::Results read_results(const std::filesystem::path& path);

/// Where a result file comes from.
struct Origin {
    std::string version;  ///< of the program that ran
    Provenance provenance;
};

/// Throws: as read_results().
Origin read_origin(const std::filesystem::path& path);

}  // namespace legeplan::output
