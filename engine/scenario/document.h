#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/error.h"
#include "scenario/merge.h"
#include "scenario/node.h"
#include "scenario/schema_index.h"

namespace legeplan::scenario {

/// Longest chain of files that extend one another, counted in steps.
inline constexpr int kMaxExtends = 8;

/// Text laid over a scenario file as if it were a file beside it that extends it.
struct Delta {
    std::string name;  ///< what problems call it
    std::string text;  ///< TOML, with its own line `format = 1`
};

struct LoadOptions {
    std::filesystem::path data_dir;  ///< folder of the installed files ("legeplan:...")
    std::vector<Delta> deltas = {};  ///< each on top of those before it
};

/// A scenario file with all it extends, merged but not yet checked against the schema's kinds.
struct Document {
    Node root;
    std::shared_ptr<const SourceFile> main;
    std::vector<std::filesystem::path> files;  ///< canonical, in the order they were read
    Completeness completeness = Completeness::complete;
};

/// Reads a scenario file, the files it extends and the deltas on top of it; what is wrong with them
/// goes to `problems`.
Document load_document(const std::filesystem::path& path, const SchemaIndex& schema,
                       const LoadOptions& options, Problems& problems);

}  // namespace legeplan::scenario
