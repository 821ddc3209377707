#include "record/record.h"

#include <catch2/catch.hpp>

using namespace legeplan;
using record::Indicator;

TEST_CASE("a record has one time more than months, and keeps indicators apart") {
    record::Record record(2);
    REQUIRE(record.times() == 3);
    REQUIRE(record.values().size() == 3 * record::kIndicators);
    record.set(Indicator::population, 2, 30395.0);
    record.set(Indicator::population_0_19, 0, 6356.5);
    CHECK(record.at(Indicator::population, 2) == 30395.0F);
    CHECK(record.at(Indicator::population_0_19, 0) == 6356.5F);
    CHECK(record.at(Indicator::population, 0) == 0.0F);
    CHECK(record.values()[2] == 30395.0F);  // [indicator][time]
    CHECK(record.values()[3] == 6356.5F);
}
