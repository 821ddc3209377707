#include "steps/monthly_cycle.h"

#include "policies/policies.h"
#include "steps/capacity.h"
#include "steps/continuity.h"
#include "steps/costs.h"
#include "steps/demand.h"
#include "steps/duty.h"
#include "steps/gp_workforce.h"
#include "steps/recruitment.h"
#include "steps/services.h"
#include "steps/training.h"
#include "steps/workload.h"

namespace legeplan::steps {

void MonthlyCycle::advance(const inputs::Inputs& inputs, const inputs::Draw& draw,
                           state::State& state, const random::Streams& streams,
                           state::StepReport& report) {
    advance_workforce(inputs, draw, state, streams, report);
    advance_people(inputs, draw, state, streams, report);
}

void MonthlyCycle::advance_workforce(const inputs::Inputs& inputs, const inputs::Draw& draw,
                                     state::State& state, const random::Streams& streams,
                                     state::StepReport& report) {
    state.month = state.month + 1;
    report.begin_month();
    if (state.month.is_january()) {
        ListStep::age_bands(inputs, state);
    }
    policies::apply_events(inputs, state, report);
    policies::apply_policies(inputs, draw, state, report);
    open_announced(state, report);
    advance_gp_workforce(inputs, draw, state, streams, report);
    advance_training(inputs, draw, state, streams, report);
    advance_recruitment(inputs, draw, state, streams, report);
}

void MonthlyCycle::advance_people(const inputs::Inputs& inputs, const inputs::Draw& draw,
                                  state::State& state, const random::Streams& streams,
                                  state::StepReport& report) {
    population_.advance(inputs, draw, state, streams, report);
    lists_.advance(inputs, draw, state, streams, report);
    advance_services(inputs, draw, state, streams, report);
    advance_workload(inputs, draw, state);
    add_other_hours(inputs, draw, state);
    advance_duty(inputs, draw, state, streams);
    advance_capacity(inputs, state, report);
    advance_costs(inputs, draw, state, report);
    follow_gps(state);
}

void MonthlyCycle::advance_population(const inputs::Inputs& inputs, const inputs::Draw& draw,
                                      state::State& state, const random::Streams& streams,
                                      state::StepReport& report) {
    state.month = state.month + 1;
    report.begin_month();
    population_.advance(inputs, draw, state, streams, report);
}

}  // namespace legeplan::steps
