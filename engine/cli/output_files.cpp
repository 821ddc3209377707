#include "cli/output_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "cli/catalogue.h"
#include "output/cube_reader.h"

namespace legeplan::cli {

namespace {

namespace fs = std::filesystem;

/// Whether a file that exists begins in one of these ways, or is empty.
bool is_replaceable(const std::string& path, const std::vector<std::string_view>& starts) {
    std::error_code error;
    if (!fs::is_regular_file(path, error) || fs::file_size(path, error) == 0) {
        return true;
    }
    std::ifstream file(path, std::ios::binary);
    return std::any_of(starts.begin(), starts.end(), [&](std::string_view expected) {
        std::string start(expected.size(), '\0');
        file.clear();
        file.seekg(0);
        file.read(start.data(), static_cast<std::streamsize>(start.size()));
        return start == expected;
    });
}

}  // namespace

bool is_same_file(const std::string& a, const std::string& b) {
    std::error_code error;
    const auto canonical = [&](const std::string& path) {
        return fs::weakly_canonical(fs::absolute(path, error), error);
    };
    return canonical(a) == canonical(b);
}

void expect_replaceable(const std::optional<std::string>& output,
                        const std::vector<std::string_view>& starts, const Arguments& arguments,
                        const Console& console) {
    if (!output) {
        return;
    }
    for (const std::string& scenario : arguments.scenarios) {
        if (is_same_file(*output, scenario) ||
            is_same_file(*output, output::study_file(scenario).string())) {
            throw UsageError(console.text(Message::output_is_input, *output));
        }
    }
    if (!is_replaceable(*output, starts)) {
        throw UsageError(console.text(Message::output_is_other, *output));
    }
}

bool is_study_input(const std::string& path, const Console& console) {
    const fs::path file = output::study_file(path);
    std::error_code error;
    if (file != path && !fs::exists(file, error)) {
        const bool is_begun = fs::exists(fs::path(path) / "study.txt", error);
        throw UsageError(
            console.text(is_begun ? Message::no_study_results : Message::no_study, path));
    }
    if (!fs::exists(file, error)) {
        throw UsageError(console.text(Message::no_input, path));
    }
    return output::is_study(file);
}

std::string study_name(const std::string& path) {
    const fs::path file = fs::absolute(output::study_file(path));
    return (file.parent_path().filename() / file.filename()).string();
}

}  // namespace legeplan::cli
