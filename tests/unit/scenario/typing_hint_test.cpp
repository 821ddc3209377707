#include "scenario/typing_hint.h"

#include <catch2/catch.hpp>

using namespace legeplan;
using scenario::iso_date;

namespace {

std::string hint(const std::string& line) {
    const auto found = scenario::typing_hint(line);
    return found ? found->key + ": " + found->message.nb : "";
}

}  // namespace

TEST_CASE("what Norwegians type in place of TOML is told how to write") {
    CHECK(hint("date = 01.01.2025") ==
          "date: skriv 2025-01-01, \xc3\xa5r-m\xc3\xa5ned-dag: 01.01.2025");
    CHECK(hint("  date = 1.7.2025  # from then") ==
          "date: skriv 2025-07-01, \xc3\xa5r-m\xc3\xa5ned-dag: 1.7.2025");
    CHECK(hint("level = 0,8") == "level: skriv 0.8, med punktum og ikke komma: 0,8");
    CHECK(hint("level = { value = 0,8, unit = \"ratio\" }") ==
          "level: skriv 0.8, med punktum og ikke komma: 0,8");
    CHECK(hint("list_cap = 1 100") == "list_cap: skriv 1100, uten mellomrom: 1 100");
    CHECK(hint("id = \xc2\xabny\xc2\xbb") ==
          "id: skriv \"...\", med rette anf\xc3\xb8rselstegn: \xc2\xab");
    CHECK(hint("type = add_positions") ==
          "type: skriv \"add_positions\", i anf\xc3\xb8rselstegn: add_positions");
    CHECK(scenario::typing_hint("level = 0,8")->message.en ==
          "write 0.8, with a point and no comma: 0,8");
}

TEST_CASE("other faults are left to the parser") {
    CHECK(hint("").empty());
    CHECK(hint("[policy").empty());
    CHECK(hint("a = [1, 2").empty());
    CHECK(hint("a = \"0,8 og 01.01.2025").empty());
    CHECK(hint("a = true").empty());
    CHECK(hint("date = 45.01.2025").empty());
    CHECK(hint("a = " + std::string(100'000, '1') + ",2").empty());
}

TEST_CASE("a Norwegian date is one that there may be") {
    CHECK(iso_date("01.07.2024") == "2024-07-01");
    CHECK(iso_date("1/7/2024") == "2024-07-01");
    CHECK(iso_date("32.01.2024").empty());
    CHECK(iso_date("01.13.2024").empty());
    CHECK(iso_date("2024-07-01").empty());
    CHECK(iso_date("").empty());
}
