#include "output/workbook_words.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace legeplan;
using output::Language;
using output::Word;

TEST_CASE("every word is there in both languages, with the same fields") {
    const auto fields = [](std::string_view text) {
        return std::count(text.begin(), text.end(), '{');
    };
    for (std::size_t i = 0; i < static_cast<std::size_t>(Word::count_); ++i) {
        const auto word = static_cast<Word>(i);
        INFO(i);
        CHECK_FALSE(output::text_of(word, Language::nb).empty());
        CHECK_FALSE(output::text_of(word, Language::en).empty());
        CHECK(fields(output::text_of(word, Language::nb)) ==
              fields(output::text_of(word, Language::en)));
    }
    CHECK(output::say(Language::nb, Word::quantile, 5) == "5 %-kvantil");
}
