#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "core/error.h"

namespace legeplan::scenario {

/// Largest file of another program that is imported, in bytes.
inline constexpr std::size_t kMaxForeignBytes = std::size_t{128} * 1024 * 1024;

enum class Encoding : std::uint8_t { utf8, latin1 };

/// A text that another program wrote, as UTF-8 without a byte order mark. Lines that end with a
/// carriage return alone end with LF.
struct ForeignText {
    std::string shown;  ///< the file as it was named
    std::string text;
    Encoding encoding = Encoding::utf8;  ///< that of the file
};

/// Reads a text file of another program: UTF-8, with or without a byte order mark, else Latin-1.
///
/// Missing, unreadable, empty or too large files, folders, UTF-16 and NUL bytes are problems.
std::optional<ForeignText> read_foreign_text(const std::filesystem::path& path, Problems& problems);

/// Latin-1 bytes as UTF-8.
std::string utf8_of_latin1(const std::string& bytes);

}  // namespace legeplan::scenario
