#include "steps/demand.h"

#include <algorithm>
#include <array>

#include "policies/service_policies.h"

namespace legeplan::steps {

using inputs::Draw;
using inputs::Inputs;
using inputs::Param;
using state::State;

namespace {

constexpr int kOld = 80;

/// The first band that begins at 80 or later; bands are in order of age.
int first_old_band(const inputs::WorkloadInputs& workload) {
    int band = 0;
    while (band < workload.bands && workload.band_from[static_cast<std::size_t>(band)] < kOld) {
        ++band;
    }
    return band;
}

/// Persons in the bands from one on, of both sexes.
int persons_from(const inputs::WorkloadInputs& workload, int band,
                 const std::array<int, inputs::kMaxGroups>& by_group) {
    int persons = 0;
    for (int first = 0; first < workload.groups(); first += workload.bands) {
        for (int k = band; k < workload.bands; ++k) {
            persons += by_group[static_cast<std::size_t>(first + k)];
        }
    }
    return persons;
}

int persons_on_lists(const Inputs& inputs, const State& state, int from_band) {
    int persons = 0;
    for (const auto& by_group : state.lists.by_group) {
        persons += persons_from(inputs.workload, from_band, by_group);
    }
    return persons;
}

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
    const int old_band = first_old_band(inputs.workload);
    const int old = has_visits ? persons_on_lists(inputs, state, old_band) : 0;
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
            has_visits ? visits_per_old * persons_from(inputs.workload, old_band,
                                                       state.lists.by_group[list])
                       : 0.0;
        const double with_patients = state.gp_hours[list] - draw[Param::hours_other] +
                                     hours_per_consultation * (visitors + visits);
        state.gp_hours[list] = draw[Param::hours_other] +
                               (1.0 - positions[list].shifted_share) * with_patients +
                               side_hours(inputs, draw, state, positions[list]);
    }
}

}  // namespace legeplan::steps
