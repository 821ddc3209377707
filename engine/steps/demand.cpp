#include "steps/demand.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "policies/service_policies.h"

namespace legeplan::steps {

using inputs::Draw;
using inputs::Inputs;
using inputs::Param;
using state::State;

namespace {

constexpr int kOld = 80;

using Groups = std::array<int, inputs::kMaxGroups>;

/// The groups whose bands begin at 80 or later.
struct OldGroups {
    explicit OldGroups(const inputs::WorkloadInputs& workload) {
        for (int group = 0; group < workload.groups(); ++group) {
            const auto band = static_cast<std::size_t>(workload.band_of_group(group));
            if (workload.band_from[band] >= kOld) {
                groups[count++] = static_cast<std::uint8_t>(group);
            }
        }
    }
    int persons(const Groups& by_group) const {
        int sum = 0;
        for (std::size_t k = 0; k < count; ++k) {
            sum += by_group[groups[k]];
        }
        return sum;
    }

    std::array<std::uint8_t, inputs::kMaxGroups> groups{};
    std::size_t count = 0;
};

bool has_doctor(const state::Position& position) {
    return !position.is_closed && position.staffing != Staffing::vacant;
}

double side_hours(const Inputs& inputs, const Draw& draw, const State& state,
                  const state::Position& position) {
    if (!inputs.services.is_on) {
        return draw[Param::reference_side_hours];
    }
    const double shared = position.staffing == Staffing::filled ? state.services.side_per_gp : 0.0;
    return draw[Param::fte_week_hours] * (shared + policies::combined_fte(position));
}

}  // namespace

OtherDemand other_demand(const Draw& draw, const State& state) {
    const int year = state.month.year();
    const double residents = static_cast<double>(state::population(state));
    OtherDemand demand;
    demand.home_visits =
        residents *
        (draw.at(Param::care_home_share, year) - draw[Param::reference_care_home_share]) *
        draw[Param::home_visits] * draw[Param::visit_weight];
    demand.visitors = draw.at(Param::students, year) * draw[Param::student_consultations] +
                      draw.at(Param::cabins, year) * draw[Param::cabin_consultations] +
                      draw.at(Param::commuters, year) * draw[Param::commuter_consultations];
    return demand;
}

void add_other_hours(const Inputs& inputs, const Draw& draw, State& state) {
    const auto& positions = state.workforce.positions;
    const OtherDemand demand = other_demand(draw, state);
    // Where as many live in care homes as in the nation, nobody need count the old.
    const bool has_visits = demand.home_visits != 0.0;
    const OldGroups old_groups(inputs.workload);
    int old = 0;
    if (has_visits) {
        for (const Groups& by_group : state.lists.by_group) {
            old += old_groups.persons(by_group);
        }
    }
    const auto doctors = std::count_if(positions.begin(), positions.end(), has_doctor);
    const double hours_per_consultation =
        draw[Param::hours_with_patients] /
        (draw[Param::reference_list] * draw[Param::reference_consultations]);
    const double visitors = doctors > 0 ? draw[Param::visitor_share_with_gps] * demand.visitors /
                                              static_cast<double>(doctors)
                                        : 0.0;
    const double visits_per_old = old > 0 ? demand.home_visits / old : 0.0;
    for (std::size_t list = 0; list < positions.size(); ++list) {
        if (!has_doctor(positions[list])) {
            continue;
        }
        const double visits =
            has_visits ? visits_per_old * old_groups.persons(state.lists.by_group[list]) : 0.0;
        const double with_patients = state.gp_hours[list] - draw[Param::hours_other] +
                                     hours_per_consultation * (visitors + visits);
        state.gp_hours[list] = draw[Param::hours_other] +
                               (1.0 - positions[list].shifted_share) * with_patients +
                               side_hours(inputs, draw, state, positions[list]);
    }
}

}  // namespace legeplan::steps
