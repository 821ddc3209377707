#include "study/bootstrap.h"

#include <cmath>
#include <span>
#include <stdexcept>

#include <catch2/catch.hpp>

#include "random/distribution.h"
#include "random/streams.h"

using namespace legeplan;
using study::bootstrap;

TEST_CASE("a bootstrap interval of a mean is the normal one in large samples") {
    std::vector<double> sample;
    random::Stream stream(7);
    for (int i = 0; i < 400; ++i) {
        sample.push_back(10.0 + 2.0 * random::standard_normal(stream));
    }
    const auto mean = [&](std::span<const std::size_t> rows) {
        double sum = 0.0;
        for (const std::size_t row : rows) {
            sum += sample[row];
        }
        return std::vector<double>{sum / static_cast<double>(rows.size())};
    };
    const auto result = bootstrap(sample.size(), mean, 1);
    const double half = (result.bounds[0].upper - result.bounds[0].lower) / 2.0;
    CHECK(half == Approx(1.96 * 2.0 / std::sqrt(400.0)).epsilon(0.12));
    CHECK(result.bounds[0].lower < result.values[0]);
    CHECK(result.values[0] < result.bounds[0].upper);
    const auto again = bootstrap(sample.size(), mean, 1);
    CHECK(again.bounds[0].lower == result.bounds[0].lower);
    CHECK_THROWS_AS(bootstrap(0, mean, 1), std::invalid_argument);
}
