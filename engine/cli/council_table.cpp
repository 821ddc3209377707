#include "cli/council_table.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "cli/catalogue.h"
#include "cli/numbers.h"
#include "cli/text_table.h"
#include "core/version.h"

namespace legeplan::cli {

namespace {

using record::Indicator;

constexpr std::array kCouncil{
    Indicator::persons_without_gp,   Indicator::list_free,
    Indicator::list_free_share,      Indicator::mean_list_length,
    Indicator::positions_without_gp, Indicator::gps_over_62,
    Indicator::gp_hours_per_week,    Indicator::population,
};

/// Half width of a 95 % interval in standard errors.
constexpr double kErrorFactor = 1.96;

std::string_view label(const record::IndicatorSpec& spec, Language language) {
    return language == Language::nb ? spec.nb : spec.en;
}

/// A value in the indicator's unit; shares in per cent.
std::string value_text(double value, const record::IndicatorSpec& spec, int decimals,
                       Language language) {
    const bool is_share = spec.unit == "share";
    std::string text = person_number(is_share ? 100.0 * value : value, decimals, language);
    return is_share && std::isfinite(value) ? text + " %" : text;
}

std::string time_name(Month month, Language language) {
    return month.month_of_year() == 12
               ? say(language, Message::end_of_year, month.year())
               : say(language, Message::end_of_month, month_name(month, language));
}

/// Counts are whole though their means, for which the indicator's decimals are meant, are not.
int quantile_decimals(const record::IndicatorSpec& spec) {
    const bool is_measure =
        spec.unit == "share" || spec.unit == "years" || spec.unit == "hours per week";
    return is_measure ? spec.decimals : 0;
}

std::string band_text(const record::Series& series, std::size_t time,
                      const record::IndicatorSpec& spec, Language language) {
    const std::array<double, 3> values{series.quantiles.front()[time],
                                       series.quantiles[record::kQuantiles.size() / 2][time],
                                       series.quantiles.back()[time]};
    const int decimals = quantile_decimals(spec);
    const auto text = [&](double value) { return value_text(value, spec, decimals, language); };
    const std::string lower = text(values[0]);
    const std::string median = text(values[1]);
    const std::string upper = text(values[2]);
    return lower == upper ? median : fmt::format("{} ({}–{})", median, lower, upper);
}

/// Decimals with which an error is more than a zero, at most three beyond the indicator's own.
int decimals_for(double error, const record::IndicatorSpec& spec) {
    double shown = spec.unit == "share" ? 100.0 * error : error;
    int decimals = spec.decimals;
    for (int i = 0; i < decimals; ++i) {
        shown *= 10.0;
    }
    for (int extra = 0; extra < 3 && shown > 0.0 && shown < 0.5; ++extra) {
        shown *= 10.0;
        ++decimals;
    }
    return decimals;
}

record::Difference at_time(const record::DifferenceSeries& series, std::size_t time) {
    return {series.mean[time],
            series.mc_error[time],
            series.lower[time],
            series.upper[time],
            series.probability_greater[time],
            series.variance_reduction[time]};
}

std::string difference_text(const record::Difference& difference, const record::IndicatorSpec& spec,
                            Language language) {
    if (!std::isfinite(difference.mean)) {
        return "–";
    }
    const double error = kErrorFactor * difference.mc_error;
    const int decimals = decimals_for(error, spec);
    const bool is_share = spec.unit == "share";
    const double factor = is_share ? 100.0 : 1.0;
    const std::string mean = (difference.mean > 0.0 ? "+" : "") +
                             person_number(factor * difference.mean, decimals, language);
    const std::string half = person_number(factor * error, decimals, language);
    return is_share ? say(language, Message::percentage_points, mean, half) : mean + " ± " + half;
}

}  // namespace

std::vector<std::size_t> table_times(const run::ScenarioSummary& scenario,
                                     const std::vector<int>& years) {
    constexpr int kFirstYear = 2026;
    const Month last = scenario.start + (scenario.months - 1);
    std::vector<Month> wanted;
    if (years.empty()) {
        wanted = {Month::of(kFirstYear, 12), last};
    }
    for (const int year : years) {
        wanted.push_back(std::min(Month::of(year, 12), last));
    }
    std::vector<std::size_t> times;
    for (const Month month : wanted) {
        const int time = month - scenario.start + 1;
        if (time >= 1 && time <= scenario.months) {
            times.push_back(static_cast<std::size_t>(time));
        }
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
}

std::string scenario_table(const run::ScenarioSummary& scenario,
                           const std::vector<std::size_t>& times, Language language) {
    std::vector<std::size_t> columns{0};
    columns.insert(columns.end(), times.begin(), times.end());
    std::vector<std::string> header{""};
    for (const std::size_t time : columns) {
        header.push_back(time_name(scenario.month_of(time), language));
    }
    std::vector<Align> align(header.size(), Align::right);
    align.front() = Align::left;
    TextTable table(std::move(header), std::move(align));
    for (const Indicator id : kCouncil) {
        const record::IndicatorSpec& spec = record::spec(id);
        std::vector<std::string> row{std::string(label(spec, language))};
        for (const std::size_t time : columns) {
            row.push_back(
                band_text(scenario.indicators[static_cast<std::size_t>(id)], time, spec, language));
        }
        table.add(std::move(row));
    }
    return fmt::format("{} ({})\n{}\n{}", in_language(scenario.title, language), scenario.id,
                       say(language, Message::median_band), table.to_string());
}

std::string verdict(const record::Difference& difference, record::Wish wish, Language language) {
    // Both bounds by themselves: 1 - 0.95 is not 0.05 in binary.
    constexpr double kSurelyMore = 0.95;
    constexpr double kSurelyLess = 0.05;
    if (!std::isfinite(difference.mean)) {
        return "–";
    }
    if (difference.mean == 0.0 && !(difference.mc_error > 0.0)) {
        return say(language, Message::same_everywhere);
    }
    // One replicate gives no error, so nothing can be told from chance.
    if (!(std::fabs(difference.mean) >= kErrorFactor * difference.mc_error)) {
        return say(language, Message::within_error);
    }
    const double higher = difference.probability_greater;
    const bool is_wish = wish != record::Wish::neither;
    const bool is_more_wished = wish != record::Wish::lower;
    const double better = is_more_wished ? higher : 1.0 - higher;
    const bool is_surely_higher = higher > kSurelyMore;
    const bool is_surely_lower = higher < kSurelyLess;
    const auto percent = [&](double share) { return person_number(100.0 * share, 0, language); };
    if (is_more_wished ? is_surely_higher : is_surely_lower) {
        return say(language, is_wish ? Message::better : Message::higher, percent(better));
    }
    if (is_more_wished ? is_surely_lower : is_surely_higher) {
        return say(language, is_wish ? Message::worse : Message::lower, percent(1.0 - better));
    }
    return say(language, is_wish ? Message::uncertain_better : Message::uncertain_higher,
               percent(better));
}

std::string comparison_table(const run::ComparisonSummary& comparison,
                             const run::ScenarioSummary& base,
                             const std::vector<std::size_t>& times, Language language) {
    std::string out = say(language, Message::compared, comparison.scenario, comparison.base) + '\n';
    for (const std::size_t time : times) {
        TextTable table({time_name(base.month_of(time), language),
                         say(language, Message::column_difference),
                         say(language, Message::column_verdict)},
                        {Align::left, Align::right, Align::left});
        for (const Indicator id : kCouncil) {
            const record::IndicatorSpec& spec = record::spec(id);
            const record::Difference difference =
                at_time(comparison.indicators[static_cast<std::size_t>(id)], time);
            table.add({std::string(label(spec, language)),
                       difference_text(difference, spec, language),
                       verdict(difference, spec.wish, language)});
        }
        out += '\n' + table.to_string();
    }
    return out;
}

std::string footer(const run::Results& results, Language language) {
    const bool has_roster =
        std::any_of(results.scenarios.begin(), results.scenarios.end(),
                    [](const run::ScenarioSummary& scenario) { return scenario.has_roster; });
    std::string out;
    if (!results.differences.empty()) {
        out += say(language, Message::comparison_note) + '\n';
    }
    out += say(language, Message::footer_run, person_count(results.replicates, language),
               results.seed, version()) +
           '\n';
    return out + say(language, has_roster ? Message::footer_roster : Message::footer_synthetic) +
           '\n';
}

}  // namespace legeplan::cli
