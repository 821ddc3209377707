#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/calendar.h"
#include "core/error.h"
#include "record/indicators.h"
#include "scenario/paths.h"
#include "scenario/scenario.h"

namespace legeplan::study {

/// The month that a date lies in.
Month month_of(const scenario::Date& date);

/// The scenario files that a key of a file of this folder names; a problem for each that cannot be
/// meant, and for a number of files outside least..most.
std::vector<std::string> referenced_scenarios(const scenario::Scenario& file,
                                              const scenario::SourceFile& source,
                                              const std::filesystem::path& data_dir,
                                              const std::string& key, std::size_t least,
                                              std::size_t most, Problems& problems);

/// Central value of a number.
double central_value(const scenario::Scenario& file, const char* key);

/// A scale's prior or figure, which must be a lognormal, for its width is needed; a problem else.
const random::Distribution& lognormal_in(const scenario::Scenario& file, const char* key,
                                         Problems& problems);

/// A prior that may lie on both sides of nothing, which must be a normal; a problem else.
const random::Distribution& normal_in(const scenario::Scenario& file, const char* key,
                                      Problems& problems);

}  // namespace legeplan::study
