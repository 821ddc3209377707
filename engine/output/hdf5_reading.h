#pragma once

#include <filesystem>
#include <string>

#include "core/calendar.h"
#include "output/atomic_file.h"
#include "output/hdf5.h"

namespace legeplan::output {

/// Throws: hdf5::Error where a file is not one of Legeplan's, or has a format that this program
/// does not read.
void expect_known_format(hid_t file);

/// The root attribute `content` of a file: "study", or empty for the results of one run.
std::string content_of(hid_t file);

/// A month as files name it, "2021-07". Throws: hdf5::Error.
Month parse_month(const std::string& text);

/// A file of Legeplan's, open for reading. Throws: FileError, hdf5::Error.
hdf5::Handle open_result(const std::filesystem::path& path);

/// What `read` takes from the open file. Throws: FileError, with the file and the reason.
template <typename Read>
auto read_hdf5(const std::filesystem::path& path, const Read& read) {
    const hdf5::QuietErrors quiet;
    try {
        const hdf5::Handle file = open_result(path);
        return read(file.id());
    } catch (const hdf5::Error& error) {
        throw FileError(path, error.reason(), error.code());
    }
}

}  // namespace legeplan::output
