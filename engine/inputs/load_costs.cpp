#include <algorithm>
#include <array>
#include <string>

#include "inputs/load_parts.h"

namespace legeplan::inputs {

namespace {

using scenario::Item;
using scenario::Table;
using Type = Policy::Type;

void read_capitation(Loading& loading, CostInputs& costs) {
    const Table& table = loading.scenario.table("costs.capitation_table");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        costs.capitation.push_back({month_of(table.dates("from")[row]),
                                    static_cast<int>(table.integers("threshold")[row]),
                                    table.numbers("up_to")[row], table.numbers("above")[row]});
    }
    std::sort(costs.capitation.begin(), costs.capitation.end(),
              [](const CapitationRate& a, const CapitationRate& b) { return a.from < b.from; });
    if (costs.capitation.empty()) {
        loading.problem(table, "from", {"ingen rader", "no rows"}, {"minst én", "at least one"});
    } else if (costs.is_on && loading.knows_start &&
               costs.capitation.front().from > loading.inputs.start) {
        loading.problem(table, "from",
                        Text::of("den første satsen er fra {}", "the first rate is of {}",
                                 to_string(costs.capitation.front().from)),
                        Text::of("en sats for starten av perioden, {}",
                                 "a rate for the start of the period, {}",
                                 to_string(loading.inputs.start)));
    }
}

void read_price_index(Loading& loading, CostInputs& costs) {
    const Table& table = loading.scenario.table("costs.price_index_table");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto year = static_cast<int>(table.integers("year")[row]);
        if (row == 0) {
            costs.index_from = year;
        } else if (year != costs.index_from + static_cast<int>(row)) {
            loading.problem(table, row, "year", Text::same(std::to_string(year)),
                            Text::of("{}: år etter hverandre", "{}: years in a row",
                                     costs.index_from + static_cast<int>(row)));
            return;
        }
        costs.price_index.push_back(table.numbers("index")[row]);
    }
    costs.price_year = static_cast<int>(loading.scenario.integer("costs.price_year"));
    const int last = costs.index_from + static_cast<int>(costs.price_index.size()) - 1;
    if (costs.price_year < costs.index_from || costs.price_year > last) {
        loading.problem("costs.price_year", Text::same(std::to_string(costs.price_year)),
                        Text::of("et år i costs.price_index_table, {}..{}",
                                 "a year of costs.price_index_table, {}..{}", costs.index_from,
                                 last));
    }
}

/// A price or amount, which may be uncertain but does not change over the years.
template <typename Place>
Parameter read_amount(const Loading& loading, const scenario::Values& values, const Place& problem,
                      const std::string& key, const std::string& name) {
    const scenario::Quantity& quantity = values.quantity(key);
    if (quantity.is_path()) {
        problem({"en bane over årene", "a path over the years"},
                {"ett tall eller én fordeling, i kroner fra prisåret",
                 "one number or distribution, in NOK of the price year"});
    }
    return parameter_of(quantity, name, loading.inputs.start);
}

void not_priced(Loading& loading, CostLine line, const Text* policy) {
    CostInputs& costs = loading.inputs.costs;
    const auto k = static_cast<std::size_t>(line);
    costs.is_priced[k] = false;
    const CostLineSpec& spec = cost_lines()[k];
    costs.not_priced.push_back(
        policy == nullptr ? Text{spec.nb, spec.en}
                          : Text{spec.nb + (": " + policy->nb), spec.en + (": " + policy->en)});
}

bool has(const Policy& policy, Amount amount) {
    return policy.amounts[static_cast<std::size_t>(amount)].has_value();
}

/// Whether doctors outside the GP scheme take shifts: staff of the reform, or whoever has the rest.
bool moves_shifts(const Policy& policy) {
    const random::Distribution& effect = policy.effect.distribution;
    return policy.duty_staff > 0 || effect.kind != random::DistributionKind::point ||
           effect.a != 1.0;
}

/// What a policy of its type costs, and whether the scenario says how much.
void check_priced(Loading& loading, const Policy& policy) {
    const auto need = [&](Amount amount, CostLine line) {
        if (!has(policy, amount)) {
            not_priced(loading, line, &policy.title);
        }
    };
    switch (policy.type) {
        case Type::open_centre:
        case Type::new_premises:
            need(Amount::investment, CostLine::investments);
            need(Amount::running_cost, CostLine::running_costs);
            return;
        case Type::recruitment_grant:
            return need(Amount::unit_cost, CostLine::recruitment_grants);
        case Type::retention:
            return need(Amount::unit_cost, CostLine::retention);
        case Type::salary_plan:
            return need(Amount::unit_cost, CostLine::salary_plan);
        case Type::primary_health_team:
            return need(Amount::unit_cost, CostLine::health_teams);
        case Type::lis1_posts:
            return need(Amount::running_cost, CostLine::running_costs);
        case Type::alis_programme:
            if (policy.supervision > 0) need(Amount::running_cost, CostLine::running_costs);
            return;
        case Type::duty_reform:
            if (moves_shifts(policy)) need(Amount::running_cost, CostLine::running_costs);
            return;
        default:
            return;  // its cost is that of the positions and posts it makes
    }
}

}  // namespace

void load_costs(Loading& loading) {
    CostInputs& costs = loading.inputs.costs;
    loading.attempt([&] { costs.is_on = loading.scenario.boolean("costs.enabled"); });
    loading.attempt([&] { read_capitation(loading, costs); });
    loading.attempt([&] { read_price_index(loading, costs); });
    for (const CostLineSpec& line : cost_lines()) {
        const std::string key = std::string("costs.price.") + line.name;
        if (line.pricing == Pricing::price && loading.scenario.has(key)) {
            const auto problem = [&](Text message, Text expected) {
                loading.problem(key, std::move(message), std::move(expected));
            };
            costs.prices[static_cast<std::size_t>(line.id)] =
                read_amount(loading, loading.scenario, problem, key, key);
        }
    }
}

void read_policy_amounts(const Loading& loading, const Item& item, Policy& policy) {
    constexpr std::array<const char*, kAmounts> kKeys{"investment", "running_cost", "unit_cost",
                                                      "state_grant"};
    for (std::size_t k = 0; k < kAmounts; ++k) {
        const std::string key = kKeys[k];
        if (item.valid_keys().keys.contains(key) && item.has(key)) {
            const auto problem = [&](Text message, Text expected) {
                loading.problem(item, key, std::move(message), std::move(expected));
            };
            policy.amounts[k] =
                read_amount(loading, item, problem, key, "policy." + item.id() + "." + key);
        }
    }
}

void find_not_priced(Loading& loading) {
    if (!loading.inputs.costs.is_on) {
        return;
    }
    CostInputs& costs = loading.inputs.costs;
    costs.is_priced.fill(true);
    for (const CostLineSpec& line : cost_lines()) {
        if (line.pricing == Pricing::price &&
            !costs.prices[static_cast<std::size_t>(line.id)].has_value()) {
            not_priced(loading, line.id, nullptr);
        }
    }
    costs.is_priced[static_cast<std::size_t>(CostLine::training_grants)] =
        loading.inputs.training.is_on;
    const auto& policies = loading.inputs.policies;
    for (const Policy& policy : policies) {
        check_priced(loading, policy);
    }
    // No policy needs a grant; without any the line is not there, rather than known to be nothing.
    costs.is_priced[static_cast<std::size_t>(CostLine::policy_grants)] =
        std::any_of(policies.begin(), policies.end(),
                    [](const Policy& policy) { return has(policy, Amount::state_grant); });
}

}  // namespace legeplan::inputs
