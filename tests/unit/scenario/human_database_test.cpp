#include <map>

#include <catch2/catch.hpp>

#include "sample.h"
#include "scenario/foreign_table.h"
#include "scenario/number_text.h"

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

ForeignTable table_of(const std::string& text, const ImportChoice& choice = {}) {
    const sample::Folder folder;
    return import_population(folder.write("f.txt", text), choice);
}

/// The rows, or what is wrong.
std::string import(const std::string& text) {
    try {
        return rows_of(table_of(text));
    } catch (const ScenarioError& error) {
        const std::string all = error.problems().to_string();
        return all.substr(all.find("f.txt"));
    }
}

const std::string kColumns =
    "  Year          Age             Female            Male           Total\n";

std::string titled(const std::string& contents) {
    return "Norway, " + contents + " (period 1x1), \tLast modified: 10 Feb 2023\n\n" + kColumns;
}

/// A year of HMD: nothing and nothing at all ages but those that are given as "female male".
std::string year_of(int year, const std::map<int, std::string>& given) {
    std::string text;
    for (int age = 0; age <= 110; ++age) {
        const auto found = given.find(age);
        const std::string both = found == given.end() ? "0.00 0.00" : found->second;
        const std::size_t gap = both.find(' ');
        const bool is_known = both.find(" .") == std::string::npos;
        const double sum = is_known ? std::stod(both) + std::stod(both.substr(gap)) : 0.0;
        text += " " + std::to_string(year) + "  " + std::to_string(age) +
                (age == 110 ? "+ " : " ") + both + (is_known ? " " + number_text(sum) : " .") +
                "\n";
    }
    return text;
}

/// A year of HFD at one rate.
std::string fertility_of(int year, const std::string& rate) {
    std::string text;
    for (int age = 12; age <= 55; ++age) {
        const char* end = age == 12 ? "- " : age == 55 ? "+ " : " ";
        text += std::to_string(year) + " " + std::to_string(age) + end + rate + "\n";
    }
    return text;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string without_line(std::string text, const std::string& start) {
    const std::size_t at = text.find(start);
    REQUIRE(at != std::string::npos);
    return text.erase(at, text.find('\n', at) + 1 - at);
}

}  // namespace

TEST_CASE("deaths and exposures of HMD are summed above 105") {
    const ForeignTable table =
        table_of(titled("Deaths") +
                 year_of(2020, {{104, "1.00 2.50"}, {105, "2.00 0.00"}, {110, "1.00 1.00"}}));
    CHECK(has(rows_of(table), "2020|104|female|1\n2020|104|male|2.5\n2020|105|female|3\n"
                              "2020|105|male|1\n"));
    CHECK(table.kind == "deaths");
    CHECK(table.rows.size() == table.whole_rows);
    CHECK(table_of(titled("Exposure to risk") + year_of(2020, {})).kind == "exposures");
}

TEST_CASE("death rates of HMD keep the rate at 105; a point is missing") {
    const ForeignTable table =
        table_of(titled("Death rates") + year_of(2020, {{105, "0.6 ."}, {106, "0.7 0.8"}}));
    CHECK(rows_of(table).ends_with("2020|104|male|0\n2020|105|female|0.6\n"));
    CHECK(table.kind == "death_rates");
    CHECK(table.rows.size() + 1 == table.whole_rows);
}

TEST_CASE("populations of HMD are summed above 105 and rounded to whole persons") {
    const std::string text =
        "France, Total Population, Population size (1-year) \tLast modified: 10 Feb 2023\n\n" +
        kColumns + year_of(2020, {{3, "10.49 11.50"}, {105, "0.30 2.00"}, {106, "0.30 0.00"}});
    const ForeignTable table = table_of(text);
    CHECK(table.kind == "population");
    CHECK(table.header == std::vector<std::string>{"year", "age", "sex", "persons"});
    CHECK(has(rows_of(table), "2020|3|female|10\n2020|3|male|12\n"));
    CHECK(rows_of(table).ends_with("2020|105|female|1\n2020|105|male|2\n"));
    CHECK(has(table.csv(), "# vintage: 2020-01-01\n"));
    CHECK(
        table_of("France, Total Population, Deaths (period 1x1)\n\n" + kColumns + year_of(2020, {}))
            .kind == "deaths");
}

TEST_CASE("fertility of HFD is read with its open ends") {
    std::string text = "Norway\nAge-specific fertility rates\n\nYear Age ASFR\n";
    text += fertility_of(2021, "0.12");
    text.replace(text.find("55+ 0.12"), 8, "55+ .");
    const ForeignTable table = table_of(text);
    CHECK(has(rows_of(table), "2021|12|0.12\n2021|13|0.12\n"));
    CHECK(rows_of(table).ends_with("2021|54|0.12\n"));
    CHECK(table.kind == "fertility");
    CHECK(has(table.csv(), "# vintage: 2022-01-01\n"));
}

TEST_CASE("a year that is asked for is told once, and its table has the columns of a scenario") {
    const std::string text = titled("Death rates") + year_of(2019, {}) + year_of(2020, {});
    const std::string csv = table_of(text, {std::nullopt, 2019}).csv();
    CHECK(has(csv, "# vintage: 2020-01-01\n# year: 2019\nage,sex,rate\n0,female,0\n"));
    CHECK(has(table_of(text).csv(), "# vintage: 2021-01-01\nyear,age,sex,rate\n"));
}

TEST_CASE("a text that was cut or has lost a line is refused where that is seen") {
    const std::string deaths = titled("Deaths") + year_of(2019, {}) + year_of(2020, {});
    CHECK(has(import(deaths), "2020|105|male|0\n"));
    const std::string cut = deaths.substr(0, deaths.find(" 2020  54 "));
    CHECK(import(cut) == "f.txt:168: Age: the year 2020 lacks 57 ages, the first is 54 (expected "
                         "111 ages from 0 to 110)");
    CHECK(import(without_line(deaths, " 2019  53 ")) ==
          "f.txt:57: Age: the year 2019 lacks age 53 (expected 111 ages from 0 to 110)");
    CHECK(import(without_line(deaths, " 2020  110+")).starts_with("f.txt:224: Age: the year 2020"));
    // A damaged file is refused whichever year is asked for.
    CHECK_THROWS_AS(table_of(cut, {std::nullopt, 2019}), ScenarioError);
    const std::string fertility = "Norway\n\nYear Age ASFR\n" + fertility_of(2021, "0.1");
    CHECK(has(import(without_line(fertility, "2021 30")),
              "f.txt:22: Age: the year 2021 lacks age 30"));
    // An extract of a few ages has the same ages in each year, whichever they are.
    const std::string extract = titled("Deaths") + "2019 0 1 1 2\n2019 110+ 1 1 2\n2020 0 1 1 2\n";
    CHECK(import(extract).starts_with("f.txt:6: Age: the year 2020 lacks age 110"));
    CHECK(has(import(extract + "2020 110+ 1 1 2\n"), "2020|105|male|1\n"));
}

TEST_CASE("what is wrong in a text table is told by its line") {
    const std::string head = titled("Deaths");
    CHECK(import(head + "2020 0 1 2\n").starts_with("f.txt:4: 4 fields"));
    CHECK(import(head + "2020 0 1 x 2\n").starts_with("f.txt:4: Male: \"x\""));
    CHECK(import(head + "2020 0 1 -1 2\n").starts_with("f.txt:4: Male: \"-1\""));
    CHECK(import(head + "2020 1-4 1 1 2\n").starts_with("f.txt:4: Age: \"1-4\""));
    CHECK(import(head + "2020 0 1 1 2\n2020 0 1 1 2\n").starts_with("f.txt:5: the same year"));
    CHECK(import(head + "2020 0 1.25 1.25 2.60\n").starts_with("f.txt:4: Total: \"2.60\""));
    CHECK_FALSE(has(import(head + "2020 0 1.25 1.25 2.51\n"), "Total"));
    CHECK(has(import("Norway\n\nYear Age ASFR\n" + fertility_of(2021, "7.0")),
              "ASFR: 7.0 (expected 0..2 births per woman-year)"));
    CHECK(has(import(titled("Life tables") + "2020 0 1 1 2\n"), "the title does not say"));
    CHECK(has(import(head), "no rows"));
}
