#pragma once

#include <functional>
#include <string>
#include <vector>

#include "inputs/inputs.h"

namespace legeplan::study {

/// A parameter of a scenario that is drawn anew for every replicate.
struct UncertainParameter {
    std::string key;  ///< "recruitment.level", "policy[grant].effect"
    Text title;
    std::string unit;
    inputs::Parameter parameter;
    /// Its place in a scenario's inputs, or in a copy of them.
    std::function<inputs::Parameter&(inputs::Inputs&)> in;
};

/// All parameters that a scenario draws, in a fixed order. Those of population change are none of
/// them under a named alternative, where they stand still.
std::vector<UncertainParameter> uncertain_parameters(const inputs::Inputs& inputs);

/// Gives a parameter of the inputs a certain value.
void set_certain(const UncertainParameter& parameter, double value, inputs::Inputs& inputs);

}  // namespace legeplan::study
