#include "core/catalogue.h"

#include <catch2/catch.hpp>

namespace {

enum class Greeting { hello, goodbye, count_ };

constexpr legeplan::Catalogue<Greeting> kCatalogue{{{
    {Greeting::hello, "hei, {}", "hello, {}"},
    {Greeting::goodbye, "farvel", "goodbye"},
}}};

std::string_view text_of(Greeting greeting, legeplan::Language language) {
    return kCatalogue.text(greeting, language);
}

}  // namespace

TEST_CASE("a catalogue has each text in the language asked for") {
    CHECK(kCatalogue.text(Greeting::goodbye, legeplan::Language::nb) == "farvel");
    CHECK(kCatalogue.text(Greeting::goodbye, legeplan::Language::en) == "goodbye");
}

TEST_CASE("the fields of a text are filled in") {
    using legeplan::Language;
    CHECK(legeplan::say(Language::nb, Greeting::hello, "Kari") == "hei, Kari");
    CHECK(legeplan::say(Language::en, Greeting::hello, 3) == "hello, 3");
}
