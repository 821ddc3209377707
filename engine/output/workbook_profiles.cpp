#include <algorithm>

#include <fmt/format.h>

#include "output/wording.h"
#include "output/workbook_sheets.h"
#include "output/workbook_words.h"

namespace legeplan::output {

namespace {

using xlsx::Sheet;
using xlsx::Style;

std::uint16_t column_at(std::size_t column) {
    return static_cast<std::uint16_t>(column);
}

// The population's sheet: a row for each scenario, sex and age group, and three columns a time.

constexpr std::uint32_t kPopulationHeader = 4;
constexpr std::size_t kFirstTimeColumn = 3;
constexpr std::size_t kColumnsPerTime = 3;

std::string age_text(const record::ProfileSpec& spec, std::size_t bin, Language language) {
    const int lower = spec.lower_edge(bin);
    return bin + 1 == spec.bins ? say(language, Word::age_and_over, lower)
                                : fmt::format("{}–{}", lower, lower + spec.width - 1);
}

void write_population_header(Sheet& sheet, const BookContent& content) {
    const Language language = content.language();
    const run::ScenarioSummary& calendar = *content.base().summary;
    std::uint16_t column = 0;
    for (const Word word : {Word::scenario, Word::sex, Word::age}) {
        sheet.text({kPopulationHeader, column}, "", Style::header);
        sheet.text({kPopulationHeader + 1, column++}, say(language, word), Style::header);
    }
    for (const std::size_t time : calendar.snapshots()) {
        const auto last = column_at(column + kColumnsPerTime - 1);
        sheet.wide_text({kPopulationHeader, column}, last, to_string(calendar.month_of(time)),
                        Style::header);
        for (const std::string& name :
             {say(language, Word::mean), std::string("5 %"), std::string("95 %")}) {
            sheet.text({kPopulationHeader + 1, column++}, name, Style::number_header);
        }
    }
}

/// The age groups of one scenario and sex, from `row` on; the next free row.
std::uint32_t write_age_groups(Sheet& sheet, std::uint32_t row, const ReportScenario& scenario,
                               record::Profile sex, const BookContent& content) {
    const record::ProfileSpec& spec = record::spec(sex);
    const Language language = content.language();
    const Word word = sex == record::Profile::population_women ? Word::women : Word::men;
    for (std::size_t bin = 0; bin < spec.bins; ++bin, ++row) {
        sheet.text({row, 0}, content.title(scenario), Style::plain_line);
        sheet.text({row, 1}, say(language, word), Style::plain_line);
        sheet.text({row, 2}, age_text(spec, bin, language), Style::plain_line);
        const record::Series& series = scenario.summary->profiles[record::first_row(sex) + bin];
        for (std::size_t time = 0; time < series.times(); ++time) {
            const std::size_t column = kFirstTimeColumn + time * kColumnsPerTime;
            const auto write = [&](std::size_t at, double value, const char* format) {
                write_value(sheet, {row, column_at(at)}, value, spec.unit, format, language);
            };
            write(column, series.mean[time], "#,##0.0");
            write(column + 1, series.quantiles.front()[time], "#,##0");
            write(column + 2, series.quantiles.back()[time], "#,##0");
        }
    }
    return row;
}

}  // namespace

void write_population(Sheet& sheet, const BookContent& content) {
    const Language language = content.language();
    sheet.text({0, 0}, say(language, Word::population_sheet), Style::title);
    sheet.text({1, 0}, say(language, Word::population_note), Style::plain_line);
    sheet.link({2, 0}, content.summary_name(), content.summary_name());
    sheet.text({2, 2}, say(language, Phrase::small_counts_note), Style::plain_line);
    write_population_header(sheet, content);
    constexpr std::uint32_t kFirstRow = kPopulationHeader + 2;
    std::uint32_t row = kFirstRow;
    for (const ReportScenario& scenario : content.scenarios()) {
        for (const auto sex :
             {record::Profile::population_women, record::Profile::population_men}) {
            row = write_age_groups(sheet, row, scenario, sex, content);
        }
    }
    const std::size_t times = content.base().summary->snapshots().size();
    const std::uint16_t last = column_at(kFirstTimeColumn + times * kColumnsPerTime - 1);
    sheet.column_width(0, 0, 36.0);
    sheet.column_width(1, last, 13.0);
    sheet.freeze({kFirstRow, kFirstTimeColumn});
    sheet.filter({kPopulationHeader + 1, 0}, {row - 1, last});
}

namespace {

// The sheet of risks: a row for each month, and a column for each risk and scenario. The charts
// stand side by side above the table.

constexpr std::uint32_t kRiskCharts = 4;
constexpr std::uint32_t kRiskHeader = 24;
constexpr std::uint32_t kFirstRiskMonth = kRiskHeader + 2;
constexpr std::uint16_t kColumnsPerChart = 9;
constexpr const char* kProbability = "0.0 %";

void write_risk(Sheet& sheet, std::size_t risk, const BookContent& content) {
    const Language language = content.language();
    const record::RiskSpec& spec = record::risk_specs()[risk];
    const auto& scenarios = content.scenarios();
    const std::uint16_t first = column_at(1 + risk * scenarios.size());
    const std::string title(language == Language::nb ? spec.nb : spec.en);
    xlsx::Chart chart;
    chart.sheet = content.risks_name();
    chart.title = title;
    chart.unit = say(language, Word::probability);
    chart.number_format = "0 %";
    chart.first_row = kFirstRiskMonth;
    chart.last_row = kFirstRiskMonth + static_cast<std::uint32_t>(content.base().summary->months);
    if (scenarios.size() > 1) {
        sheet.wide_text({kRiskHeader, first}, column_at(first + scenarios.size() - 1), title,
                        Style::header);
    } else {
        sheet.text({kRiskHeader, first}, title, Style::header);
    }
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
        const std::uint16_t column = column_at(first + s);
        sheet.text({kRiskHeader + 1, column}, content.title(scenarios[s]), Style::header);
        std::uint32_t row = kFirstRiskMonth;
        for (const double probability : scenarios[s].summary->risks[risk]) {
            sheet.number({row++, column}, probability, kProbability);
        }
        chart.lines.push_back({content.title(scenarios[s]), column, s, false});
    }
    sheet.chart({kRiskCharts, column_at(risk * kColumnsPerChart)}, chart);
}

}  // namespace

void write_risks(Sheet& sheet, const BookContent& content) {
    const Language language = content.language();
    const run::ScenarioSummary& calendar = *content.base().summary;
    const std::size_t risks = record::risk_specs().size();
    sheet.text({0, 0}, say(language, Word::risks_title), Style::title);
    sheet.text({1, 0}, say(language, Word::risks_note), Style::plain_line);
    sheet.link({2, 0}, content.summary_name(), content.summary_name());
    sheet.text({kRiskHeader, 0}, "", Style::header);
    sheet.text({kRiskHeader + 1, 0}, say(language, Word::month), Style::header);
    for (std::size_t time = 0; time <= static_cast<std::size_t>(calendar.months); ++time) {
        sheet.month({kFirstRiskMonth + static_cast<std::uint32_t>(time), 0},
                    calendar.month_of(time));
    }
    for (std::size_t risk = 0; risk < risks; ++risk) {
        write_risk(sheet, risk, content);
    }
    sheet.column_width(0, 0, 12.0);
    // As far as the charts go, which would else overlap.
    sheet.column_width(
        1, column_at(risks * std::max<std::size_t>(kColumnsPerChart, content.scenarios().size())),
        14.0);
    sheet.row_height(kRiskHeader, 3);
    sheet.row_height(kRiskHeader + 1, 3);
    sheet.freeze({0, 1});
}

}  // namespace legeplan::output
