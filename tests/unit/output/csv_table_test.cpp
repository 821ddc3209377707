#include "output/csv_table.h"

#include <limits>

#include <catch2/catch.hpp>

using namespace legeplan;
using output::CsvDialect;
using output::CsvTable;

TEST_CASE("cells are quoted where their text would end them") {
    CsvTable table(CsvDialect::plain);
    table.cell("a;b");
    table.cell("a,b");
    table.cell("say \"x\"");
    table.end_row();
    CHECK(table.finish() == "a;b,\"a,b\",\"say \"\"x\"\"\"\n");
}

TEST_CASE("Excel in Norway gets semicolons and decimal commas") {
    CsvTable table(CsvDialect::norwegian_excel);
    table.cell("a;b");
    table.number(0.25);
    table.end_row();
    table.number(std::numeric_limits<double>::quiet_NaN());
    table.hidden_count();
    table.end_row();
    CHECK(table.finish() == "\xEF\xBB\xBF\"a;b\";0,25\n;<5\n");
}
