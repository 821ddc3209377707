#include "record/histogram.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

#include <catch2/catch.hpp>

#include "random/streams.h"
#include "record/summary.h"

using namespace legeplan;
using record::Histogram;
using record::kQuantiles;

namespace {

using Quantiles = std::array<double, kQuantiles.size()>;

Quantiles quantiles_of(const Histogram& histogram) {
    Quantiles out{};
    histogram.quantiles(kQuantiles, out);
    return out;
}

Quantiles exact(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    Quantiles out{};
    for (std::size_t q = 0; q < out.size(); ++q) {
        out[q] = record::quantile_of_sorted(values, kQuantiles[q]);
    }
    return out;
}

double largest_distance(const Quantiles& a, const Quantiles& b) {
    double largest = 0.0;
    for (std::size_t q = 0; q < a.size(); ++q) {
        largest = std::max(largest, std::abs(a[q] - b[q]));
    }
    return largest;
}

/// Values between 0 and 1, small ones many.
std::vector<double> skewed(std::size_t n) {
    std::vector<double> values;
    for (std::size_t i = 0; i < n; ++i) {
        const double u = random::Streams(1, i).uniform(random::Purpose::parameter);
        values.push_back(static_cast<double>(static_cast<float>(u * u * u * u)));
    }
    return values;
}

}  // namespace

TEST_CASE("quantiles are those of the values to within the error, and the error is small") {
    const double scale = GENERATE(1.0, -3.0e6, 2.0e-9);
    std::vector<double> values = skewed(5000);
    std::transform(values.begin(), values.end(), values.begin(),
                   [&](double value) { return scale * value + 0.1 * scale; });
    Histogram histogram;
    histogram.add(values);
    const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
    CHECK(histogram.error() > 0.0);
    CHECK(histogram.error() < 2.0 / (Histogram::kBins - 1) * (*highest - *lowest));
    const double distance = largest_distance(quantiles_of(histogram), exact(values));
    CHECK(distance < histogram.error());
    CHECK(distance > 0.0);
}

TEST_CASE("neither the order nor the parts in which values come matter") {
    std::vector<double> values = skewed(3000);
    values.push_back(-40.0);
    values.push_back(1.0e6);
    Histogram at_once;
    at_once.add(values);
    Histogram one_by_one;
    for (auto value = values.rbegin(); value != values.rend(); ++value) {
        one_by_one.add(std::array{*value});
    }
    Histogram in_parts;
    const std::span<const double> all(values);
    in_parts.add(all.first(1000));
    in_parts.add({});
    in_parts.add(all.subspan(1000));
    CHECK(quantiles_of(one_by_one) == quantiles_of(at_once));
    CHECK(quantiles_of(in_parts) == quantiles_of(at_once));
    CHECK(one_by_one.error() == at_once.error());
}

TEST_CASE("whole numbers that have a bin each have exact quantiles") {
    std::vector<double> values;
    for (int i = 0; i < 4000; ++i) {
        values.push_back((i * i) % 700 - 300);
    }
    Histogram histogram;
    histogram.add(values);
    CHECK(histogram.error() == 0.0);
    CHECK(quantiles_of(histogram) == exact(values));
    // Bins of two: of 4 and 5 it is not known which.
    values.push_back(1500.0);
    histogram.add(std::array{1500.0});
    CHECK(histogram.error() == 1.0);
    CHECK(largest_distance(quantiles_of(histogram), exact(values)) <= 1.0);
    // Something between whole numbers takes the knowledge away.
    histogram.add(std::array{0.5});
    CHECK(histogram.error() == 2.0);
}

TEST_CASE("equal values, one value and none") {
    Histogram histogram;
    CHECK(std::isnan(quantiles_of(histogram)[0]));
    CHECK(histogram.error() == 0.0);
    histogram.add(std::array{0.3, 0.3});
    histogram.add(std::array{0.3});
    CHECK(histogram.error() == 0.0);
    CHECK(quantiles_of(histogram)[0] == 0.3);
    CHECK(quantiles_of(histogram)[6] == 0.3);
    // At three quarters of 0.3, 0.3, 0.3, 0.7: a quarter of the way from the third to the last.
    histogram.add(std::array{0.7});
    CHECK(quantiles_of(histogram)[4] == Approx(0.4).margin(histogram.error()));
    CHECK(quantiles_of(histogram)[6] > 0.3 + histogram.error());
}
