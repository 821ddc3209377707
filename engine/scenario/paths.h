#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/error.h"
#include "scenario/text_file.h"

namespace legeplan::scenario {

/// Start of a reference to the installed national files: "legeplan:norway/defaults.toml".
inline constexpr const char* kInstalledPrefix = "legeplan:";

/// File that marks the folder which references of scenarios below it may not leave.
inline constexpr const char* kRootMarker = "legeplan-root.toml";

/// The scenario file a person named, with the root its references stay under: the nearest folder
/// above it that holds legeplan-root.toml, else its own folder.
SourceFile named_file(const std::filesystem::path& path, const std::filesystem::path& data_dir);

/// The file that `reference` in `from` means; a problem at `where` when it leaves the root, also by
/// symbolic links, or cannot be a path.
std::optional<SourceFile> referenced_file(const std::string& reference, const SourceFile& from,
                                          const std::filesystem::path& data_dir,
                                          const Location& where, const std::string& key,
                                          Problems& problems);

/// How the file `from`, which need not be there yet, may refer to another: by a path from its own
/// folder, or as "legeplan:..." where that is an installed file; none where it lies outside both.
std::optional<std::string> reference_to(const std::filesystem::path& file,
                                        const std::filesystem::path& from,
                                        const std::filesystem::path& data_dir);

}  // namespace legeplan::scenario
