#include "core/calendar.h"

#include <catch2/catch.hpp>

using namespace legeplan;

TEST_CASE("a month knows its year and its place in it") {
    constexpr Month month = Month::of(2021, 7);
    static_assert(month.year() == 2021 && month.month_of_year() == 7);
    CHECK(month.index == 2021 * 12 + 6);
    CHECK_FALSE(month.is_january());
    CHECK(Month::of(2030, 1).is_january());
    CHECK(Month::of(2030, 12).month_of_year() == 12);
    CHECK(Month::of(2030, 12).year() == 2030);
}

TEST_CASE("months are counted across years") {
    const Month december = Month::of(2024, 12);
    CHECK(december + 1 == Month::of(2025, 1));
    CHECK(Month::of(2025, 1) - 1 == december);
    CHECK(december + 13 == Month::of(2026, 1));
    CHECK(Month::of(2026, 1) - december == 13);
    CHECK(december - Month::of(2026, 1) == -13);
    CHECK(december < december + 1);
    CHECK(Month::of(2024, 2) < Month::of(2024, 11));
    for (int i = 0; i < 48; ++i) {
        const Month month = Month::of(2020, 1) + i;
        CHECK(Month::of(month.year(), month.month_of_year()) == month);
        CHECK(month.is_january() == (month.month_of_year() == 1));
    }
}

TEST_CASE("kNever lies after every horizon and leaves room to count on") {
    CHECK(Month::of(9999, 12) < kNever);
    CHECK(kNever < kNever + 1200);
}

TEST_CASE("a month is written as year and month") {
    CHECK(to_string(Month::of(2021, 7)) == "2021-07");
    CHECK(to_string(Month::of(2030, 12)) == "2030-12");
    CHECK(to_string(Month::of(987, 1)) == "0987-01");
}
