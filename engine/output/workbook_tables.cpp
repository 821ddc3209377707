#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "core/units.h"
#include "output/assumption_text.h"
#include "output/cost_words.h"
#include "output/verdict.h"
#include "output/wording.h"
#include "output/workbook_sheets.h"
#include "output/workbook_words.h"

namespace legeplan::output {

namespace {

using xlsx::Cell;
using xlsx::Sheet;
using xlsx::Style;

/// Mean, standard deviation and Monte Carlo error stand before the quantiles.
constexpr std::uint16_t kMoments = 3;
constexpr std::uint16_t kStatistics = kMoments + record::kQuantiles.size();

/// Rows of an indicator's sheet: its chart stands above its table.
constexpr std::uint32_t kChartRow = 3;
constexpr std::uint32_t kTableRow = 23;
constexpr std::uint32_t kFirstMonthRow = kTableRow + 2;

std::uint16_t first_column(std::size_t scenario) {
    return static_cast<std::uint16_t>(1 + scenario * kStatistics);
}

std::uint16_t quantile_column(std::size_t scenario, std::size_t quantile) {
    return static_cast<std::uint16_t>(first_column(scenario) + kMoments + quantile);
}

}  // namespace

std::string quantile_name(std::size_t quantile, Language language) {
    const double percent = 100.0 * record::kQuantiles[quantile];
    return record::kQuantiles[quantile] == 0.5
               ? say(language, Word::median)
               : say(language, Word::quantile, static_cast<int>(std::lround(percent)));
}

namespace {

void write_row(Sheet& sheet, std::uint32_t row, std::span<const std::string> cells, Style style) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        sheet.text({row, static_cast<std::uint16_t>(i)}, cells[i], style);
    }
}

void write_series(Sheet& sheet, const record::Series& series, const record::IndicatorSpec& spec,
                  std::size_t scenario, Language language) {
    const std::string mean_format = number_format(spec, spec.decimals + 1);
    const std::string error_format = number_format(spec, spec.decimals + 2);
    const std::string format = number_format(spec, quantile_decimals(spec));
    const std::uint16_t column = first_column(scenario);
    for (std::size_t time = 0; time < series.times(); ++time) {
        const auto row = static_cast<std::uint32_t>(kFirstMonthRow + time);
        write_value(sheet, {row, column}, series.mean[time], spec.unit, mean_format, language);
        // How a hidden mean varies would tell what it is.
        if (!is_small_count(series.mean[time], spec.unit)) {
            sheet.number({row, static_cast<std::uint16_t>(column + 1)}, series.sd[time],
                         mean_format);
            sheet.number({row, static_cast<std::uint16_t>(column + 2)}, series.mc_error[time],
                         error_format);
        }
        for (std::size_t q = 0; q < series.quantiles.size(); ++q) {
            write_value(sheet, {row, quantile_column(scenario, q)}, series.quantiles[q][time],
                        spec.unit, format, language);
        }
    }
}

}  // namespace

void write_value(Sheet& sheet, Cell at, double value, std::string_view unit,
                 const std::string& format, Language language) {
    if (is_small_count(value, unit)) {
        sheet.text(at, say(language, Phrase::fewer_than_five), Style::number_text);
    } else {
        sheet.number(at, value, format);
    }
}

xlsx::Chart indicator_chart(const record::IndicatorSpec& spec, const BookContent& content) {
    constexpr std::array<std::size_t, 3> kDrawn{record::kQuantiles.size() / 2, 0,
                                                record::kQuantiles.size() - 1};
    const Language language = content.language();
    xlsx::Chart chart;
    chart.sheet = content.name(spec.id);
    chart.title = label(spec, language);
    chart.unit = unit_text(spec.unit).in(language);
    chart.number_format = number_format(spec, quantile_decimals(spec));
    chart.first_row = kFirstMonthRow;
    chart.last_row = kFirstMonthRow + static_cast<std::uint32_t>(content.base().summary->months);
    for (std::size_t s = 0; s < content.scenarios().size(); ++s) {
        for (const std::size_t q : kDrawn) {
            chart.lines.push_back(
                {content.title(content.scenarios()[s]) + ", " + quantile_name(q, language),
                 quantile_column(s, q), s, q != kDrawn.front()});
        }
    }
    return chart;
}

std::string kind_text(const record::IndicatorSpec& spec, Language language) {
    constexpr std::array<std::string_view, 7> kCounted{"persons", "places",   "lists", "positions",
                                                       "doctors", "trainees", "FTE"};
    if (spec.kind == record::Kind::flow) {
        return say(language, is_cost(spec.id) ? Word::amount : Word::flow);
    }
    const bool is_count = std::find(kCounted.begin(), kCounted.end(), spec.unit) != kCounted.end();
    const bool is_mean = spec.id == record::Indicator::list_length_corrected;
    return say(language, is_count && !is_mean ? Word::stock : Word::level);
}

void write_indicator_title(Sheet& sheet, const record::IndicatorSpec& spec,
                           const std::string& summary, Language language) {
    sheet.text({0, 0}, label(spec, language), Style::title);
    sheet.text({1, 0},
               fmt::format("{} · {} · {}", spec.name, unit_text(spec.unit).in(language),
                           kind_text(spec, language)),
               Style::plain_line);
    sheet.link({2, 0}, summary, summary);
    if (spec.unit == "odds ratio") {
        sheet.text({2, 2}, say(language, Phrase::odds_ratio_note), Style::plain_line);
    }
}

void write_indicator(Sheet& sheet, const record::IndicatorSpec& spec, const BookContent& content) {
    const Language language = content.language();
    write_indicator_title(sheet, spec, content.summary_name(), language);
    if (counts_persons(spec.unit)) {
        sheet.text({2, 2}, say(language, Phrase::small_counts_note), Style::plain_line);
    }
    sheet.chart({kChartRow, 0}, indicator_chart(spec, content));
    sheet.column_width(0, 0, 12.0);
    sheet.column_width(1, static_cast<std::uint16_t>(first_column(content.scenarios().size()) - 1),
                       13.0);
    sheet.row_height(kTableRow + 1, 2);
    sheet.text({kTableRow, 0}, "", Style::header);
    sheet.text({kTableRow + 1, 0}, say(language, Word::month), Style::header);
    for (std::size_t s = 0; s < content.scenarios().size(); ++s) {
        const ReportScenario& scenario = content.scenarios()[s];
        const std::uint16_t column = first_column(s);
        const auto last = static_cast<std::uint16_t>(column + kStatistics - 1);
        sheet.wide_text({kTableRow, column}, last, content.title(scenario), Style::header);
        std::uint16_t at = column;
        for (const Word word : {Word::mean, Word::sd, Word::mc_error}) {
            sheet.text({kTableRow + 1, at++}, say(language, word), Style::number_header);
        }
        for (std::size_t q = 0; q < record::kQuantiles.size(); ++q) {
            sheet.text({kTableRow + 1, at++}, quantile_name(q, language), Style::number_header);
        }
        write_series(sheet, scenario.summary->indicators[static_cast<std::size_t>(spec.id)], spec,
                     s, language);
    }
    const run::ScenarioSummary& calendar = *content.base().summary;
    for (std::size_t time = 0; time <= static_cast<std::size_t>(calendar.months); ++time) {
        sheet.month({static_cast<std::uint32_t>(kFirstMonthRow + time), 0},
                    calendar.month_of(time));
    }
    sheet.freeze({0, 1});
}

namespace {

constexpr std::uint16_t kVerdictColumn = 13;

/// Why a scenario is not judged by an indicator; empty where it is.
std::string no_verdict_for(const ReportScenario& scenario, const record::IndicatorSpec& spec,
                           const BookContent& content) {
    if (is_not_priced(*scenario.summary, spec.id) ||
        is_not_priced(*content.base().summary, spec.id)) {
        return say(content.language(), Phrase::not_priced);
    }
    return content.is_comparable(scenario, spec.id)
               ? ""
               : say(content.language(), Phrase::cannot_be_compared);
}

/// The rows of one difference and indicator, from `row` on; the next free row.
std::uint32_t write_difference(Sheet& sheet, std::uint32_t row, const ReportScenario& scenario,
                               const record::IndicatorSpec& spec, const BookContent& content) {
    const Language language = content.language();
    const auto& series = scenario.comparison->indicators[static_cast<std::size_t>(spec.id)];
    const std::string unit = spec.unit == "share" ? say(language, Word::percentage_points)
                                                  : unit_text(spec.unit).in(language);
    const std::array<std::string, 5> start{content.title(scenario), content.title(content.base()),
                                           std::string(label(spec, language)),
                                           std::string(spec.name), unit};
    const std::string no_verdict = no_verdict_for(scenario, spec, content);
    const std::string format = signed_format(spec, spec.decimals + 1);
    const std::string error_format = number_format(spec, spec.decimals + 2);
    for (std::size_t time = 1; time < series.times(); ++time, ++row) {
        const record::Difference difference = at_time(series, time);
        write_row(sheet, row, start, Style::plain_line);
        sheet.month({row, 5}, scenario.summary->month_of(time));
        if (!no_verdict.empty()) {
            sheet.text({row, kVerdictColumn}, no_verdict, Style::plain_line);
            continue;
        }
        sheet.number({row, 6}, difference.mean, format);
        sheet.number({row, 7}, difference.mc_error, error_format);
        sheet.number({row, 8}, difference.lower, format);
        sheet.number({row, 9}, difference.upper, format);
        sheet.number({row, 10}, difference.probability_greater, "0.0 %");
        sheet.number({row, 11}, difference.probability_equal, "0.0 %");
        sheet.number({row, 12}, difference.variance_reduction, "#,##0.0");
        sheet.text({row, kVerdictColumn}, verdict(difference, spec.wish, language),
                   Style::plain_line);
    }
    return row;
}

}  // namespace

void write_differences(Sheet& sheet, const BookContent& content) {
    constexpr std::uint32_t kHeaderRow = 3;
    const Language language = content.language();
    sheet.text({0, 0}, say(language, Word::differences), Style::title);
    sheet.text({1, 0}, say(language, Word::all_months), Style::plain_line);
    sheet.text({2, 0},
               say(language, Phrase::comparison_note) + " " +
                   say(language, Phrase::odds_ratio_note),
               Style::plain_line);
    std::uint16_t column = 0;
    for (const Word word :
         {Word::scenario, Word::against, Word::indicator, Word::id, Word::unit, Word::month,
          Word::difference, Word::mc_error, Word::lower, Word::upper, Word::probability_greater,
          Word::probability_equal, Word::variance_reduction, Word::verdict}) {
        sheet.text({kHeaderRow, column++}, say(language, word), Style::header);
    }
    std::uint32_t row = kHeaderRow + 1;
    for (const ReportScenario& scenario : content.scenarios()) {
        for (const record::IndicatorSpec& spec : record::indicator_specs()) {
            if (scenario.comparison != nullptr) {
                row = write_difference(sheet, row, scenario, spec, content);
            }
        }
    }
    sheet.row_height(kHeaderRow, 3);
    sheet.column_width(0, 2, 34.0);
    sheet.column_width(3, 4, 26.0);
    sheet.column_width(5, kVerdictColumn - 1, 14.0);
    sheet.column_width(kVerdictColumn, kVerdictColumn, 70.0);
    sheet.freeze({kHeaderRow + 1, 0});
    sheet.filter({kHeaderRow, 0}, {row - 1, kVerdictColumn});
}

namespace {

/// Widths of the columns of the assumptions' sheet.
constexpr std::array<double, 7> kWidths{34.0, 36.0, 50.0, 40.0, 24.0, 90.0, 16.0};

}  // namespace

void write_assumption(Sheet& sheet, std::uint32_t row, const std::string& scenario,
                      const Assumption& assumption, const std::string& change, Language language) {
    const std::array<std::string, kWidths.size()> texts{scenario,
                                                        assumption.key,
                                                        name_of(assumption, language),
                                                        value_text(assumption, language),
                                                        unit_text(assumption.unit).in(language),
                                                        assumption.source,
                                                        change};
    int lines = 1;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        sheet.text({row, static_cast<std::uint16_t>(i)}, texts[i]);
        lines = std::max(lines, xlsx::lines_of(texts[i], kWidths[i]));
    }
    if (const auto* number = plain_number(assumption)) {
        sheet.number({row, 3}, number->get<double>(), "General");
    }
    sheet.row_height(row, lines);
}

void write_assumption_header(Sheet& sheet, std::uint32_t row, Language language) {
    std::uint16_t column = 0;
    for (const Word word : {Word::scenario, Word::key, Word::assumption, Word::value, Word::unit,
                            Word::source, Word::change}) {
        sheet.column_width(column, column, kWidths[column]);
        sheet.text({row, column++}, say(language, word), Style::header);
    }
}

void write_assumptions(Sheet& sheet, const BookContent& content) {
    constexpr std::uint32_t kHeaderRow = 2;
    const Language language = content.language();
    sheet.text({0, 0}, say(language, Word::assumptions_sheet), Style::title);
    sheet.text({1, 0}, say(language, Word::assumptions_note), Style::plain_line);
    write_assumption_header(sheet, kHeaderRow, language);
    std::uint32_t row = kHeaderRow + 1;
    const ScenarioFacts& base = content.base().facts;
    for (const ReportScenario& scenario : content.scenarios()) {
        const ScenarioFacts nothing{};
        const bool is_base = !scenario.base;
        for (const Assumption* assumption : changes(scenario.facts, is_base ? nothing : base)) {
            const Word change = base.find(assumption->key) == nullptr ? Word::added : Word::changed;
            write_assumption(sheet, row++, content.title(scenario), *assumption,
                             is_base ? "" : say(language, change), language);
        }
        for (const Assumption& assumption : base.assumptions) {
            if (scenario.facts.find(assumption.key) == nullptr) {
                write_assumption(sheet, row++, content.title(scenario), assumption,
                                 say(language, Word::removed), language);
            }
        }
    }
    sheet.freeze({kHeaderRow + 1, 0});
    sheet.filter({kHeaderRow, 0}, {row - 1, static_cast<std::uint16_t>(kWidths.size() - 1)});
}

}  // namespace legeplan::output
