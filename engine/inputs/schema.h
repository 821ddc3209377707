#pragma once

#include "scenario/schema.h"

namespace legeplan::inputs {

/// Everything a scenario file may say (format 1): keys, lists of tables and CSV tables, with units,
/// ranges and what they mean in English and Norwegian.
const scenario::Schema& scenario_schema();

}  // namespace legeplan::inputs
