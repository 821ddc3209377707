#include "inputs/schema.h"

#include <algorithm>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "core/units.h"
#include "inputs/parameters.h"
#include "scenario/schema_index.h"

using namespace legeplan;
using scenario::KeyKind;
using scenario::KeySpec;

namespace {

const KeySpec* find_key(const std::string& key) {
    const auto& keys = inputs::scenario_schema().keys;
    const auto found = std::find_if(keys.begin(), keys.end(),
                                    [&](const KeySpec& spec) { return spec.key == key; });
    return found == keys.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("the schema is sound: no key twice, every table described") {
    CHECK_NOTHROW(scenario::SchemaIndex(inputs::scenario_schema()));
}

TEST_CASE("every parameter is a required key with its unit and range") {
    for (const inputs::ParameterSpec& spec : inputs::parameter_specs()) {
        INFO(spec.key);
        const KeySpec* key = find_key(spec.key);
        REQUIRE(key != nullptr);
        CHECK(key->kind == KeyKind::quantity);
        CHECK(key->presence == scenario::Presence::required);
        CHECK(key->unit == spec.unit);
        CHECK(key->min == spec.min);
        CHECK(key->max == spec.max);
    }
}

TEST_CASE("every quantity is a parameter, a stream, a number of a policy or an amount of money") {
    int others = 0;
    int amounts = 0;
    int quantities = 0;
    for (const KeySpec& spec : inputs::scenario_schema().keys) {
        quantities += spec.kind == KeyKind::quantity ? 1 : 0;
        others += spec.key.ends_with("].effect") || spec.key.ends_with("].list_reduction") ||
                          spec.key.ends_with("].persons")
                      ? 1
                      : 0;
        // The grant for trainees is published, and a parameter as any other.
        if (spec.kind == KeyKind::quantity && spec.unit.starts_with("NOK") &&
            spec.key != "training.grant") {
            ++amounts;
            INFO(spec.key);
            CHECK(spec.presence == scenario::Presence::optional);  // no price by default
        }
    }
    CHECK(others == 8);
    CHECK(quantities == static_cast<int>(inputs::kParams) + others + amounts);
}

TEST_CASE("every key says what it means in both languages") {
    for (const KeySpec& spec : inputs::scenario_schema().keys) {
        INFO(spec.key);
        CHECK_FALSE(spec.doc_en.empty());
        CHECK_FALSE(spec.doc_nb.empty());
        CHECK(spec.doc_en.find('|') == std::string::npos);
        CHECK(spec.doc_nb.find('|') == std::string::npos);
        CHECK((spec.kind == KeyKind::choice) == !spec.choices.empty());
    }
}

TEST_CASE("every table is used, and each of its columns is described") {
    std::set<std::string> used;
    for (const KeySpec& spec : inputs::scenario_schema().keys) {
        used.insert(spec.table);
    }
    for (const scenario::TableSpec& table : inputs::scenario_schema().tables) {
        INFO(table.name);
        CHECK(used.contains(table.name));
        for (const scenario::ColumnSpec& column : table.columns) {
            INFO(column.name);
            CHECK_FALSE(column.doc.empty());
        }
    }
}

TEST_CASE("only the roster is about identifiable people") {
    for (const KeySpec& spec : inputs::scenario_schema().keys) {
        INFO(spec.key);
        CHECK((spec.privacy == scenario::Privacy::personal) == (spec.key == "initial.roster"));
    }
}

TEST_CASE("every unit of a key or column has a Norwegian name") {
    const scenario::Schema& schema = inputs::scenario_schema();
    std::set<std::string> used;
    for (const KeySpec& key : schema.keys) {
        used.insert(key.unit);
    }
    for (const scenario::TableSpec& table : schema.tables) {
        for (const scenario::ColumnSpec& column : table.columns) {
            used.insert(column.unit);
        }
    }
    used.erase("");
    CHECK(used.size() > 20);
    for (const std::string& unit : used) {
        INFO(unit);
        CHECK(unit_text(unit).nb != unit);
    }
}
