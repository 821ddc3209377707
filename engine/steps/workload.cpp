#include "steps/workload.h"

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

double consultations_in_month(const Inputs& inputs, const Draw& draw, const State& state) {
    const auto& layout = state.residents.layout();
    const auto& workload = inputs.workload;
    const int year = state.month.year();
    const double passed = (state.month.month_of_year() - 0.5) / 12.0;
    double total = 0.0;
    for (CellId cell = 0; cell < layout.resident_cells(); ++cell) {
        const std::uint32_t persons = state.residents.size(cell);
        if (persons == 0) {
            continue;
        }
        const auto age = static_cast<std::size_t>(layout.age(cell, year));
        const auto older = static_cast<std::size_t>(workload.band_of_age[age]);
        const auto younger = static_cast<std::size_t>(workload.band_of_age[age > 0 ? age - 1 : 0]);
        const auto& rate = workload.consultations_per_person_year;
        total += persons * (passed * rate[older] + (1.0 - passed) * rate[younger]);
    }
    for (CellId cell = layout.resident_cells(); cell < layout.cells(); ++cell) {
        total +=
            state.residents.size(cell) *
            workload.consultations_per_person_year[static_cast<std::size_t>(layout.band(cell))];
    }
    return total / 12.0 * consultation_factor(inputs, draw, year);
}

void advance_workload(const Inputs& inputs, const Draw& draw, State& state) {
    const auto& rate = inputs.workload.consultations_per_person_year;
    const double hours_per_consultation =
        draw[Param::hours_with_patients] * consultation_factor(inputs, draw, state.month.year()) /
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
