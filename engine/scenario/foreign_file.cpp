#include "scenario/foreign_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "scenario/text_file.h"

namespace legeplan::scenario {

namespace {

Text why_unusable(const std::string& text) {
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff")) {
        return {"er UTF-16", "is UTF-16"};
    }
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
        return {"er tom", "is empty"};
    }
    return {};
}

}  // namespace

std::string utf8_of_latin1(const std::string& bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            text += c;
        } else {
            text += static_cast<char>(0xc0U | (byte >> 6U));
            text += static_cast<char>(0x80U | (byte & 0x3fU));
        }
    }
    return text;
}

std::optional<ForeignText> read_foreign_text(const std::filesystem::path& path,
                                             Problems& problems) {
    ForeignText file;
    file.shown = path.string();
    const auto refuse = [&](int line, const Text& why, const Text& expected) {
        problems.add({{file.shown, line}, "", why, expected, ""});
        return std::nullopt;
    };
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found) {
        return refuse(0, {"filen finnes ikke", "file not found"}, {});
    }
    if (status.type() != std::filesystem::file_type::regular) {
        return refuse(0, {"er ikke en fil som kan leses", "is not a file that can be read"},
                      {"en tekstfil", "a text file"});
    }
    const auto bytes = std::filesystem::file_size(path, error);
    if (error || bytes > kMaxForeignBytes) {
        return refuse(0, {"filen er for stor", "the file is too large"},
                      {"høyst 128 MiB", "at most 128 MiB"});
    }
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        return refuse(0, {"kan ikke åpnes", "cannot be opened"}, {});
    }
    file.text.assign(std::istreambuf_iterator<char>(stream), {});
    if (const Text why = why_unusable(file.text); !why.empty()) {
        return refuse(0, why,
                      {"en tekstfil i UTF-8 eller Latin-1", "a text file in UTF-8 or Latin-1"});
    }
    if (const std::size_t nul = file.text.find('\0'); nul != std::string::npos) {
        const auto end = file.text.begin() + static_cast<std::ptrdiff_t>(nul);
        const auto line = 1 + std::count(file.text.begin(), end, '\n');
        return refuse(static_cast<int>(line), {"inneholder en NUL-byte", "contains a NUL byte"},
                      {"tekst", "text"});
    }
    if (file.text.find('\n') == std::string::npos) {
        std::replace(file.text.begin(), file.text.end(), '\r', '\n');  // lines of an old Mac
    }
    if (file.text.starts_with("\xef\xbb\xbf")) {
        file.text.erase(0, 3);
    }
    if (first_invalid_utf8(file.text) != std::string::npos) {
        file.encoding = Encoding::latin1;
        file.text = utf8_of_latin1(file.text);
    }
    return file;
}

}  // namespace legeplan::scenario
