#include "scenario/csv.h"

#include <catch2/catch.hpp>

using namespace legeplan;
using namespace legeplan::scenario;

namespace {

/// Records as "line:field|field" separated by spaces, or the problem.
std::string split(const std::string& text) {
    Problems problems;
    const CsvText csv = split_csv(text, "t.csv", problems);
    if (problems.any()) {
        return problems.to_string();
    }
    std::string out;
    for (const CsvRecord& record : csv.records) {
        out += (out.empty() ? "" : " ") + std::to_string(record.line) + ":";
        for (std::size_t i = 0; i < record.fields.size(); ++i) {
            out += (i == 0 ? "" : "|") + record.fields[i];
        }
    }
    return out;
}

}  // namespace

TEST_CASE("records are lines of fields") {
    CHECK(split("").empty());
    CHECK(split("a,b\n1,2\n") == "1:a|b 2:1|2");
    CHECK(split("a,b\r\n1,2\r\n") == "1:a|b 2:1|2");
    CHECK(split("a,b\n1,2") == "1:a|b 2:1|2");
    CHECK(split("a,\n,b\n,") == "1:a| 2:|b 3:|");
    CHECK(split("a\n\n\r\nb\n\n") == "1:a 4:b");
    CHECK(split(" a , b ") == "1: a | b ");
}

TEST_CASE("fields in quotes may hold anything") {
    CHECK(split("\"a,b\",\"c\"\"d\"\n") == "1:a,b|c\"d");
    CHECK(split("\"\",x\n\"\"\n") == "1:|x 2:");
    CHECK(split("\"two\nlines\",x\ny,z\n") == "1:two\nlines|x 3:y|z");
    CHECK(split("\"#\",x") == "1:#|x");
    CHECK(split("\"a\"") == "1:a");
}

TEST_CASE("comments stand alone on their lines") {
    Problems problems;
    const CsvText csv =
        split_csv("#  SSB 07459 \r\n#\na\n# second\n1,#2\n#last", "t.csv", problems);
    CHECK_FALSE(problems.any());
    CHECK(csv.comments == std::vector<std::string>{"SSB 07459", "", "second", "last"});
    REQUIRE(csv.records.size() == 2);
    CHECK(csv.records[0].line == 3);
    CHECK(csv.records[1].line == 5);
    CHECK(csv.records[1].fields == std::vector<std::string>{"1", "#2"});
}

TEST_CASE("quotes and line ends in the wrong place are problems") {
    CHECK(split("a\n1\"2\n") ==
          "t.csv:2: a quote within a field (expected the whole field in quotes, \"\" for a quote)");
    CHECK(split("a\n\"1\"2\n") == "t.csv:2: a quote must close at the end of its field (expected a "
                                  "comma after the quote)");
    CHECK(split("a\n\"1\n2\n3") ==
          "t.csv:2: a quote that is never closed (expected a closing quote)");
    CHECK(split("a\"") == "t.csv:1: a quote within a field (expected the whole field in quotes, "
                          "\"\" for a quote)");
    CHECK(split("a\rb\rc") ==
          "t.csv:1: a carriage return within a line (expected lines ended by LF or CRLF)");
    CHECK(split("a\n\"x\ry\"\n").starts_with("t.csv:2: a carriage return within a line"));
    CHECK(split("a\n# \x1b[31m\n") == "t.csv:2: a control character (expected text)");
    CHECK(split("a\nb\x7f\n") == "t.csv:2: a control character (expected text)");
    CHECK(split("a\tb\n\"c\r\nd\"\n") == "1:a\tb 2:c\nd");
    CHECK(split("\"") == "t.csv:1: a quote that is never closed (expected a closing quote)");
}

TEST_CASE("fields are written back so that they read the same") {
    CHECK(csv_field("abc") == "abc");
    for (const std::string text : {"a,b", "say \"x\"", "two\nlines", "#no comment", ""}) {
        Problems problems;
        const CsvText csv = split_csv(csv_field(text) + ",end", "t.csv", problems);
        REQUIRE(csv.records.size() == 1);
        CHECK(csv.records[0].fields == std::vector<std::string>{text, "end"});
    }
}

TEST_CASE("another delimiter leaves commas alone") {
    Problems problems;
    const CsvText csv = split_csv("a;b\n1,5;\"x;y\"\n", "t.csv", problems, ';');
    REQUIRE_FALSE(problems.any());
    REQUIRE(csv.records.size() == 2);
    CHECK(csv.records[1].fields == std::vector<std::string>{"1,5", "x;y"});
}
