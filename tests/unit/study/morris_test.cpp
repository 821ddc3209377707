#include "study/morris.h"

#include <cmath>

#include <catch2/catch.hpp>

using namespace legeplan;
using study::Axis;
using study::AxisKind;
using study::Design;
using study::DesignKind;
using study::Point;

namespace {

std::vector<Axis> axes_of(std::size_t count) {
    std::vector<Axis> axes(count);
    for (std::size_t a = 0; a < count; ++a) {
        axes[a].id = "x" + std::to_string(a);
        axes[a].kind = AxisKind::range;
        axes[a].to = 1.0;
    }
    return axes;
}

template <typename Function>
std::vector<study::MorrisEffect> effects_of(std::size_t axes, const Function& function) {
    Design design;
    design.kind = DesignKind::morris;
    design.trajectories = 40;
    design.levels = 4;
    design.seed = 1;
    const std::vector<Point> points = study::points_of(design, axes_of(axes));
    std::vector<double> outputs;
    for (const Point& point : points) {
        outputs.push_back(function(point.positions));
    }
    return study::morris_effects(study::elementary_effects(points, outputs, axes), 1);
}

}  // namespace

TEST_CASE("a linear function's effects are its slopes, without spread") {
    const auto effects = effects_of(
        3, [](const std::vector<double>& x) { return 5.0 * x[0] - 2.0 * x[1] + 0.0 * x[2]; });
    CHECK(effects[0].mean == Approx(5.0));
    CHECK(effects[1].mean == Approx(-2.0));
    CHECK(effects[1].mean_absolute == Approx(2.0));
    CHECK(effects[0].sd == Approx(0.0).margin(1e-9));
    CHECK(effects[2].mean_absolute == Approx(0.0).margin(1e-12));
    CHECK(effects[0].mean_absolute_bounds.width() == Approx(0.0).margin(1e-9));
}

TEST_CASE("a factor that acts through others spreads its effects around zero") {
    // d/dx0 of (x0 - 1/2)(x1 - 1/2) is x1 - 1/2: four levels give -3/8, -1/8, 1/8, 3/8.
    const auto effects =
        effects_of(2, [](const std::vector<double>& x) { return (x[0] - 0.5) * (x[1] - 0.5); });
    CHECK(effects[0].mean_absolute == Approx(0.25).margin(0.06));
    CHECK(std::abs(effects[0].mean) < 0.15);
    CHECK(effects[0].sd == Approx(0.2795).margin(0.05));
    CHECK(effects[0].mean_absolute_bounds.lower < 0.25);
    CHECK(effects[0].mean_absolute_bounds.upper > 0.25);
}
