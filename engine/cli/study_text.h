#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/language.h"
#include "core/catalogue.h"
#include "record/indicators.h"
#include "study/axis.h"
#include "study/binomial.h"

namespace legeplan::cli {

/// What goals, sensitivities and regrets are told with. The texts stand in study_text.cpp.
enum class StudyWord : std::uint8_t {
    goal_with_probability,
    at_least,
    at_most,
    between,
    at_end_of,
    each_year_end,
    any_year_end,
    each_month,
    any_month,
    none,
    looked_at,
    verdict_undecided,
    verdict_met,
    verdict_close,
    verdict_not_met,
    answer_found,
    answer_close,
    answer_unclear,
    answer_none,
    answer_none_known,
    not_looked_at,
    column_probability,
    column_interval,
    column_replicates,
    column_verdict,
    column_objective,
    column_standing,
    objective_levers,
    standing_front,
    standing_near,
    standing_ruled_out,
    check_line,
    check_outside,
    guarantee,
    order_stated,
    order_checked,
    order_refuted,
    order_all,
    not_priced,
    sensitivity_heading,
    morris_heading,
    sobol_heading,
    budget_heading,
    column_parameter,
    column_mean_absolute,
    column_mean,
    column_sd,
    column_first,
    column_total,
    column_converged,
    column_part,
    column_share,
    column_standard_deviation,
    others,
    part_chance,
    part_parameters,
    part_alternatives,
    part_total,
    morris_note,
    sobol_note,
    budget_note,
    progress_runs,
    regret_heading,
    regret_table_heading,
    column_policy,
    column_largest_regret,
    column_worst,
    worst_never,
    worst_unclear,
    worst_somewhere,
    least_regret,
    regret_note,
    count_
};

std::string_view text_of(StudyWord word, Language language);

/// "91.3 %".
std::string percent(double share, Language language);

/// "90.1–92.4 %".
std::string percent_range(const study::Bounds& bounds, Language language);

/// A value of an indicator; shares in per cent.
std::string value_text(const record::IndicatorSpec& spec, double value, Language language);

/// A value of a lever: "7", "0.25", "2025-01-01", "none" where its item is taken away.
std::string lever_text(const study::AxisValue& value, Language language);

/// "New positions: 7; List cap: 850".
std::string setting_text(const std::vector<study::Axis>& axes,
                         const std::vector<study::AxisValue>& setting, Language language);

/// The name of an axis.
std::string title_of(const study::Axis& axis, Language language);

}  // namespace legeplan::cli
