#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace legeplan::record {

/// What is recorded every month. The order is that of the tables that people read; ids are
/// permanent (append, never rename).
enum class Indicator : std::uint8_t {
    population,
    population_0_19,
    population_20_66,
    population_67_79,
    population_80_plus,
    births,
    deaths,
    in_moves,
    out_moves,
    list_capacity,
    list_length_total,
    list_free,
    list_free_share,
    lists_open,
    lists_open_women,
    lists_open_men,
    mean_list_length,
    mean_list_length_with_gp,
    persons_on_no_list,
    persons_waiting_for_list,
    list_waiting_months,
    persons_on_list_without_gp,
    persons_on_list_without_doctor,
    persons_without_gp,
    non_residents_on_lists,
    positions,
    positions_filled,
    positions_locum,
    positions_vacant,
    positions_without_gp,
    gps,
    gps_regular,
    gps_women,
    gps_mean_age,
    gps_over_62,
    gps_specialists,
    gps_in_training,
    gp_exits,
    gp_retirements,
    gp_recruits,
    supervision_free,
    consultations_demand,
    gp_hours_per_week,
    duty_shifts_per_gp,
    gps_on_duty,
    capacity_rule_met,
    continuity_years,
    continuity_over_2_years,
    continuity_over_10_years,
    continuity_up_to_1_year,
    continuity_2_3_years,
    continuity_4_5_years,
    continuity_6_10_years,
    continuity_11_15_years,
    continuity_over_15_years,
    continuity_out_of_hours,
    continuity_admissions,
    list_length_corrected,
    doctor_fte_per_10000,
    side_posts_fte,
    own_posts_fte,
    own_posts_vacant_fte,
    services_fte_need,
    services_fte_gap,
    nursing_home_fte_need,
    nursing_home_fte_gap,
    child_health_fte_need,
    child_health_fte_gap,
    youth_health_fte_need,
    youth_health_fte_gap,
    school_fte_need,
    school_fte_gap,
    prison_fte_need,
    prison_fte_gap,
    migration_fte_need,
    migration_fte_gap,
    public_health_fte_need,
    public_health_fte_gap,
    day_emergency_fte_need,
    day_emergency_fte_gap,
    kad_fte_need,
    kad_fte_gap,
    administration_fte_need,
    administration_fte_gap,
    other_consultations_demand,
    cost_municipality,
    cost_state,
    cost_municipality_year,
    cost_state_year,
    cost_municipality_present_value,
    cost_state_present_value,
    cost_capitation,
    cost_practice_agreements,
    cost_salaried_positions,
    cost_locums,
    cost_own_posts,
    cost_side_posts,
    cost_recruitment,
    cost_practice_purchase,
    cost_training,
    cost_administration,
    cost_recruitment_grants,
    cost_retention,
    cost_salary_plan,
    cost_health_teams,
    cost_investments,
    cost_running_costs,
    cost_grants_received,
    cost_reimbursements,
    cost_training_grants,
    cost_policy_grants,
    count_
};
inline constexpr std::size_t kIndicators = static_cast<std::size_t>(Indicator::count_);

enum class Kind : std::uint8_t { stock, flow };

/// What a council would rather see: used only for the words "better" and "worse".
enum class Wish : std::uint8_t { higher, lower, neither };

struct IndicatorSpec {
    Indicator id;
    std::string_view name;
    std::string_view unit;
    Kind kind;
    Wish wish;
    int decimals;  ///< for people's tables
    std::string_view source_step;
    std::string_view en;
    std::string_view nb;
    std::string_view formula;
};

/// The indicators in the order of Indicator.
std::span<const IndicatorSpec> indicator_specs();

const IndicatorSpec& spec(Indicator id);

/// nullptr when there is no indicator of that name.
const IndicatorSpec* find_indicator(std::string_view name);

}  // namespace legeplan::record
