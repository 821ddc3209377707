#include "study/population_target.h"

#include <cmath>

#include <fmt/format.h>

#include "core/contract_checks.h"
#include "inputs/draw.h"
#include "projection/projection.h"

namespace legeplan::study {

namespace {

using inputs::Inputs;
using inputs::Param;
using random::Distribution;
using random::DistributionKind;

void set_level(Inputs& inputs, double level) {
    inputs.parameters[static_cast<std::size_t>(Param::in_move_level)].distribution =
        Distribution::point(level);
}

}  // namespace

LevelFit fit_level(const Inputs& scenario, const PopulationTarget& target) {
    LEGEPLAN_EXPECTS(target.year > scenario.start.year());
    LEGEPLAN_EXPECTS(scenario[Param::in_move_level].path.empty());
    constexpr int kHalvings = 50;
    constexpr double kMiss = 0.001;       // share of the target
    constexpr double kDecimals = 1000.0;  // that the level is stated with
    Inputs inputs = scenario;
    inputs.population.alternative = {};
    inputs.end = Month::of(target.year, 1) - 1;
    const auto persons_with = [&](double level) {
        set_level(inputs, level);
        return projection::project(inputs, inputs::Draw::central(inputs)).at_year_end.back().sum();
    };
    const inputs::ParameterSpec& spec =
        inputs::parameter_specs()[static_cast<std::size_t>(Param::in_move_level)];
    double low = spec.min;
    double high = spec.max;
    LevelFit fit;
    fit.least = persons_with(low);
    fit.most = persons_with(high);
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = 0.5 * (low + high);
        (persons_with(middle) < target.persons ? low : high) = middle;
    }
    fit.median = std::round(kDecimals * 0.5 * (low + high)) / kDecimals;
    fit.row = {Text::of("innbyggere 1. januar {}", "inhabitants on 1 January {}", target.year),
               target.persons, persons_with(fit.median)};
    fit.is_met = std::abs(fit.row.fitted - target.persons) < kMiss * target.persons;
    return fit;
}

std::string level_key(const Inputs& scenario, double median, const std::string& source) {
    const Distribution& known = scenario[Param::in_move_level].distribution;
    const std::string form =
        known.kind == DistributionKind::lognormal
            ? fmt::format("distribution = \"lognormal\"\nmedian = {:.3f}\nsd_log = {:.3f}", median,
                          known.b)
            : fmt::format("value = {:.3f}", median);
    return fmt::format("\n[population.in_moves.level]\n{}\nunit = \"ratio\"\nsource = \"{}\"\n",
                       form, source);
}

}  // namespace legeplan::study
