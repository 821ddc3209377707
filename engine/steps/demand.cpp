#include "steps/demand.h"

#include "policies/service_policies.h"

namespace legeplan::steps {

using inputs::Draw;
using inputs::Inputs;
using inputs::Param;
using state::State;

namespace {

constexpr int kOld = 80;

/// The first band that begins at 80 or later; bands are in order of age.
std::size_t first_old_band(const Inputs& inputs) {
    std::size_t band = 0;
    while (band < static_cast<std::size_t>(inputs.workload.bands) &&
           inputs.workload.band_from[band] < kOld) {
        ++band;
    }
    return band;
}

/// Persons on a list from that band on.
int persons_from(const Inputs& inputs, const State& state, std::size_t list, std::size_t band) {
    int persons = 0;
    for (; band < static_cast<std::size_t>(inputs.workload.bands); ++band) {
        persons += state.lists.by_band[list][band];
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
                      draw.at(Param::cabins, year) * draw[Param::cabin_consultations];
    return demand;
}

void add_other_hours(const Inputs& inputs, const Draw& draw, State& state) {
    const auto& positions = state.workforce.positions;
    const std::size_t old_band = first_old_band(inputs);
    int doctors = 0;
    int old = 0;
    for (std::size_t list = 0; list < positions.size(); ++list) {
        doctors += has_doctor(positions[list]) ? 1 : 0;
        old += persons_from(inputs, state, list, old_band);
    }
    const OtherDemand demand = other_demand(draw, state);
    const double hours_per_consultation =
        draw[Param::hours_with_patients] /
        (draw[Param::reference_list] * draw[Param::reference_consultations]);
    const double visitors =
        doctors > 0 ? draw[Param::visitor_share_with_gps] * demand.visitors / doctors : 0.0;
    const double visits_per_old = old > 0 ? demand.home_visits / old : 0.0;
    for (std::size_t list = 0; list < positions.size(); ++list) {
        if (!has_doctor(positions[list])) {
            continue;
        }
        const double other =
            visitors + visits_per_old * persons_from(inputs, state, list, old_band);
        const double with_patients =
            state.gp_hours[list] - draw[Param::hours_other] + hours_per_consultation * other;
        state.gp_hours[list] = draw[Param::hours_other] +
                               (1.0 - positions[list].shifted_share) * with_patients +
                               side_hours(inputs, draw, state, positions[list]);
    }
}

}  // namespace legeplan::steps
