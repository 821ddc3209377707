#include "scenario/toml_reader.h"

#include <memory>

#include <catch2/catch.hpp>

using namespace legeplan;
using namespace legeplan::scenario;

namespace {

std::optional<Node> read(const std::string& text, Problems& problems) {
    return read_toml(text, std::make_shared<const SourceFile>(SourceFile{"a.toml", {}, {}}),
                     problems);
}

std::string problems_of(const std::string& text) {
    Problems problems;
    read(text, problems);
    return problems.to_string();
}

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) {
        out += text;
    }
    return out;
}

}  // namespace

TEST_CASE("values keep their kind and line") {
    Problems problems;
    const auto root = read("format = 1\r\n"
                           "a = 1.5\r\n"
                           "[s.t]\n"
                           "b = 'x'\n"
                           "c = [\n1,\n2]\n"
                           "d = 2021-07-01\n"
                           "e = 2021-07-01T10:00:00\n"
                           "f = true\n"
                           "[[p]]\n"
                           "id = 'q'\n"
                           "u.v = 1\n",
                           problems);
    REQUIRE(root.has_value());
    CHECK_FALSE(problems.any());
    CHECK(root->find("a")->real == 1.5);
    CHECK(root->find("a")->where() == Location{"a.toml", 2});
    const Node& t = *root->find("s")->find("t");
    CHECK(t.line == 3);
    CHECK(t.find("b")->string == "x");
    CHECK(t.find("b")->line == 4);
    CHECK(t.find("c")->line == 5);
    CHECK(t.find("c")->elements.at(1).line == 7);
    CHECK(date_text(t.find("d")->date) == "2021-07-01");
    CHECK(t.find("e")->kind == NodeKind::time);
    CHECK(t.find("f")->boolean);
    const Node& item = root->find("p")->elements.at(0);
    CHECK(item.line == 11);
    CHECK(item.find("u")->find("v")->line == 13);
}

TEST_CASE("the line format = 1 must be there and just so") {
    CHECK(problems_of("format = 1").empty());
    CHECK(problems_of("# first\n\nformat = 1 \r\na = 1\n").empty());
    CHECK(problems_of("a = 1\nformat = 1\n").empty());

    CHECK(problems_of("a = 1\n") == "a.toml:1: format: missing (expected the line format = 1)");
    CHECK(problems_of("") == "a.toml:1: format: missing (expected the line format = 1)");
    CHECK(problems_of("\nformat = 2") ==
          "a.toml:2: format: 2 is newer than this version of Legeplan reads (expected the line "
          "format = 1)");
    CHECK(problems_of("format = 0") ==
          "a.toml:1: format: is not written just so (expected the line format = 1)");
    CHECK(problems_of("format = '1'") == "a.toml:1: format: \"1\" (expected the line format = 1)");
    for (const char* text :
         {"format=1", " format = 1", "format = 1 # version", "format  = 1", "format = 1.0"}) {
        CAPTURE(text);
        CHECK(problems_of(text) ==
              "a.toml:1: format: is not written just so (expected the line format = 1)");
    }
    for (const char* text :
         {"format = 0x1", "format = +1", "format = 0_1", "'format' = 1", "format = true",
          "format = [1]", "format.a = 1", "[format]\na = 1", "format = 9223372036854775807"}) {
        CAPTURE(text);
        CHECK_FALSE(problems_of(text).empty());
    }
}

TEST_CASE("a missing format does not hide what else is wrong, another format does") {
    Problems problems;
    CHECK(read("a = 1", problems).has_value());
    CHECK_FALSE(read("format = 2\na = 1", problems).has_value());
}

TEST_CASE("text that is not TOML is a problem at its line") {
    CHECK(problems_of("format = 1\na = \n").starts_with("a.toml:2: not valid TOML: "));
    CHECK(problems_of("format = 1\n[.]\n").starts_with("a.toml:2: not valid TOML: "));
    CHECK(problems_of("format = 1\n[a.]\n").starts_with("a.toml:2: not valid TOML: "));
    CHECK(problems_of("format = 1\na = 1\na = 2\n")
              .starts_with("a.toml:3: not valid TOML: key-value pair: cannot redefine"));
    for (const char* value : {"1e999", "99999999999999999999", ".", "2021-02-30", "07",
                              "\"unclosed", "\"\\x\"", "[1", "{a="}) {
        CAPTURE(value);
        CHECK(problems_of("format = 1\na = " + std::string(value))
                  .starts_with("a.toml:2: not valid TOML: "));
    }
}

TEST_CASE("letters beyond ASCII are right in strings and comments, and told elsewhere") {
    CHECK(problems_of("format = 1\n# \xc3\xb8\na = \"\"\"\\\n  \xc3\xb8\"\"\"\nb = '\xc3\xb8'\n"
                      "\"gj\xc3\xb8vik\" = 1\n")
              .empty());
    for (const char* line :
         {"gj\xc3\xb8vik = 1", "[gj\xc3\xb8vik]", "a = \xc3\xb8", "a = 1\xc2\xa0",
          "\xc2\xa0"
          "a = 1",
          "a = \"\"\"\\\xc3\xb8\"\"\"", "a = \xe3\x80\x80 1", "a = [\xc3\xb8]",
          "a\xe3\x82\xa2 = 1"}) {
        CAPTURE(line);
        CHECK(problems_of("format = 1\n" + std::string(line))
                  .starts_with("a.toml:2: not valid TOML: "));
    }
}

TEST_CASE("NUL in a string and endless lists are refused") {
    CHECK(problems_of("format = 1\na = \"x\\u0000\"") ==
          "a.toml:2: a string contains a NUL byte (expected text)");
    CHECK(problems_of("format = 1\na = [" + repeated("1,", 100'001) + "]") ==
          "a.toml:2: a list of 100001 values (expected at most 100000)");
}

TEST_CASE("deep nesting is refused before the parser sees it") {
    const std::string expected = "a.toml:2: nested too deeply (expected at most 32 levels)";
    CHECK(problems_of("format = 1\na = " + repeated("[", 2'000'000)) == expected);
    CHECK(problems_of("format = 1\na" + repeated(".a", 2'000'000) + " = 1") == expected);
    CHECK(problems_of("format = 1\n[a" + repeated(".a", 2'000'000) + "]") == expected);
    CHECK(problems_of("format = 1\na = " + repeated("{a=", 1'000'000)) == expected);
    // At the limit of both at once the tree is still walked without trouble.
    const std::string key = "a" + repeated(".a", 31);
    CHECK(problems_of("format = 1\n" + repeated(key + " = {", 31) + repeated("}", 31)).empty());
}

TEST_CASE("a date that is not in the calendar tells its bounds in both languages") {
    const auto in_bokmal = [](const std::string& text) {
        Problems problems;
        read(text, problems);
        return problems.to_string(Language::nb);
    };
    CHECK(in_bokmal("format = 1\na = 2025-13-01") ==
          "a.toml:2: ikke gyldig TOML, feil i en dato: m\xc3\xa5neden m\xc3\xa5 v\xc3\xa6re "
          "1\xe2\x80\x93"
          "12, fant 13");
    CHECK(in_bokmal("format = 1\na = 2025-02-31").ends_with("28, fant 31"));
}
