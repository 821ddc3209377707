#include "cli/language.h"

#include <catch2/catch.hpp>

using namespace legeplan;
using cli::Language;

TEST_CASE("there are two languages, named as they are written") {
    CHECK(cli::parse_language("nb") == Language::nb);
    CHECK(cli::parse_language("en") == Language::en);
    for (const char* name : {"", "NB", "no", "nn", "en_GB"}) {
        CHECK_FALSE(cli::parse_language(name).has_value());
    }
}

TEST_CASE("a text that lacks the language is shown in the other one") {
    CHECK(cli::in_language({"Grunnlag", "Baseline"}, Language::nb) == "Grunnlag");
    CHECK(cli::in_language({"Grunnlag", "Baseline"}, Language::en) == "Baseline");
    CHECK(cli::in_language({"Grunnlag", ""}, Language::en) == "Grunnlag");
    CHECK(cli::in_language({"", "Baseline"}, Language::nb) == "Baseline");
}
