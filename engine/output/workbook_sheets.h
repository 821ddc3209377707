#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "output/report_scenarios.h"
#include "output/xlsx.h"

namespace legeplan::output {

/// Indicators that stand together on one sheet; the others have one each.
enum class SheetGroup : std::uint8_t { services, costs };

std::optional<SheetGroup> group_of(record::Indicator id);

/// What all sheets of a workbook draw on.
class BookContent {
public:
    /// `source` must outlive it.
    BookContent(const ReportSource& source, Language language);

    const ReportSource& source() const { return source_; }
    Language language() const { return language_; }
    const std::vector<ReportScenario>& scenarios() const { return scenarios_; }

    /// The scenario that the others are compared with; its period is that of all.
    const ReportScenario& base() const { return scenarios_.front(); }
    bool has_differences() const { return !source_.results.differences.empty(); }
    bool has_figures() const;
    std::string title(const ReportScenario& scenario) const;

    const std::string& summary_name() const { return names_[0]; }
    const std::string& differences_name() const { return names_[1]; }
    const std::string& assumptions_name() const { return names_[2]; }
    const std::string& population_name() const { return names_[3]; }
    const std::string& risks_name() const { return names_[4]; }
    const std::string& figures_name() const { return names_[5]; }
    const std::string& name(SheetGroup group) const {
        return names_[kOwnSheets + static_cast<std::size_t>(group)];
    }
    /// The sheet that an indicator stands on.
    const std::string& name(record::Indicator id) const {
        const auto group = group_of(id);
        return group ? name(*group) : names_[kFixedSheets + static_cast<std::size_t>(id)];
    }

    /// That cost sums are not the whole, and what they leave out; empty where nothing is.
    std::string left_out(const std::vector<record::Indicator>& sums) const;
    /// Whether a scenario can be compared with its base by an indicator.
    bool is_comparable(const ReportScenario& scenario, record::Indicator id) const;

private:
    static constexpr std::size_t kOwnSheets = 6;
    static constexpr std::size_t kFixedSheets = kOwnSheets + 2;  ///< and the groups

    const ReportSource& source_;
    Language language_;
    std::vector<ReportScenario> scenarios_;
    std::vector<std::string> names_;
};

/// How a spreadsheet shows an indicator's numbers; shares in per cent.
std::string number_format(const record::IndicatorSpec& spec, int decimals);

/// The same with a sign, for differences.
std::string signed_format(const record::IndicatorSpec& spec, int decimals);

/// A value of an indicator; words instead of a count of few persons.
void write_value(xlsx::Sheet& sheet, xlsx::Cell at, double value, std::string_view unit,
                 const std::string& format, Language language);

/// "Median", "5 % quantile": a quantile by its place.
std::string quantile_name(std::size_t quantile, Language language);

/// A row of a sheet of assumptions, as high as its longest text needs, and the row above them.
void write_assumption(xlsx::Sheet& sheet, std::uint32_t row, const std::string& scenario,
                      const Assumption& assumption, const std::string& change, Language language);
void write_assumption_header(xlsx::Sheet& sheet, std::uint32_t row, Language language);

/// "stock at the month's end", "amount of the month": what an indicator's numbers are.
std::string kind_text(const record::IndicatorSpec& spec, Language language);

/// What an indicator's sheet begins with: its name, unit and kind, a way back to the summary, and
/// of an odds ratio where it is from.
void write_indicator_title(xlsx::Sheet& sheet, const record::IndicatorSpec& spec,
                           const std::string& summary, Language language);

/// The chart of an indicator's sheet: median, 5 and 95 % of every scenario.
xlsx::Chart indicator_chart(const record::IndicatorSpec& spec, const BookContent& content);

void write_summary(xlsx::Sheet& sheet, const BookContent& content);
void write_differences(xlsx::Sheet& sheet, const BookContent& content);
void write_assumptions(xlsx::Sheet& sheet, const BookContent& content);
void write_population(xlsx::Sheet& sheet, const BookContent& content);
void write_risks(xlsx::Sheet& sheet, const BookContent& content);
void write_figures(xlsx::Sheet& sheet, const BookContent& content);
void write_group(xlsx::Sheet& sheet, SheetGroup group, const BookContent& content);
void write_indicator(xlsx::Sheet& sheet, const record::IndicatorSpec& spec,
                     const BookContent& content);

}  // namespace legeplan::output
