#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/error.h"
#include "scenario/scenario.h"
#include "scenario/schema.h"
#include "study/municipalities.h"

namespace legeplan::study {

/// The keys of a study's section [region].
std::vector<scenario::KeySpec> region_keys();

/// The municipalities that a study names, from its tables; null without the section, or where
/// something is wrong with it.
std::shared_ptr<const RegionTable> read_region(const scenario::Scenario& file,
                                               const scenario::SourceFile& source,
                                               const std::filesystem::path& data_dir,
                                               Problems& problems);

}  // namespace legeplan::study
