#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "random/distribution.h"

namespace legeplan::inputs {

/// Every scalar of the model that may be uncertain or change over time. One row each in
/// parameter_specs(), which is the schema, the reference page and the list of what is drawn.
enum class Param : std::uint16_t {
    mortality_ratio,
    mortality_improvement,
    mortality_level,
    mortality_index_sd,
    infant_share_in_birth_year,
    fertility_total,
    fertility_ratio,
    fertility_index_sd,
    fertility_index_persistence,
    boys_share,
    out_move_level,
    out_move_emigration,
    in_move_level,
    in_move_index_sd,
    in_move_index_persistence,
    in_move_index_df,
    in_move_common_share,
    in_move_last_year,
    in_move_older_level,
    in_move_older_index_sd,
    elsewhere_share,
    none_share,
    open_above,
    non_resident_turnover,
    non_resident_arrivals,
    change_rate,
    change_new_relation_factor,
    change_without_gp_factor,
    weight_free_exponent,
    weight_same_sex,
    weight_same_office,
    retirement_ratio,
    leave_scheme_ratio,
    move_ratio,
    // On all exits, by contract; in the order of Contract.
    exit_self_employed,
    exit_agreement_8_2,
    exit_salaried,
    exit_salaried_trainee,
    exit_combination,
    exit_hours_threshold,
    exit_hours_effect,
    absence_months,
    absence_cover,
    cap_request_size,
    cap_request_floor,
    cap_request_granted,
    women_share,
    specialist_share,
    recruitment_level,
    successor_ready,
    vacancy_fast_share,
    vacancy_fast_months,
    vacancy_slow_months,
    market_sd,
    market_persistence,
    market_level,
    recruitment_self_employed,
    recruitment_agreement_8_2,
    recruitment_salaried,
    recruitment_salaried_trainee,
    recruitment_combination,
    recruitment_list_elasticity,
    recruitment_reputation,
    recruitment_solo_practice,
    recruitment_internal_share,
    recruitment_mover_share,
    recruit_women_share,
    recruit_specialist_share,
    locum_at_opening,
    locum_find_rate,
    locum_end_rate,
    locum_women_share,
    burden,
    consultation_trend,
    hours_with_patients,
    hours_other,
    reference_list,
    reference_consultations,
    // Training (docs/methods/training.md).
    training_months,
    training_recruit_share,
    training_initial_share,
    training_hospital_months,
    training_hospital_cover,
    training_supervisor_share,
    training_trainees_per_supervisor,
    training_grant,
    lis1_recruit_share,
    lis1_posts_per_position,
    lis1_memory_months,
    // Out-of-hours duty (docs/methods/duty.md).
    duty_shifts_per_1000,
    duty_hours_per_shift,
    duty_reference_hours,
    duty_list_elsewhere,
    duty_participation_elsewhere,
    duty_exemption_level,
    duty_threshold,
    duty_exemption_effect,
    duty_exemption_limit,
    duty_exit_effect,
    // Workload beside the residents' own consultations
    reference_side_hours,
    reference_care_home_share,
    care_home_share,
    home_visits,
    visit_weight,
    students,
    student_consultations,
    cabins,
    cabin_consultations,
    commuters,
    commuter_consultations,
    visitor_share_with_gps,
    // Municipal services
    fte_week_hours,
    fte_year_hours,
    places_per_fte,
    side_post_max_hours,
    post_exit_rate,
    post_fill_months,
    nursing_home_hours,
    nursing_home_coverage,
    child_checks_first_year,
    child_checks_second_year,
    children_per_day,
    youth_hours,
    school_primary,
    school_lower,
    prison_inmates,
    prison_consultations,
    prison_hours,
    migration_fte,
    migration_hours_per_refugee,
    public_health_fte,
    day_emergency_fte,
    kad_fte,
    administration_fte,
    supervision_hours,
    // Costs
    discount_rate,
    count_
};
inline constexpr std::size_t kParams = static_cast<std::size_t>(Param::count_);

/// Whether a scenario may give the parameter as a path over time.
enum class Paths : std::uint8_t { refused, allowed };

/// Whom a realised value holds for, where municipalities are run together.
enum class Scope : std::uint8_t { nation, municipality };

/// One row of the parameter table.
struct ParameterSpec {
    Param id;
    const char* key;
    const char* unit;
    double min;
    double max;
    Paths paths;
    Scope scope;
    const char* en;
    const char* nb;
};

/// The parameters in the order of Param.
std::span<const ParameterSpec> parameter_specs();

/// A number of the scenario: certain, uncertain, or a path over years.
struct Parameter {
    random::Distribution distribution;
    std::vector<std::pair<int, double>> path;  ///< (year, value), ascending; empty: no path
    std::uint64_t name = 0;                    ///< hash of the key: the unit of its stream
};

/// Value of a path in a year: linear between the given years, constant outside.
double path_value(std::span<const std::pair<int, double>> path, int year);

}  // namespace legeplan::inputs
