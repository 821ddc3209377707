#pragma once

#include <string_view>
#include <vector>

#include "inputs/load_parts.h"

/// The pieces that load_policies() is made of.
namespace legeplan::inputs {

int integer_of(const scenario::Item& item, std::string_view key);

/// Indices of the initial positions that a key names; each must exist, stand once and be open.
std::vector<int> positions_of(const Loading& loading, const scenario::Item& item,
                              std::string_view key, Month month);

/// Index of an office that exists when the policy acts, -1 after a problem.
int existing_office(const Loading& loading, const scenario::Item& item, Month month);

void read_centre(Loading& loading, const scenario::Item& item, Policy& policy);
void read_premises(Loading& loading, const scenario::Item& item, Policy& policy);
void read_capacity_rule(const Loading& loading, const scenario::Item& item, Policy& policy);

}  // namespace legeplan::inputs
