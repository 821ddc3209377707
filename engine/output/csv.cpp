#include "output/csv.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

#include "output/csv_table.h"
#include "output/wording.h"

namespace legeplan::output {

namespace {

constexpr std::array<std::string_view, 13> kStatistics{"mean",
                                                       "sd",
                                                       "mc_error",
                                                       "q05",
                                                       "q10",
                                                       "q25",
                                                       "q50",
                                                       "q75",
                                                       "q90",
                                                       "q95",
                                                       "probability_greater",
                                                       "probability_equal",
                                                       "variance_reduction"};

/// Values in the order of kStatistics; NaN where there is none.
using Values = std::array<double, kStatistics.size()>;

constexpr std::size_t kSd = 1;
constexpr std::size_t kError = 2;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

Values values_at(const record::Series& series, std::size_t time) {
    Values values{series.mean[time], series.sd[time], series.mc_error[time]};
    std::transform(series.quantiles.begin(), series.quantiles.end(), values.begin() + 3,
                   [&](const std::vector<double>& quantile) { return quantile[time]; });
    std::fill(values.begin() + 3 + series.quantiles.size(), values.end(), kNone);
    return values;
}

Values values_at(const record::DifferenceSeries& series, std::size_t time) {
    return {series.mean[time],
            kNone,
            series.mc_error[time],
            series.lower[time],
            kNone,
            kNone,
            kNone,
            kNone,
            kNone,
            series.upper[time],
            series.probability_greater[time],
            series.probability_equal[time],
            series.variance_reduction[time]};
}

/// Values of an indicator, without what tells a count of few persons.
struct Shown {
    Values values;
    std::array<bool, kStatistics.size()> is_hidden{};
};

Shown shown(const record::Series& series, std::size_t time, const record::IndicatorSpec& spec) {
    Shown row{values_at(series, time)};
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        // How a hidden mean varies would tell what it is.
        const bool is_spread = i == kSd || i == kError;
        row.is_hidden[i] = is_small_count(row.values[is_spread ? 0 : i], spec.unit);
    }
    return row;
}

Shown shown(const record::DifferenceSeries& series, std::size_t time,
            const record::IndicatorSpec& /*spec*/) {
    return {values_at(series, time)};
}

void write_numbers(CsvTable& table, const Shown& row) {
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        if (row.is_hidden[i]) {
            table.hidden_count();
        } else {
            table.number(row.values[i]);
        }
    }
}

/// Series of a scenario or of a difference, with what its rows begin with.
template <typename Series>
struct Block {
    std::string_view scenario;
    std::string_view base;
    const run::ScenarioSummary& calendar;
    const std::vector<Series>& indicators;
    std::size_t first_time;
};

/// Calls `write` with every scenario and then every difference.
template <typename Write>
void for_each_block(const run::Results& results, Write write) {
    for (const run::ScenarioSummary& scenario : results.scenarios) {
        write(Block<record::Series>{scenario.id, "", scenario, scenario.indicators, 0});
    }
    for (const run::ComparisonSummary& comparison : results.differences) {
        write(Block<record::DifferenceSeries>{comparison.scenario, comparison.base,
                                              results.scenarios.front(), comparison.indicators, 1});
    }
}

void write_long(const run::Results& results, CsvTable& table) {
    for (const std::string_view name : {"indicator", "scenario", "base", "month", "unit"}) {
        table.header(name);
    }
    for (const std::string_view name : kStatistics) {
        table.header(name);
    }
    table.end_row();
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        for_each_block(results, [&](const auto& block) {
            const auto& series = block.indicators[static_cast<std::size_t>(spec.id)];
            for (std::size_t time = block.first_time; time < series.times(); ++time) {
                table.indicator(spec);
                table.cell(block.scenario);
                table.cell(block.base);
                table.cell(to_string(block.calendar.month_of(time)));
                table.unit(spec.unit);
                write_numbers(table, shown(series, time, spec));
                table.end_row();
            }
        });
    }
}

void write_wide(const run::Results& results, CsvTable& table) {
    for (const std::string_view name : {"scenario", "base", "month"}) {
        table.header(name);
    }
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        for (const std::string_view name : kStatistics) {
            table.header(spec, name);
        }
    }
    table.end_row();
    for_each_block(results, [&](const auto& block) {
        const std::size_t times = block.indicators.front().times();
        for (std::size_t time = block.first_time; time < times; ++time) {
            table.cell(block.scenario);
            table.cell(block.base);
            table.cell(to_string(block.calendar.month_of(time)));
            for (const record::IndicatorSpec& spec : record::indicator_specs()) {
                const auto& series = block.indicators[static_cast<std::size_t>(spec.id)];
                write_numbers(table, shown(series, time, spec));
            }
            table.end_row();
        }
    });
}

}  // namespace

std::string to_csv(const run::Results& results, CsvShape shape, CsvDialect dialect,
                   Language language) {
    CsvTable table(dialect, language);
    if (shape == CsvShape::long_table) {
        write_long(results, table);
    } else {
        write_wide(results, table);
    }
    return table.finish();
}

}  // namespace legeplan::output
