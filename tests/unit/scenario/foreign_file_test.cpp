#include "scenario/foreign_file.h"

#include <catch2/catch.hpp>

#include "sample.h"

using namespace legeplan;
using namespace legeplan::scenario;

namespace {

std::string problem_of(const std::filesystem::path& path) {
    Problems problems;
    CHECK_FALSE(read_foreign_text(path, problems).has_value());
    return problems.to_string();
}

}  // namespace

TEST_CASE("UTF-8, a byte order mark and Latin-1 give the same text") {
    const sample::Folder folder;
    for (const char* bytes : {"Gj\xc3\xb8vik", "\xef\xbb\xbfGj\xc3\xb8vik", "Gj\xf8vik"}) {
        Problems problems;
        const auto file = read_foreign_text(folder.write("f", bytes), problems);
        REQUIRE(file.has_value());
        CHECK(file->text == "Gj\xc3\xb8vik");
        CHECK((file->encoding == Encoding::latin1) == (bytes[2] == '\xf8'));
    }
}

TEST_CASE("lines that end with a carriage return alone are lines") {
    const sample::Folder folder;
    Problems problems;
    CHECK(read_foreign_text(folder.write("f", "a\rb\r"), problems)->text == "a\nb\n");
    CHECK(read_foreign_text(folder.write("f", "a\r\nb\rc\n"), problems)->text == "a\r\nb\rc\n");
}

TEST_CASE("files that hold no text are refused") {
    const sample::Folder folder;
    CHECK(problem_of(folder.path() / "none").ends_with("none: file not found"));
    CHECK(problem_of(folder.path()).find("is not a file") != std::string::npos);
    CHECK(problem_of(folder.write("a", "")).find("is empty") != std::string::npos);
    CHECK(problem_of(folder.write("b", "\xff\xfe"
                                       "a"))
              .find("is UTF-16") != std::string::npos);
    CHECK(problem_of(folder.write("c", std::string("a\nb\0c", 5))).find("c:2: contains a NUL") !=
          std::string::npos);
}
