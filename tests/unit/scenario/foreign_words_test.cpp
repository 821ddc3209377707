#include "scenario/foreign_words.h"

#include <catch2/catch.hpp>

using namespace legeplan;
using namespace legeplan::scenario;

TEST_CASE("dimensions are known by their names in both languages") {
    CHECK(role_of("Region") == DimensionRole::region);
    CHECK(role_of("KJ\xc3\x98NN") == DimensionRole::sex);
    CHECK(role_of("Kjonn") == DimensionRole::sex);
    CHECK(role_of(" alder ") == DimensionRole::age);
    CHECK(role_of("\xc3\xa5r") == DimensionRole::time);
    CHECK(role_of("ContentsCode") == DimensionRole::contents);
    CHECK(role_of("Personer") == DimensionRole::unknown);
}

TEST_CASE("sexes are codes or words, their sums are told apart") {
    CHECK(sex_of_words("2").sex == Sex::female);
    CHECK(sex_of_words("Kvinner").sex == Sex::female);
    CHECK(sex_of_words("1").sex == Sex::male);
    CHECK(sex_of_words("Males").sex == Sex::male);
    CHECK(sex_of_words("Begge kj\xc3\xb8nn").kind == CellKind::total);
    CHECK(sex_of_words("x").kind == CellKind::unknown);
}

TEST_CASE("ages are single years, open groups and sums; groups are not read") {
    CHECK(age_of_words("007").age == 7);
    CHECK(age_of_words("7 \xc3\xa5r").age == 7);
    CHECK_FALSE(age_of_words("105").is_open);
    for (const char* open : {"105+", "105 \xc3\xa5r eller eldre", "105 years or older"}) {
        CHECK(age_of_words(open).age == 105);
        CHECK(age_of_words(open).is_open);
    }
    CHECK(age_of_words("999").kind == CellKind::total);
    CHECK(age_of_words("Alle aldre").kind == CellKind::total);
    for (const char* group : {"0-5 \xc3\xa5r", "00-04", "F000", "", "1234", "200"}) {
        INFO(group);
        CHECK(age_of_words(group).kind == CellKind::unknown);
    }
}

TEST_CASE("regions are codes with names, or names") {
    CHECK(region_of_words("3407 Gj\xc3\xb8vik").code == "3407");
    CHECK(region_of_words("3407 Gj\xc3\xb8vik").name == "Gj\xc3\xb8vik");
    CHECK(region_of_words("K-3407").code == "3407");
    CHECK(region_of_words("Gj\xc3\xb8vik").code == "Gj\xc3\xb8vik");
    CHECK(region_of_words("0301").code == "0301");
}

TEST_CASE("counts have a point or a comma, blanks between thousands, and marks for none") {
    CHECK(count_of_words("1 234").value == 1234.0);
    CHECK(count_of_words("1\xc2\xa0"
                         "234,5")
              .value == 1234.5);
    CHECK(count_of_words("1\xe2\x80\xaf"
                         "234\xe2\x80\x89"
                         "567")
              .value == 1234567.0);
    CHECK(count_of_words("12.5").value == 12.5);
    CHECK(count_of_words("-").kind == CountCell::Kind::number);
    for (const char* none : {"", ".", "..", ":"}) {
        CHECK(count_of_words(none).kind == CountCell::Kind::missing);
    }
    for (const char* wrong : {"1,2,3", "1.2,3", "x", "0x1", "nan"}) {
        CHECK(count_of_words(wrong).kind == CountCell::Kind::wrong);
    }
}

TEST_CASE("points and commas between thousands are told from decimals") {
    for (const char* word : {"28.066", "1,204,311", " 1.000 "}) {
        CHECK(is_like_thousands(word));
    }
    for (const char* word : {"125.0", "12.50", "0.125", "1234.567", "1.204,311", "1204", "", "-"}) {
        CHECK_FALSE(is_like_thousands(word));
    }
}

TEST_CASE("a status marks a cell without a number, or says something else of it") {
    for (const char* mark : {".", "..", "...", ":"}) {
        CHECK(is_mark_of_none(mark));
    }
    for (const char* other : {"", " ", "-", "e", "p"}) {
        CHECK_FALSE(is_mark_of_none(other));
    }
}

TEST_CASE("contents that count persons are known by name") {
    CHECK(is_persons("Personer1"));
    CHECK(is_persons("Folkemengde"));
    CHECK(is_persons("persons_jan1"));
    CHECK_FALSE(is_persons("Endring"));
}
