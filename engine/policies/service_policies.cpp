#include "policies/service_policies.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "policies/positions.h"

namespace legeplan::policies {

using inputs::Draw;
using inputs::Holder;
using inputs::Param;
using inputs::Policy;
using state::Position;
using state::State;

namespace {

void lower_by(Position& position, double persons, Surplus surplus) {
    const int cap = position.list_cap - static_cast<int>(std::lround(persons));
    lower_cap(position, std::max(1, cap), surplus);
}

void share_among_lists(double persons, State& state) {
    const auto has_gp = [](const Position& position) {
        return !position.is_closed && !position.is_without_gp();
    };
    auto& positions = state.workforce.positions;
    auto left = std::count_if(positions.begin(), positions.end(), has_gp);
    for (Position& position : positions) {
        if (has_gp(position)) {
            const double part = std::round(persons / static_cast<double>(left));
            lower_by(position, part, Surplus::attrition);
            persons -= part;
            --left;
        }
    }
}

}  // namespace

int permanent_gps(const State& state) {
    const auto& positions = state.workforce.positions;
    return static_cast<int>(
        std::count_if(positions.begin(), positions.end(), [](const Position& position) {
            return !position.is_closed && position.staffing == Staffing::filled;
        }));
}

void open_service_posts(const Policy& policy, const Draw& draw, State& state) {
    const auto service = static_cast<std::size_t>(policy.service);
    if (policy.holder == Holder::gps) {
        auto& agreed = state.services.agreed_side;
        const double fte = policy.count * policy.fte;
        const double room = permanent_gps(state) * most_side_posts(draw) -
                            std::accumulate(agreed.begin(), agreed.end(), 0.0);
        share_among_lists(draw[Param::places_per_fte] * std::clamp(room, 0.0, fte), state);
        agreed[service] += fte;
        return;
    }
    for (int i = 0; i < policy.count; ++i) {
        state.services.own.push_back(
            {policy_position(policy.name, i), policy.service, policy.fte, true});
    }
}

void make_combination_posts(const Policy& policy, const Draw& draw, State& state) {
    const double places = draw[Param::places_per_fte] * policy.fte;
    for (std::size_t i = 0; i < state.workforce.positions.size(); ++i) {
        Position& position = state.workforce.positions[i];
        if (!concerns(policy, position, i)) {
            continue;
        }
        position.combined_fte = policy.fte;
        position.combined_service = policy.service;
        if (policy.at_takeover) {
            const int cap = position.list_cap - static_cast<int>(std::lround(places));
            position.next_contract = Contract::combination;
            position.next_cap = std::min(position.next_cap, std::max(1, cap));
        } else {
            position.set_own_contract(Contract::combination);
            lower_by(position, places, policy.surplus);
        }
    }
}

void reset_service_levers(State& state) {
    state.services.fill_factor = 1.0;
    for (Position& position : state.workforce.positions) {
        position.shifted_share = 0.0;
    }
}

void apply_service_lever(const Policy& policy, double effect, State& state) {
    if (policy.type == Policy::Type::salary_plan) {
        state.services.fill_factor *= effect;
        for (const Contract contract :
             {Contract::salaried, Contract::salaried_trainee, Contract::combination}) {
            state.workforce.grants.push_back({contract, effect});
        }
    } else if (policy.type == Policy::Type::primary_health_team) {
        for (std::size_t i = 0; i < state.workforce.positions.size(); ++i) {
            Position& position = state.workforce.positions[i];
            if (concerns(policy, position, i)) {
                position.shifted_share = effect;
            }
        }
    }
}

std::size_t most_own_posts(const inputs::Inputs& inputs) {
    std::size_t most = 0;
    for (const inputs::ServicePost& post : inputs.services.posts) {
        most += post.holder == Holder::own ? static_cast<std::size_t>(post.count) : 0;
    }
    for (const Policy& policy : inputs.policies) {
        if (policy.type == Policy::Type::service_post && policy.holder == Holder::own) {
            most += static_cast<std::size_t>(policy.count);
        }
    }
    return most;
}

}  // namespace legeplan::policies
