#pragma once

#include <array>

#include "projection/projection.h"
#include "record/indicators.h"

namespace legeplan::output {

/// An indicator that the deterministic projection also gives.
struct ProjectionColumn {
    record::Indicator id;
    double projection::MonthRow::*value;
};

/// The columns of a projection in the order of the indicators.
inline constexpr std::array kProjectionColumns{
    ProjectionColumn{record::Indicator::population, &projection::MonthRow::population},
    ProjectionColumn{record::Indicator::population_0_19, &projection::MonthRow::population_0_19},
    ProjectionColumn{record::Indicator::population_20_66, &projection::MonthRow::population_20_66},
    ProjectionColumn{record::Indicator::population_67_79, &projection::MonthRow::population_67_79},
    ProjectionColumn{record::Indicator::population_80_plus,
                     &projection::MonthRow::population_80_plus},
    ProjectionColumn{record::Indicator::births, &projection::MonthRow::births},
    ProjectionColumn{record::Indicator::deaths, &projection::MonthRow::deaths},
    ProjectionColumn{record::Indicator::in_moves, &projection::MonthRow::in_moves},
    ProjectionColumn{record::Indicator::out_moves, &projection::MonthRow::out_moves},
};

}  // namespace legeplan::output
