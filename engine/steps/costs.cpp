#include "steps/costs.h"

#include <algorithm>

#include "core/real_math.h"
#include "policies/positions.h"
#include "steps/training.h"

namespace legeplan::steps {

using inputs::Amount;
using inputs::CostInputs;
using inputs::CostLine;
using inputs::Draw;
using inputs::Inputs;
using inputs::Param;
using inputs::Payer;
using inputs::Policy;
using state::Position;
using state::State;
using state::StepReport;

namespace {

constexpr double kMonths = 12.0;

bool is_salaried(Contract contract) {
    return contract == Contract::salaried || contract == Contract::salaried_trainee ||
           contract == Contract::combination;
}

/// What is paid for: positions with a doctor by contract, posts, trainees.
struct Quantities {
    int agreements_8_2 = 0;
    int salaried = 0;
    int salaried_gps = 0;
    int locums = 0;
    int purchases = 0;
    int trainees = 0;
    double own_posts = 0.0;
    double side_posts = 0.0;
    double consultations = 0.0;  ///< a year, on lists with a doctor; where priced
    double capitation = 0.0;
};

void count_consultations(const Inputs& inputs, const std::array<int, inputs::kMaxGroups>& by_group,
                         Quantities& count) {
    const auto groups = static_cast<std::size_t>(inputs.workload.groups());
    for (std::size_t group = 0; group < groups; ++group) {
        count.consultations +=
            by_group[group] * inputs.workload.consultations_per_person_year[group];
    }
}

void count_position(const Inputs& inputs, const State& state, std::size_t index,
                    const Capitation& capitation, Quantities& count) {
    const Position& position = state.workforce.positions[index];
    const bool salaried = is_salaried(position.contract);
    count.agreements_8_2 += position.contract == Contract::agreement_8_2 ? 1 : 0;
    count.salaried += salaried ? 1 : 0;
    count.salaried_gps += salaried && position.staffing == Staffing::filled ? 1 : 0;
    const bool is_covered = position.staffing == Staffing::filled &&
                            position.doctor.is_absent(state.month) &&
                            position.doctor.absence_covered;
    count.locums += position.staffing == Staffing::locum || is_covered ? 1 : 0;
    if (!salaried) {
        count.capitation += capitation.of(state.lists.length[index]);
    }
    if (inputs.costs.is_priced[static_cast<std::size_t>(CostLine::reimbursements)]) {
        count_consultations(inputs, state.lists.by_group[index], count);
    }
}

/// Positions that are no longer self-employed since the month before. A trainee who is salaried by
/// a programme leaves the practice to the GP who comes after.
int purchases(State& state) {
    auto& before = state.costs.contracts;
    const auto& positions = state.workforce.positions;
    for (std::size_t i = before.size(); i < positions.size(); ++i) {
        before.push_back(positions[i].own_contract());
    }
    int count = 0;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const Contract now = positions[i].own_contract();
        count += before[i] == Contract::self_employed && now != Contract::self_employed ? 1 : 0;
        before[i] = now;
    }
    return count;
}

Quantities quantities(const Inputs& inputs, State& state) {
    Quantities count;
    count.purchases = purchases(state);
    count.trainees = trainees(state);
    const Capitation capitation = capitation_in(inputs.costs, state.month);
    for (std::size_t i = 0; i < state.workforce.positions.size(); ++i) {
        const Position& position = state.workforce.positions[i];
        if (!position.is_closed && position.staffing != Staffing::vacant) {
            count_position(inputs, state, i, capitation, count);
        }
    }
    count.consultations *= state.need.factor * state.need.birthday_ratio;
    for (std::size_t k = 0; k < inputs::kServices; ++k) {
        count.own_posts += state.services.by_own[k];
        count.side_posts += state.services.side[k];
    }
    return count;
}

/// Units a year, or for a grant in the month, that one position adds to a policy.
double units_of(const Policy& policy, const Position& position, std::size_t index, Month month) {
    const bool is_filled = !position.is_closed && position.staffing == Staffing::filled;
    switch (policy.type) {
        case Policy::Type::recruitment_grant:
            return is_filled && position.doctor.in_post_since == month &&
                           policies::concerns(policy, position, index)
                       ? 1.0
                       : 0.0;
        case Policy::Type::retention:
            return is_filled && position.doctor.age(month) >= policy.min_age ? 1.0 : 0.0;
        case Policy::Type::primary_health_team:
            return position.staffing != Staffing::vacant &&
                           policies::concerns(policy, position, index)
                       ? policy.nurse_fte
                       : 0.0;
        default:
            return 0.0;
    }
}

/// Units of the month that a policy's unit_cost is paid for; a year's unit counts one twelfth.
double policy_units(const Policy& policy, const State& state, const Quantities& count) {
    if (policy.type == Policy::Type::salary_plan) {
        return (count.salaried_gps + count.own_posts) / kMonths;
    }
    double units = 0.0;
    for (std::size_t i = 0; i < state.workforce.positions.size(); ++i) {
        units += units_of(policy, state.workforce.positions[i], i, state.month);
    }
    return policy.type == Policy::Type::recruitment_grant ? units : units / kMonths;
}

CostLine unit_line(Policy::Type type) {
    switch (type) {
        case Policy::Type::recruitment_grant:
            return CostLine::recruitment_grants;
        case Policy::Type::retention:
            return CostLine::retention;
        case Policy::Type::salary_plan:
            return CostLine::salary_plan;
        default:
            return CostLine::health_teams;
    }
}

/// A month's flows, put on the lines that have a price.
struct Flows {
    const Inputs& inputs;
    const Draw& draw;
    StepReport& report;

    void add(CostLine line, double nok) const {
        const auto k = static_cast<std::size_t>(line);
        report.costs[k] += inputs.costs.is_priced[k] ? nok : 0.0;
    }
    void at_price(CostLine line, double units) const { add(line, units * draw.price(line)); }
};

void policy_flows(const Flows& flows, const State& state, const Quantities& count) {
    for (std::size_t k = 0; k < flows.inputs.policies.size(); ++k) {
        const Policy& policy = flows.inputs.policies[k];
        const auto amount = [&](Amount which) { return flows.draw.policy_amount(k, which); };
        if (policy.from == state.month) {
            flows.add(CostLine::investments, amount(Amount::investment));
        }
        if (policies::is_in_force(policy, state.month)) {
            flows.add(CostLine::running_costs, amount(Amount::running_cost) / kMonths);
            flows.add(CostLine::policy_grants, amount(Amount::state_grant) / kMonths);
            if (policy.amounts[static_cast<std::size_t>(Amount::unit_cost)].has_value()) {
                flows.add(unit_line(policy.type),
                          amount(Amount::unit_cost) * policy_units(policy, state, count));
            }
        }
    }
}

void line_flows(const Flows& flows, const Quantities& count) {
    flows.add(CostLine::capitation, count.capitation);
    flows.at_price(CostLine::practice_agreements, count.agreements_8_2 / kMonths);
    flows.at_price(CostLine::salaried_positions, count.salaried / kMonths);
    flows.at_price(CostLine::locums, count.locums / kMonths);
    flows.at_price(CostLine::own_posts, count.own_posts / kMonths);
    flows.at_price(CostLine::side_posts, count.side_posts / kMonths);
    flows.at_price(CostLine::recruitment, flows.report.gp_recruits);
    flows.at_price(CostLine::practice_purchase, count.purchases);
    flows.at_price(CostLine::administration, 1.0 / kMonths);
    flows.at_price(CostLine::reimbursements, count.consultations / kMonths);
    flows.at_price(CostLine::training, count.trainees / kMonths);
    flows.add(CostLine::training_grants, flows.report.training_grants);
}

}  // namespace

void begin_costs(State& state) {
    state.costs.year.fill(0.0);
    state.costs.present_value.fill(0.0);
    state.costs.contracts.clear();
    for (const Position& position : state.workforce.positions) {
        state.costs.contracts.push_back(position.own_contract());
    }
}

void advance_costs(const Inputs& inputs, const Draw& draw, State& state, StepReport& report) {
    if (!inputs.costs.is_on) {
        return;
    }
    const Quantities count = quantities(inputs, state);
    const Flows flows{inputs, draw, report};
    line_flows(flows, count);
    policy_flows(flows, state, count);
    const auto cost = [&](CostLine line) { return report.costs[static_cast<std::size_t>(line)]; };
    flows.add(CostLine::grants_received,
              -(cost(CostLine::training_grants) + cost(CostLine::policy_grants)));
    const double years = (state.month - inputs.start + 1) / kMonths;
    const double discount = exp_(-years * log_(1.0 + draw[Param::discount_rate]));
    for (const Payer payer : {Payer::municipality, Payer::state}) {
        const auto k = static_cast<std::size_t>(payer);
        const double nok = cost_of(inputs.costs, report, payer);
        state.costs.year[k] = (state.month.is_january() ? 0.0 : state.costs.year[k]) + nok;
        state.costs.present_value[k] += nok * discount;
    }
}

double Capitation::of(int persons) const {
    const int beyond = threshold > 0 ? std::max(0, persons - threshold) : 0;
    return (persons - beyond) * up_to + beyond * above;
}

Capitation capitation_in(const CostInputs& costs, Month month) {
    const auto next =
        std::upper_bound(costs.capitation.begin(), costs.capitation.end(), month,
                         [](Month at, const inputs::CapitationRate& row) { return at < row.from; });
    if (next == costs.capitation.begin()) {
        return {};
    }
    const inputs::CapitationRate& rate = *(next - 1);
    // The last rate holds with its own year's value of money.
    const int last = std::min(costs.capitation.back().from.year(),
                              costs.index_from + static_cast<int>(costs.price_index.size()) - 1);
    const auto index = [&](int year) {
        return costs.price_index[static_cast<std::size_t>(year - costs.index_from)];
    };
    const int year = std::clamp(month.year(), costs.index_from, last);
    const double value = index(costs.price_year) / index(year) / kMonths;
    return {rate.threshold, rate.up_to * value, rate.above * value};
}

bool has_price(const CostInputs& costs, Payer payer) {
    const auto lines = inputs::cost_lines();
    return std::any_of(lines.begin(), lines.end(), [&](const inputs::CostLineSpec& line) {
        return line.payer == payer && costs.is_priced[static_cast<std::size_t>(line.id)];
    });
}

double cost_of(const CostInputs& costs, const StepReport& report, Payer payer) {
    double sum = 0.0;
    for (const inputs::CostLineSpec& line : inputs::cost_lines()) {
        const auto k = static_cast<std::size_t>(line.id);
        sum += line.payer == payer && costs.is_priced[k] ? report.costs[k] : 0.0;
    }
    return sum;
}

}  // namespace legeplan::steps
