#pragma once

#include <cstddef>

#include "core/terms.h"
#include "inputs/parameters.h"

namespace legeplan::inputs {

/// One of five parameters by contract, which stand in the order of Contract from `self_employed`
/// on.
constexpr Param of_contract(Param self_employed, Contract contract) {
    return static_cast<Param>(static_cast<std::size_t>(self_employed) +
                              static_cast<std::size_t>(contract));
}

static_assert(of_contract(Param::exit_self_employed, Contract::combination) ==
              Param::exit_combination);
static_assert(of_contract(Param::recruitment_self_employed, Contract::combination) ==
              Param::recruitment_combination);

}  // namespace legeplan::inputs
