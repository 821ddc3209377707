#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/error.h"

namespace legeplan::scenario {

/// Largest file of a scenario that is read, in bytes.
inline constexpr std::size_t kMaxFileBytes = std::size_t{4} * 1024 * 1024;

/// A file that may be read: where it is and how it is called in messages.
struct SourceFile {
    std::string shown;           ///< as its author knows it: as given, or "legeplan:norway/..."
    std::filesystem::path path;  ///< canonical
    std::filesystem::path root;  ///< canonical; files it names stay under this folder
    bool is_installed = false;   ///< whether it is one of the installed national files
};

/// Text of a UTF-8 file without its byte order mark.
///
/// Missing, unreadable or too large files, folders, NUL bytes and other encodings become problems;
/// those of a file that cannot be opened are placed at `asked_from`.
std::optional<std::string> read_text_file(const SourceFile& file, const Location& asked_from,
                                          const std::string& key, Problems& problems);

/// Position of the first byte that is not UTF-8, or npos.
std::size_t first_invalid_utf8(std::string_view text);

}  // namespace legeplan::scenario
