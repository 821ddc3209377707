#pragma once

#include <string>
#include <vector>

#include "core/terms.h"
#include "inputs/costs.h"
#include "inputs/services.h"
#include "scenario/schema.h"

/// The pieces that scenario_schema() is made of.
namespace legeplan::inputs {

/// First and last calendar year that a scenario may name.
inline constexpr double kFirstYear = 1900;
inline constexpr double kLastYear = 2300;

inline constexpr int kMaxListCap = 3500;
inline constexpr int kMaxListLength = 6000;
inline constexpr int kMaxPositions = 20'000;
inline constexpr int kMaxCentre = 200;  ///< new positions that one new centre opens
inline constexpr int kMaxPersons = 20'000'000;
inline constexpr int kMaxMonths = 1'200;
inline constexpr int kMaxRooms = 1'000;

/// Names of the contracts, as a scenario writes them.
std::vector<std::string> contract_choices();

/// Names of how a list comes down to a lowered cap.
std::vector<std::string> surplus_choices();

std::vector<scenario::KeySpec> general_keys();
std::vector<scenario::KeySpec> section_keys();
std::vector<scenario::KeySpec> continuity_keys();
std::vector<scenario::KeySpec> service_keys();
std::vector<scenario::KeySpec> service_policy_keys();
std::vector<scenario::KeySpec> cost_keys();
std::vector<scenario::KeySpec> policy_amount_keys();
std::vector<scenario::KeySpec> event_keys();
std::vector<scenario::KeySpec> policy_keys();
std::vector<scenario::KeySpec> figure_keys();
std::vector<scenario::TableSpec> age_tables();
std::vector<scenario::TableSpec> place_tables();
std::vector<scenario::TableSpec> continuity_tables();
std::vector<scenario::TableSpec> service_tables();
std::vector<scenario::TableSpec> cost_tables();

}  // namespace legeplan::inputs
