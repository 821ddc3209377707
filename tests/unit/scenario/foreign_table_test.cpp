#include "scenario/foreign_table.h"

#include <catch2/catch.hpp>

#include "sample.h"

using namespace legeplan;
using namespace legeplan::scenario;

namespace {

/// The table's rows as "a|b", one a line, or the problems.
std::string import(const std::string& text, const ImportChoice& choice = {}) {
    const sample::Folder folder;
    try {
        const ForeignTable table = import_population(folder.write("f", text), choice);
        std::string out;
        for (const auto& row : table.rows) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                out += (i == 0 ? "" : "|") + row[i];
            }
            out += '\n';
        }
        return out;
    } catch (const ScenarioError& error) {
        std::string out = error.problems().to_string();
        const std::string where = (folder.path() / "f").string();
        for (std::size_t at = out.find(where); at != std::string::npos; at = out.find(where)) {
            out.replace(at, where.size(), "f");
        }
        return out;
    }
}

std::string dataset(const std::string& id, const std::string& size, const std::string& value) {
    return R"({"class":"dataset","id":)" + id + R"(,"size":)" + size +
           R"(,"dimension":{
"Region":{"category":{"index":["3407"],"label":{"3407":"Gj)"
           "\xc3\xb8"
           R"(vik"}}},
"Kjonn":{"category":{"index":["2","1"],"label":{"2":"Kvinner","1":"Menn"}}},
"Alder":{"category":{"index":["000","105+"]}},
"ContentsCode":{"category":{"index":["Endring","Personer1"]}},
"Tid":{"category":{"index":["2021","2022"]}}},"value":)" +
           value + "}";
}

const std::string kTwoYears =
    "3407|Gj\xc3\xb8vik|2021|0|female|1\n3407|Gj\xc3\xb8vik|2021|0|male|5\n"
    "3407|Gj\xc3\xb8vik|2021|105|female|3\n3407|Gj\xc3\xb8vik|2021|105|male|7\n"
    "3407|Gj\xc3\xb8vik|2022|0|female|2\n3407|Gj\xc3\xb8vik|2022|0|male|6\n"
    "3407|Gj\xc3\xb8vik|2022|105|female|4\n3407|Gj\xc3\xb8vik|2022|105|male|8\n";

const std::string kSemicolons =
    "\"region\";\"kj\xc3\xb8nn\";\"alder\";\"statistikkvariabel\";\"\xc3\xa5r\";\"07459: "
    "Befolkning\"\n";

}  // namespace

TEST_CASE("dimensions of JSON-stat may stand in any order; persons are taken from the contents") {
    CHECK(import(dataset(R"(["Region","Kjonn","Alder","ContentsCode","Tid"])", "[1,2,2,2,2]",
                         "[-9,-9,1,2, -9,-9,3,4, -9,-9,5,6, -9,-9,7,8]")) == kTwoYears);
    CHECK(import(dataset(R"(["Tid","ContentsCode","Alder","Kjonn","Region"])", "[2,2,2,2,1]",
                         "[-9,-9,-9,-9, 1,5,3,7, -9,-9,-9,-9, 2,6,4,8]")) == kTwoYears);
}

TEST_CASE("a wrong cell of JSON-stat is named by its pointer") {
    const auto with = [](const std::string& cell) {
        return import(dataset(R"(["Region","Kjonn","Alder","ContentsCode","Tid"])", "[1,2,2,2,2]",
                              "[-9,-9," + cell + ",2, -9,-9,3,4, -9,-9,5,6, -9,-9,7,8]"));
    };
    CHECK(with("-1").starts_with("f: /value/2: not a number of persons"));
    CHECK(with("1.5").starts_with("f: /value/2: not a number of persons"));
    CHECK(with("null").find("2021|0|female") == std::string::npos);
}

TEST_CASE("a long table of SSB in CSV is read, with sums left out") {
    CHECK(
        import(kSemicolons +
               "\"3407 Gj\xc3\xb8vik\";\"Kvinner\";\"0 \xc3\xa5r\";\"Personer\";\"2021\";125\n"
               "\"3407 Gj\xc3\xb8vik\";\"Begge kj\xc3\xb8nn\";\"0 \xc3\xa5r\";\"Personer\";"
               "\"2021\";250\n"
               "\"3407 Gj\xc3\xb8vik\";\"Menn\";\"105 \xc3\xa5r eller eldre\";\"Personer\";"
               "\"2021\";-\n"
               "\"3407 Gj\xc3\xb8vik\";\"Menn\";\"1 \xc3\xa5r\";\"Personer\";\"2021\";\"..\"\n") ==
        "3407|Gj\xc3\xb8vik|2021|0|female|125\n3407|Gj\xc3\xb8vik|2021|105|male|0\n");
}

TEST_CASE("a wide table in Latin-1 with a title is read") {
    CHECK(import("\"07459: Befolkning, etter region\"\n\n\"region\",\"kj\xf8nn\",\"alder\","
                 "\"Personer 2021\",\"Personer 2022\"\n\"3412 L\xf8ten\",\"Menn\",\"2 \xe5r\",40,"
                 "41\n") == "3412|L\xc3\xb8ten|2021|2|male|40\n3412|L\xc3\xb8ten|2022|2|male|41\n");
}

TEST_CASE("a byte order mark, tabs and decimal commas are understood") {
    CHECK(import("\xef\xbb\xbfsex\tage\tyear\tpersons\nfemale\t3\t2020\t1 234,0\n") ==
          "2020|3|female|1234\n");
    CHECK(import("year\tage\tsex\tpersons\n2020\t3\tfemale\t7\n") == "2020|3|female|7\n");
}

TEST_CASE("regions and years can be picked, and a file without years be given one") {
    const std::string two =
        "region;sex;age;year;persons\n1;f;0;2020;5\n2;f;0;2020;6\n1;f;0;2021;7\n";
    CHECK(import(two, {"1", 2021}) == "1|2021|0|female|7\n");
    CHECK(import("sex,age,persons\nf,0,5\n", {std::nullopt, 2023}) == "2023|0|female|5\n");
    CHECK(import("sex,age,persons\nf,0,5\n").find("no column with the year") != std::string::npos);
    CHECK(import(two, {"9", 2021}).find("nothing of the region") != std::string::npos);
}

TEST_CASE("a damaged table is told by its line") {
    const std::string head = "sex;age;year;persons\nf;0;2020;5\n";
    CHECK(import(head + "f;1;2020\n").starts_with("f:3: 3 fields (expected 4"));
    CHECK(import(head + "f;1;2020;x\n").starts_with("f:3: persons: \"x\""));
    CHECK(import(head + "q;1;2020;1\n").starts_with("f:3: sex: \"q\""));
    CHECK(import(head + "f;0-4;2020;1\n").starts_with("f:3: age: \"0-4\""));
    CHECK(import(head + "f;1;20x0;1\n").starts_with("f:3: year: \"20x0\""));
    CHECK(import(head + "f;0;2020;5\n")
              .find("f:3: the same region, year, age and sex stand also "
                    "at line 2") != std::string::npos);
    CHECK(import(head + "f;90+;2020;5\n").starts_with("f:3: age 90 and over"));
    CHECK(import("a;b\n1;2\n").find("no header with a column for sex") != std::string::npos);
}

TEST_CASE("a table in the project's own format comes back the same") {
    const sample::Folder folder;
    const ForeignTable first = import_population(
        folder.write("f", "region;sex;age;year;persons\n3407 Gj\xc3\xb8vik;f;0;2020;5\n"), {});
    const ForeignTable second = import_population(folder.write("g", first.csv()), {});
    CHECK(second.rows == first.rows);
    CHECK(second.header == first.header);
}
