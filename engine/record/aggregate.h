#pragma once

#include <optional>
#include <span>

#include "record/record.h"

namespace legeplan::record {

/// What an indicator of several municipalities together is the mean over, as weight; none: it is
/// their sum.
///
/// Counts, flows and sums of money add up. Means and shares are weighted by what they are over:
/// list_free_share by list_capacity, gps_mean_age by gps. capacity_rule_met is the share of the
/// inhabitants whose municipality's rule is met.
std::optional<Indicator> weight_of(Indicator id);

/// Indicators of all municipalities together at every time. Profiles are left alone.
///
/// Means leave out municipalities where they or their weight are undefined, and are undefined where
/// nothing is left. Sums run in the order of the municipalities.
/// Expects: all records have the same times.
void aggregate(std::span<const Record> municipalities, Record& total);

}  // namespace legeplan::record
