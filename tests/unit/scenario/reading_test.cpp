#include "scenario/reading.h"

#include <catch2/catch.hpp>

using namespace legeplan;
using namespace legeplan::scenario;

namespace {

Node number(double value) {
    Node node;
    node.kind = NodeKind::real;
    node.real = value;
    return node;
}

}  // namespace

TEST_CASE("what a key may hold is said in words") {
    CHECK(expected_text({.key = "a", .unit = "persons", .min = 1, .max = 3500}).en ==
          "1..3500 persons");
    CHECK(expected_text({.key = "a", .kind = KeyKind::integer, .min = 0}).en ==
          "a whole number, at least 0");
    CHECK(expected_text({.key = "a", .kind = KeyKind::choice, .choices = {"x", "y"}}).en ==
          "one of x or y");
    CHECK(expected_text({.key = "a", .kind = KeyKind::date}).en ==
          "a date such as 2021-07-01, without quotes");
    CHECK(expected_text({.key = "a", .kind = KeyKind::table}).en ==
          "the name of a CSV file in quotes");
    CHECK(expected_text({.key = "a", .kind = KeyKind::boolean}).en == "true or false");
    CHECK(expected_text({.key = "a", .unit = "persons", .min = 1, .max = 3500}).nb ==
          "1..3500 personer");
    CHECK(expected_text({.key = "a", .kind = KeyKind::integer, .min = 0}).nb ==
          "et helt tall, minst 0");
    CHECK(expected_text({.key = "a", .kind = KeyKind::date}).nb ==
          "en dato slik som 2021-07-01, uten anførselstegn");
}

TEST_CASE("numbers must be finite and of usable size") {
    const KeySpec spec{.key = "a"};
    Problems problems;
    const Reading reading{spec, "a", problems};
    CHECK(read_finite(number(1e15), reading, Text::same("x")) == 1e15);
    CHECK_FALSE(problems.any());
    CHECK_FALSE(read_finite(number(1.1e15), reading, Text::same("x")).has_value());
    CHECK_FALSE(read_finite(number(-1.1e15), reading, Text::same("x")).has_value());
    CHECK(problems.size() == 2);
}

TEST_CASE("each unknown member of a table is told") {
    const KeySpec spec{.key = "a"};
    Problems problems;
    const Reading reading{spec, "a", problems};
    Node table;
    table.members = {{"max", number(1)}, {"mni", number(1)}, {"x", number(1)}};
    CHECK_FALSE(has_only(table, {"max", "min"}, reading));
    CHECK(problems.to_string() ==
          "a: \"mni\" is not known here (expected one of max or min). Did you mean \"min\"?\n"
          "a: \"x\" is not known here (expected one of max or min)");
    CHECK(problems.to_string(legeplan::Language::nb) ==
          "a: \"mni\" er ikke kjent her (ventet en av max eller min). Mente du «min»?\n"
          "a: \"x\" er ikke kjent her (ventet en av max eller min)");
    CHECK(has_only(table, {"max", "mni", "x"}, reading));
}
