#include "study/morris.h"

#include <cmath>

#include "study/bootstrap.h"

namespace legeplan::study {

namespace {

/// mu*, mu and sigma of some of the effects.
std::vector<double> measures(const std::vector<double>& effects,
                             std::span<const std::size_t> rows) {
    const auto count = static_cast<double>(rows.size());
    double sum = 0.0;
    double absolute = 0.0;
    for (const std::size_t row : rows) {
        sum += effects[row];
        absolute += std::abs(effects[row]);
    }
    const double mean = sum / count;
    double squares = 0.0;
    for (const std::size_t row : rows) {
        squares += (effects[row] - mean) * (effects[row] - mean);
    }
    return {absolute / count, mean, rows.size() > 1 ? std::sqrt(squares / (count - 1.0)) : 0.0};
}

}  // namespace

std::vector<std::vector<double>> elementary_effects(std::span<const Point> points,
                                                    std::span<const double> outputs,
                                                    std::size_t axes) {
    std::vector<std::vector<double>> effects(axes);
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (points[i].changed_axis < 0) {
            continue;
        }
        const auto axis = static_cast<std::size_t>(points[i].changed_axis);
        const double step = points[i].positions[axis] - points[i - 1].positions[axis];
        effects[axis].push_back((outputs[i] - outputs[i - 1]) / step);
    }
    return effects;
}

std::vector<MorrisEffect> morris_effects(const std::vector<std::vector<double>>& effects,
                                         std::uint64_t seed) {
    std::vector<MorrisEffect> result;
    for (const std::vector<double>& of_axis : effects) {
        const Bootstrapped all = bootstrap(
            of_axis.size(),
            [&](std::span<const std::size_t> rows) { return measures(of_axis, rows); }, seed);
        result.push_back({all.values[1], all.values[0], all.values[2], all.bounds[0]});
    }
    return result;
}

}  // namespace legeplan::study
