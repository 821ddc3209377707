#include "scenario/schema_index.h"

#include <set>
#include <stdexcept>

#include <catch2/catch.hpp>

#include "sample.h"

using namespace legeplan::scenario;
using Names = std::vector<std::string>;

namespace {

/// What is wrong with a schema of these keys.
std::string mistake(const std::vector<KeySpec>& keys, const std::vector<TableSpec>& tables = {}) {
    try {
        const SchemaIndex index(Schema{keys, tables});
    } catch (const std::logic_error& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("keys, sections, lists and types are told apart") {
    const SchemaIndex index(sample::schema());
    CHECK(index.top().keys.contains("gp.exit.hazard"));
    CHECK(index.top().sections ==
          std::set<std::string>{"gp", "gp.exit", "period", "population", "position"});
    CHECK(index.top().names_in("gp.exit") == Names{"hazard"});
    CHECK(index.top().names_in("") == Names{"gp", "period", "population", "position", "title"});
    const ListSpec& policies = index.lists().at("policy");
    CHECK(policies.is_typed());
    CHECK(policies.types() == Names{"open_centre", "retention"});
    CHECK(policies.variants.at("open_centre").names_in("") == Names{"cost", "date", "rooms"});
    CHECK(policies.variants.at("retention").names_in("") == Names{"age", "date"});
    CHECK_FALSE(index.lists().at("event").is_typed());
    CHECK(index.table("population").columns.size() == 5);
    CHECK(index.places_of("list_cap") == Names{"position.list_cap"});
    CHECK(index.places_of("rooms").empty());
    CHECK(index.places_of("cap").empty());
}

TEST_CASE("a list may lie in a section") {
    const SchemaIndex index(Schema{{{.key = "duty.member[].share"}}, {}});
    CHECK(index.top().sections.contains("duty"));
    CHECK(index.lists().contains("duty.member"));
}

TEST_CASE("mistakes in a schema are found when it is made") {
    CHECK(mistake({{.key = "a.b"}, {.key = "a.c"}}) == "none");
    CHECK(mistake({{.key = "a"}, {.key = "a"}}) == "schema: key \"a\" is empty or stands twice");
    CHECK(mistake({{.key = ""}}) == "schema: key \"\" is empty or stands twice");
    CHECK(mistake({{.key = "a"}, {.key = "a.b"}}) == "schema: key \"a\" is also a section");
    CHECK(mistake({{.key = "a[].b"}, {.key = "a.c"}}) ==
          "schema: list \"a\" is also a key or section");
    CHECK(mistake({{.key = "a[].b"}, {.key = "a[x].b"}}) ==
          "schema: key \"a[].b\" is empty or stands twice");
    CHECK(mistake({{.key = "a[x].id"}}) == "schema: key \"a[x].id\" is implied");
    CHECK(mistake({{.key = "a[x]"}}) == "schema: key \"a[x]\" (expected list[type].key)");
    CHECK(mistake({{.key = "a", .kind = KeyKind::table, .table = "t"}}) ==
          "schema: no table \"t\"");
    CHECK(mistake({}, {{.name = "t", .columns = {}}, {.name = "t", .columns = {}}}) ==
          "schema: table \"t\" stands twice");
    CHECK(mistake({}, {{.name = "t", .columns = {{.name = "c"}, {.name = "c"}}}}) ==
          "schema: table \"t\" has a column twice");
    CHECK(mistake({}, {{.name = "t", .columns = {}, .unique_by = {"c"}}}) ==
          "schema: table \"t\" has no \"c\"");
}
