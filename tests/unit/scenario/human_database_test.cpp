#include <catch2/catch.hpp>

#include "sample.h"
#include "scenario/foreign_table.h"

using namespace legeplan;
using namespace legeplan::scenario;

namespace {

std::string import(const std::string& text, std::string& kind) {
    const sample::Folder folder;
    try {
        const ForeignTable table = import_population(folder.write("f.txt", text), {});
        kind = table.kind;
        std::string out;
        for (const auto& row : table.rows) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                out += (i == 0 ? "" : "|") + row[i];
            }
            out += '\n';
        }
        return out;
    } catch (const ScenarioError& error) {
        const std::string all = error.problems().to_string();
        return all.substr(all.find("f.txt"));
    }
}

std::string import(const std::string& text) {
    std::string kind;
    return import(text, kind);
}

const std::string kColumns =
    "  Year          Age             Female            Male           Total\n";

std::string titled(const std::string& contents) {
    return "Norway, " + contents + " (period 1x1), \tLast modified: 10 Feb 2023\n\n" + kColumns;
}

}  // namespace

TEST_CASE("deaths and exposures of HMD are summed above 105") {
    std::string kind;
    CHECK(import(titled("Deaths") + " 2020 104 1.00 2.50 3.50\n 2020 105 2.00 0.00 2.00\n"
                                    " 2020 110+ 1.00 1.00 2.00\n",
                 kind) == "2020|104|female|1\n2020|104|male|2.5\n2020|105|female|3\n"
                          "2020|105|male|1\n");
    CHECK(kind == "deaths");
    import(titled("Exposure to risk") + " 2020 0 1 1 2\n", kind);
    CHECK(kind == "exposures");
}

TEST_CASE("death rates of HMD keep the rate at 105; a point is missing") {
    std::string kind;
    CHECK(import(titled("Death rates") + " 2020 105 0.6 . 0.6\n 2020 106 0.7 0.8 0.7\n", kind) ==
          "2020|105|female|0.6\n");
    CHECK(kind == "death_rates");
}

TEST_CASE("fertility of HFD is read with its open ends") {
    std::string kind;
    CHECK(import("Norway\nAge-specific fertility rates\n\nYear Age ASFR\n2021 12- 0.00001\n"
                 "2021 30 0.12\n2021 55+ .\n",
                 kind) == "2021|12|0.00001\n2021|30|0.12\n");
    CHECK(kind == "fertility");
}

TEST_CASE("what is wrong in a text table is told by its line") {
    const std::string head = titled("Deaths");
    CHECK(import(head + "2020 0 1 2\n").starts_with("f.txt:4: 4 fields"));
    CHECK(import(head + "2020 0 1 x 2\n").starts_with("f.txt:4: Male: \"x\""));
    CHECK(import(head + "2020 0 1 -1 2\n").starts_with("f.txt:4: Male: \"-1\""));
    CHECK(import(head + "2020 1-4 1 1 2\n").starts_with("f.txt:4: Age: \"1-4\""));
    CHECK(import(head + "2020 0 1 1 2\n2020 0 1 1 2\n").starts_with("f.txt:5: the same year"));
    CHECK(import(titled("Life tables") + "2020 0 1 1 2\n").find("the title does not say") !=
          std::string::npos);
    CHECK(import(head).find("no rows") != std::string::npos);
}
