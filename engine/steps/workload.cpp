#include "steps/workload.h"

#include <array>
#include <numeric>

#include "core/real_math.h"

namespace legeplan::steps {

using inputs::Draw;
using inputs::Inputs;
using inputs::Param;
using state::CellId;
using state::State;

double consultation_factor(const Inputs& inputs, const Draw& draw, int year) {
    const double years = year - inputs.workload.trend_reference_year;
    const double trend = draw[Param::consultation_trend];
    return draw.at(Param::burden, year) * exp_(years * log_(1.0 + trend));
}

state::Need need_in_month(const Inputs& inputs, const Draw& draw, const State& state) {
    const auto& workload = inputs.workload;
    const auto& rate = workload.consultations_per_person_year;
    // Those who reach the first age of a band this year have the band's rate after their birthday.
    const double to_come = 1.0 - (state.month.month_of_year() - 0.5) / 12.0;
    const state::AgeCounts by_age = state::count_by_age(state.residents, state.month.year());
    std::array<std::int64_t, inputs::kMaxBands> persons{};
    const auto bands = static_cast<std::size_t>(workload.bands);
    for (std::size_t band = 0; band < bands; ++band) {
        const int end = band + 1 < bands ? workload.band_from[band + 1] : kAges;
        persons[band] =
            std::accumulate(by_age.begin() + workload.band_from[band], by_age.begin() + end, 0);
    }
    const auto& layout = state.residents.layout();
    for (CellId cell = layout.resident_cells(); cell < layout.cells(); ++cell) {
        persons[static_cast<std::size_t>(layout.band(cell))] += state.residents.size(cell);
    }
    double by_age_reached = 0.0;
    double before_birthday = 0.0;
    for (std::size_t band = 0; band < bands; ++band) {
        by_age_reached += static_cast<double>(persons[band]) * rate[band];
        if (band > 0) {
            const auto first_age = static_cast<std::size_t>(workload.band_from[band]);
            before_birthday += to_come * by_age[first_age] * (rate[band - 1] - rate[band]);
        }
    }
    state::Need need;
    need.factor = consultation_factor(inputs, draw, state.month.year());
    need.consultations = (by_age_reached + before_birthday) / 12.0 * need.factor;
    if (by_age_reached > 0.0) {
        need.birthday_ratio = 1.0 + before_birthday / by_age_reached;
    }
    return need;
}

void advance_workload(const Inputs& inputs, const Draw& draw, State& state) {
    state.need = need_in_month(inputs, draw, state);
    const auto& rate = inputs.workload.consultations_per_person_year;
    const double hours_per_consultation =
        draw[Param::hours_with_patients] * state.need.factor * state.need.birthday_ratio /
        (draw[Param::reference_list] * draw[Param::reference_consultations]);
    for (std::size_t list = 0; list < state.gp_hours.size(); ++list) {
        double consultations = 0.0;
        for (std::size_t band = 0; band < static_cast<std::size_t>(inputs.workload.bands); ++band) {
            consultations += state.lists.by_band[list][band] * rate[band];
        }
        state.gp_hours[list] = draw[Param::hours_other] + hours_per_consultation * consultations;
    }
}

}  // namespace legeplan::steps
