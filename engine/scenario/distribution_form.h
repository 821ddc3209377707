#pragma once

#include <string>
#include <utility>
#include <vector>

#include "random/distribution.h"

namespace legeplan::scenario {

/// How a kind of distribution is written: its name and the names of its parameters.
struct DistributionForm {
    std::string name;
    random::DistributionKind kind;
    std::vector<std::string> required;
    std::vector<std::string> optional;
};

/// Every kind that can be written, without the plain number.
const std::vector<DistributionForm>& distribution_forms();

/// Parameters of a distribution as they would be written, without infinite bounds:
/// {"mean", "0.11"}, {"sd", "0.02"}. Lists are written "[1, 2]".
std::vector<std::pair<std::string, std::string>> parameters_of(const random::Distribution& x);

/// Name of its kind, "" for a plain number.
std::string name_of(random::DistributionKind kind);

}  // namespace legeplan::scenario
