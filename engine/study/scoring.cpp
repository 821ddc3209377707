#include "study/scoring.h"

#include <algorithm>
#include <cmath>

#include "record/summary.h"

namespace legeplan::study {

namespace {

// Places of the bands' ends in record::kQuantiles: 5 10 25 50 75 90 95 %.
constexpr std::array<std::size_t, kBands.size()> kLower{2, 1, 0};
constexpr std::array<std::size_t, kBands.size()> kUpper{4, 5, 6};
constexpr std::size_t kMedian = 3;

double percent_of(double value, double observed) {
    return observed != 0.0 ? 100.0 * value / std::abs(observed) : 0.0;
}

}  // namespace

bool Scored::is_within(std::size_t band) const {
    return quantiles[kLower[band]] <= observed && observed <= quantiles[kUpper[band]];
}

double crps(std::vector<double> draws, double observed) {
    std::sort(draws.begin(), draws.end());
    const auto n = static_cast<double>(draws.size());
    double distance = 0.0;
    double spread = 0.0;
    for (std::size_t i = 0; i < draws.size(); ++i) {
        distance += std::abs(draws[i] - observed);
        spread += (2.0 * static_cast<double>(i) + 1.0 - n) * draws[i];
    }
    return distance / n - spread / (n * n);
}

Scored score(std::span<const float> draws, double observed) {
    Scored scored;
    scored.observed = observed;
    std::vector<double> scratch;
    const record::Summary summary = record::summarise(draws, scratch);
    scored.mean = summary.mean;
    scored.quantiles = summary.quantiles;
    scored.crps = crps(std::move(scratch), observed);
    return scored;
}

std::optional<Rival> Summary::best_rival() const {
    std::optional<Rival> best;
    double lowest = 0.0;
    for (std::size_t k = 0; k < rivals.size(); ++k) {
        // Rivals may exist for fewer cells, so they are compared by what is gained on the same.
        const Against& each = rivals[k];
        const double gain = each.crps > 0.0 ? each.rival / each.crps : 0.0;
        if (each.cells > 0 && (!best || gain < lowest)) {
            best = static_cast<Rival>(k);
            lowest = gain;
        }
    }
    return best;
}

Summary summarise(std::span<const Scored* const> cells) {
    Summary summary;
    summary.cells = cells.size();
    const auto n = static_cast<double>(cells.size());
    for (const Scored* cell : cells) {
        for (std::size_t band = 0; band < kBands.size(); ++band) {
            summary.coverage[band] += cell->is_within(band) ? 1.0 / n : 0.0;
        }
        const double y = cell->observed;
        summary.bias_percent += percent_of(cell->mean - y, y) / n;
        summary.absolute_error_percent += percent_of(std::abs(cell->quantiles[kMedian] - y), y) / n;
        summary.half_width_90_percent += percent_of(cell->half_width_90(), y) / n;
        summary.crps += cell->crps / n;
        summary.crps_percent += percent_of(cell->crps, y) / n;
        for (std::size_t k = 0; k < summary.rivals.size(); ++k) {
            if (const auto& rival = cell->rivals[k]) {
                Summary::Against& against = summary.rivals[k];
                ++against.cells;
                against.rival += percent_of(std::abs(*rival - y), y);
                against.crps += percent_of(cell->crps, y);
            }
        }
    }
    for (Summary::Against& against : summary.rivals) {
        const auto count = static_cast<double>(std::max<std::size_t>(against.cells, 1));
        against.rival /= count;
        against.crps /= count;
    }
    return summary;
}

}  // namespace legeplan::study
