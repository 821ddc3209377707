#pragma once

#include <string>

#include "scenario/schema.h"

namespace legeplan::inputs {

/// Every key and table of a scenario in Markdown, with unit, range and meaning in English and
/// Norwegian: docs/scenario_reference.md.
std::string scenario_reference(const scenario::Schema& schema);

/// The tables of keys of that page, for a schema of another kind of file.
std::string reference_of_keys(const scenario::Schema& schema);

/// The columns of the tables that those keys name.
std::string reference_of_tables(const scenario::Schema& schema);

}  // namespace legeplan::inputs
