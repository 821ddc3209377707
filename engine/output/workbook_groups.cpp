#include <algorithm>

#include "core/units.h"
#include "output/cost_words.h"
#include "output/wording.h"
#include "output/workbook_sheets.h"
#include "output/workbook_words.h"

namespace legeplan::output {

namespace {

using record::Indicator;
using xlsx::Sheet;
using xlsx::Style;

// A row for each indicator, scenario and month; the columns before the statistics say which.
constexpr std::uint32_t kHeaderRow = 4;
constexpr std::uint16_t kMonthColumn = 3;
constexpr std::uint16_t kFirstStatistic = 4;
constexpr std::uint16_t kLastColumn = kFirstStatistic + 3 + record::kQuantiles.size() - 1;

std::string note_of(SheetGroup group, const BookContent& content) {
    return group == SheetGroup::costs
               ? content.left_out({Indicator::cost_municipality, Indicator::cost_state})
               : "";
}

void write_header(Sheet& sheet, SheetGroup group, const BookContent& content) {
    const Language language = content.language();
    sheet.text({0, 0}, content.name(group), Style::title);
    sheet.link({1, 0}, content.summary_name(), content.summary_name());
    sheet.text({2, 0}, say(language, Word::all_months), Style::plain_line);
    const std::string note = note_of(group, content);
    if (!note.empty()) {
        sheet.wide_text({3, 0}, kLastColumn, note, Style::note);
        sheet.row_height(3, 3);
    }
    std::uint16_t column = 0;
    for (const Word word : {Word::indicator, Word::unit, Word::scenario, Word::month}) {
        sheet.text({kHeaderRow, column++}, say(language, word), Style::header);
    }
    for (const Word word : {Word::mean, Word::sd, Word::mc_error}) {
        sheet.text({kHeaderRow, column++}, say(language, word), Style::number_header);
    }
    for (std::size_t q = 0; q < record::kQuantiles.size(); ++q) {
        sheet.text({kHeaderRow, column++}, quantile_name(q, language), Style::number_header);
    }
    sheet.row_height(kHeaderRow, 2);
    sheet.column_width(0, 0, 50.0);
    sheet.column_width(1, 1, 20.0);
    sheet.column_width(2, 2, 34.0);
    sheet.column_width(kMonthColumn, kLastColumn, 14.0);
}

void write_statistics(Sheet& sheet, std::uint32_t row, const record::Series& series,
                      std::size_t time, const record::IndicatorSpec& spec, Language language) {
    const std::string mean_format = number_format(spec, spec.decimals + 1);
    const std::string format = number_format(spec, quantile_decimals(spec));
    std::uint16_t column = kFirstStatistic;
    write_value(sheet, {row, column++}, series.mean[time], spec.unit, mean_format, language);
    sheet.number({row, column++}, series.sd[time], mean_format);
    sheet.number({row, column++}, series.mc_error[time], number_format(spec, spec.decimals + 2));
    for (const auto& quantile : series.quantiles) {
        write_value(sheet, {row, column++}, quantile[time], spec.unit, format, language);
    }
}

/// The months of one indicator and scenario, from `row` on; the next free row.
std::uint32_t write_months(Sheet& sheet, std::uint32_t row, const record::IndicatorSpec& spec,
                           const ReportScenario& scenario, const BookContent& content) {
    const Language language = content.language();
    const auto& series = scenario.summary->indicators[static_cast<std::size_t>(spec.id)];
    const bool is_missing = is_not_priced(*scenario.summary, spec.id);
    // One row says that a line has no price; nothing happens in the initial state of a flow.
    const std::size_t first = spec.kind == record::Kind::flow ? 1 : 0;
    for (std::size_t time = first; time < series.times(); ++time, ++row) {
        sheet.text({row, 0}, label(spec, language), Style::plain_line);
        sheet.text({row, 1}, unit_text(spec.unit).in(language), Style::plain_line);
        sheet.text({row, 2}, content.title(scenario), Style::plain_line);
        if (is_missing) {
            sheet.text({row, kFirstStatistic}, say(language, Phrase::not_priced),
                       Style::number_text);
            return row + 1;
        }
        sheet.month({row, kMonthColumn}, scenario.summary->month_of(time));
        write_statistics(sheet, row, series, time, spec, language);
    }
    return row;
}

}  // namespace

std::optional<SheetGroup> group_of(Indicator id) {
    if (id >= Indicator::side_posts_fte && id <= Indicator::administration_fte_gap) {
        return SheetGroup::services;
    }
    return is_cost(id) ? std::optional(SheetGroup::costs) : std::nullopt;
}

void write_group(Sheet& sheet, SheetGroup group, const BookContent& content) {
    write_header(sheet, group, content);
    std::uint32_t row = kHeaderRow + 1;
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        if (group_of(spec.id) == group) {
            for (const ReportScenario& scenario : content.scenarios()) {
                row = write_months(sheet, row, spec, scenario, content);
            }
        }
    }
    sheet.freeze({kHeaderRow + 1, 0});
    sheet.filter({kHeaderRow, 0}, {std::max(row - 1, kHeaderRow + 1), kLastColumn});
}

}  // namespace legeplan::output
