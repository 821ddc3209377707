#include "core/error.h"

#include <catch2/catch.hpp>

using legeplan::Language;
using legeplan::Problem;
using legeplan::Problems;
using legeplan::Text;

TEST_CASE("a problem is one line with the parts it has") {
    const Problem full{{"gjovik/ny.toml", 42},
                       "position.list_cap",
                       Text::same("-30"),
                       {"1..3500 personer", "1..3500 persons"},
                       "position.list_cap"};
    CHECK(full.to_string() == "gjovik/ny.toml:42: position.list_cap: -30 (expected 1..3500 "
                              "persons). Did you mean \"position.list_cap\"?");
    CHECK(full.to_string(Language::nb) ==
          "gjovik/ny.toml:42: position.list_cap: -30 (ventet 1..3500 "
          "personer). Mente du «position.list_cap»?");

    Problem part = full;
    part.suggestion.clear();
    CHECK(part.to_string() ==
          "gjovik/ny.toml:42: position.list_cap: -30 (expected 1..3500 persons)");
    part.expected = {};
    CHECK(part.to_string() == "gjovik/ny.toml:42: position.list_cap: -30");
    part.key.clear();
    CHECK(part.to_string() == "gjovik/ny.toml:42: -30");
    part.where.line = 0;
    CHECK(part.to_string() == "gjovik/ny.toml: -30");
    part.where.file.clear();
    CHECK(part.to_string() == "-30");
}

TEST_CASE("control characters from files never reach the terminal") {
    const Problem hostile{
        {"a.toml", 1}, "\x1b[31mred", Text::same("bell\a, \xc2\x9b"), Text::same("a\nb"), ""};
    CHECK(hostile.to_string() ==
          "a.toml:1: \\x1b[31mred: bell\\x07, \\xc2\\x9b (expected a\\x0ab)");
    CHECK(legeplan::printable("Gj\xc3\xb8vik", 100) == "Gj\xc3\xb8vik");
}

TEST_CASE("long text is cut between characters") {
    CHECK(legeplan::printable("abcdef", 6) == "abcdef");
    CHECK(legeplan::printable("abcdefg", 6) == "abcdef...");
    CHECK(legeplan::printable("ab\xc3\xb8", 3) == "ab...");
    const Problem long_key{
        {"a.toml", 1}, std::string(1'000'000, 'k'), Text::same("unknown key"), {}, ""};
    CHECK(long_key.to_string().size() < 200);
}

TEST_CASE("problems are sorted by file and line, otherwise as found") {
    Problems problems;
    CHECK_FALSE(problems.any());
    CHECK(problems.to_string().empty());
    problems.add({{"b.toml", 1}, "", Text::same("third"), {}, ""});
    problems.add({{"a.toml", 9}, "", Text::same("second"), {}, ""});
    problems.add({{"a.toml", 2}, "", Text::same("first"), {}, ""});
    problems.add({{"b.toml", 1}, "", Text::same("fourth"), {}, ""});
    CHECK(problems.any());
    CHECK(problems.size() == 4);
    CHECK(problems.to_string() == "a.toml:2: first\na.toml:9: second\nb.toml:1: third\n"
                                  "b.toml:1: fourth");
    CHECK(problems.items().front().message.en == "first");
}

TEST_CASE("very many problems are counted, not kept") {
    Problems problems;
    for (int i = 0; i < 1500; ++i) {
        problems.add({{"a.toml", i + 1}, "", Text::same("wrong"), {}, ""});
    }
    CHECK(problems.is_full());
    CHECK(problems.size() == 1500);
    CHECK(problems.items().size() == Problems::kMaxKept);
    const std::string text = problems.to_string();
    CHECK(text.ends_with("\nand 500 more problems"));
    CHECK(problems.to_string(Language::nb).ends_with("\nog 500 feil til"));

    Problems sum;
    sum.add({{"b.toml", 1}, "", Text::same("first"), {}, ""});
    sum.add(problems);
    CHECK(sum.size() == 1501);
    CHECK(sum.items().size() == Problems::kMaxKept);
}

TEST_CASE("a scenario error says everything and keeps the problems") {
    Problems problems;
    problems.add({{"a.toml", 2}, "x", Text::same("one"), {}, ""});
    problems.add({{"a.toml", 3}, "y", Text::same("two"), {}, ""});
    const legeplan::ScenarioError error(problems);
    CHECK(std::string(error.what()) == "a.toml:2: x: one\na.toml:3: y: two");
    CHECK(error.problems().size() == 2);
}

TEST_CASE("a run error says where the run stopped") {
    const legeplan::RunError error(417, 12, "lists", "a person is lost");
    CHECK(std::string(error.what()) == "replicate 417, month 12, step lists: a person is lost");
    CHECK(error.replicate() == 417);
    CHECK(error.month() == 12);
    CHECK(error.step() == "lists");
    CHECK(error.message() == "a person is lost");
}
