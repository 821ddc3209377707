#include "scenario/gp_lists.h"

#include <catch2/catch.hpp>

#include "sample.h"

using namespace legeplan;
using namespace legeplan::scenario;

namespace {

std::string rows_of(const ForeignTable& table) {
    std::string out;
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += (i == 0 ? "" : "|") + row[i];
        }
        out += '\n';
    }
    return out;
}

GpLists import(const std::string& text) {
    const sample::Folder folder;
    return import_gp_lists(folder.write("f", text));
}

std::string problem_of(const std::string& text) {
    try {
        import(text);
        return "none";
    } catch (const ScenarioError& error) {
        const std::string all = error.problems().to_string();
        return all.substr(all.find("/f:") + 1);
    }
}

const std::string kHeader = "gp_id;age;sex;specialist;contract;list_cap;list_length;vacant_since\n";

}  // namespace

TEST_CASE("lists become positions without persons and a roster with them") {
    const GpLists lists = import(kHeader + "101;52;kvinne;ja;n\xe6ringsdrivende;1 100;1050;\n"
                                           "102;;;;8.2;900;900;01.03.2021\n"
                                           "103;34;M;nei;fastl\xf8nn;800;700;2021-05-01\n"
                                           "104;;;;;1000;1020;\n");
    CHECK(rows_of(lists.positions) == "p1|office|self_employed|1100|1050|filled||\n"
                                      "p2|office|agreement_8_2|900|900|vacant|2021-03-01|\n"
                                      "p3|office|salaried|800|700|locum|2021-05-01|\n"
                                      "p4|office|self_employed|1000|1020|filled||lengre enn taket "
                                      "i den importerte listen (longer than its cap)\n");
    CHECK(rows_of(lists.roster) == "p1|52|female|yes\np3|34|male|no\n");
    CHECK(lists.over_cap == 1);
    CHECK(lists.positions.csv().find("101") == std::string::npos);
}

TEST_CASE("each slip in a list is told by its line") {
    CHECK(problem_of("gp_id;list_cap\n1;2\n").starts_with("f:1: list_length: the column is"));
    CHECK(problem_of("gp_id;list_cap;list_length;agee\n").find("Did you mean \"age\"") !=
          std::string::npos);
    CHECK(problem_of(kHeader).find("no rows") != std::string::npos);
    const auto with = [](const std::string& row) { return problem_of(kHeader + row); };
    CHECK(with("1;12;;;;900;900;\n").starts_with("f:2: age: \"12\""));
    CHECK(with("1;;x;;;900;900;\n").starts_with("f:2: sex: \"x\""));
    CHECK(with("1;;;;x;900;900;\n").starts_with("f:2: contract: \"x\""));
    CHECK(with("1;;;;;0;900;\n").starts_with("f:2: list_cap: \"0\""));
    CHECK(with("1;;;;;900;;\n").starts_with("f:2: list_length: \"\""));
    CHECK(with("1;;;;;900;900;2021-02-30\n").starts_with("f:2: vacant_since: \"2021-02-30\""));
    CHECK(with("1;;;;;900;900\n").starts_with("f:2: 7 fields"));
    CHECK(with("1;;;;;900;900;\n1;;;;;900;900;\n").starts_with("f:3: gp_id: stands twice"));
    CHECK(with("1;;;;;900;950;2021-01-01\n").starts_with("f:2: list_length: 950"));
}

TEST_CASE("lines after the rows of a list are left out, a row that was cut is not") {
    const GpLists lists = import(kHeader + "1;;;;;1\xe2\x80\xaf"
                                           "000;900;\n\nKilde: kommunen; 2021\n");
    CHECK(rows_of(lists.positions) == "p1|office|self_employed|1000|900|filled||\n");
    CHECK(lists.positions.left_out.at(LeftOut::footer) == 1);
    CHECK(problem_of(kHeader + "1;;;;;900;900;\n2;;;").starts_with("f:3: 4 fields"));
    CHECK(problem_of(kHeader + "1;;;;;900;900;\n2").starts_with("f:3: 1 fields"));
}
