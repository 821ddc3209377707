#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/calendar.h"
#include "core/text.h"
#include "inputs/parameters.h"

namespace legeplan::inputs {

enum class Payer : std::uint8_t { municipality, state };

/// What is counted in money. The order is that of the cost indicators; append, never reorder.
enum class CostLine : std::uint8_t {
    capitation,
    practice_agreements,
    salaried_positions,
    locums,
    own_posts,
    side_posts,
    recruitment,
    practice_purchase,
    training,
    administration,
    recruitment_grants,
    retention,
    salary_plan,
    health_teams,
    investments,
    running_costs,
    grants_received,
    reimbursements,
    training_grants,
    policy_grants,
    count_
};
inline constexpr std::size_t kCostLines = static_cast<std::size_t>(CostLine::count_);

/// How a line comes by its price.
enum class Pricing : std::uint8_t {
    table,     ///< a table of rates
    price,     ///< costs.price.<name>
    policies,  ///< an amount of each policy that it counts
    derived,   ///< from other lines, or from what another step pays
};

struct CostLineSpec {
    CostLine id;
    const char* name;
    Payer payer;
    Pricing pricing;
    const char* unit;  ///< of its price
    const char* en;
    const char* nb;
};
std::span<const CostLineSpec> cost_lines();

/// Capitation (basistilskudd) from a month on, in NOK of the month, per person and year.
struct CapitationRate {
    Month from{};
    int threshold = 0;  ///< list length (knekkpunkt) above which `above` is paid; 0: none
    double up_to = 0.0;
    double above = 0.0;
};

struct CostInputs {
    bool is_on = false;
    int price_year = 0;
    std::vector<CapitationRate> capitation;  ///< by month
    std::vector<double> price_index;         ///< by year from `index_from`
    int index_from = 0;
    std::array<std::optional<Parameter>, kCostLines> prices;
    std::array<bool, kCostLines> is_priced{};
    std::vector<Text> not_priced;  ///< what the scenario holds and gives no price for
};

/// Amounts of money that a policy states.
enum class Amount : std::uint8_t {
    investment,    ///< NOK at its date
    running_cost,  ///< NOK per year while it holds
    unit_cost,     ///< NOK per unit of what its type counts
    state_grant,   ///< NOK per year from the state while it holds
};
inline constexpr std::size_t kAmounts = 4;
using PolicyAmounts = std::array<std::optional<Parameter>, kAmounts>;

}  // namespace legeplan::inputs
