#include "study/sobol_indices.h"

#include <cmath>
#include <span>

#include "random/sobol.h"
#include "random/streams.h"
#include "study/bootstrap.h"

namespace legeplan::study {

namespace {

/// Variance of the outputs at A and B together.
double variance(const SaltelliOutputs& outputs, std::span<const std::size_t> rows) {
    double sum = 0.0;
    for (const std::size_t row : rows) {
        sum += outputs.a[row] + outputs.b[row];
    }
    const double count = 2.0 * static_cast<double>(rows.size());
    const double mean = sum / count;
    double squares = 0.0;
    for (const std::size_t row : rows) {
        squares += (outputs.a[row] - mean) * (outputs.a[row] - mean);
        squares += (outputs.b[row] - mean) * (outputs.b[row] - mean);
    }
    return squares / (count - 1.0);
}

double half_mean_square(const std::vector<double>& x, const std::vector<double>& y,
                        std::span<const std::size_t> rows) {
    double sum = 0.0;
    for (const std::size_t row : rows) {
        sum += (x[row] - y[row]) * (x[row] - y[row]);
    }
    return sum / (2.0 * static_cast<double>(rows.size()));
}

}  // namespace

SaltelliDesign saltelli_design(std::size_t rows,
                               const std::vector<std::vector<std::size_t>>& factors,
                               std::size_t dimensions, std::uint64_t seed) {
    SaltelliDesign design;
    std::vector<double> shift;
    random::Stream stream = random::Streams(seed, 0).at(random::Purpose::study_design);
    for (std::size_t d = 0; d < 2 * dimensions; ++d) {
        shift.push_back(stream.uniform());
    }
    for (std::vector<double>& point : random::sobol_points(rows, 2 * dimensions)) {
        for (std::size_t d = 0; d < point.size(); ++d) {
            const double moved = point[d] + shift[d];
            const double inside = moved - std::floor(moved);
            point[d] = inside > 0.0 ? inside : point[d];
        }
        const auto middle = point.begin() + static_cast<std::ptrdiff_t>(dimensions);
        design.a.emplace_back(point.begin(), middle);
        design.b.emplace_back(middle, point.end());
    }
    for (const std::vector<std::size_t>& factor : factors) {
        auto& mixed = design.mixed.emplace_back(design.a);
        for (std::size_t row = 0; row < rows; ++row) {
            for (const std::size_t dimension : factor) {
                mixed[row][dimension] = design.b[row][dimension];
            }
        }
    }
    return design;
}

std::vector<SobolIndex> sobol_indices(const SaltelliOutputs& outputs, std::size_t rows,
                                      std::uint64_t seed) {
    const Bootstrapped all = bootstrap(
        rows,
        [&](std::span<const std::size_t> chosen) {
            const double total = variance(outputs, chosen);
            std::vector<double> values;
            const double unrelated = half_mean_square(outputs.a, outputs.b, chosen);
            for (const std::vector<double>& mixed : outputs.mixed) {
                values.push_back((unrelated - half_mean_square(outputs.b, mixed, chosen)) / total);
                values.push_back(half_mean_square(outputs.a, mixed, chosen) / total);
            }
            return values;
        },
        seed);
    std::vector<SobolIndex> indices;
    for (std::size_t factor = 0; factor < outputs.mixed.size(); ++factor) {
        indices.push_back({all.values[2 * factor], all.values[2 * factor + 1],
                           all.bounds[2 * factor], all.bounds[2 * factor + 1]});
    }
    return indices;
}

}  // namespace legeplan::study
