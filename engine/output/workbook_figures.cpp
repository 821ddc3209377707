#include <algorithm>
#include <array>

#include "output/plan_figures.h"
#include "output/wording.h"
#include "output/workbook_sheets.h"
#include "output/workbook_words.h"

namespace legeplan::output {

namespace {

using xlsx::Sheet;
using xlsx::Style;

constexpr std::uint32_t kHeaderRow = 3;
constexpr std::array kHeaders{Word::id,      Word::figure,       Word::stated,  Word::unit,
                              Word::month,   Word::scenario,     Word::held_at, Word::projection,
                              Word::verdict, Word::id_indicator, Word::source,  Word::figure_note};
constexpr std::array<double, kHeaders.size()> kWidths{8.0,  44.0, 18.0, 24.0, 12.0, 34.0,
                                                      24.0, 26.0, 30.0, 26.0, 44.0, 60.0};
constexpr std::uint16_t kStated = 2;
constexpr std::uint16_t kMonth = 4;

void write_row(Sheet& sheet, std::uint32_t row, const PlanFigure& figure,
               const ReportScenario& scenario, const BookContent& content) {
    const Language language = content.language();
    const run::ScenarioSummary& summary = *scenario.summary;
    const bool is_held = indicator_of(figure) != nullptr;  // else nothing differs by scenario
    const FigureAnswer held = answer(figure, summary, language);
    const std::array<std::string, kHeaders.size()> texts{figure.id,
                                                         figure.title.in(language),
                                                         stated_text(figure, language),
                                                         unit_of(figure).in(language),
                                                         "",
                                                         is_held ? content.title(scenario) : "",
                                                         answer_time(figure, summary, language),
                                                         held.projected,
                                                         held.verdict,
                                                         figure.indicator,
                                                         figure.source.in(language),
                                                         note_text(figure, summary, language)};
    int lines = 1;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        sheet.text({row, static_cast<std::uint16_t>(i)}, texts[i]);
        lines = std::max(lines, xlsx::lines_of(texts[i], kWidths[i]));
    }
    if (figure.value && !figure.to) {
        const bool is_percent = texts[kStated].ends_with('%');
        sheet.number({row, kStated}, *figure.value, is_percent ? "0.0 %" : "General");
    }
    sheet.month({row, kMonth}, figure.month);
    sheet.row_height(row, lines);
}

}  // namespace

void write_figures(Sheet& sheet, const BookContent& content) {
    const Language language = content.language();
    sheet.text({0, 0}, say(language, Word::figures_title), Style::title);
    sheet.text({1, 0}, say(language, Word::figures_note), Style::plain_line);
    sheet.link({2, 0}, content.summary_name(), content.summary_name());
    for (std::size_t i = 0; i < kHeaders.size(); ++i) {
        const auto column = static_cast<std::uint16_t>(i);
        sheet.column_width(column, column, kWidths[i]);
        sheet.text({kHeaderRow, column}, say(language, kHeaders[i]), Style::header);
    }
    std::uint32_t row = kHeaderRow + 1;
    for (const PlanFigure* figure : plan_figures(content.scenarios())) {
        const std::size_t rows =
            indicator_of(*figure) != nullptr ? content.scenarios().size() : std::size_t{1};
        for (std::size_t s = 0; s < rows; ++s) {
            write_row(sheet, row++, *figure, content.scenarios()[s], content);
        }
    }
    sheet.freeze({kHeaderRow + 1, 2});
    sheet.filter({kHeaderRow, 0}, {row - 1, static_cast<std::uint16_t>(kHeaders.size() - 1)});
}

}  // namespace legeplan::output
