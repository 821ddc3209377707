#pragma once

#include <memory>

#include <nlohmann/json.hpp>

#include "cli/arguments.h"
#include "cli/console.h"
#include "output/atomic_file.h"

namespace legeplan::cli {

/// The JSON document of a command, which may also go to a file (-o).
class DocumentFile {
public:
    /// Opens the file before a long run. Throws: UsageError, output::FileError.
    DocumentFile(const Arguments& arguments, const Console& console);

    /// Writes the file if one was asked for, and the console's document. Throws: output::FileError.
    void write(const nlohmann::ordered_json& document, Console& console);

private:
    std::unique_ptr<output::AtomicFile> file_;
};

}  // namespace legeplan::cli
