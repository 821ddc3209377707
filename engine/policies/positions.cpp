#include "policies/positions.h"

#include <algorithm>

namespace legeplan::policies {

void create_position(state::State& state, std::uint64_t identity, std::int32_t office,
                     Contract contract, int list_cap) {
    state::Position position;
    position.identity = identity;
    position.office = office;
    position.contract = contract;
    position.list_cap = list_cap;
    position.vacant_since = state.month;
    position.opens_now = true;
    state.workforce.positions.push_back(position);
    state.lists.resize(state.workforce.positions.size());
    state.gp_hours.resize(state.workforce.positions.size());
    state.duty_shifts.resize(state.workforce.positions.size());
    ++state.workforce.offices[static_cast<std::size_t>(office)].positions;
}

void lower_cap(state::Position& position, int list_cap, Surplus surplus) {
    if (list_cap < position.list_cap) {
        position.list_cap = list_cap;
        position.transfers_surplus = position.transfers_surplus || surplus == Surplus::transfer;
    }
}

bool concerns(const inputs::Policy& policy, const state::Position& position, std::size_t index) {
    if (position.is_closed) {
        return false;
    }
    if (policy.only_contract.has_value() && position.own_contract() != *policy.only_contract) {
        return false;
    }
    return policy.positions.empty() || std::find(policy.positions.begin(), policy.positions.end(),
                                                 static_cast<int>(index)) != policy.positions.end();
}

bool is_in_force(const inputs::Policy& policy, Month month) {
    return policy.from <= month && month <= policy.until;
}

}  // namespace legeplan::policies
