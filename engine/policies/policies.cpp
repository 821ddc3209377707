#include "policies/policies.h"

#include <algorithm>
#include <cmath>

#include "policies/positions.h"
#include "policies/service_policies.h"

namespace legeplan::policies {

using inputs::Draw;
using inputs::Event;
using inputs::Inputs;
using inputs::Policy;
using state::Position;
using state::State;
using state::StepReport;

namespace {

/// Moves positions to another office; the rooms they leave stay or are given up.
void move_positions(const Policy& policy, State& state) {
    for (const int index : policy.positions) {
        Position& position = state.workforce.positions[static_cast<std::size_t>(index)];
        if (position.is_closed) {
            continue;
        }
        auto& left = state.workforce.offices[static_cast<std::size_t>(position.office)];
        --left.positions;
        left.rooms -= policy.closes_rooms_left ? 1 : 0;
        position.office = policy.office;
        ++state.workforce.offices[static_cast<std::size_t>(policy.office)].positions;
    }
}

/// Takes places off the longest lists, one at a time, so that the longest end equally long.
void relieve_long_lists(const Policy& policy, State& state) {
    auto& positions = state.workforce.positions;
    const auto by_cap = [](const Position& a, const Position& b) {
        return (a.is_closed ? 0 : a.list_cap) < (b.is_closed ? 0 : b.list_cap);
    };
    const int places = static_cast<int>(std::lround(policy.relief_share * policy.places));
    for (int i = 0; i < places; ++i) {
        const auto longest = std::max_element(positions.begin(), positions.end(), by_cap);
        if (longest == positions.end() || longest->is_closed ||
            longest->list_cap <= policy.relief_above) {
            return;
        }
        lower_cap(*longest, longest->list_cap - 1, policy.surplus);
    }
}

void open_centre(const Policy& policy, State& state) {
    state.workforce.offices[static_cast<std::size_t>(policy.office)].rooms += policy.rooms;
    move_positions(policy, state);
    relieve_long_lists(policy, state);
    for (int i = 0; i < policy.count; ++i) {
        // Even shares whose sum is exactly the centre's places.
        const int cap = policy.places * (i + 1) / policy.count - policy.places * i / policy.count;
        create_position(state, policy_position(policy.name, i), policy.office, policy.contract,
                        cap);
    }
}

void close_positions(const Policy& policy, State& state, StepReport& report) {
    for (std::size_t i = 0; i < state.workforce.positions.size(); ++i) {
        Position& position = state.workforce.positions[i];
        if (!concerns(policy, position, i)) {
            continue;
        }
        if (position.staffing == Staffing::filled) {
            ++report.gp_exits;
        }
        position.staffing = Staffing::vacant;
        position.is_closed = true;
        position.end_traineeship();
        position.opens_now = false;
        --state.workforce.offices[static_cast<std::size_t>(position.office)].positions;
    }
}

void set_list_caps(const Policy& policy, State& state) {
    for (std::size_t i = 0; i < state.workforce.positions.size(); ++i) {
        Position& position = state.workforce.positions[i];
        if (!concerns(policy, position, i)) {
            continue;
        }
        if (policy.at_takeover) {
            position.next_cap = std::min(position.next_cap, policy.list_cap);
        } else {
            lower_cap(position, policy.list_cap, policy.surplus);
        }
    }
}

void change_contracts(const Policy& policy, State& state) {
    for (std::size_t i = 0; i < state.workforce.positions.size(); ++i) {
        Position& position = state.workforce.positions[i];
        if (!concerns(policy, position, i)) {
            continue;
        }
        if (policy.at_takeover) {
            position.next_contract = policy.contract;
        } else {
            position.set_own_contract(policy.contract);
        }
    }
}

void begin(const Policy& policy, const Draw& draw, State& state, StepReport& report) {
    switch (policy.type) {
        case Policy::Type::open_centre:
            open_centre(policy, state);
            break;
        case Policy::Type::add_positions:
            for (int i = 0; i < policy.count; ++i) {
                create_position(state, policy_position(policy.name, i), policy.office,
                                policy.contract, policy.list_cap);
            }
            break;
        case Policy::Type::close_position:
            close_positions(policy, state, report);
            break;
        case Policy::Type::set_list_cap:
            set_list_caps(policy, state);
            break;
        case Policy::Type::change_contract:
            change_contracts(policy, state);
            break;
        case Policy::Type::new_premises:
            state.workforce.offices[static_cast<std::size_t>(policy.office)].rooms += policy.rooms;
            break;
        case Policy::Type::service_post:
            open_service_posts(policy, draw, state);
            break;
        case Policy::Type::combination_posts:
            make_combination_posts(policy, draw, state);
            break;
        case Policy::Type::salary_plan:
        case Policy::Type::primary_health_team:
        case Policy::Type::recruitment_grant:
        case Policy::Type::retention:
        case Policy::Type::capacity_rule:
        case Policy::Type::alis_programme:
        case Policy::Type::lis1_posts:
        case Policy::Type::duty_reform:
            break;  // levers and rules, in force from now on
    }
}

void clear_levers(state::Workforce& workforce) {
    workforce.grants.clear();
    workforce.retentions.clear();
    workforce.programmes.clear();
    workforce.lis1_added = 0;
    workforce.duty_factor = 1.0;
    workforce.duty_staff = 0;
    workforce.duty_exempt_from = kAges;
}

/// What a policy in force sets for the month.
void hold_lever(const Policy& policy, const Draw& draw, std::size_t k,
                state::Workforce& workforce) {
    const double effect = draw.policy_effect(k);
    switch (policy.type) {
        case Policy::Type::recruitment_grant:
            workforce.grants.push_back({policy.only_contract, effect});
            break;
        case Policy::Type::retention:
            workforce.retentions.push_back({policy.min_age, effect, draw.policy_list_reduction(k)});
            break;
        case Policy::Type::alis_programme:
            workforce.programmes.push_back(
                {policy.trainee_places, policy.supervision, effect, policy.salaries_trainees});
            break;
        case Policy::Type::lis1_posts:
            workforce.lis1_added += policy.lis1_posts;
            break;
        case Policy::Type::duty_reform:
            workforce.duty_factor *= effect;
            workforce.duty_staff += policy.duty_staff;
            workforce.duty_exempt_from =
                std::min(workforce.duty_exempt_from, policy.duty_exempt_from);
            break;
        default:
            break;  // acts at its date, or when its rule fires
    }
}

void apply_event(const Event& event, State& state, StepReport& report) {
    Position& position = state.workforce.positions[static_cast<std::size_t>(event.position)];
    if (position.is_closed) {
        return;
    }
    switch (event.type) {
        case Event::Type::gp_leaves:
            if (position.staffing == Staffing::filled) {
                position.doctor.cause = state::ExitCause::known;
                position.doctor.leaves = event.month;
            }
            break;
        case Event::Type::gp_starts:
            if (position.is_without_gp()) {
                position.starts = event.month;
                position.has_known_start = true;
            }
            break;
        case Event::Type::set_cap:
            position.list_cap = event.list_cap;
            break;
        case Event::Type::set_contract:
            position.set_own_contract(event.contract);
            break;
        case Event::Type::absence:
            position.doctor.absent_until = event.month + event.months;
            position.doctor.absence_covered = false;
            break;
    }
    note(report, state.month, "hendelse {}", "event {}", event.id);
}

}  // namespace

void apply_events(const Inputs& inputs, State& state, StepReport& report) {
    for (const Event& event : inputs.events) {
        if (event.month == state.month) {
            apply_event(event, state, report);
        }
    }
}

void apply_policies(const Inputs& inputs, const Draw& draw, State& state, StepReport& report) {
    clear_levers(state.workforce);
    reset_service_levers(state);
    for (std::size_t k = 0; k < inputs.policies.size(); ++k) {
        const Policy& policy = inputs.policies[k];
        if (policy.from == state.month) {
            begin(policy, draw, state, report);
            note(report, state.month, "tiltak {} begynner", "policy {} begins", policy.id);
        }
        if (!is_in_force(policy, state.month)) {
            continue;
        }
        hold_lever(policy, draw, k, state.workforce);
        apply_service_lever(policy, draw.policy_effect(k), state);
    }
}

std::size_t most_new_positions(const Inputs& inputs) {
    std::size_t most = 0;
    for (const Policy& policy : inputs.policies) {
        const bool opens =
            policy.type == Policy::Type::open_centre || policy.type == Policy::Type::add_positions;
        most += static_cast<std::size_t>(opens ? policy.count : policy.budget);
    }
    return most;
}

}  // namespace legeplan::policies
