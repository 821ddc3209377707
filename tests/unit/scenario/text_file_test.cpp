#include "scenario/text_file.h"

#include <catch2/catch.hpp>

#include "sample.h"

using namespace legeplan;
using namespace legeplan::scenario;

namespace {

/// Text of a file or the problem with it, asked for on line 3 of main.toml.
std::string read(const std::filesystem::path& path) {
    Problems problems;
    const SourceFile file{"data.csv", path, path.parent_path()};
    const auto text = read_text_file(file, {"main.toml", 3}, "gp.table", problems);
    return text ? *text : problems.to_string();
}

}  // namespace

TEST_CASE("text is read without its byte order mark") {
    const sample::Folder folder;
    CHECK(read(folder.write("a", "Gj\xc3\xb8vik\n")) == "Gj\xc3\xb8vik\n");
    CHECK(read(folder.write("b", "\xef\xbb\xbfx")) == "x");
    CHECK(read(folder.write("c", "")).empty());
}

TEST_CASE("files that cannot be read are problems where they are asked for") {
    const sample::Folder folder;
    CHECK(read(folder.path() / "none") == "main.toml:3: gp.table: data.csv: file not found");
    CHECK(read(folder.path()) == "main.toml:3: gp.table: data.csv: is a folder, not a file");
    CHECK(read("/dev/null") == "main.toml:3: gp.table: data.csv: is not a readable file");
    CHECK(read(folder.path() / std::string(5000, 'x')).starts_with("main.toml:3: gp.table: "));
}

TEST_CASE("a file that was named by hand is not named twice") {
    const sample::Folder folder;
    Problems problems;
    const SourceFile file{"a.toml", folder.path() / "a.toml", folder.path()};
    CHECK_FALSE(read_text_file(file, {"a.toml", 0}, "", problems).has_value());
    CHECK(problems.to_string() == "a.toml: file not found");
}

TEST_CASE("files over four megabytes are refused") {
    const sample::Folder folder;
    CHECK(read(folder.write("limit", std::string(kMaxFileBytes, 'x'))).size() == kMaxFileBytes);
    CHECK(read(folder.write("above", std::string(kMaxFileBytes + 1, 'x'))) ==
          "data.csv: the file is too large (expected at most 4 MiB)");
}

TEST_CASE("NUL bytes and other encodings are found at their line") {
    const sample::Folder folder;
    CHECK(read(folder.write("nul", std::string("a\nb\0c", 5))) ==
          "data.csv:2: contains a NUL byte (expected text)");
    CHECK(read(folder.write("latin1", "a\n\nGj\xf8vik")) ==
          "data.csv:3: is not UTF-8 (expected text saved as UTF-8)");
}

TEST_CASE("UTF-8 is checked to the letter") {
    CHECK(first_invalid_utf8("a\xc3\xb8\xe2\x82\xac\xf0\x9f\x98\x80") == std::string_view::npos);
    CHECK(first_invalid_utf8("a\x80") == 1);
    CHECK(first_invalid_utf8("\xc0\xaf") == 0);          // overlong
    CHECK(first_invalid_utf8("\xe0\x80\xaf") == 0);      // overlong
    CHECK(first_invalid_utf8("\xed\xa0\x80") == 0);      // surrogate
    CHECK(first_invalid_utf8("\xf4\x90\x80\x80") == 0);  // above U+10FFFF
    CHECK(first_invalid_utf8("ab\xe2\x82") == 2);        // cut short
    CHECK(first_invalid_utf8("\xff") == 0);
}
