#include "output/csv.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

#include "output/number_text.h"
#include "scenario/csv.h"
#include "support/small_results.h"

using namespace legeplan;
using record::Indicator;

namespace {

/// Records of a table, read with the reader of scenarios.
std::vector<std::vector<std::string>> records_of(const std::string& text) {
    Problems problems;
    const scenario::CsvText csv = scenario::split_csv(text, "table.csv", problems);
    INFO(problems.to_string());
    REQUIRE_FALSE(problems.any());
    std::vector<std::vector<std::string>> records;
    for (const scenario::CsvRecord& record : csv.records) {
        records.push_back(record.fields);
    }
    return records;
}

std::vector<std::string> row_of(const std::string& indicator, const std::string& scenario,
                                const std::string& base, const std::string& month) {
    for (const auto& record : records_of(output::to_csv(test::small_results()))) {
        if (record[0] == indicator && record[1] == scenario && record[2] == base &&
            record[3] == month) {
            return record;
        }
    }
    FAIL("no row " << indicator << " " << scenario << " " << month);
    return {};
}

}  // namespace

TEST_CASE("the table is plain UTF-8 that starts with its header") {
    const std::string text = output::to_csv(test::small_results());
    CHECK(text.find("indicator,scenario,base,month,unit,mean,sd,mc_error,q05,q10,q25,q50,q75,q90,"
                    "q95,probability_greater,probability_equal,"
                    "variance_reduction\n") == 0);  // no byte order mark
    CHECK(text.find('\r') == std::string::npos);
    CHECK(text.back() == '\n');
}

TEST_CASE("the table has a row for every indicator, scenario and month") {
    const auto records = records_of(output::to_csv(test::small_results()));
    // Two scenarios with the initial month, one difference without.
    const std::size_t months = test::kSmallMonths;
    CHECK(records.size() == 1 + record::kIndicators * (2 * (months + 1) + months));
    for (const auto& record : records) {
        CHECK(record.size() == 18);
    }
}

TEST_CASE("a row of a scenario holds its summary; the first month is the initial state") {
    const run::Results results = test::small_results();
    const auto& deaths =
        results.scenarios[1].indicators[static_cast<std::size_t>(Indicator::deaths)];
    std::vector<std::string> expected{"deaths", "new_centre", "", "2021-11", "persons per month"};
    for (const double value : {deaths.mean[0], deaths.sd[0], deaths.mc_error[0]}) {
        expected.push_back(output::number_text(value));
    }
    for (const auto& quantile : deaths.quantiles) {
        expected.push_back(output::number_text(quantile[0]));
    }
    expected.insert(expected.end(), {"", "", ""});
    CHECK(row_of("deaths", "new_centre", "", "2021-11") == expected);
    CHECK(row_of("births", "baseline", "", "2022-01")[5] == "28.5");  // 5 + 20 + 14 / 4
}

TEST_CASE("a row with a base holds the difference") {
    const auto row = row_of("births", "new_centre", "baseline", "2022-01");
    CHECK(row[5] == "1.5");
    CHECK(row[6].empty());
    CHECK(std::stod(row[7]) == Approx(0.8660254037844386));
    CHECK(row[8] == "0");   // lower
    CHECK(row[14] == "3");  // upper
    for (const std::size_t column : {9U, 10U, 11U, 12U, 13U}) {
        CHECK(row[column].empty());
    }
    CHECK(row[15] == "0.75");
    CHECK(row[16] == "0.5");
    CHECK_FALSE(row[17].empty());
}

TEST_CASE("what is undefined is an empty cell") {
    const auto row = row_of("gps_mean_age", "baseline", "", "2021-12");
    CHECK(std::all_of(row.begin() + 5, row.end(), [](const auto& cell) { return cell.empty(); }));
}

TEST_CASE("a cell that would end early stands in quotes") {
    run::Results results = test::small_results();
    results.scenarios[0].id = "a,\"b\"";
    results.scenarios[1].id = "line\nend";
    const std::string text = output::to_csv(results);
    CHECK(text.find("\npopulation,\"a,\"\"b\"\"\",,2021-11,") != std::string::npos);
    const auto records = records_of(text);
    CHECK(records[1][1] == "a,\"b\"");
    CHECK(records[4][1] == "line\nend");
}

TEST_CASE("the wide table has a row per scenario and month, and every number of the long one") {
    const run::Results results = test::small_results();
    const auto records = records_of(output::to_csv(results, output::CsvShape::wide_table));
    const std::size_t months = test::kSmallMonths;
    REQUIRE(records.size() == 1 + 2 * (months + 1) + months);
    const auto& header = records[0];
    REQUIRE(header.size() == 3 + 13 * record::kIndicators);
    CHECK(header[2] == "month");
    const auto column = static_cast<std::size_t>(
        std::find(header.begin(), header.end(), "births.mean") - header.begin());
    REQUIRE(column < header.size());
    for (const auto& [row, scenario, base, month] :
         {std::tuple{records[1], "baseline", "", "2021-11"},
          std::tuple{records[6], "new_centre", "", "2022-01"},
          std::tuple{records[8], "new_centre", "baseline", "2022-01"}}) {
        CHECK(row[0] == scenario);
        CHECK(row[1] == base);
        CHECK(row[2] == month);
        const auto expected = row_of("births", scenario, base, month);
        CHECK(std::equal(expected.begin() + 5, expected.end(),
                         row.begin() + static_cast<std::ptrdiff_t>(column)));
    }
}

TEST_CASE("for Excel in Norway: byte order mark, semicolons, decimal comma") {
    run::Results results = test::small_results();
    results.scenarios[0].id = "a;b";
    results.scenarios[1].id = "a,b";
    const std::string text =
        output::to_csv(results, output::CsvShape::long_table, output::CsvDialect::norwegian_excel);
    CHECK(text.starts_with("\xEF\xBB\xBFindicator;scenario;base;month;unit;mean;"));
    CHECK(text.find("\npopulation;\"a;b\";;2021-11;persons;<5;") != std::string::npos);
    CHECK(text.find(",5;") != std::string::npos);
    CHECK(text.find("\npopulation;a,b;;2021-11;persons;") != std::string::npos);
    const std::string norwegian =
        output::to_csv(results, output::CsvShape::long_table, output::CsvDialect::norwegian_excel,
                       output::Language::nb);
    CHECK(
        norwegian.starts_with("\xEF\xBB\xBFindikator;scenario;grunnlag;måned;enhet;gjennomsnitt;"));
    CHECK(norwegian.find("\nInnbyggere;a,b;;2021-11;personer;") != std::string::npos);
    CHECK(output::to_csv(results, output::CsvShape::wide_table, output::CsvDialect::norwegian_excel,
                         output::Language::nb)
              .find(";Fødte: 5 %-kvantil;") != std::string::npos);
    // The same table otherwise: a number is one that a point was turned to a comma in.
    results.scenarios[0].id = "a";
    results.scenarios[1].id = "b";
    std::string plain = output::to_csv(results);
    std::string excel =
        output::to_csv(results, output::CsvShape::long_table, output::CsvDialect::norwegian_excel)
            .substr(3);
    for (std::size_t i = 0; i < plain.size(); ++i) {
        plain[i] = plain[i] == ',' ? ';' : (plain[i] == '.' ? ',' : plain[i]);
    }
    CHECK(excel == plain);
}
