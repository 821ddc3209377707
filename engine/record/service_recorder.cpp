#include "record/service_recorder.h"

#include <limits>

#include "steps/continuity.h"

namespace legeplan::record {

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

}  // namespace

void record_continuity(const inputs::Inputs& inputs, const state::State& state, std::size_t time,
                       Record& record) {
    steps::Continuity now;
    if (inputs.continuity.is_simulated) {
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
