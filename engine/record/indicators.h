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
    persons_on_no_list,
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
    consultations_demand,
    gp_hours_per_week,
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
