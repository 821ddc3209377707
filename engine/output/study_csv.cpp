#include "output/study_csv.h"

#include <array>
#include <string_view>
#include <vector>

#include "output/wording.h"

namespace legeplan::output {

namespace {

constexpr std::array<std::string_view, 10> kStatistics{"mean", "sd",  "mc_error", "q05", "q10",
                                                       "q25",  "q50", "q75",      "q90", "q95"};

void write_numbers(CsvTable& table, const record::Series& series, std::size_t time,
                   std::string_view unit) {
    /// A value, unless what it is told with is a count of few persons.
    const auto write = [&](double value, double told_with) {
        if (is_small_count(told_with, unit)) {
            table.hidden_count();
        } else {
            table.number(value);
        }
    };
    // How a hidden mean varies would tell what it is.
    const double mean = series.mean[time];
    write(mean, mean);
    write(series.sd[time], mean);
    write(series.mc_error[time], mean);
    for (const std::vector<double>& quantile : series.quantiles) {
        write(quantile[time], quantile[time]);
    }
}

void write_point_names(CsvTable& table, const CubeLayout& layout) {
    table.header("point");
    table.header("scenario");
    for (const CubeAxis& axis : layout.axes) {
        table.cell(axis.id);
    }
}

void write_point(CsvTable& table, const CubeLayout& layout, std::size_t point) {
    table.cell(std::to_string(point));
    table.cell(layout.scenario[point]);
    for (const CubeAxis& axis : layout.axes) {
        if (axis.words.empty()) {
            table.number(axis.numbers[point]);
        } else {
            table.cell(axis.words[point]);
        }
    }
}

void write_long(const Cube& cube, CsvTable& table) {
    const CubeLayout& layout = cube.layout;
    write_point_names(table, layout);
    for (const std::string_view name : {"indicator", "month", "unit"}) {
        table.header(name);
    }
    for (const std::string_view name : kStatistics) {
        table.header(name);
    }
    table.end_row();
    for (std::size_t p = 0; p < layout.points(); ++p) {
        for (std::size_t i = 0; i < layout.indicators.size(); ++i) {
            const record::IndicatorSpec& spec = record::spec(layout.indicators[i]);
            for (std::size_t t = 0; t < layout.months.size(); ++t) {
                write_point(table, layout, p);
                table.indicator(spec);
                table.cell(to_string(layout.months[t]));
                table.unit(spec.unit);
                write_numbers(table, cube.series(p, i), t, spec.unit);
                table.end_row();
            }
        }
    }
}

void write_wide(const Cube& cube, CsvTable& table) {
    const CubeLayout& layout = cube.layout;
    write_point_names(table, layout);
    table.header("month");
    for (const record::Indicator id : layout.indicators) {
        for (const std::string_view name : kStatistics) {
            table.header(record::spec(id), name);
        }
    }
    table.end_row();
    for (std::size_t p = 0; p < layout.points(); ++p) {
        for (std::size_t t = 0; t < layout.months.size(); ++t) {
            write_point(table, layout, p);
            table.cell(to_string(layout.months[t]));
            for (std::size_t i = 0; i < layout.indicators.size(); ++i) {
                write_numbers(table, cube.series(p, i), t, record::spec(layout.indicators[i]).unit);
            }
            table.end_row();
        }
    }
}

}  // namespace

std::string study_csv(const Cube& cube, CsvShape shape, CsvDialect dialect, Language language) {
    CsvTable table(dialect, language);
    if (shape == CsvShape::long_table) {
        write_long(cube, table);
    } else {
        write_wide(cube, table);
    }
    return table.finish();
}

}  // namespace legeplan::output
