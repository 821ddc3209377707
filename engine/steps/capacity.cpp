#include "steps/capacity.h"

#include <algorithm>

#include "policies/positions.h"
#include "steps/lists.h"

namespace legeplan::steps {

using inputs::Inputs;
using inputs::Policy;
using state::State;
using state::StepReport;

namespace {

struct Capacity {
    int places = 0;
    int free = 0;
    int lists_with_free = 0;
    int with_women = 0;
    int doctors = 0;  ///< permanent GPs and locums
    double hours = 0.0;
};

Capacity capacity(const Inputs& inputs, const State& state) {
    Capacity result;
    for (std::size_t i = 0; i < state.workforce.positions.size(); ++i) {
        const auto& position = state.workforce.positions[i];
        if (position.is_closed) {
            continue;
        }
        result.places += position.list_cap;
        if (position.staffing != Staffing::vacant) {
            ++result.doctors;
            result.hours += state.gp_hours[i];
        }
        const int free = free_places(inputs, state, i);
        if (free > 0) {
            result.free += free;
            ++result.lists_with_free;
            result.with_women += position.doctor.sex == Sex::female ? 1 : 0;
        }
    }
    return result;
}

struct Staff {
    int positions = 0;
    int without_gp = 0;
};

Staff staff(const state::Workforce& workforce) {
    Staff result;
    for (const auto& position : workforce.positions) {
        if (!position.is_closed) {
            ++result.positions;
            result.without_gp += position.is_without_gp() ? 1 : 0;
        }
    }
    const int announced = static_cast<int>(workforce.announced.size());
    return {result.positions + announced, result.without_gp + announced};
}

/// The policy's own office, or the first with a free room; none: -1.
int office_with_room(const Policy& policy, const state::Workforce& workforce) {
    if (policy.office >= 0) {
        const auto& office = workforce.offices[static_cast<std::size_t>(policy.office)];
        return office.free_rooms() > 0 ? policy.office : -1;
    }
    for (std::size_t i = 0; i < workforce.offices.size(); ++i) {
        if (workforce.offices[i].free_rooms() > 0) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

/// Whether the GPs report a need: long hours, or people who wait for a place.
bool is_need_reported(const inputs::CapacityTrigger& trigger, const Capacity& now,
                      const State& state) {
    return (trigger.hours_above.has_value() && now.hours > *trigger.hours_above * now.doctors) ||
           (trigger.waiting_above.has_value() &&
            state.residents.residents_waiting() > *trigger.waiting_above);
}

bool is_review(const Policy& policy, Month month) {
    return policy.type == Policy::Type::capacity_rule && month >= policy.from &&
           month <= policy.until && (month - policy.from) % policy.review_every_months == 0;
}

void announce(const Policy& policy, std::size_t k, State& state, StepReport& report) {
    auto& workforce = state.workforce;
    const Staff now = staff(workforce);
    const int office = office_with_room(policy, workforce);
    if (now.without_gp > policy.pause_above || now.positions >= policy.budget || office < 0 ||
        workforce.opened_by_rule_year[k] >= policy.max_per_year) {
        policies::note(report, state.month, "tiltak {}: for lav kapasitet, ingen hjemmel opprettet",
                       "policy {}: capacity too low, no position opened", policy.id);
        return;
    }
    workforce.announced.push_back(
        {state.month + std::max(1, policy.lead_months), office, policy.contract, policy.list_cap,
         policies::policy_position(policy.name, workforce.opened_by_rule[k])});
    ++workforce.opened_by_rule[k];
    ++workforce.opened_by_rule_year[k];
    ++workforce.offices[static_cast<std::size_t>(office)].announced;
    policies::note(report, state.month, "tiltak {}: en ny hjemmel er vedtatt",
                   "policy {}: a new position is decided", policy.id);
}

}  // namespace

bool is_capacity_too_low(const Inputs& inputs, const State& state) {
    if (!inputs.capacity_trigger.has_value()) {
        return false;
    }
    const auto& trigger = *inputs.capacity_trigger;
    const Capacity now = capacity(inputs, state);
    if (now.places == 0 || now.free < trigger.free_share_below * now.places ||
        now.lists_with_free < trigger.lists_with_free_below ||
        is_need_reported(trigger, now, state)) {
        return true;
    }
    const bool one_sex = now.with_women == 0 || now.with_women == now.lists_with_free;
    return trigger.one_sex_counts && one_sex;
}

void open_announced(State& state, StepReport& report) {
    auto& announced = state.workforce.announced;
    for (std::size_t i = 0; i < announced.size();) {
        if (announced[i].opens > state.month) {
            ++i;
            continue;
        }
        const state::Announced position = announced[i];
        announced.erase(announced.begin() + static_cast<std::ptrdiff_t>(i));
        --state.workforce.offices[static_cast<std::size_t>(position.office)].announced;
        policies::create_position(state, position.identity, position.office, position.contract,
                                  position.list_cap);
        policies::note(report, state.month, "en vedtatt hjemmel åpner", "a decided position opens");
    }
}

void advance_capacity(const Inputs& inputs, State& state, StepReport& report) {
    report.capacity_rule_met = is_capacity_too_low(inputs, state);
    if (state.month.is_january()) {
        std::fill(state.workforce.opened_by_rule_year.begin(),
                  state.workforce.opened_by_rule_year.end(), 0);
    }
    if (!report.capacity_rule_met) {
        return;
    }
    for (std::size_t k = 0; k < inputs.policies.size(); ++k) {
        const Policy& policy = inputs.policies[k];
        if (policy.opens_positions && is_review(policy, state.month)) {
            announce(policy, k, state, report);
        }
    }
}

}  // namespace legeplan::steps
