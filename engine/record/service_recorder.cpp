#include "record/service_recorder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "steps/continuity.h"
#include "steps/costs.h"
#include "steps/demand.h"

namespace legeplan::record {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

using inputs::Service;

/// Need of a service, and what it lacks.
struct ServiceRow {
    Service service;
    Indicator need;
    Indicator gap;
};
constexpr std::array<ServiceRow, inputs::kServices> kServiceRows{{
    {Service::nursing_home, Indicator::nursing_home_fte_need, Indicator::nursing_home_fte_gap},
    {Service::child_health, Indicator::child_health_fte_need, Indicator::child_health_fte_gap},
    {Service::youth_health, Indicator::youth_health_fte_need, Indicator::youth_health_fte_gap},
    {Service::school, Indicator::school_fte_need, Indicator::school_fte_gap},
    {Service::prison, Indicator::prison_fte_need, Indicator::prison_fte_gap},
    {Service::migration, Indicator::migration_fte_need, Indicator::migration_fte_gap},
    {Service::public_health, Indicator::public_health_fte_need, Indicator::public_health_fte_gap},
    {Service::day_emergency, Indicator::day_emergency_fte_need, Indicator::day_emergency_fte_gap},
    {Service::kad, Indicator::kad_fte_need, Indicator::kad_fte_gap},
    {Service::administration, Indicator::administration_fte_need,
     Indicator::administration_fte_gap},
}};

double vacant_fte(const state::Services& services) {
    double fte = 0.0;
    for (const state::OwnPost& post : services.own) {
        fte += post.is_vacant ? post.fte : 0.0;
    }
    return fte;
}

/// Posts that meet a need exactly leave nothing, not what sums of parts are rounded by.
double without_rounding(double fte) {
    constexpr double kRounding = 1e-9;
    return std::fabs(fte) < kRounding ? 0.0 : fte;
}

/// Need against supply, by service and in all.
void record_needs(const inputs::ServiceInputs& inputs, const state::Services& services,
                  std::size_t time, Record& record) {
    const auto write = [&](Indicator id, double fte) {
        record.set(id, time, inputs.is_on ? fte : kUndefined);
    };
    double need = 0.0;
    double lacking = 0.0;
    for (const ServiceRow& row : kServiceRows) {
        const auto k = static_cast<std::size_t>(row.service);
        const double gap = without_rounding(services.need[k] - services.supply(row.service));
        need += services.need[k];
        lacking += std::max(0.0, gap);
        write(row.need, services.need[k]);
        write(row.gap, gap);
    }
    write(Indicator::services_fte_need, need);
    write(Indicator::services_fte_gap, lacking);
}

/// Persons on lists, positions that exist and doctors in them.
struct Lists {
    std::int64_t persons = 0;
    int positions = 0;
    int doctors = 0;
};

Lists count_lists(const state::State& state) {
    Lists count;
    for (std::size_t i = 0; i < state.workforce.positions.size(); ++i) {
        const state::Position& position = state.workforce.positions[i];
        if (!position.is_closed) {
            ++count.positions;
            count.doctors += position.staffing != Staffing::vacant ? 1 : 0;
            count.persons += state.lists.length[i];
        }
    }
    return count;
}

}  // namespace

void record_services(const inputs::Inputs& inputs, const inputs::Draw& draw,
                     const state::State& state, std::size_t time, Record& record) {
    constexpr double kPer = 10'000.0;
    const state::Services& services = state.services;
    const double side = std::accumulate(services.side.begin(), services.side.end(), 0.0);
    const double own = std::accumulate(services.by_own.begin(), services.by_own.end(), 0.0);
    const auto persons = static_cast<double>(state::population(state));
    const Lists lists = count_lists(state);
    const auto write = [&](Indicator id, double value) {
        record.set(id, time, inputs.services.is_on ? value : kUndefined);
    };
    record_needs(inputs.services, services, time, record);
    write(Indicator::side_posts_fte, side);
    write(Indicator::own_posts_fte, own);
    write(Indicator::own_posts_vacant_fte, vacant_fte(services));
    const double places = draw[inputs::Param::places_per_fte] * side;
    write(Indicator::list_length_corrected,
          lists.positions > 0 ? (static_cast<double>(lists.persons) + places) / lists.positions
                              : kUndefined);
    write(Indicator::doctor_fte_per_10000,
          persons > 0.0 ? kPer * (lists.doctors + own) / persons : kUndefined);
    const steps::OtherDemand other = steps::other_demand(draw, state);
    record.set(Indicator::other_consultations_demand, time,
               (other.home_visits + other.visitors) / 12.0);
}

void record_costs(const inputs::Inputs& inputs, const state::State& state,
                  const state::StepReport& report, std::size_t time, Record& record) {
    using inputs::Payer;
    const inputs::CostInputs& costs = inputs.costs;
    const auto write = [&](Indicator id, double value) {
        record.set(id, time, costs.is_on ? value : kUndefined);
    };
    const auto write_if_paid = [&](Payer payer, Indicator id, double value) {
        write(id, steps::has_price(costs, payer) ? value : kUndefined);
    };
    write_if_paid(Payer::municipality, Indicator::cost_municipality,
                  steps::cost_of(costs, report, Payer::municipality));
    write_if_paid(Payer::state, Indicator::cost_state, steps::cost_of(costs, report, Payer::state));
    write_if_paid(Payer::municipality, Indicator::cost_municipality_year, state.costs.year[0]);
    write_if_paid(Payer::state, Indicator::cost_state_year, state.costs.year[1]);
    write_if_paid(Payer::municipality, Indicator::cost_municipality_present_value,
                  state.costs.present_value[0]);
    write_if_paid(Payer::state, Indicator::cost_state_present_value, state.costs.present_value[1]);
    for (std::size_t line = 0; line < inputs::kCostLines; ++line) {
        const auto id = static_cast<std::size_t>(Indicator::cost_capitation) + line;
        write(static_cast<Indicator>(id), costs.is_priced[line] ? report.costs[line] : kUndefined);
    }
}

void record_continuity(const inputs::Inputs& inputs, const state::State& state, std::size_t time,
                       Record& record) {
    steps::Continuity now;
    if (inputs.continuity.is_on) {
        now = steps::continuity(state);
    }
    const auto share = [&](double part) {
        return now.residents > 0 ? part / now.residents : kUndefined;
    };
    record.set(Indicator::continuity_years, time, share(now.years_sum));
    record.set(Indicator::continuity_over_2_years, time, share(now.over_2_years));
    record.set(Indicator::continuity_over_10_years, time, share(now.over_10_years));
    for (std::size_t k = 0; k < inputs::kRelationClasses; ++k) {
        const auto id = static_cast<std::size_t>(Indicator::continuity_up_to_1_year) + k;
        record.set(static_cast<Indicator>(id), time, share(now.by_class[k]));
    }
    record.set(Indicator::continuity_out_of_hours, time,
               steps::expected_odds_ratio(now, inputs.continuity.out_of_hours_odds));
    record.set(Indicator::continuity_admissions, time,
               steps::expected_odds_ratio(now, inputs.continuity.admission_odds));
}

}  // namespace legeplan::record
