#include "study/sobol_indices.h"

#include <cmath>
#include <numbers>

#include <catch2/catch.hpp>

using namespace legeplan;
using study::saltelli_design;
using study::SaltelliOutputs;
using study::sobol_indices;
using study::SobolIndex;

namespace {

using Positions = std::vector<double>;

template <typename Function>
std::vector<SobolIndex> indices_of(const Function& function, std::size_t rows,
                                   const std::vector<std::vector<std::size_t>>& factors,
                                   std::size_t dimensions) {
    const auto design = saltelli_design(rows, factors, dimensions, 1);
    const auto outputs_at = [&](const std::vector<Positions>& points) {
        std::vector<double> outputs;
        for (const Positions& point : points) {
            outputs.push_back(function(point));
        }
        return outputs;
    };
    SaltelliOutputs outputs{outputs_at(design.a), outputs_at(design.b), {}};
    for (const auto& mixed : design.mixed) {
        outputs.mixed.push_back(outputs_at(mixed));
    }
    return sobol_indices(outputs, rows, 1);
}

/// Ishigami and Homma (1990) with a = 7, b = 0.1.
double ishigami(const Positions& u) {
    const auto x = [&](std::size_t i) { return std::numbers::pi * (2.0 * u[i] - 1.0); };
    const double second = std::sin(x(1));
    return std::sin(x(0)) + 7.0 * second * second + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

/// Sobol's g-function.
const Positions kA{0.0, 1.0, 4.5, 9.0};

double g(const Positions& u) {
    double product = 1.0;
    for (std::size_t i = 0; i < kA.size(); ++i) {
        product *= (std::abs(4.0 * u[i] - 2.0) + kA[i]) / (1.0 + kA[i]);
    }
    return product;
}

}  // namespace

TEST_CASE("the indices of Ishigami's function are the known ones") {
    const double pi4 = std::pow(std::numbers::pi, 4);
    const double v1 = 0.5 * std::pow(1.0 + 0.1 * pi4 / 5.0, 2);
    const double v2 = 49.0 / 8.0;
    const double v13 = 0.01 * pi4 * pi4 * (1.0 / 18.0 - 1.0 / 50.0);
    const double v = v1 + v2 + v13;
    const auto indices = indices_of(ishigami, 2048, {{0}, {1}, {2}}, 3);
    CHECK(indices[0].first == Approx(v1 / v).margin(0.02));
    CHECK(indices[1].first == Approx(v2 / v).margin(0.02));
    CHECK(indices[2].first == Approx(0.0).margin(0.02));
    CHECK(indices[0].total == Approx((v1 + v13) / v).margin(0.02));
    CHECK(indices[1].total == Approx(v2 / v).margin(0.02));
    CHECK(indices[2].total == Approx(v13 / v).margin(0.02));
    for (const SobolIndex& index : indices) {
        CHECK(index.total_bounds.lower < index.total);
        CHECK(index.total < index.total_bounds.upper);
        CHECK(index.total_bounds.width() < 0.15);
    }
    CHECK(indices[2].total_bounds.lower > 0.1);  // it acts, though not alone
    CHECK(indices[2].first_bounds.lower < 0.0);
}

TEST_CASE("the indices of the g-function are the known ones") {
    std::vector<double> partial;
    double product = 1.0;
    for (const double a : kA) {
        partial.push_back(1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
        product *= 1.0 + partial.back();
    }
    const auto indices = indices_of(g, 2048, {{0}, {1}, {2}, {3}}, 4);
    for (std::size_t i = 0; i < kA.size(); ++i) {
        const double total = partial[i] * product / (1.0 + partial[i]);
        CHECK(indices[i].first == Approx(partial[i] / (product - 1.0)).margin(0.02));
        CHECK(indices[i].total == Approx(total / (product - 1.0)).margin(0.02));
    }
}

TEST_CASE("a group of dimensions is one factor") {
    const auto sum = [](const Positions& u) { return 3.0 * u[0] + u[1] + u[2]; };
    const auto indices = indices_of(sum, 1024, {{0}, {1, 2}}, 3);
    CHECK(indices[0].first == Approx(9.0 / 11.0).margin(0.02));
    CHECK(indices[1].total == Approx(2.0 / 11.0).margin(0.02));
}

TEST_CASE("fewer rows are the first ones of a design") {
    const auto few = saltelli_design(8, {{0}}, 2, 5);
    const auto many = saltelli_design(16, {{0}}, 2, 5);
    for (std::size_t row = 0; row < 8; ++row) {
        CHECK(few.a[row] == many.a[row]);
        CHECK(few.mixed[0][row][0] == few.b[row][0]);
        CHECK(few.mixed[0][row][1] == few.a[row][1]);
        CHECK(few.a[row] != few.b[row]);
    }
    CHECK(saltelli_design(8, {{0}}, 2, 6).a[0] != few.a[0]);
}
