#include "inputs/load_parts.h"
#include "inputs/load_tables.h"
#include "inputs/places.h"

namespace legeplan::inputs {

namespace {

/// Hours on duty are a part of the hours outside the list, so that they are counted once.
void check_reference_hours(const Loading& loading) {
    const double duty = loading.central(Param::duty_reference_hours);
    const double other = loading.central(Param::hours_other);
    if (duty > other) {
        loading.problem("duty.reference_hours", Text::same(scenario::number_text(duty)),
                        Text::of("høyst workload.hours_other, {}",
                                 "at most workload.hours_other, {}", scenario::number_text(other)));
    }
}

}  // namespace

void load_training(Loading& loading) {
    const scenario::Scenario& scenario = loading.scenario;
    TrainingInputs& training = loading.inputs.training;
    training.is_on = scenario.boolean("training.enabled");
    if (scenario.has("training.lis1.posts")) {
        training.lis1_posts = static_cast<int>(scenario.integer("training.lis1.posts"));
    }
}

void load_duty(Loading& loading) {
    const scenario::Scenario& scenario = loading.scenario;
    DutyInputs& duty = loading.inputs.duty;
    duty.is_on = scenario.boolean("duty.enabled");
    duty.exempt_share =
        read_rates(loading, scenario.table("duty.exemption_table"), "share", Coverage::some_ages);
    if (scenario.has("duty.district_inhabitants")) {
        const auto district = static_cast<int>(scenario.integer("duty.district_inhabitants"));
        const auto own = static_cast<int>(residents_at_start(loading.inputs));
        duty.inhabitants_elsewhere = district - own;
        if (district < own) {
            loading.problem(
                "duty.district_inhabitants", Text::same(std::to_string(district)),
                Text::of("minst kommunens egne {}", "at least the municipality's own {}", own));
        }
    }
    if (duty.is_on) {
        check_reference_hours(loading);
    }
}

}  // namespace legeplan::inputs
