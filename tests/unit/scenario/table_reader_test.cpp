#include <algorithm>

#include <catch2/catch.hpp>

#include "sample.h"
#include "scenario/table.h"

using namespace legeplan;
using namespace legeplan::scenario;

namespace {

std::string problems_of(const std::string& text) {
    static const TableSpec kSpec = sample::schema().tables.at(0);
    Problems problems;
    const auto table = read_table(text, "t.csv", kSpec, problems);
    return (table == nullptr) == problems.any() ? problems.to_string() : "inconsistent";
}

const std::string kHeader = "sex,age,persons\n";
const std::string kColumns = "(expected the columns sex, age, persons, since and remark)";

}  // namespace

TEST_CASE("a table that is right has no problems") {
    CHECK(problems_of(kHeader + "women,0,1\r\nmen,0,1e3\n").empty());
}

TEST_CASE("columns must be known, there and once") {
    CHECK(problems_of("sex,age,person\nwomen,0,1\n") ==
          "t.csv:1: person: unknown column " + kColumns +
              ". Did you mean \"persons\"?\n"
              "t.csv:1: persons: the column is missing (expected 0..1000000)");
    CHECK(problems_of("sex,age,persons,age\nwomen,0,1,1\n") ==
          "t.csv:1: age: the column stands twice (expected each column once)");
    CHECK(problems_of("sex,age,persons,\nwomen,0,1,1\n") == "t.csv:1: unknown column " + kColumns);
    CHECK(problems_of("# comment\nsex;age;persons\nwomen;0;1\n") ==
          "t.csv:2: the columns are separated by semicolons (expected commas)");
}

TEST_CASE("an empty table is a problem") {
    CHECK(problems_of("") == "t.csv: the table is empty (expected a header with the columns sex, "
                             "age, persons, since and remark)");
    CHECK(problems_of("# only a comment\n").starts_with("t.csv: the table is empty"));
    CHECK(problems_of(kHeader) == "t.csv:1: the table has no rows (expected at least one row)");
}

TEST_CASE("every row has as many fields as the header") {
    CHECK(problems_of(kHeader + "women,0\nmen,0,1,2\nmen,1,1\n") ==
          "t.csv:2: 2 fields (expected 3 as in the header)\n"
          "t.csv:3: 4 fields (expected 3 as in the header)");
}

TEST_CASE("every cell is checked") {
    CHECK(problems_of(kHeader + "womne,0,1\n") ==
          "t.csv:2: sex: \"womne\" (expected one of women or men). Did you mean \"women\"?");
    CHECK(problems_of(kHeader + "women,106,1\n") ==
          "t.csv:2: age: \"106\" (expected a whole number, 0..105 years)");
    CHECK(problems_of(kHeader + "women,1.0,1\n") ==
          "t.csv:2: age: \"1.0\" (expected a whole number, 0..105 years)");
    CHECK(problems_of(kHeader + "women,,1\n") ==
          "t.csv:2: age: empty cell (expected a whole number, 0..105 years)");
    CHECK(problems_of(kHeader + "women,1,\"0,5\"\n") ==
          "t.csv:2: persons: \"0,5\" (expected 0..1000000, with a decimal point)");
    for (const char* cell : {"-1", "nan", "inf", "1e999", " 1", "1 000", "0x1", "x", "1e7"}) {
        CAPTURE(cell);
        CHECK(problems_of(kHeader + "women,1," + cell + "\n") ==
              "t.csv:2: persons: \"" + std::string(cell) + "\" (expected 0..1000000)");
    }
    CHECK(problems_of("sex,age,persons,since\nwomen,1,1,2020-02-30\n") ==
          "t.csv:2: since: \"2020-02-30\" (expected a date such as 2021-07-01)");
    CHECK(problems_of("sex,age,persons,since\nwomen,1,1,1820-02-20\n") ==
          "t.csv:2: since: \"1820-02-20\" (expected a date such as 2021-07-01)");
}

TEST_CASE("rows that name the same thing are told") {
    CHECK(problems_of(kHeader + "women,1,1\nmen,1,1\nwomen,01,2\n") ==
          "t.csv:4: sex women, age 1 stands also on line 2 (expected each once)");
}

TEST_CASE("a table has a largest number of rows and of problems told") {
    std::string rows;
    for (int i = 0; i < 501; ++i) {
        rows += "women,200,1\n";
    }
    CHECK(problems_of(kHeader + rows) == "t.csv:1: 501 rows (expected at most 500)");
    const std::string many = problems_of(kHeader + rows.substr(0, 12 * 100));
    CHECK(std::count(many.begin(), many.end(), '\n') == 20);
    CHECK(many.ends_with("t.csv:21: 80 more problems in this table"));
}

TEST_CASE("quotes that are wrong stop the table") {
    CHECK(problems_of(kHeader + "women,\"0,1\n") ==
          "t.csv:2: a quote that is never closed (expected a closing quote)");
}

TEST_CASE("rows can be had of a table with wrong ones, which are known") {
    static const TableSpec kSpec = sample::schema().tables.at(0);
    Problems problems;
    const auto rows = [&](const std::string& text) {
        problems = {};
        return read_rows(text, "t.csv", kSpec, problems);
    };
    const auto table = rows(kHeader + "women,0,x\nmen,0,2\nmen,0,3\nmen,1\n");
    REQUIRE(table != nullptr);
    CHECK(problems.size() == 3);  // the cell, the row that stands twice, the short row
    CHECK_FALSE(table->is_whole());
    CHECK_FALSE(table->has_all_rows());
    CHECK(table->rows() == 3);
    CHECK_FALSE(table->is_whole(0));
    CHECK(table->is_whole(1));
    CHECK(table->strings("sex")[0] == "women");
    CHECK(rows("sex,age\nwomen,0\n") == nullptr);
    CHECK(rows(kHeader) == nullptr);
    CHECK(rows(kHeader + "men,0,2\n")->is_whole());
}
