#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "core/text.h"

namespace legeplan::output {

/// A file could not be written or read, with the file and the reason; what() is in English.
class FileError : public std::runtime_error {
public:
    FileError(std::filesystem::path path, Text reason, int code = 0);

    /// The reason as the system tells it: an errno.
    FileError(std::filesystem::path path, int code);

    const std::filesystem::path& path() const noexcept { return path_; }
    const Text& reason() const noexcept { return reason_; }

    /// The errno behind the reason; 0 where there is none.
    int code() const noexcept { return code_; }

private:
    std::filesystem::path path_;
    Text reason_;
    int code_ = 0;
};

/// A file that appears under its name complete or not at all.
///
/// It is written under a temporary name in the same folder; commit() puts it on disk and renames
/// it. Without commit() the destructor removes it. Made before a long run, it also finds out at
/// once whether the folder can be written.
class AtomicFile {
public:
    /// Throws: FileError when the folder cannot be written or the name is taken by something that
    /// is not a plain file.
    explicit AtomicFile(const std::filesystem::path& path);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    const std::filesystem::path& path() const { return path_; }

    /// Where to write; exists and is empty at first.
    const std::filesystem::path& temporary() const { return temporary_; }

    /// Throws: FileError.
    void commit();

private:
    std::filesystem::path path_;
    std::filesystem::path target_;  ///< path_ with symbolic links followed
    std::filesystem::path temporary_;
};

/// The bytes of a whole file. Throws: FileError.
std::string read_file(const std::filesystem::path& path);

/// Writes a text as a whole file. Throws: FileError.
void write_text(AtomicFile& file, const std::string& text);

/// Writes texts as whole files, all or none: each is whole beside its place before the first of
/// them appears. Throws: FileError.
void write_texts(const std::vector<std::pair<std::filesystem::path, std::string>>& files);

}  // namespace legeplan::output
