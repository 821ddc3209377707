#include "output/language.h"

#include <catch2/catch.hpp>

using namespace legeplan;
using output::Language;

TEST_CASE("there are two languages, named as they are written") {
    CHECK(output::parse_language("nb") == Language::nb);
    CHECK(output::parse_language("en") == Language::en);
    for (const char* name : {"", "NB", "no", "nn", "en_GB"}) {
        CHECK_FALSE(output::parse_language(name).has_value());
    }
}

TEST_CASE("a text that lacks the language is shown in the other one") {
    CHECK(output::in_language({"Grunnlag", "Baseline"}, Language::nb) == "Grunnlag");
    CHECK(output::in_language({"Grunnlag", "Baseline"}, Language::en) == "Baseline");
    CHECK(output::in_language({"Grunnlag", ""}, Language::en) == "Grunnlag");
    CHECK(output::in_language({"", "Baseline"}, Language::nb) == "Baseline");
}
