#include "scenario/file_kind.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace legeplan::scenario {

namespace {

struct FileKind {
    std::string_view section;  ///< that no file of another kind has
    std::string_view command;  ///< which reads it
};

constexpr std::array kKinds{
    FileKind{"period", "legeplan run"},           FileKind{"goal", "legeplan solve"},
    FileKind{"study", "legeplan sweep"},          FileKind{"sensitivity", "legeplan sensitivity"},
    FileKind{"regret", "legeplan regret"},        FileKind{"history", "legeplan calibrate --to"},
    FileKind{"write", "legeplan calibrate --to"},
};

}  // namespace

bool is_other_kind(const Document& document, const SchemaIndex& schema, Problems& problems) {
    const auto is_own = [&](const FileKind& kind) {
        return schema.top().sections.contains(std::string(kind.section));
    };
    const auto given = [&](const FileKind& kind) { return document.root.find(kind.section); };
    // A schema without such a section cannot tell, and a file with one of its own is of its kind.
    if (std::ranges::none_of(kKinds, is_own) ||
        std::ranges::any_of(kKinds, [&](const FileKind& k) { return is_own(k) && given(k); })) {
        return false;
    }
    const auto other = std::ranges::find_if(kKinds, given);
    if (other == kKinds.end()) {
        return false;
    }
    problems.add(
        {given(*other)->where(),
         std::string(other->section),
         Text::of("avsnittet hører til en annen slags fil, som `{}` leser",
                  "the section belongs to another kind of file, which `{}` reads", other->command),
         {},
         ""});
    return true;
}

std::string telling_section(const std::filesystem::path& path,
                            const std::filesystem::path& data_dir) {
    Problems ignored;
    const Document document = load_document(path, SchemaIndex(Schema{}), {data_dir, {}}, ignored);
    const auto told = std::ranges::find_if(
        kKinds, [&](const FileKind& kind) { return document.root.find(kind.section) != nullptr; });
    return told == kKinds.end() ? std::string() : std::string(told->section);
}

}  // namespace legeplan::scenario
