#include <algorithm>

#include "record/indicators.h"
#include "scenario/suggest.h"
#include "scenario/table.h"
#include "study/backtest.h"

namespace legeplan::study {

namespace {

using scenario::ColumnKind;
using scenario::TableSpec;

const TableSpec& indicator_table() {
    static const TableSpec kSpec{
        .name = "observed_indicators",
        .columns = {{.name = "month", .kind = ColumnKind::string, .doc = "Month, as 2021-12"},
                    {.name = "indicator", .kind = ColumnKind::string, .doc = "Id of the indicator"},
                    {.name = "value", .kind = ColumnKind::number, .doc = "Value at its end"}},
        .unique_by = {"month", "indicator"}};
    return kSpec;
}

std::vector<std::string> indicator_names() {
    std::vector<std::string> names;
    for (const record::IndicatorSpec& spec : record::indicator_specs()) {
        names.emplace_back(spec.name);
    }
    return names;
}

std::optional<Month> month_of_text(const std::string& text) {
    const auto date = scenario::parse_date(text + "-01");
    return date ? std::optional(Month::of(static_cast<int>(date->year()),
                                          static_cast<int>(static_cast<unsigned>(date->month()))))
                : std::nullopt;
}

}  // namespace

bool holds_indicators(const std::filesystem::path& path) {
    Problems ignored;
    const auto file = scenario::read_foreign_text(path, ignored);
    return file && (file->text.starts_with("month,indicator,value") ||
                    file->text.find("\nmonth,indicator,value") != std::string::npos);
}

ObservedIndicators read_indicators(const std::filesystem::path& path) {
    Problems problems;
    ObservedIndicators observed;
    observed.file = path.string();
    const auto file = scenario::read_foreign_text(path, problems);
    const auto table =
        file ? scenario::read_table(file->text, observed.file, indicator_table(), problems)
             : nullptr;
    for (std::size_t row = 0; table && row < table->rows(); ++row) {
        const std::string& name = table->strings("indicator")[row];
        const auto month = month_of_text(table->strings("month")[row]);
        const auto indicator = record::find_indicator(name);
        if (!month) {
            problems.add({table->where(row),
                          "month",
                          Text::same("\"" + table->strings("month")[row] + "\""),
                          {"en måned slik som 2021-12", "a month such as 2021-12"},
                          ""});
        } else if (indicator == nullptr) {
            problems.add({table->where(row),
                          "indicator",
                          Text::same("\"" + name + "\""),
                          {"id-en til en indikator", "an indicator's id"},
                          scenario::closest(name, indicator_names())});
        } else {
            observed.rows.push_back(
                {table->line(row), *month, indicator->id, table->numbers("value")[row]});
        }
    }
    throw_if_any(problems);
    std::stable_sort(observed.rows.begin(), observed.rows.end(),
                     [](const auto& a, const auto& b) { return a.month < b.month; });
    return observed;
}

}  // namespace legeplan::study
