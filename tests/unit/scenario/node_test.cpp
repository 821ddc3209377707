#include "scenario/node.h"

#include <limits>

#include <catch2/catch.hpp>

using namespace legeplan::scenario;

TEST_CASE("members are found by name") {
    Node table;
    for (const char* name : {"a", "b", "d"}) {
        Node value;
        value.kind = NodeKind::string;
        value.string = name;
        table.members.push_back({name, value});
    }
    REQUIRE(table.find("b") != nullptr);
    CHECK(table.find("b")->string == "b");
    CHECK(table.find("c") == nullptr);
    CHECK(table.find("e") == nullptr);
    CHECK(table.find("") == nullptr);
    CHECK(Node{}.find("a") == nullptr);
}

TEST_CASE("values are shown as they were written") {
    const auto shown = [](NodeKind kind, auto set) {
        Node node;
        node.kind = kind;
        set(node);
        return node.to_text();
    };
    CHECK(shown(NodeKind::boolean, [](Node& n) { n.boolean = true; }).en == "true");
    CHECK(shown(NodeKind::integer, [](Node& n) { n.integer = -30; }).en == "-30");
    CHECK(shown(NodeKind::real, [](Node& n) { n.real = 0.5; }).en == "0.5");
    CHECK(shown(NodeKind::real, [](Node& n) {
              n.real = std::numeric_limits<double>::quiet_NaN();
          }).en == "nan");
    CHECK(shown(NodeKind::string, [](Node& n) { n.string = "a\tb"; }).en == "\"a\\x09b\"");
    CHECK(shown(NodeKind::date, [](Node& n) { n.date = *parse_date("2021-07-01"); }).en ==
          "2021-07-01");
    CHECK(shown(NodeKind::time, [](Node&) {}).en == "a time of day");
    CHECK(shown(NodeKind::list, [](Node&) {}).en == "a list");
    CHECK(shown(NodeKind::table, [](Node&) {}).en == "a section");
    CHECK(shown(NodeKind::table, [](Node&) {}).nb == "et avsnitt");
    CHECK(shown(NodeKind::string, [](Node& n) { n.string.assign(1000, 'x'); }).en.size() < 80);
}
