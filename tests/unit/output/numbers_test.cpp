#include "output/numbers.h"

#include <limits>

#include <catch2/catch.hpp>

using namespace legeplan;
using output::Language;
using output::person_count;
using output::person_number;

TEST_CASE("numbers are written as the language writes them") {
    CHECK(person_number(1234.5, 1, Language::nb) == "1 234,5");
    CHECK(person_number(1234.5, 1, Language::en) == "1,234.5");
    CHECK(person_number(999.0, 0, Language::nb) == "999");
    CHECK(person_number(1000.0, 0, Language::nb) == "1 000");
    CHECK(person_number(1234567.891, 2, Language::nb) == "1 234 567,89");
    CHECK(person_number(1234567.891, 2, Language::en) == "1,234,567.89");
    CHECK(person_count(0, Language::nb) == "0");
    CHECK(person_count(10'000'000, Language::nb) == "10 000 000");
    CHECK(person_count(10'000'000, Language::en) == "10,000,000");
}

TEST_CASE("a negative number has a minus sign, not a hyphen; nothing is minus zero") {
    CHECK(person_number(-1234.5, 1, Language::nb) == "−1 234,5");
    CHECK(person_number(-0.25, 2, Language::en) == "−0.25");
    CHECK(person_number(-0.04, 1, Language::nb) == "0,0");
    CHECK(person_number(-0.0, 0, Language::nb) == "0");
}

TEST_CASE("what is not finite is a dash") {
    CHECK(person_number(std::numeric_limits<double>::quiet_NaN(), 1, Language::nb) == "–");
    CHECK(person_number(std::numeric_limits<double>::infinity(), 1, Language::en) == "–");
}
