#include "output/study_sheets.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "core/units.h"
#include "output/study_data.h"
#include "output/wording.h"
#include "output/workbook_sheets.h"
#include "output/workbook_words.h"

namespace legeplan::output {

namespace {

using xlsx::Sheet;
using xlsx::Style;

/// Quantiles of the summary: the median, 5 and 95 %.
constexpr std::array<std::size_t, 3> kBand{record::kQuantiles.size() / 2, 0,
                                           record::kQuantiles.size() - 1};
/// Indicators of the summary at most.
constexpr std::size_t kHeadline = 6;

/// Rows of sheets with a chart above their table.
constexpr std::uint32_t kChartRow = 3;
constexpr std::uint32_t kTableRow = 24;

std::uint16_t column_at(std::uint16_t first, std::size_t more) {
    return static_cast<std::uint16_t>(first + more);
}

std::string axis_name(const CubeAxis& axis, const StudyContent& content) {
    const std::string unit = unit_text(axis.unit).in(content.language());
    return content.title(axis) + (unit.empty() ? "" : " (" + unit + ")");
}

std::size_t scenario_of(const CubeLayout& layout, std::size_t point) {
    const auto& ids = layout.scenario_ids;
    return static_cast<std::size_t>(std::find(ids.begin(), ids.end(), layout.scenario[point]) -
                                    ids.begin());
}

/// Places of the indicators of the summary: all, or the ones that a council reads first.
std::vector<std::size_t> headline(const CubeLayout& layout) {
    std::vector<std::size_t> places;
    const auto add = [&](std::size_t i) {
        if (places.size() < kHeadline &&
            std::find(places.begin(), places.end(), i) == places.end()) {
            places.push_back(i);
        }
    };
    const auto& kept = layout.indicators;
    for (const record::Indicator id : council_indicators()) {
        const auto found = std::find(kept.begin(), kept.end(), id);
        if (found != kept.end() && kept.size() > kHeadline) {
            add(static_cast<std::size_t>(found - kept.begin()));
        }
    }
    for (std::size_t i = 0; i < kept.size(); ++i) {
        add(i);
    }
    return places;
}

Word design_word(const std::string& design) {
    if (design == "latin_hypercube") {
        return Word::design_latin_hypercube;
    }
    if (design == "sobol") {
        return Word::design_sobol;
    }
    if (design == "morris") {
        return Word::design_morris;
    }
    return design == "grid" ? Word::design_grid : Word::design_table;
}

/// The place of the first axis with more than one number; that of none is the number of axes.
std::size_t chart_axis(const CubeLayout& layout) {
    const auto is_drawn = [](const CubeAxis& axis) {
        return std::set<double>(axis.numbers.begin(), axis.numbers.end()).size() > 1;
    };
    return static_cast<std::size_t>(std::find_if(layout.axes.begin(), layout.axes.end(), is_drawn) -
                                    layout.axes.begin());
}

/// Draws the chart where there is one.
void draw(Sheet& sheet, const xlsx::Scatter& scatter, Language language) {
    if (!scatter.clouds.empty()) {
        sheet.chart({kChartRow, 0}, scatter);
        sheet.text({kTableRow - 2, 0}, say(language, Word::points_note), Style::plain_line);
    }
}

std::string values_text(const CubeAxis& axis, Language language) {
    constexpr std::size_t kFew = 12;
    std::string text;
    const auto number = [&](double value) {
        std::string digits = fmt::format("{}", value);
        if (language == Language::nb) {
            std::replace(digits.begin(), digits.end(), '.', ',');
        }
        return digits;
    };
    if (axis.words.empty()) {
        const std::set<double> values(axis.numbers.begin(), axis.numbers.end());
        if (values.size() > kFew) {
            return fmt::format("{} – {} ({})", number(*values.begin()), number(*values.rbegin()),
                               values.size());
        }
        for (const double value : values) {
            text += (text.empty() ? "" : "; ") + number(value);
        }
        return text;
    }
    const std::set<std::string> values(axis.words.begin(), axis.words.end());
    if (values.size() > kFew) {
        return fmt::format("{} – {} ({})", *values.begin(), *values.rbegin(), values.size());
    }
    for (const std::string& value : values) {
        text += (text.empty() ? "" : "; ") + value;
    }
    return text;
}

}  // namespace

void write_point_header(Sheet& sheet, std::uint32_t row, const StudyContent& content) {
    sheet.text({row, 0}, say(content.language(), Word::point), Style::header);
    sheet.text({row, 1}, say(content.language(), Word::scenario), Style::header);
    std::uint16_t column = 2;
    for (const CubeAxis& axis : content.layout().axes) {
        sheet.text({row, column++}, axis_name(axis, content),
                   axis.words.empty() ? Style::number_header : Style::header);
    }
    sheet.column_width(0, 0, 9.0);
    sheet.column_width(1, 1, 30.0);
    if (column > 2) {
        sheet.column_width(2, static_cast<std::uint16_t>(column - 1), 20.0);
    }
    sheet.row_height(row, 3);
}

void write_point(Sheet& sheet, std::uint32_t row, std::size_t point, const StudyContent& content) {
    const CubeLayout& layout = content.layout();
    sheet.number({row, 0}, static_cast<double>(point), "0");
    sheet.text({row, 1}, content.scenario(scenario_of(layout, point)), Style::plain_line);
    std::uint16_t column = 2;
    for (const CubeAxis& axis : layout.axes) {
        if (axis.words.empty()) {
            sheet.number({row, column++}, axis.numbers[point], "General");
        } else {
            sheet.text({row, column++}, axis.words[point], Style::plain_line);
        }
    }
}

xlsx::Scatter point_chart(const std::string& sheet, std::size_t indicator, std::uint32_t row,
                          std::uint16_t column, const StudyContent& content) {
    const CubeLayout& layout = content.layout();
    const Language language = content.language();
    const record::IndicatorSpec& spec = record::spec(layout.indicators[indicator]);
    xlsx::Scatter scatter;
    const std::size_t axis = chart_axis(layout);
    if (axis == layout.axes.size()) {
        return scatter;
    }
    scatter.sheet = sheet;
    scatter.title =
        fmt::format("{}, {}", label(spec, language), time_name(layout.months.back(), language));
    scatter.x_title = axis_name(layout.axes[axis], content);
    scatter.unit = unit_text(spec.unit).in(language);
    scatter.number_format = number_format(spec, quantile_decimals(spec));
    scatter.x_column = column_at(2, axis);
    for (std::size_t s = 0; s < layout.scenario_ids.size(); ++s) {
        const auto of = [&](const std::string& id) { return id == layout.scenario_ids[s]; };
        const auto first = std::find_if(layout.scenario.begin(), layout.scenario.end(), of);
        const auto count = std::count_if(layout.scenario.begin(), layout.scenario.end(), of);
        const auto start = row + static_cast<std::uint32_t>(first - layout.scenario.begin());
        for (std::size_t k = 0; count > 0 && k < kBand.size(); ++k) {
            scatter.clouds.push_back(
                {content.scenario(s) + ", " + quantile_name(kBand[k], language),
                 column_at(column, k), start, start + static_cast<std::uint32_t>(count) - 1, s,
                 k > 0});
        }
    }
    return scatter;
}

namespace {

/// Headers of the summary's indicators, in two rows.
void write_headline_header(Sheet& sheet, const std::vector<std::size_t>& shown,
                           const StudyContent& content) {
    const Language language = content.language();
    write_point_header(sheet, kTableRow + 1, content);
    for (std::uint16_t column = 0; column < content.first_column(); ++column) {
        sheet.text({kTableRow, column}, "", Style::header);
    }
    for (std::size_t k = 0; k < shown.size(); ++k) {
        const record::IndicatorSpec& spec = record::spec(content.layout().indicators[shown[k]]);
        const std::uint16_t column = column_at(content.first_column(), k * kBand.size());
        sheet.wide_text(
            {kTableRow, column}, column_at(column, kBand.size() - 1),
            fmt::format("{} ({})", label(spec, language), unit_text(spec.unit).in(language)),
            Style::header);
        for (std::size_t q = 0; q < kBand.size(); ++q) {
            sheet.text({kTableRow + 1, column_at(column, q)}, quantile_name(kBand[q], language),
                       Style::number_header);
        }
    }
    sheet.row_height(kTableRow, 2);
}

/// Median, 5 and 95 % of the summary's indicators at a point at the end of the last month.
void write_headline_row(Sheet& sheet, std::uint32_t row, std::size_t point,
                        const std::vector<std::size_t>& shown, const StudyContent& content) {
    std::uint16_t column = content.first_column();
    for (const std::size_t i : shown) {
        const record::IndicatorSpec& spec = record::spec(content.layout().indicators[i]);
        const record::Series& series = content.cube().series(point, i);
        for (const std::size_t q : kBand) {
            write_value(sheet, {row, column++}, series.quantiles[q].back(), spec.unit,
                        number_format(spec, quantile_decimals(spec)), content.language());
        }
    }
}

/// Quantiles by their place, those of the band first, as the chart needs them.
std::vector<std::size_t> band_first() {
    std::vector<std::size_t> quantiles(kBand.begin(), kBand.end());
    for (std::size_t q = 0; q < record::kQuantiles.size(); ++q) {
        if (std::find(kBand.begin(), kBand.end(), q) == kBand.end()) {
            quantiles.push_back(q);
        }
    }
    return quantiles;
}

/// Headers of an indicator's sheet; the column after the last.
std::uint16_t write_statistics_header(Sheet& sheet, const StudyContent& content) {
    const Language language = content.language();
    write_point_header(sheet, kTableRow, content);
    std::uint16_t column = content.first_column();
    for (const Word word : {Word::month, Word::mean, Word::sd, Word::mc_error}) {
        sheet.text({kTableRow, column++}, say(language, word), Style::number_header);
    }
    for (const std::size_t q : band_first()) {
        sheet.text({kTableRow, column++}, quantile_name(q, language), Style::number_header);
    }
    sheet.column_width(content.first_column(), static_cast<std::uint16_t>(column - 1), 14.0);
    return column;
}

/// An indicator's statistics at a point and time.
void write_statistics(Sheet& sheet, std::uint32_t row, const record::Series& series,
                      std::size_t time, const record::IndicatorSpec& spec,
                      const StudyContent& content) {
    const Language language = content.language();
    const std::string mean_format = number_format(spec, spec.decimals + 1);
    const std::string error_format = number_format(spec, spec.decimals + 2);
    const std::string format = number_format(spec, quantile_decimals(spec));
    std::uint16_t column = content.first_column();
    sheet.month({row, column++}, content.layout().months[time]);
    write_value(sheet, {row, column++}, series.mean[time], spec.unit, mean_format, language);
    // How a hidden mean varies would tell what it is.
    if (!is_small_count(series.mean[time], spec.unit)) {
        sheet.number({row, column}, series.sd[time], mean_format);
        sheet.number({row, column_at(column, 1)}, series.mc_error[time], error_format);
    }
    column = column_at(column, 2);
    for (const std::size_t q : band_first()) {
        write_value(sheet, {row, column++}, series.quantiles[q][time], spec.unit, format, language);
    }
}

}  // namespace

void write_study_summary(Sheet& sheet, const StudyContent& content) {
    const CubeLayout& layout = content.layout();
    const Language language = content.language();
    const std::vector<std::size_t> shown = headline(layout);
    sheet.text({0, 0}, in_language(layout.title, language), Style::title);
    sheet.text({1, 0}, say(language, Word::study_subtitle, layout.points(), layout.replicates),
               Style::plain_line);
    sheet.text({kTableRow - 1, 0},
               say(language, Word::last_year, time_name(layout.months.back(), language)),
               Style::heading);
    write_headline_header(sheet, shown, content);
    const std::uint32_t first_row = kTableRow + 2;
    for (std::size_t p = 0; p < layout.points(); ++p) {
        const auto row = static_cast<std::uint32_t>(first_row + p);
        write_point(sheet, row, p, content);
        write_headline_row(sheet, row, p, shown, content);
    }
    const std::uint16_t last_column =
        column_at(content.first_column(), shown.size() * kBand.size() - 1);
    sheet.column_width(content.first_column(), last_column, 14.0);
    sheet.filter({first_row - 1, 0},
                 {static_cast<std::uint32_t>(first_row + layout.points() - 1), last_column});
    draw(sheet,
         point_chart(content.summary_name(), shown.front(), first_row, content.first_column(),
                     content),
         language);
}

void write_study_indicator(Sheet& sheet, std::size_t indicator, const StudyContent& content) {
    const CubeLayout& layout = content.layout();
    const Language language = content.language();
    const record::IndicatorSpec& spec = record::spec(layout.indicators[indicator]);
    write_indicator_title(sheet, spec, content.summary_name(), language);
    const std::uint16_t end = write_statistics_header(sheet, content);
    std::uint32_t row = kTableRow + 1;
    // The last month first: what the chart draws, and what is read first.
    for (std::size_t back = 1; back <= layout.months.size(); ++back) {
        for (std::size_t p = 0; p < layout.points(); ++p, ++row) {
            write_point(sheet, row, p, content);
            write_statistics(sheet, row, content.cube().series(p, indicator),
                             layout.months.size() - back, spec, content);
        }
    }
    sheet.filter({kTableRow, 0}, {row - 1, static_cast<std::uint16_t>(end - 1)});
    // Month, mean, standard deviation and error stand before the band.
    draw(sheet,
         point_chart(content.indicator_name(indicator), indicator, kTableRow + 1,
                     column_at(content.first_column(), 4), content),
         language);
}

void write_axes(Sheet& sheet, const StudyContent& content) {
    const CubeLayout& layout = content.layout();
    const Language language = content.language();
    sheet.text({0, 0}, say(language, Word::axes_sheet), Style::title);
    constexpr std::uint16_t kValuesColumn = 3;
    std::uint32_t row = 2;
    std::uint16_t column = 0;
    for (const Word word : {Word::id, Word::key, Word::axis, Word::values, Word::unit}) {
        sheet.text({row, column++}, say(language, word), Style::header);
    }
    for (const CubeAxis& axis : layout.axes) {
        ++row;
        column = 0;
        for (const std::string& text :
             {axis.id, axis.key, content.title(axis), values_text(axis, language),
              unit_text(axis.unit).in(language)}) {
            sheet.text({row, column++}, text);
        }
        const std::set<double> values(axis.numbers.begin(), axis.numbers.end());
        if (axis.words.empty() && values.size() == 1) {
            sheet.number({row, kValuesColumn}, axis.numbers.front(), "General");
        }
    }
    row += 2;
    const auto fact = [&](Word word, const std::string& value) {
        sheet.text({row, 0}, say(language, word));
        sheet.text({row++, 1}, value, Style::plain_line);
    };
    fact(Word::design, say(language, design_word(layout.design)));
    fact(Word::points, std::to_string(layout.points()));
    fact(Word::replicates, std::to_string(layout.replicates));
    fact(Word::seed, say(language, is_paired(layout) ? Word::paired : Word::independent,
                         std::to_string(layout.seed)));
    fact(Word::result_file, content.file_name());
    fact(Word::version, content.cube().version + " " + content.cube().git_sha);
    fact(Word::study_hash, layout.identity);
    const std::uint32_t header = ++row;
    write_assumption_header(sheet, row++, language);
    const ScenarioFacts nothing{};
    for (std::size_t s = 0; s < content.facts().size(); ++s) {
        const ScenarioFacts& base = s == 0 ? nothing : content.facts().front();
        for (const Assumption* assumption : changes(content.facts()[s], base)) {
            const auto axis =
                std::find_if(layout.axes.begin(), layout.axes.end(),
                             [&](const CubeAxis& each) { return each.key == assumption->key; });
            write_assumption(sheet, row++, content.scenario(s), *assumption,
                             axis == layout.axes.end() ? "" : say(language, Word::varied, axis->id),
                             language);
        }
    }
    sheet.filter({header, 0}, {std::max(row - 1, header + 1), 6});
}

}  // namespace legeplan::output
