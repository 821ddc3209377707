#include "record/aggregate.h"

#include <cmath>
#include <limits>

namespace legeplan::record {

namespace {

double sum(std::span<const Record> municipalities, Indicator id, std::size_t time) {
    double total = 0.0;
    for (const Record& record : municipalities) {
        total += record.at(id, time);
    }
    return total;
}

/// What a mean over nobody is.
double without_weight(Indicator id) {
    return id == Indicator::list_waiting_months ? 0.0 : std::numeric_limits<double>::quiet_NaN();
}

double weighted_mean(std::span<const Record> municipalities, Indicator id, Indicator weight,
                     std::size_t time) {
    double total = 0.0;
    double weights = 0.0;
    for (const Record& record : municipalities) {
        const double value = record.at(id, time);
        const double own = record.at(weight, time);
        if (!std::isnan(value) && own > 0.0) {
            total += own * value;
            weights += own;
        }
    }
    return weights > 0.0 ? total / weights : without_weight(id);
}

}  // namespace

std::optional<Indicator> weight_of(Indicator id) {
    using enum Indicator;
    switch (id) {
        case list_free_share:
            return list_capacity;
        case mean_list_length:
        case list_length_corrected:
            return positions;
        case mean_list_length_with_gp:
            return positions_filled;
        case list_waiting_months:
            return persons_waiting_for_list;
        case gps_mean_age:
        case gp_hours_per_week:
        case duty_shifts_per_gp:
            return gps;
        case continuity_years:
        case continuity_over_2_years:
        case continuity_over_10_years:
        case continuity_up_to_1_year:
        case continuity_2_3_years:
        case continuity_4_5_years:
        case continuity_6_10_years:
        case continuity_11_15_years:
        case continuity_over_15_years:
        case continuity_out_of_hours:
        case continuity_admissions:
            return list_length_total;
        case doctor_fte_per_10000:
        case capacity_rule_met:
            return population;
        default:
            return std::nullopt;
    }
}

void aggregate(std::span<const Record> municipalities, Record& total) {
    for (std::size_t i = 0; i < kIndicators; ++i) {
        const auto id = static_cast<Indicator>(i);
        const auto weight = weight_of(id);
        for (std::size_t time = 0; time < total.times(); ++time) {
            total.set(id, time,
                      weight ? weighted_mean(municipalities, id, *weight, time)
                             : sum(municipalities, id, time));
        }
    }
}

}  // namespace legeplan::record
