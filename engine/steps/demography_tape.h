#pragma once

#include <span>
#include <vector>

#include "inputs/draw.h"
#include "random/streams.h"
#include "state/state.h"

namespace legeplan::steps {

/// The years of one replicate's demography, for the scenarios that share them: what happens to the
/// residents in a year follows from its rates, the sizes of the cells in January and the
/// replicate's streams alone. A scenario in which all of these are the same goes through the same
/// events without drawing them anew, whatever policies it has.
///
/// Belongs to one thread, and holds one replicate at a time.
class DemographyTape {
public:
    /// What the events of a year follow from. Sizes by resident cell, before January's events.
    struct Origin {
        const random::Streams& streams;
        const state::CellLayout& layout;
        int year;
        const inputs::YearRates& rates;
        std::span<const std::uint32_t> sizes;
    };

    /// The year's plan with all births, where a scenario has been through the same year; else null,
    /// and the year is one to be kept. What was kept of this year and later ones is forgotten.
    const state::YearPlan* find(const Origin& origin);

    /// Keeps the year that find() did not know, now that December's births are in its plan.
    void keep(const state::YearPlan& plan);

private:
    struct Year {
        inputs::YearRates rates;
        std::vector<std::uint32_t> sizes;
        state::YearPlan plan;
    };

    random::Streams streams_{0, 0};
    state::CellLayout layout_;
    int first_year_ = 0;
    std::vector<Year> years_;  ///< room for them is kept from replicate to replicate
    std::size_t known_ = 0;    ///< years that are whole
};

}  // namespace legeplan::steps
