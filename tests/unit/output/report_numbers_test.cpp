#include "output/report_numbers.h"

#include <limits>

#include <catch2/catch.hpp>

using namespace legeplan;
using output::Rounding;
using output::significant;

TEST_CASE("numbers of charts are rounded by their unit, and small counts of persons are 0") {
    CHECK(Rounding::of("persons")(12.6) == 13);
    CHECK(Rounding::of("persons")(4.9) == 0);
    CHECK(Rounding::of("share")(0.123456) == 0.1235);
    CHECK(Rounding::of("positions")(4.216) == 4.22);
    CHECK(Rounding::of("odds ratio")(0.81236) == 0.8124);
    CHECK(Rounding::of("FTE")(0.0716) == 0.072);
    CHECK(Rounding::of("NOK")(1234567.8) == 1234568);
    CHECK(Rounding::of("share")(std::numeric_limits<double>::quiet_NaN()).is_null());
}

TEST_CASE("significant digits are kept whatever the size") {
    CHECK(significant(123456.7, 3) == 123000.0);
    CHECK(significant(0.00123456, 3) == 0.00123);
    CHECK(significant(-2.5, 6) == -2.5);
    CHECK(significant(std::numeric_limits<double>::infinity(), 3).is_null());
}

TEST_CASE("units have names in both languages") {
    CHECK(output::unit_names(Language::nb)["places"] == "plasser");
    CHECK(output::unit_names(Language::en)["places"] == "places");
}
