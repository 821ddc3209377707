#include "cli/output_files.h"

#include <filesystem>
#include <fstream>

#include "cli/catalogue.h"

namespace legeplan::cli {

namespace {

namespace fs = std::filesystem;

/// Whether a file that exists begins as results of this kind do, or is empty.
bool is_replaceable(const std::string& path, std::string_view signature) {
    std::error_code error;
    if (!fs::is_regular_file(path, error) || fs::file_size(path, error) == 0) {
        return true;
    }
    std::string start(signature.size(), '\0');
    std::ifstream(path, std::ios::binary)
        .read(start.data(), static_cast<std::streamsize>(start.size()));
    return start == signature;
}

}  // namespace

bool is_same_file(const std::string& a, const std::string& b) {
    std::error_code error;
    const auto canonical = [&](const std::string& path) {
        return fs::weakly_canonical(fs::absolute(path, error), error);
    };
    return canonical(a) == canonical(b);
}

void expect_replaceable(const std::optional<std::string>& output, std::string_view signature,
                        const Arguments& arguments, const Console& console) {
    if (!output) {
        return;
    }
    for (const std::string& scenario : arguments.scenarios) {
        if (is_same_file(*output, scenario)) {
            throw UsageError(console.text(Message::output_is_input, *output));
        }
    }
    if (!is_replaceable(*output, signature)) {
        throw UsageError(console.text(Message::output_is_other, *output));
    }
}

}  // namespace legeplan::cli
