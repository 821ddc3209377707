#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/error.h"
#include "scenario/merge.h"
#include "scenario/node.h"
#include "scenario/schema_index.h"

namespace legeplan::scenario {

/// Longest chain of files that extend one another, counted in steps.
inline constexpr int kMaxExtends = 8;

struct LoadOptions {
    std::filesystem::path data_dir;  ///< folder of the installed files ("legeplan:...")
};

/// A scenario file with all it extends, merged but not yet checked against the schema's kinds.
struct Document {
    Node root;
    std::shared_ptr<const SourceFile> main;
    std::vector<std::filesystem::path> files;  ///< canonical, in the order they were read
    Completeness completeness = Completeness::complete;
};

/// Reads a scenario file and the files it extends; what is wrong with them goes to `problems`.
Document load_document(const std::filesystem::path& path, const SchemaIndex& schema,
                       const LoadOptions& options, Problems& problems);

}  // namespace legeplan::scenario
