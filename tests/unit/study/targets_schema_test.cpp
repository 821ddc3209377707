#include <string>

#include <catch2/catch.hpp>

#include "core/units.h"
#include "study/targets.h"

using namespace legeplan;

TEST_CASE("every unit of a target has a Norwegian name") {
    int units = 0;
    const auto check = [&](const std::string& unit) {
        INFO(unit);
        CHECK((unit.empty() || unit_text(unit).nb != unit));
        units += unit.empty() ? 0 : 1;
    };
    for (const scenario::KeySpec& key : study::targets_schema().keys) {
        check(key.unit);
    }
    for (const scenario::TableSpec& table : study::targets_schema().tables) {
        for (const scenario::ColumnSpec& column : table.columns) {
            check(column.unit);
        }
    }
    CHECK(units > 10);
}
