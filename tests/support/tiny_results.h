#pragma once

#include "run/results.h"

namespace legeplan::test {

/// The shipped test municipality and its policy, compared over a few replicates.
run::Results tiny_results(std::uint64_t replicates = 20, std::uint64_t seed = 1);

}  // namespace legeplan::test
