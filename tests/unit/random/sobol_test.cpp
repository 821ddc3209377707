#include "random/sobol.h"

#include <cmath>

#include <catch2/catch.hpp>

using legeplan::random::sobol_points;

TEST_CASE("the first points of Sobol's sequence are the published ones") {
    // Joe and Kuo's program sobol.cc for three dimensions, without the origin.
    const std::vector<std::vector<double>> known{
        {0.5, 0.5, 0.5},       {0.75, 0.25, 0.25},    {0.25, 0.75, 0.75},   {0.375, 0.375, 0.625},
        {0.875, 0.875, 0.125}, {0.625, 0.125, 0.875}, {0.125, 0.625, 0.375}};
    const auto points = sobol_points(known.size(), 3);
    for (std::size_t i = 0; i < known.size(); ++i) {
        for (std::size_t d = 0; d < 3; ++d) {
            CAPTURE(i, d);
            CHECK(points[i][d] == Approx(known[i][d]).margin(1e-15));
        }
    }
}

TEST_CASE("more points leave the first ones where they are") {
    const auto few = sobol_points(10, 4);
    auto many = sobol_points(20, 4);
    many.resize(10);
    CHECK(few == many);
}

TEST_CASE("Sobol's points integrate a product much better than random ones would") {
    double sum = 0.0;
    constexpr int kPoints = 1023;
    for (const auto& x : sobol_points(kPoints, 5)) {
        double product = 1.0;
        for (const double u : x) {
            product *= 2.0 * u;
        }
        sum += product;
    }
    // Of random points the mean has the standard deviation sqrt((4/3)^5 - 1) / sqrt(1023) = 0.056.
    CHECK(std::fabs(sum / kPoints - 1.0) < 0.01);
}
