#include "inputs/draw.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/real_math.h"

namespace legeplan::inputs {

namespace {

using random::Purpose;
using random::Stream;
using random::Streams;

double realise(const Parameter& parameter, const Streams* streams) {
    if (streams == nullptr || parameter.distribution.is_point()) {
        return parameter.distribution.central();
    }
    Stream stream = streams->at(Purpose::parameter, parameter.name);
    return parameter.distribution.sample(stream);
}

double realise(const std::optional<Parameter>& parameter, const Streams* streams) {
    return parameter.has_value() ? realise(*parameter, streams) : 0.0;
}

/// Heavy-tailed yearly innovation, cut at five standard deviations: the mean of exp(t) does not
/// exist without a cut, and one wave of refugees does not move a whole town.
double heavy_tailed(Stream& stream, double degrees_of_freedom) {
    constexpr double kCut = 5.0;
    return std::clamp(random::standard_student_t(stream, degrees_of_freedom), -kCut, kCut);
}

}  // namespace

bool is_population_parameter(Param id) {
    return id <= Param::in_move_older_index_sd;
}

Draw Draw::sample(const Inputs& inputs, const Streams& streams) {
    Draw draw = realised(inputs, streams, streams);
    draw.draw_population_indices(streams, streams, 0.0);
    return draw;
}

Draw Draw::sample(const Inputs& inputs, const Streams& nation, const Streams& own) {
    Draw draw = realised(inputs, nation, own);
    const double common_share = draw[Param::in_move_common_share];
    draw.share_in_move_level(nation, common_share);
    draw.draw_population_indices(nation, own, common_share);
    return draw;
}

/// A level is unsure since the years that it is known from had an index. What these years had in
/// common, the levels have: the same share of the variance of their logarithms.
void Draw::share_in_move_level(const Streams& nation, double common_share) {
    const Parameter& parameter = (*inputs_)[Param::in_move_level];
    const random::Distribution& level = parameter.distribution;
    if (common_share == 0.0 || !inputs_->population.alternative.is_probabilistic ||
        level.kind != random::DistributionKind::lognormal) {
        return;
    }
    double& value = values_[static_cast<std::size_t>(Param::in_move_level)];
    const double own = log_(value / level.a);
    const double common = log_(realise(parameter, &nation) / level.a);
    const double log_ratio = std::sqrt(1.0 - common_share) * own + std::sqrt(common_share) * common;
    value = std::clamp(level.a * exp_(log_ratio), level.lower, level.upper);
}

Draw Draw::realised(const Inputs& inputs, const Streams& nation, const Streams& own) {
    Draw draw = central(inputs);
    const bool population_is_uncertain = inputs.population.alternative.is_probabilistic;
    for (const ParameterSpec& spec : parameter_specs()) {
        if (population_is_uncertain || !is_population_parameter(spec.id)) {
            draw.values_[static_cast<std::size_t>(spec.id)] =
                realise(inputs[spec.id], spec.scope == Scope::nation ? &nation : &own);
        }
    }
    for (std::size_t k = 0; k < inputs.policies.size(); ++k) {
        draw.policy_effects_[k] = realise(inputs.policies[k].effect, &nation);
        draw.policy_list_reductions_[k] = realise(inputs.policies[k].list_reduction, &nation);
    }
    draw.realise_money(&nation);
    if (population_is_uncertain) {
        for (std::size_t k = 0; k < inputs.population.streams.size(); ++k) {
            const InMoveStream& stream = inputs.population.streams[k];
            draw.stream_levels_[k] = realise(stream.persons_per_year, &own);
        }
    }
    draw.draw_market(nation);
    return draw;
}

Draw Draw::central(const Inputs& inputs) {
    Draw draw;
    draw.inputs_ = &inputs;
    draw.start_ = inputs.start;
    for (const ParameterSpec& spec : parameter_specs()) {
        draw.values_[static_cast<std::size_t>(spec.id)] = realise(inputs[spec.id], nullptr);
        draw.has_path_[static_cast<std::size_t>(spec.id)] = !inputs[spec.id].path.empty();
    }
    for (const Policy& policy : inputs.policies) {
        draw.policy_effects_.push_back(realise(policy.effect, nullptr));
        draw.policy_list_reductions_.push_back(realise(policy.list_reduction, nullptr));
    }
    for (const InMoveStream& stream : inputs.population.streams) {
        draw.stream_levels_.push_back(realise(stream.persons_per_year, nullptr));
    }
    draw.policy_amounts_.resize(inputs.policies.size());
    draw.realise_money(nullptr);
    const int last = inputs.end.year() - inputs.start.year();
    const std::size_t years = static_cast<std::size_t>(last) + 1;
    draw.mortality_.assign(years, 0.0);
    draw.fertility_.assign(years, 0.0);
    double in_moves = draw.in_moves_before_start();
    for (std::size_t i = 0; i < years; ++i) {
        in_moves *= draw[Param::in_move_index_persistence];
        draw.in_moves_.push_back(in_moves);
    }
    draw.in_moves_older_.assign(years, 0.0);
    draw.market_.assign(static_cast<std::size_t>(inputs.months()), 0.0);
    return draw;
}

/// Index of in-moves in the year before the start. What is known of that year is its number, so a
/// level drawn high leaves a low index.
double Draw::in_moves_before_start() const {
    const double level = at(Param::in_move_level, start_.year() - 1);
    return level > 0.0 ? log_((*this)[Param::in_move_last_year] / level) : 0.0;
}

void Draw::realise_money(const Streams* streams) {
    for (std::size_t line = 0; line < kCostLines; ++line) {
        prices_[line] = realise(inputs_->costs.prices[line], streams);
    }
    for (std::size_t k = 0; k < policy_amounts_.size(); ++k) {
        for (std::size_t amount = 0; amount < kAmounts; ++amount) {
            policy_amounts_[k][amount] = realise(inputs_->policies[k].amounts[amount], streams);
        }
    }
}

double Draw::on_path(Param id, int year) const {
    return path_value((*inputs_)[id].path, year);
}

double Draw::stream_persons(std::size_t k, int year) const {
    const auto& path = inputs_->population.streams[k].persons_per_year.path;
    return path.empty() ? stream_levels_[k] : path_value(path, year);
}

void Draw::draw_population_indices(const Streams& nation, const Streams& own, double common_share) {
    if (!inputs_->population.alternative.is_probabilistic) {
        return;
    }
    double mortality = 0.0;
    double fertility = 0.0;
    double in_moves = in_moves_before_start();
    double older = 0.0;
    const double fertility_persistence = (*this)[Param::fertility_index_persistence];
    const double in_move_persistence = (*this)[Param::in_move_index_persistence];
    const double in_move_sd = (*this)[Param::in_move_index_sd];
    const double degrees = (*this)[Param::in_move_index_df];
    for (std::size_t i = 0; i < mortality_.size(); ++i) {
        const auto year = static_cast<std::uint64_t>(start_.year()) + i;
        Stream m = nation.at(Purpose::mortality_index, 0, year);
        Stream f = nation.at(Purpose::fertility_index, 0, year);
        Stream n = own.at(Purpose::in_move_index, 0, year);
        Stream o = own.at(Purpose::in_move_index, 1, year);
        double innovation = heavy_tailed(n, degrees);
        if (common_share > 0.0) {
            Stream common = nation.at(Purpose::in_move_index, 0, year);
            innovation = std::sqrt(1.0 - common_share) * innovation +
                         std::sqrt(common_share) * heavy_tailed(common, degrees);
        }
        mortality += (*this)[Param::mortality_index_sd] * random::standard_normal(m);
        fertility = fertility_persistence * fertility +
                    (*this)[Param::fertility_index_sd] * random::standard_normal(f);
        in_moves = in_move_persistence * in_moves + in_move_sd * innovation;
        older = in_move_persistence * older +
                (*this)[Param::in_move_older_index_sd] * random::standard_normal(o);
        mortality_[i] = mortality;
        fertility_[i] = fertility;
        in_moves_[i] = in_moves;
        in_moves_older_[i] = older;
    }
}

/// The market starts in its stationary distribution: the tightness of today is not known better.
void Draw::draw_market(const Streams& nation) {
    const double persistence = (*this)[Param::market_persistence];
    const double sd = (*this)[Param::market_sd];
    const double step = sd * std::sqrt(1.0 - persistence * persistence);
    double market = 0.0;
    for (std::size_t i = 0; i < market_.size(); ++i) {
        const auto month = static_cast<std::uint64_t>(start_.index) + i;
        Stream stream = nation.at(Purpose::market_index, 0, month);
        const double z = random::standard_normal(stream);
        market = i == 0 ? sd * z : persistence * market + step * z;
        market_[i] = market;
    }
}

}  // namespace legeplan::inputs
