#pragma once

#include <cstdint>

#include <hdf5.h>

#include "output/hdf5.h"
#include "run/results.h"

namespace legeplan::output {

/// Last day of a month in days since 1 January 1970.
std::int64_t last_day(Month month);

/// Writes the groups `profile` and `risk` of a result file with their dimensions.
/// `scenario`, `time` and `quantile` are the file's dimension scales. Throws: hdf5::Error.
/// `attached` remembers what the datasets are attached to.
void write_profiles(hid_t file, hid_t scenario, hid_t time, hid_t quantile, hdf5::Scales& attached,
                    const run::Results& results);

/// Reads them into results whose scenarios are there; undefined where the file has none.
/// Throws: hdf5::Error.
void read_profiles(hid_t file, run::Results& results);

}  // namespace legeplan::output
