#pragma once

#include <string>

#include "core/error.h"
#include "scenario/node.h"
#include "scenario/schema_index.h"

namespace legeplan::scenario {

/// Whether all files below a file could be read; if not, what they hold is not known.
enum class Completeness { complete, partial };

/// What a file says, laid over what it extends (an empty table when it extends nothing).
///
/// Sections are merged key by key; a key of the schema is replaced as a whole, so that a number
/// never keeps the unit or source of another one. Items of lists are merged by `id`: known ids are
/// changed, new ones added at the end, those with `remove = true` taken away.
Node merge(Node base, Node delta, const SchemaIndex& schema, Completeness base_is,
           Problems& problems);

/// Id of an item, empty when it has none that can be used.
std::string id_of(const Node& item);

}  // namespace legeplan::scenario
