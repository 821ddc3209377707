#include "scenario/nesting.h"

#include <string>

#include <catch2/catch.hpp>

using legeplan::scenario::first_line_nested_too_deeply;

namespace {

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) {
        out += text;
    }
    return out;
}

}  // namespace

TEST_CASE("ordinary files pass") {
    CHECK(first_line_nested_too_deeply("") == 0);
    CHECK(first_line_nested_too_deeply("a = 1\n[b.c]\nd.e = { f = [1, 2, { g = 0.5 }] }\n") == 0);
    CHECK(first_line_nested_too_deeply(repeated("[a.b]\nc = [1.5]\n", 1000)) == 0);
    CHECK(first_line_nested_too_deeply("a = [" + repeated("1.5, ", 1000) + "]") == 0);
}

TEST_CASE("deep brackets and long dotted keys are found at their line") {
    CHECK(first_line_nested_too_deeply("x = 1\na = " + repeated("[", 33)) == 2);
    CHECK(first_line_nested_too_deeply("a = " + repeated("[", 32) + repeated("]", 32)) == 0);
    CHECK(first_line_nested_too_deeply("\n\na" + repeated(".a", 40) + " = 1") == 3);
    CHECK(first_line_nested_too_deeply("[a" + repeated(".a", 40) + "]") == 1);
    CHECK(first_line_nested_too_deeply("a = { b" + repeated(". \"b\"", 40) + " = 1 }") == 1);
    CHECK(first_line_nested_too_deeply("a = {" + repeated("a={", 40)) == 1);
}

TEST_CASE("strings and comments are stepped over") {
    const std::string dots = repeated(".", 100) + repeated("[", 100);
    CHECK(first_line_nested_too_deeply("# " + dots + "\na = 1") == 0);
    CHECK(first_line_nested_too_deeply("a = \"" + dots + "\"") == 0);
    CHECK(first_line_nested_too_deeply("a = \"\\\"" + dots + "\"") == 0);
    CHECK(first_line_nested_too_deeply("a = '" + dots + "\\'\n") == 0);
    CHECK(first_line_nested_too_deeply("a = \"\"\"\n" + dots + "\n\"\" " + dots + "\"\"\"\"\n") ==
          0);
    CHECK(first_line_nested_too_deeply("a = '''\n" + dots + "\n'''\nb = 1") == 0);
    CHECK(first_line_nested_too_deeply("a = \"\"\nb" + dots) == 2);
    CHECK(first_line_nested_too_deeply("a = \"\"\"\n\n\"\"\"\nb" + dots) == 4);
}

TEST_CASE("megabytes of quotes or nesting cost one pass") {
    CHECK(first_line_nested_too_deeply("a = \"\"\" " + repeated("\"", 4'000'000)) == 0);
    CHECK(first_line_nested_too_deeply(repeated("a.", 2'000'000)) == 1);
    CHECK(first_line_nested_too_deeply("a = \"") == 0);
    CHECK(first_line_nested_too_deeply("a = \"\\") == 0);
}
