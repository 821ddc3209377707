#include "steps/workload.h"

#include <array>
#include <numeric>
#include <span>

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

namespace {

/// Consultations a year.
struct Consultations {
    double by_age_reached = 0.0;
    double before_birthday = 0.0;  ///< added by those who are still below the age they reach
};

/// Adds those of the bands from a group on, residents by age and non-residents by group. Those who
/// reach the first age of a band this year have the band's rate after their birthday.
void add_consultations(const inputs::WorkloadInputs& workload, std::size_t first,
                       const state::AgeCounts& by_age, double to_come,
                       std::span<const std::int64_t> non_residents, Consultations& sum) {
    const auto bands = static_cast<std::size_t>(workload.bands);
    const double* rate = workload.consultations_per_person_year.data() + first;
    for (std::size_t band = 0; band < bands; ++band) {
        const int end = band + 1 < bands ? workload.band_from[band + 1] : kAges;
        const std::int64_t persons =
            std::accumulate(by_age.begin() + workload.band_from[band], by_age.begin() + end,
                            non_residents[first + band]);
        sum.by_age_reached += static_cast<double>(persons) * rate[band];
        if (band > 0) {
            const auto first_age = static_cast<std::size_t>(workload.band_from[band]);
            sum.before_birthday += to_come * by_age[first_age] * (rate[band - 1] - rate[band]);
        }
    }
}

}  // namespace

state::Need need_in_month(const Inputs& inputs, const Draw& draw, const State& state) {
    const auto& workload = inputs.workload;
    const double to_come = 1.0 - (state.month.month_of_year() - 0.5) / 12.0;
    const int year = state.month.year();
    const auto& layout = state.residents.layout();
    std::array<std::int64_t, inputs::kMaxGroups> non_residents{};
    for (CellId cell = layout.resident_cells(); cell < layout.cells(); ++cell) {
        const int group = workload.group(layout.sex(cell), layout.band(cell));
        non_residents[static_cast<std::size_t>(group)] += state.residents.size(cell);
    }
    Consultations sum;
    if (workload.by_sex) {
        for (const Sex sex : {Sex::female, Sex::male}) {
            add_consultations(workload, static_cast<std::size_t>(workload.group(sex, 0)),
                              state::count_by_age(state.residents, sex, year), to_come,
                              non_residents, sum);
        }
    } else {
        add_consultations(workload, 0, state::count_by_age(state.residents, year), to_come,
                          non_residents, sum);
    }
    state::Need need;
    need.factor = consultation_factor(inputs, draw, year);
    need.consultations = (sum.by_age_reached + sum.before_birthday) / 12.0 * need.factor;
    if (sum.by_age_reached > 0.0) {
        need.birthday_ratio = 1.0 + sum.before_birthday / sum.by_age_reached;
    }
    return need;
}

void advance_workload(const Inputs& inputs, const Draw& draw, State& state) {
    state.need = need_in_month(inputs, draw, state);
    const auto& rate = inputs.workload.consultations_per_person_year;
    const double hours_per_consultation =
        draw[Param::hours_with_patients] * state.need.factor * state.need.birthday_ratio /
        (draw[Param::reference_list] * draw[Param::reference_consultations]);
    const auto groups = static_cast<std::size_t>(inputs.workload.groups());
    for (std::size_t list = 0; list < state.gp_hours.size(); ++list) {
        double consultations = 0.0;
        for (std::size_t group = 0; group < groups; ++group) {
            consultations += state.lists.by_group[list][group] * rate[group];
        }
        state.gp_hours[list] = draw[Param::hours_other] + hours_per_consultation * consultations;
    }
}

}  // namespace legeplan::steps
