#include "study/population_target.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "inputs/draw.h"
#include "projection/projection.h"
#include "support/small_inputs.h"

using namespace legeplan;
using inputs::Inputs;
using inputs::Param;

namespace {

double persons_with(Inputs inputs, double level, int year) {
    test::set(inputs, Param::in_move_level, level);
    inputs.end = Month::of(year, 1) - 1;
    return projection::project(inputs, inputs::Draw::central(inputs)).at_year_end.back().sum();
}

}  // namespace

TEST_CASE("the level of in-moves meets the population that is expected") {
    const Inputs inputs = test::small_inputs({.persons = 5000});
    const int year = inputs.start.year() + 6;
    const double persons = std::round(persons_with(inputs, 1.4, year));
    const study::LevelFit fit = study::fit_level(inputs, {year, persons});
    CHECK(fit.is_met);
    CHECK(fit.median == Approx(1.4).margin(0.002));
    CHECK(fit.row.fitted == Approx(persons_with(inputs, fit.median, year)));
    CHECK(persons_with(inputs, 1.0, year) < persons - 5.0);  // it had to be moved
}

TEST_CASE("a population that no level of in-moves gives is told with what it can give") {
    const Inputs inputs = test::small_inputs({.persons = 5000});
    const int year = inputs.start.year() + 6;
    const study::LevelFit none = study::fit_level(inputs, {year, 100.0});
    CHECK_FALSE(none.is_met);
    CHECK(none.least == Approx(persons_with(inputs, 0.0, year)));
    CHECK_FALSE(study::fit_level(inputs, {year, 1e7}).is_met);
}

TEST_CASE("the level is stated with the width that the scenario has") {
    Inputs inputs = test::small_inputs();
    CHECK(study::level_key(inputs, 1.25, "plan").find("value = 1.250\n") != std::string::npos);
    random::Distribution& level =
        inputs.parameters[static_cast<std::size_t>(Param::in_move_level)].distribution;
    level.kind = random::DistributionKind::lognormal;
    level.b = 0.2;
    const std::string key = study::level_key(inputs, 1.25, "plan");
    CHECK(key.find("median = 1.250\nsd_log = 0.200\n") != std::string::npos);
    CHECK(key.find("source = \"plan\"") != std::string::npos);
}
