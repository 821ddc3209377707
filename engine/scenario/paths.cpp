#include "scenario/paths.h"

#include <algorithm>
#include <string_view>
#include <system_error>

namespace legeplan::scenario {

namespace fs = std::filesystem;

namespace {

/// Canonical form; empty when the path cannot be followed (a loop of links, too long a name).
fs::path canonical_form(const fs::path& path) {
    std::error_code error;
    const fs::path absolute = fs::absolute(path, error);
    if (error) {
        return {};
    }
    fs::path canonical = fs::weakly_canonical(absolute, error);
    return error ? fs::path{} : canonical;
}

fs::path root_of(const fs::path& canonical_file) {
    std::error_code error;
    for (fs::path folder = canonical_file.parent_path();; folder = folder.parent_path()) {
        if (fs::exists(folder / kRootMarker, error)) {
            return folder;
        }
        if (folder == folder.parent_path()) {
            return canonical_file.parent_path();
        }
    }
}

bool is_under(const fs::path& path, const fs::path& root) {
    const auto [end, unused] = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
    return end == root.end();
}

/// Name of a referenced file as the reader of `from` would write it.
std::string shown_name(const SourceFile& file, const std::string& reference,
                       const SourceFile& from) {
    if (file.is_installed) {
        return kInstalledPrefix + file.path.lexically_relative(file.root).generic_string();
    }
    return (fs::path(from.shown).parent_path() / reference).lexically_normal().generic_string();
}

bool is_path_text(const std::string& reference) {
    return !reference.empty() && std::none_of(reference.begin(), reference.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20;
    });
}

}  // namespace

SourceFile named_file(const fs::path& path, const fs::path& data_dir) {
    const std::string text = path.string();
    if (text.starts_with(kInstalledPrefix) && !data_dir.empty()) {
        const fs::path root = canonical_form(data_dir);
        const fs::path file =
            canonical_form(root / text.substr(std::string_view(kInstalledPrefix).size()));
        if (is_under(file, root)) {
            return {text, file, root, true};
        }
    }
    const fs::path canonical = canonical_form(path);
    // A name that is empty still stands in messages.
    return {text.empty() ? "\"\"" : text, canonical, root_of(canonical), false};
}

std::optional<SourceFile> referenced_file(const std::string& reference, const SourceFile& from,
                                          const fs::path& data_dir, const Location& where,
                                          const std::string& key, Problems& problems) {
    if (!is_path_text(reference)) {
        problems.add({where,
                      key,
                      {"er ikke en sti", "is not a path"},
                      {"navnet på en fil", "the name of a file"},
                      ""});
        return std::nullopt;
    }
    SourceFile file;
    file.is_installed = from.is_installed;
    file.root = from.root;
    fs::path path = from.path.parent_path() / reference;
    if (reference.starts_with(kInstalledPrefix)) {
        if (data_dir.empty()) {
            problems.add({where,
                          key,
                          Text::of("{}: mappen med installerte data er ikke kjent",
                                   "{}: the installed data folder is not known", reference),
                          {},
                          ""});
            return std::nullopt;
        }
        file.is_installed = true;
        file.root = canonical_form(data_dir);
        path = file.root / reference.substr(std::string_view(kInstalledPrefix).size());
    }
    file.path = canonical_form(path);
    if (file.path.empty()) {
        problems.add({where,
                      key,
                      Text::of("{}: kan ikke følges", "{}: cannot be followed", reference),
                      {"navnet på en fil", "the name of a file"},
                      ""});
        return std::nullopt;
    }
    if (!is_under(file.path, file.root)) {
        problems.add(
            {where, key,
             Text::of("{}: ligger utenfor scenarioets mappe",
                      "{}: lies outside the scenario's folder", reference),
             Text::of("en sti under mappen som har {}, eller ellers under scenarioets egen",
                      "a path under the folder that holds {}, or else under the scenario's own",
                      kRootMarker),
             ""});
        return std::nullopt;
    }
    file.shown = shown_name(file, reference, from);
    return file;
}

std::optional<std::string> reference_to(const fs::path& file, const fs::path& from,
                                        const fs::path& data_dir) {
    const fs::path target = canonical_form(file);
    const fs::path source = canonical_form(from);
    if (is_under(target, root_of(source))) {
        return target.lexically_relative(source.parent_path()).generic_string();
    }
    const fs::path installed = data_dir.empty() ? fs::path{} : canonical_form(data_dir);
    if (!installed.empty() && is_under(target, installed)) {
        return kInstalledPrefix + target.lexically_relative(installed).generic_string();
    }
    return std::nullopt;
}

}  // namespace legeplan::scenario
