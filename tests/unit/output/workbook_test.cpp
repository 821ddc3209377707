#include "output/workbook.h"

#include <set>

#include <catch2/catch.hpp>

#include "output/sheet_titles.h"
#include "output/workbook_sheets.h"
#include "support/scenario_files.h"
#include "support/tiny_results.h"

using namespace legeplan;
using output::BookContent;
using output::Language;
using record::Indicator;

namespace {

output::ReportSource tiny_source() {
    output::ReportSource source{"tiny.h5", test::tiny_results(4), {}};
    source.origin.provenance.created = "2024-01-31T12:00:00Z";
    return source;
}

std::string workbook_of(const output::ReportSource& source, Language language) {
    const test::TempFolder folder;
    output::AtomicFile file(folder.path() / "book.xlsx");
    output::write_workbook(file, source, language);
    return folder.read("book.xlsx");
}

}  // namespace

TEST_CASE("numbers are shown with the decimals asked for, shares in per cent") {
    const auto& persons = record::spec(Indicator::population);
    const auto& share = record::spec(Indicator::list_free_share);
    CHECK(output::number_format(persons, 0) == "#,##0");
    CHECK(output::number_format(persons, 2) == "#,##0.00");
    CHECK(output::number_format(share, 1) == "0.0 %");
    CHECK(output::signed_format(share, 1) == "+0.0 %;-0.0 %;0.0 %");
}

TEST_CASE("sheets have names of their own that nothing is cut from or added to") {
    const output::ReportSource source = tiny_source();
    for (const Language language : {Language::nb, Language::en}) {
        std::size_t own = 0;
        const BookContent content(source, language);
        std::set<std::string> names{content.summary_name(), content.differences_name(),
                                    content.assumptions_name(), content.population_name(),
                                    content.risks_name()};
        for (const record::IndicatorSpec& spec : record::indicator_specs()) {
            const std::string& name = content.name(spec.id);
            names.insert(name);
            INFO(name);
            CHECK(!name.ends_with(" 2"));
            CHECK(name.find("…") == std::string::npos);
            if (!output::group_of(spec.id)) {
                ++own;
                CHECK(name == output::sheet_title(spec, language));
            }
        }
        CHECK(names.size() == 5 + 2 + own);
        CHECK(content.name(Indicator::cost_locums) == content.name(output::SheetGroup::costs));
    }
    CHECK(BookContent(source, Language::nb).name(Indicator::deaths) == "Døde");
    CHECK(BookContent(source, Language::en).name(Indicator::deaths) == "Deaths");
}

TEST_CASE("a chart draws the median and the band of every scenario over all months") {
    const output::ReportSource source = tiny_source();
    const BookContent content(source, Language::nb);
    const auto chart = output::indicator_chart(record::spec(Indicator::list_free), content);
    CHECK(chart.sheet == "Ledige listeplasser");
    CHECK(chart.unit == "plasser");
    CHECK(chart.last_row - chart.first_row ==
          static_cast<std::uint32_t>(source.results.scenarios.front().months));
    REQUIRE(chart.lines.size() == 6);
    // Month, then mean, sd, error and seven quantiles per scenario.
    const std::vector<std::uint16_t> columns{7, 4, 10, 17, 14, 20};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        CHECK(chart.lines[i].column == columns[i]);
        CHECK(chart.lines[i].colour == i / 3);
        CHECK(chart.lines[i].is_dashed == (i % 3 != 0));
    }
    CHECK(chart.lines[0].name.ends_with(", Median"));
    CHECK(chart.lines[5].name.ends_with(", 95 %-kvantil"));
}

TEST_CASE("what an indicator's numbers are is said after its unit") {
    const auto kind = [](Indicator id) {
        return output::kind_text(record::spec(id), Language::nb);
    };
    CHECK(kind(Indicator::population) == "beholdning ved månedens slutt");
    CHECK(kind(Indicator::list_free_share) == "verdi ved månedens slutt");
    CHECK(kind(Indicator::list_length_corrected) == "verdi ved månedens slutt");
    CHECK(kind(Indicator::births) == "antall i måneden");
    CHECK(kind(Indicator::cost_locums) == "beløp i måneden");
}

TEST_CASE("the same results are the same workbook; another language another") {
    const output::ReportSource source = tiny_source();
    const std::string book = workbook_of(source, Language::nb);
    CHECK(book.starts_with("PK\x03\x04"));
    CHECK(book == workbook_of(source, Language::nb));
    CHECK(book != workbook_of(source, Language::en));
    output::ReportSource single = source;
    single.results.scenarios.pop_back();
    single.results.differences.clear();
    CHECK(workbook_of(single, Language::nb).size() < book.size());
}
