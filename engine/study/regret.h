#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace legeplan::study {

/// Whether a policy is the worst of all in some future.
enum class Worst : std::uint8_t {
    never,      ///< surely worse off with another policy in every future
    unclear,    ///< the replicates do not tell
    somewhere,  ///< surely the worst in at least one future
};

/// Losses of policies in futures.
struct RegretTable {
    std::vector<std::vector<double>> loss;    ///< mean, by policy and future
    std::vector<std::vector<double>> regret;  ///< loss less that of the best policy in the future
    std::vector<std::vector<double>> error;   ///< Monte Carlo error of the regret
    std::vector<double> largest;              ///< regret by policy
    std::vector<Worst> worst;                 ///< by policy
    std::size_t least_regret = 0;             ///< policy whose largest regret is smallest
};

/// Regrets of policies under futures that nobody gives a probability.
///
/// Shape: [policy][future][replicate], a loss (wished low), replicates paired. `error`: probability
/// that any of the statements in `worst` is wrong: all pairs of policies in all futures are
/// compared by paired normal intervals with Bonferroni's correction.
/// Source: Savage (1951), J. Am. Stat. Assoc. 46, 55-67.
/// Throws: std::invalid_argument for fewer than two policies, no future or one replicate.
RegretTable regret_table(const std::vector<std::vector<std::vector<double>>>& losses, double error);

}  // namespace legeplan::study
