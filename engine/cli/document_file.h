#pragma once

#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/language.h"
#include "output/atomic_file.h"

namespace legeplan::cli {

/// A text of the terminal, broken into lines, as one line.
std::string one_line(std::string text);

/// What `words(language)` says in both languages, each as one line.
template <typename Words>
nlohmann::ordered_json in_both(const Words& words) {
    return {{"nb", one_line(words(Language::nb))}, {"en", one_line(words(Language::en))}};
}

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
