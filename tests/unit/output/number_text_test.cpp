#include "output/number_text.h"

#include <cstdlib>
#include <limits>

#include <catch2/catch.hpp>

using namespace legeplan;
using output::number_text;

TEST_CASE("numbers in files have the shortest form that reads back the same") {
    CHECK(number_text(0.1) == "0.1");
    CHECK(number_text(30395.0) == "30395");
    CHECK(number_text(-2.5) == "-2.5");
    CHECK(number_text(0.1 + 0.2) == "0.30000000000000004");
    for (const double value : {1.0 / 3.0, 1e-300, 6.02e23, std::numeric_limits<double>::min()}) {
        CHECK(std::strtod(number_text(value).c_str(), nullptr) == value);
    }
}

TEST_CASE("what is undefined is an empty text") {
    CHECK(number_text(std::numeric_limits<double>::quiet_NaN()).empty());
    CHECK(number_text(std::numeric_limits<double>::infinity()).empty());
}
