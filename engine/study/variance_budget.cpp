#include "study/variance_budget.h"

#include <span>
#include <stdexcept>

#include "study/bootstrap.h"

namespace legeplan::study {

namespace {

struct Moments {
    double mean = 0.0;
    double variance = 0.0;
};

template <typename Value>
Moments moments(std::size_t count, const Value& value) {
    const auto n = static_cast<double>(count);
    Moments result;
    for (std::size_t i = 0; i < count; ++i) {
        result.mean += value(i) / n;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const double deviation = value(i) - result.mean;
        result.variance += deviation * deviation / (n - 1.0);
    }
    return result;
}

/// Means and variances within draws. Shape: [alternative][draw].
using Within = std::vector<std::vector<Moments>>;

/// The three variances from some of the draws: chance, parameters, alternatives.
std::vector<double> parts_of(const Within& within, std::size_t replicates,
                             std::span<const std::size_t> draws) {
    const auto alternatives = static_cast<double>(within.size());
    double chance = 0.0;
    double parameters = 0.0;
    double between = 0.0;
    for (const std::vector<Moments>& first : within) {
        const double noise =
            moments(draws.size(), [&](std::size_t i) { return first[draws[i]].variance; }).mean;
        const Moments means =
            moments(draws.size(), [&](std::size_t i) { return first[draws[i]].mean; });
        chance += noise / alternatives;
        parameters += (means.variance - noise / static_cast<double>(replicates)) / alternatives;
        for (const std::vector<Moments>& second : within) {
            if (&second > &first) {
                const Moments difference = moments(draws.size(), [&](std::size_t i) {
                    return first[draws[i]].mean - second[draws[i]].mean;
                });
                between += (difference.mean * difference.mean -
                            difference.variance / static_cast<double>(draws.size())) /
                           (alternatives * alternatives);
            }
        }
    }
    return {chance, parameters, between};
}

}  // namespace

VarianceBudget variance_budget(const std::vector<std::vector<std::vector<double>>>& outputs,
                               std::uint64_t seed) {
    if (outputs.empty() || outputs.front().size() < 2 || outputs.front().front().size() < 2) {
        throw std::invalid_argument("too few draws or replicates for a variance");
    }
    Within within;
    for (const auto& alternative : outputs) {
        auto& of_alternative = within.emplace_back();
        for (const std::vector<double>& draw : alternative) {
            of_alternative.push_back(moments(draw.size(), [&](std::size_t i) { return draw[i]; }));
        }
    }
    const std::size_t replicates = outputs.front().front().size();
    // The parts first, then their shares, so that both come from the same resamples.
    const Bootstrapped all = bootstrap(
        outputs.front().size(),
        [&](std::span<const std::size_t> draws) {
            std::vector<double> values = parts_of(within, replicates, draws);
            const double total = values[0] + values[1] + values[2];
            for (std::size_t i = 0; i < 3; ++i) {
                values.push_back(values[i] / total);
            }
            return values;
        },
        seed);
    const auto part = [&](std::size_t i) {
        return VariancePart{all.values[i], all.values[3 + i], all.bounds[3 + i]};
    };
    return {all.values[0] + all.values[1] + all.values[2], part(0), part(1), part(2)};
}

}  // namespace legeplan::study
