#include "core/units.h"

#include <set>
#include <string_view>

#include <catch2/catch.hpp>

using legeplan::Unit;
using legeplan::unit_text;

TEST_CASE("each unit stands once, with a Norwegian name of its own") {
    std::set<std::string_view> seen;
    for (const Unit& unit : legeplan::units()) {
        INFO(unit.en);
        CHECK(seen.insert(unit.en).second);
        CHECK_FALSE(unit.nb.empty());
        CHECK(unit.nb != unit.en);
    }
    CHECK(unit_text("persons") == legeplan::Text("personer", "persons"));
    CHECK(unit_text("furlongs") == legeplan::Text::same("furlongs"));
}
