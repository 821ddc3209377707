#include "scenario/table.h"

#include <cmath>
#include <memory>
#include <stdexcept>

#include <catch2/catch.hpp>

#include "sample.h"

using namespace legeplan;
using namespace legeplan::scenario;

namespace {

const TableSpec& spec() {
    static const TableSpec kSpec = sample::schema().tables.at(0);
    return kSpec;
}

std::shared_ptr<const Table> table_of(const std::string& text) {
    Problems problems;
    return read_table(text, "t.csv", spec(), problems);
}

}  // namespace

TEST_CASE("columns are typed and found by name") {
    const auto table = table_of("# source: SSB\npersons,age,sex,remark,since\n"
                                "12,0,women,x,2020-01-31\n"
                                "0.5,105,men,,\n");
    REQUIRE(table != nullptr);
    CHECK(table->rows() == 2);
    CHECK(table->numbers("persons") == std::vector<double>{12.0, 0.5});
    CHECK(table->integers("age") == std::vector<std::int64_t>{0, 105});
    CHECK(table->strings("sex") == std::vector<std::string>{"women", "men"});
    CHECK(table->strings("remark") == std::vector<std::string>{"x", ""});
    CHECK(date_text(table->dates("since").at(0)) == "2020-01-31");
    CHECK_FALSE(table->dates("since").at(1).ok());
    CHECK(table->line(0) == 3);
    CHECK(table->where(1) == Location{"t.csv", 4});
    CHECK(table->comments() == std::vector<std::string>{"source: SSB"});
    CHECK(table->columns() == std::vector<std::string>{"sex", "age", "persons", "since", "remark"});
}

TEST_CASE("absent optional columns read as missing") {
    const auto table = table_of("sex,age,persons\nwomen,1,2\n");
    REQUIRE(table != nullptr);
    CHECK_FALSE(table->has("remark"));
    CHECK(table->has("sex"));
    CHECK(table->strings("remark") == std::vector<std::string>{""});
    CHECK_FALSE(table->dates("since").at(0).ok());
    CHECK(table->columns() == std::vector<std::string>{"sex", "age", "persons"});
}

TEST_CASE("missing numbers are NaN and the missing integer") {
    const TableSpec optional{
        .name = "o",
        .columns = {{.name = "n", .presence = Presence::optional},
                    {.name = "i", .kind = ColumnKind::integer, .presence = Presence::optional}}};
    Problems problems;
    const auto table = read_table("n,i\n,\n1,2\n", "t.csv", optional, problems);
    REQUIRE(table != nullptr);
    CHECK(std::isnan(table->numbers("n").at(0)));
    CHECK(table->integers("i").at(0) == Table::kMissingInteger);
    CHECK(table->cell_text("n", 0).empty());
    CHECK(table->cell_text("i", 0).empty());
    CHECK(table->cell_text("i", 1) == "2");
}

TEST_CASE("cells have one canonical text") {
    const auto table = table_of("sex,age,persons,since,remark\nmen,007,1.50,2020-01-31,\"a,b\"\n");
    REQUIRE(table != nullptr);
    CHECK(table->cell_text("sex", 0) == "men");
    CHECK(table->cell_text("age", 0) == "7");
    CHECK(table->cell_text("persons", 0) == "1.5");
    CHECK(table->cell_text("since", 0) == "2020-01-31");
    CHECK(table->cell_text("remark", 0) == "a,b");
}

TEST_CASE("misuse by the program is told") {
    const auto table = table_of("sex,age,persons\nwomen,1,2\n");
    REQUIRE(table != nullptr);
    CHECK_THROWS_WITH(table->numbers("agee"), "table column \"agee\" is not in the schema");
    CHECK_THROWS_WITH(table->numbers("age"), "table column \"age\" is not of kind number");
    CHECK_THROWS_AS(table->integers("persons"), std::logic_error);
    CHECK_THROWS_AS(table->strings("age"), std::logic_error);
    CHECK_THROWS_AS(table->dates("age"), std::logic_error);
    CHECK_THROWS_AS(table->line(1), std::out_of_range);
}
