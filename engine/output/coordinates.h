#pragma once

#include <cstdint>
#include <span>

#include "core/calendar.h"
#include "output/hdf5.h"

namespace legeplan::output {

/// The dimension scale `time`, days since 1970 of the months' last days, with the months' names
/// (`month`) beside it.
hdf5::Handle write_time(hid_t file, hdf5::Scales& scales, std::span<const Month> months);

/// The dimension scale `quantile`: the probabilities of all stated quantiles.
hdf5::Handle write_quantile(hid_t file);

/// The dimension scale `replicate`: 0, 1, ...
hdf5::Handle write_replicate(hid_t file, std::uint64_t replicates);

}  // namespace legeplan::output
