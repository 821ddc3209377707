#include "scenario/number_text.h"

#include <clocale>
#include <limits>

#include <catch2/catch.hpp>

using namespace legeplan::scenario;

TEST_CASE("numbers are read as they are written") {
    CHECK(parse_number("0.11") == 0.11);
    CHECK(parse_number("-3") == -3.0);
    CHECK(parse_number("2e-4") == 2e-4);
    CHECK(parse_number("1E+3") == 1000.0);
    CHECK(parse_number("007") == 7.0);
}

TEST_CASE("what is not quite a number is refused") {
    for (const char* text : {"", " 1", "1 ", "+1", "1.", ".5", "1,5", "0x10", "1e", "1e999", "nan",
                             "inf", "-inf", "1_000", "1-2", "--1", "1e5.5", "-"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_number(text).has_value());
    }
}

TEST_CASE("numbers do not follow the locale") {
    const std::string before = std::setlocale(LC_ALL, nullptr);
    for (const char* name : {"nb_NO.UTF-8", "de_DE.UTF-8", "C"}) {
        if (std::setlocale(LC_ALL, name) != nullptr) {
            CHECK(parse_number("1.5") == 1.5);
            CHECK_FALSE(parse_number("1,5").has_value());
            CHECK(number_text(1234.5) == "1234.5");
        }
    }
    std::setlocale(LC_ALL, before.c_str());
}

TEST_CASE("whole numbers are read exactly") {
    CHECK(parse_integer("12") == 12);
    CHECK(parse_integer("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
    for (const char* text : {"", "1.0", "9223372036854775808", "+1", " 1", "1e3", "0x1"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_integer(text).has_value());
    }
}

TEST_CASE("dates are days of the calendar") {
    CHECK(date_text(parse_date("2024-02-29").value()) == "2024-02-29");
    for (const char* text : {"2023-02-29", "2023-13-01", "2023-1-1", "01-01-2023", "2023-01-0x",
                             "2023/01/01", "", "-023-01-01"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date(text).has_value());
    }
    CHECK(date_text(Date{}) == "0000-00-00");
}

TEST_CASE("numbers are written shortest and read back the same") {
    CHECK(number_text(0.11) == "0.11");
    CHECK(number_text(-0.0) == "0");
    CHECK(number_text(1e6) == "1000000");
    CHECK(number_text(0.0001) == "0.0001");
    CHECK(number_text(1e15) == "1000000000000000");
    CHECK(number_text(1e300) == "1e+300");
    CHECK(number_text(1e-12) == "1e-12");
    for (const double value : {0.1 + 0.2, 1.0 / 3.0, 123456.789, 5e-324, 2.0 / 3e-9}) {
        CHECK(parse_number(number_text(value)).value_or(0.0) == value);
    }
}

TEST_CASE("ranges are said in words") {
    const double inf = std::numeric_limits<double>::infinity();
    CHECK(range_text(1, 3500, "persons").en == "1..3500 persons");
    CHECK(range_text(0, inf, "").en == "at least 0");
    CHECK(range_text(-inf, 0.5, "per year").en == "at most 0.5 per year");
    CHECK(range_text(-inf, inf, "NOK").en == "a number, NOK");
    CHECK(range_text(-inf, inf, "").en == "a number");
    CHECK(range_text(1, 3500, "persons").nb == "1..3500 personer");
    CHECK(range_text(0, inf, "").nb == "minst 0");
    CHECK(range_text(-inf, 0.5, "per year").nb == "høyst 0.5 per år");
    CHECK(range_text(-inf, inf, "NOK").nb == "et tall, kroner");
}
