#include "study/uncertain.h"

#include <array>
#include <utility>

#include "inputs/draw.h"

namespace legeplan::study {

namespace {

using inputs::Inputs;
using inputs::Parameter;
using inputs::Policy;

/// Collects the parameters that are drawn.
class Collector {
public:
    void add(std::string key, const Text& title, std::string unit, const Parameter& parameter,
             std::function<Parameter&(Inputs&)> in) {
        if (!parameter.distribution.is_point() && parameter.path.empty()) {
            found.push_back({std::move(key), title, std::move(unit), parameter, std::move(in)});
        }
    }

    std::vector<UncertainParameter> found;
};

void add_of_policy(const Policy& policy, std::size_t k, Collector& all) {
    constexpr std::array<const char*, inputs::kAmounts> kAmountNames{"investment", "running_cost",
                                                                     "unit_cost", "state_grant"};
    const std::string place = "policy[" + policy.id + "].";
    all.add(place + "effect", policy.title, "ratio", policy.effect,
            [k](Inputs& inputs) -> Parameter& { return inputs.policies[k].effect; });
    if (policy.list_reduction) {
        all.add(place + "list_reduction", policy.title, "share", *policy.list_reduction,
                [k](Inputs& inputs) -> Parameter& { return *inputs.policies[k].list_reduction; });
    }
    for (std::size_t a = 0; a < inputs::kAmounts; ++a) {
        if (policy.amounts[a]) {
            all.add(
                place + kAmountNames[a], policy.title, "NOK", *policy.amounts[a],
                [k, a](Inputs& inputs) -> Parameter& { return *inputs.policies[k].amounts[a]; });
        }
    }
}

}  // namespace

std::vector<UncertainParameter> uncertain_parameters(const Inputs& inputs) {
    Collector all;
    const bool has_population = inputs.population.alternative.is_probabilistic;
    for (const inputs::ParameterSpec& spec : inputs::parameter_specs()) {
        if (has_population || !inputs::is_population_parameter(spec.id)) {
            const auto index = static_cast<std::size_t>(spec.id);
            all.add(spec.key, {spec.nb, spec.en}, spec.unit, inputs[spec.id],
                    [index](Inputs& of) -> Parameter& { return of.parameters[index]; });
        }
    }
    for (std::size_t k = 0; has_population && k < inputs.population.streams.size(); ++k) {
        const inputs::InMoveStream& stream = inputs.population.streams[k];
        all.add("population.stream[" + stream.id + "].persons", stream.title, "persons per year",
                stream.persons_per_year, [k](Inputs& of) -> Parameter& {
                    return of.population.streams[k].persons_per_year;
                });
    }
    for (std::size_t k = 0; k < inputs.policies.size(); ++k) {
        add_of_policy(inputs.policies[k], k, all);
    }
    for (const inputs::CostLineSpec& line : inputs::cost_lines()) {
        const auto index = static_cast<std::size_t>(line.id);
        if (inputs.costs.prices[index]) {
            all.add("costs.price." + std::string(line.name), {line.nb, line.en}, line.unit,
                    *inputs.costs.prices[index],
                    [index](Inputs& of) -> Parameter& { return *of.costs.prices[index]; });
        }
    }
    return std::move(all.found);
}

void set_certain(const UncertainParameter& parameter, double value, Inputs& inputs) {
    parameter.in(inputs).distribution = random::Distribution::point(value);
}

}  // namespace legeplan::study
