#include "core/text.h"

#include <type_traits>

#include <catch2/catch.hpp>

using legeplan::Language;
using legeplan::Text;

static_assert(!std::is_constructible_v<Text, const char*>, "no language can be forgotten");

TEST_CASE("both templates are filled with the same arguments, in the order each wants") {
    const Text text = Text::of("{1} av {0}", "{0}: {1}", "a", 3);
    CHECK(text.nb == "3 av a");
    CHECK(text.en == "a: 3");
    CHECK(text.in(Language::nb) == text.nb);
    CHECK(text.in(Language::en) == text.en);
}

TEST_CASE("a text within a text speaks the language of the template") {
    const Text unit{"personer", "persons"};
    CHECK(Text::of("minst {} {}", "at least {} {}", 3, unit) ==
          Text("minst 3 personer", "at least 3 persons"));
    CHECK(Text::same("-30") == Text("-30", "-30"));
    CHECK(Text{}.empty());
    CHECK_FALSE(Text("", "x").empty());
}
