#pragma once

#include "core/error.h"
#include "scenario/document.h"
#include "scenario/schema_index.h"

namespace legeplan::scenario {

/// Whether a file is of another kind than the schema's, by the sections that only files of one kind
/// have: a goal given to `legeplan run`. Then the problem is that alone, and not every key of it.
bool is_other_kind(const Document& document, const SchemaIndex& schema, Problems& problems);

/// The section by which a file and what it extends tell their kind: "period" of a scenario,
/// "sensitivity", ...; empty where none does.
std::string telling_section(const std::filesystem::path& path,
                            const std::filesystem::path& data_dir);

}  // namespace legeplan::scenario
