#pragma once

#include "inputs/inputs.h"
#include "state/state.h"

namespace legeplan::state {

/// Walks everything that must always hold and throws ContractViolation at the first that does not.
///
/// Persons: the counts of every list (length, by band, non-residents), of those outside and
/// elsewhere are those of the records; every waiting person has a place in the queue that points
/// back, and the queue has no other; persons on lists have a list that exists and a month joined
/// that is not in the future. Positions: office counts; a closed position serves nobody.
/// Cost: one pass over all records; for test builds.
void check_invariants(const inputs::Inputs& inputs, const State& state);

}  // namespace legeplan::state
