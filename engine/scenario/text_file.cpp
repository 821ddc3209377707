#include "scenario/text_file.h"

#include <algorithm>
#include <fstream>
#include <system_error>

namespace legeplan::scenario {

namespace {

/// Number of bytes of the UTF-8 character at the start of the text, 0 when it is none.
std::size_t utf8_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    if (first < 0x80) {
        return 1;
    }
    const std::size_t length = first >= 0xc2 && first <= 0xdf   ? 2
                               : first >= 0xe0 && first <= 0xef ? 3
                               : first >= 0xf0 && first <= 0xf4 ? 4
                                                                : 0;
    if (length == 0 || text.size() < length) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0U) != 0x80U) {
            return 0;
        }
    }
    // Overlong forms, surrogates and what lies above U+10FFFF.
    const unsigned second = byte(1);
    const bool is_wrong = (first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) ||
                          (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f);
    return is_wrong ? 0 : length;
}

int line_of(std::string_view text, std::size_t position) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(position);
    return 1 + static_cast<int>(std::count(text.begin(), end, '\n'));
}

Text why_not_readable(const std::filesystem::path& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) {
        return {"filen finnes ikke", "file not found"};
    }
    if (status.type() == std::filesystem::file_type::directory) {
        return {"er en mappe, ikke en fil", "is a folder, not a file"};
    }
    if (status.type() != std::filesystem::file_type::regular) {
        return {"er ikke en fil som kan leses", "is not a readable file"};
    }
    return {};
}

bool is_text(const std::string& text, const SourceFile& file, Problems& problems) {
    const std::size_t nul = text.find('\0');
    if (nul != std::string::npos) {
        problems.add({{file.shown, line_of(text, nul)},
                      "",
                      {"inneholder en NUL-byte", "contains a NUL byte"},
                      {"tekst", "text"},
                      ""});
        return false;
    }
    const std::size_t bad = first_invalid_utf8(text);
    if (bad != std::string::npos) {
        problems.add({{file.shown, line_of(text, bad)},
                      "",
                      {"er ikke UTF-8", "is not UTF-8"},
                      {"tekst lagret som UTF-8", "text saved as UTF-8"},
                      ""});
        return false;
    }
    return true;
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8_length(text.substr(i));
        if (length == 0) {
            return i;
        }
        i += length;
    }
    return std::string_view::npos;
}

std::optional<std::string> read_text_file(const SourceFile& file, const Location& asked_from,
                                          const std::string& key, Problems& problems) {
    const auto refuse = [&](const Text& why) {
        // The file's own name stands in the message unless the problem is placed at the file.
        const bool is_own = asked_from.file == file.shown;
        problems.add({asked_from,
                      key,
                      is_own ? why : Text::of("{}: {}", "{}: {}", file.shown, why),
                      {},
                      ""});
        return std::nullopt;
    };
    const Text why = why_not_readable(file.path);
    if (!why.empty()) {
        return refuse(why);
    }
    std::ifstream stream(file.path, std::ios::binary);
    if (!stream) {
        return refuse({"kan ikke åpnes", "cannot be opened"});
    }
    // The file is read in pieces up to the limit instead of trusting its stated size.
    constexpr std::size_t kPiece = std::size_t{64} * 1024;
    std::string text;
    while (stream && text.size() <= kMaxFileBytes) {
        const std::size_t before = text.size();
        text.resize(before + kPiece);
        stream.read(text.data() + before, static_cast<std::streamsize>(kPiece));
        text.resize(before + static_cast<std::size_t>(stream.gcount()));
    }
    if (stream.bad()) {
        return refuse({"kan ikke leses", "cannot be read"});
    }
    if (text.size() > kMaxFileBytes) {
        problems.add({{file.shown, 0},
                      "",
                      {"filen er for stor", "the file is too large"},
                      {"høyst 4 MiB", "at most 4 MiB"},
                      ""});
        return std::nullopt;
    }
    if (text.starts_with("\xef\xbb\xbf")) {
        text.erase(0, 3);
    }
    if (!is_text(text, file, problems)) {
        return std::nullopt;
    }
    return text;
}

}  // namespace legeplan::scenario
