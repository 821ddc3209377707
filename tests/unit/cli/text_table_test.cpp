#include "cli/text_table.h"

#include <catch2/catch.hpp>

#include "core/contract_checks.h"

using namespace legeplan;
using cli::Align;
using cli::TextTable;

TEST_CASE("columns stand under each other, two spaces apart and none at the end") {
    TextTable table({"", "start", "slutt"}, {Align::left, Align::right, Align::left});
    table.add({"Åpne lister", "3", "ja"});
    table.add({"Alle", "1 000", ""});
    CHECK(table.to_string() == "             start  slutt\n"
                               "Åpne lister      3  ja\n"
                               "Alle         1 000\n");
}

TEST_CASE("a row has as many cells as the table has columns") {
    TextTable table({"a", "b"}, {Align::left, Align::left});
    CHECK_THROWS_AS(table.add({"a"}), ContractViolation);
}
