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
    CHECK(import(two, {"9", 2021}).find("no region 9 in the file") != std::string::npos);
}

TEST_CASE("a damaged table is told by its line") {
    const std::string head = "sex;age;year;persons\nf;0;2020;5\n";
    CHECK(import(head + "f;1;2020\n").starts_with("f:3: 3 fields (expected 4"));
    CHECK(import(head + "f;1;2020;x\n").starts_with("f:3: persons: not a number of persons: x"));
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

namespace {

/// Women and men of some ages in the regions and years, as the project writes them.
std::string whole(const std::vector<std::string>& regions, const std::vector<int>& years,
                  const std::vector<int>& ages) {
    std::string text = "region;year;age;sex;persons\n";
    for (const std::string& region : regions) {
        for (const int year : years) {
            for (const int age : ages) {
                for (const char* sex : {"female", "male"}) {
                    text += region + ";" + std::to_string(year) + ";" + std::to_string(age) + ";" +
                            sex + ";12\n";
                }
            }
        }
    }
    return text;
}

std::string without_line(std::string text, const std::string& start) {
    const std::size_t at = text.find("\n" + start);
    REQUIRE(at != std::string::npos);
    return text.erase(at, text.find('\n', at + 1) - at);
}

bool is_table(const std::string& imported) {
    return imported.find("f:") == std::string::npos && !imported.empty();
}

}  // namespace

TEST_CASE("a table that has lost a row is refused, by region and year") {
    const std::string text = whole({"1", "2"}, {2020, 2021}, {0, 1, 105});
    CHECK(is_table(import(text)));
    CHECK(import(without_line(text, "2;2020;1;male")) ==
          "f:18: 2: 5 cells of the year 2020; the first that is missing is of men aged 1 "
          "(expected 6, the same ages of both sexes as elsewhere in the file)");
    std::string lost_age = without_line(without_line(text, "1;2021;1;male"), "1;2021;1;female");
    CHECK(import(lost_age).starts_with("f:11: 1: 4 cells of the year 2021; the first that"));
    // The one that was asked for is whole, the file is not.
    CHECK(import(lost_age, {"2", 2020}).starts_with("f:11: 1: 4 cells"));
    std::string one = whole({"1"}, {2020}, {0, 1, 2, 3});
    CHECK(import(without_line(one, "1;2020;3;male")).starts_with("f:8: 1: 7 cells"));
}

TEST_CASE("ages, sexes, regions and years may be chosen, and cells be marked as missing") {
    CHECK(is_table(import(whole({"1"}, {2020}, {20, 21, 40}))));
    CHECK(is_table(import(whole({"1"}, {2020, 2021}, {0}) + "2;2021;0;f;4\n2;2021;0;m;4\n")));
    std::string marked = whole({"1"}, {2020, 2021}, {0, 105});
    marked.replace(marked.find(";12"), 3, ";..");
    CHECK(is_table(import(marked)));
    CHECK(is_table(import("region;sex;age;year;persons\n1;0;0;2020;5\n1;1;0;2020;2\n"
                          "1;2;0;2020;3\n1;2;Alle aldre;2020;3\n")));
}

TEST_CASE("a row that was cut is refused, at whichever byte") {
    const std::string text = "region;sex;age;year;persons\n1;f;0;2020;125\n1;f;1;2020;130\n"
                             "1;f;105;2020;0\n1;m;0;2020;132\n1;m;1;2020;104\n1;m;105;2020;10\n";
    REQUIRE(is_table(import(text)));
    const std::size_t end = text.size() - 2;  // "1" for "10" and the line's own end are not seen
    for (std::size_t bytes = text.find("1;f;0"); bytes < end; ++bytes) {
        if (text[bytes - 1] == '\n') continue;  // whole rows: told by the number of rows
        INFO(text.substr(0, bytes));
        CHECK_FALSE(is_table(import(text.substr(0, bytes))));
    }
    CHECK(import("sex;age;year;persons\nf;0;2020;5\nm;0;2020;\n") ==
          "f:3: persons: empty cell (expected a number of persons, or . .. : where there is "
          "none)");
    CHECK(import("sex;age;year;persons\r\nf;0;2020;5\r\nm;0;2020;7\r")
              .starts_with("f:3: a carriage return within a line"));
    CHECK(import("sex;age;year;persons\nf;0;2020;12")
              .starts_with("f:2: the file ends without a line end, and no row is of men"));
}

TEST_CASE("a table that lacks ages or a sex tells how many rows it would have") {
    const sample::Folder folder;
    const auto rows = [&](const std::string& text) {
        return import_population(folder.write("f", text), {}).whole_rows;
    };
    CHECK(rows(whole({"1", "2"}, {2020}, {0, 105})) == 2 * 212);
    CHECK(rows(whole({"1"}, {2020}, {0})) == 212);
}

TEST_CASE("lines after the rows are left out, rows that were cut are not") {
    const std::string text = whole({"1"}, {2020}, {0, 1});
    const std::string rows = import(text);
    for (const char* footer :
         {"Kilde: SSB\n",
          "\n\nKilde: Statistisk sentralbyr\xc3\xa5; tabell 07459\nSist endret: 1.2\n",
          "\nStatistisk sentralbyr\xc3\xa5;;;;\n", "Source: SSB",
          "\r\n\r\n\"Kilde: SSB; 07459\"\r\n"}) {
        INFO(footer);
        CHECK(import(text + footer) == rows);
    }
    for (const char* cut : {"2", "\n2", "2;2020", "2 Gj", "\nmale", "Gj", "Kilde: SSB\n2;2020\n",
                            "Kilde: SSB\n3;2020;0;female;1\n"}) {
        INFO(cut);
        CHECK_FALSE(is_table(import(text + cut)));
    }
    const sample::Folder folder;
    const ForeignTable table =
        import_population(folder.write("f", text + "\nKilde: SSB\nKontakt: SSB\n"), {});
    CHECK(table.left_out.at(LeftOut::footer) == 2);
}

TEST_CASE("blanks between thousands may be narrow, and lines end as on an old Mac") {
    CHECK(import("sex\tage\tyear\tpersons\nfemale\t3\t2020\t1\xe2\x80\xaf"
                 "234\nmale\t3\t2020\t5\xe2\x80\x89"
                 "678\n") == "2020|3|female|1234\n2020|3|male|5678\n");
    CHECK(import("sex,age,year,persons\rfemale,3,2020,7\rmale,3,2020,8\r") ==
          "2020|3|female|7\n2020|3|male|8\n");
}

TEST_CASE("a cell of JSON-stat that is marked as missing is left out, whatever number it holds") {
    const std::string data =
        dataset(R"(["Region","Kjonn","Alder","ContentsCode","Tid"])", "[1,2,2,2,2]",
                R"([9,9,1,2, 9,9,3,4, 9,9,5,6, 9,9,null,8],)"
                R"("status":{"2":"..","3":"e","6":":","14":"-"})");
    const sample::Folder folder;
    const ForeignTable table = import_population(folder.write("f", data), {});
    CHECK(table.left_out.at(LeftOut::missing) == 2);
    const std::string rows = import(data);
    CHECK(rows.find("2021|0|female") == std::string::npos);
    CHECK(rows.find("2021|105|female") == std::string::npos);
    CHECK(rows.find("2022|0|female|2\n") != std::string::npos);
    CHECK(rows.find("2021|105|male|0\n") != std::string::npos);
}

TEST_CASE("what was asked for is told once, and comes back from its comments") {
    const sample::Folder folder;
    const std::string text =
        whole({"3407 Gj\xc3\xb8vik", "3412 L\xc3\xb8ten"}, {2020, 2021}, {0, 105});
    const auto csv = [&](const std::string& from, const ImportChoice& choice) {
        return import_population(folder.write("f", from), choice).csv();
    };
    const std::string one = csv(text, {"3407", 2021});
    CHECK(one.find("# vintage: 2021-01-01\n# region: 3407\n# name: Gj\xc3\xb8vik\n# year: 2021\n"
                   "age,sex,persons\n0,female,12\n") != std::string::npos);
    CHECK(csv(text, {std::nullopt, 2021}).find("# year: 2021\nregion,name,age,sex,persons\n") !=
          std::string::npos);
    CHECK(
        csv(text, {"3407", std::nullopt})
            .find("# vintage: 2021-01-01\n# region: 3407\n# name: Gj\xc3\xb8vik\nyear,age,sex,") !=
        std::string::npos);
    CHECK(csv(text, {}).find("\nregion,name,year,age,sex,persons\n") != std::string::npos);
    CHECK(csv(one, {}) == one);
    CHECK(import(one).starts_with("3407|Gj\xc3\xb8vik|2021|0|female|12\n"));
    CHECK(import(one, {std::nullopt, 2020}).find("the file has no year 2020") != std::string::npos);
}

TEST_CASE("a source of several lines does not end a comment") {
    ForeignTable table;
    table.comments = {"Source: a\nb\r\nc"};
    table.header = {"age"};
    CHECK(table.csv() == "# Source: a b  c\nage\n");
}
