#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue.h"
#include "output/language.h"
#include "run/results.h"

namespace legeplan::output {

/// What results are said with, in tables on the terminal and in reports alike.
enum class Phrase : std::uint8_t {
    end_of_month,
    end_of_year,
    median_band,
    fewer_than_five,
    percentage_points,
    from_to,
    mean_and_band,
    same_everywhere,
    within_error,
    better,
    worse,
    higher,
    lower,
    uncertain,
    mostly_same,
    uncertain_but,
    probably,
    surely,
    its_share,
    one_share,
    two_shares,
    three_shares,
    comparison_note,
    cost_row,
    cost_note,
    cost_row_incomplete,
    not_priced,
    cost_sum_incomplete,
    cannot_be_compared,
    switched_off,
    small_counts_note,
    small_counts_line,
    odds_ratio_note,
    probability_of,
    wait_for_gp,
    wait_for_place,
    few_positions_note,
    figure_within,
    figure_above,
    figure_below,
    figure_not_simulated,
    figure_outside_period,
    figure_switched_off,
    footer_synthetic,
    footer_roster,
    count_
};

/// The phrase as it stands, with fields for fmt.
std::string_view text_of(Phrase phrase, Language language);

using legeplan::say;

/// The indicators that a council reads first, in order.
std::span<const record::Indicator> council_indicators();

/// The indicator's name.
std::string_view label(const record::IndicatorSpec& spec, Language language);

/// "juni 2021", "June 2021".
std::string month_name(Month month, Language language);

/// "okt. 2021", "Oct 2021", of a date as scenarios write it; what is none stays as it is.
std::string short_month(const std::string& date, Language language);

/// "utgangen av 2026", "end of June 2021".
std::string time_name(Month month, Language language);

/// Whether counts of fewer than five persons are told.
enum class SmallCounts : std::uint8_t { told, hidden };

/// Counts below this are hidden with SmallCounts::hidden.
inline constexpr double kSmallCount = 5.0;

/// Whether an indicator counts persons, so that a small value may be about someone.
bool counts_persons(std::string_view unit);

/// Whether a value is a count of so few persons that a report, workbook or table must not tell it.
/// The one rule for all of them; result files hold every number.
bool is_small_count(double value, std::string_view unit);

/// Whether a scenario has so few positions that means of doctors say little, and risks and waiting
/// times are told instead: at most ten at the start, so that one doctor is a tenth of the service.
bool has_few_positions(const run::ScenarioSummary& scenario);

/// What of a scenario is switched off; empty where nothing is.
std::string switched_off_note(const run::ScenarioSummary& scenario, Language language);

/// A probability in per cent; near 0 and 1 it does not look certain: "< 1 %", "> 99 %".
std::string probability_text(double share, Language language);

/// Mean months from a GP's leaving to the next one's first month, over the year to a time; NaN
/// where no GP has begun.
///
/// Equation: sum of positions_without_gp over sum of gp_recruits (Little's law), means of both.
double months_without_gp(const run::ScenarioSummary& scenario, std::size_t time);

/// Mean of list_waiting_months: what those who wait have waited, 0 where nobody does.
double months_without_place(const run::ScenarioSummary& scenario, std::size_t time);

/// A waiting time that is told of a place with few positions.
struct Wait {
    std::string_view id;
    Phrase label;
    double (*months)(const run::ScenarioSummary& scenario, std::size_t time);
};
std::span<const Wait> waits();

/// A waiting time in whole months; "–" at the start and where it is none.
std::string wait_text(const Wait& wait, const run::ScenarioSummary& scenario, std::size_t time,
                      Language language);

/// Decimals of an indicator's quantiles: counts are whole though their means, for which the
/// indicator's decimals are meant, are not.
int quantile_decimals(const record::IndicatorSpec& spec);

/// Median and, where it differs, the 90 % band: "209 (150–260)"; shares in per cent.
std::string band_text(const record::Series& series, std::size_t time,
                      const record::IndicatorSpec& spec, Language language,
                      SmallCounts small = SmallCounts::told);

/// Times (see run::ScenarioSummary) that people's tables show: the ends of the given years, or of
/// 2026 and of the period; a year that the period ends within counts from its last month.
std::vector<std::size_t> table_times(const run::ScenarioSummary& scenario,
                                     const std::vector<int>& years);

}  // namespace legeplan::output
