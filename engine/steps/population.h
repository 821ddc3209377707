#pragma once

#include <array>
#include <memory>
#include <vector>

#include "inputs/draw.h"
#include "random/streams.h"
#include "state/report.h"
#include "state/state.h"
#include "steps/demography_tape.h"

namespace legeplan::steps {

/// Births, deaths and moves of residents, and the turnover of non-residents on local lists.
///
/// A year is planned in January: per cell (sex, birth year) a binomial number of exits from the
/// constant forces of death and out-move, and a Poisson number of in-moves, each event given a
/// month; those who come during the year get a plan for the rest of it. The month then carries
/// out its events on persons drawn uniformly from the cell, so that the cost follows events.
/// Assumes: exit forces depend on the cell alone. Methods: docs/methods/population.md.
class Population {
public:
    /// Years that the tape knows are taken from it, others are kept on it; none: null.
    explicit Population(const state::CellLayout& layout,
                        std::shared_ptr<DemographyTape> tape = nullptr);

    void advance(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state,
                 const random::Streams& streams, state::StepReport& report);

private:
    /// Cumulative probability of exit within k months, k = 0..12, and the share of deaths in it.
    struct Exit {
        std::array<double, 13> within{};
        double death_share = 0.0;
    };

    void begin_year(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state,
                    const random::Streams& streams);
    void plan_year(state::State& state, const random::Streams& streams);
    void plan_exits(state::YearPlan& plan, state::CellId cell, std::uint32_t persons,
                    random::Stream stream) const;
    void plan_exit(state::YearPlan& plan, state::CellId cell, std::size_t first, std::size_t near,
                   double u, std::uint64_t bits) const;
    void plan_in_moves(state::YearPlan& plan, state::CellId cell, double expected,
                       random::Stream stream) const;
    void plan_rest_of_year(state::YearPlan& plan, state::CellId cell, std::size_t month,
                           std::uint64_t bits) const;
    static void exits(state::State& state, state::StepReport& report);
    void find_fertile_ages();
    void draw_births(state::State& state, const random::Streams& streams) const;
    static void births(state::State& state, state::StepReport& report);
    static void in_moves(state::State& state, state::StepReport& report);
    void non_residents(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state,
                       const random::Streams& streams, state::StepReport& report);

    state::CellLayout layout_;
    std::shared_ptr<DemographyTape> tape_;
    inputs::YearRates rates_;
    std::vector<Exit> exit_;
    /// The ages in which women bear children this year.
    struct FertileAges {
        int first = 0;
        int ages = 0;
        double highest_rate = 0.0;  ///< births per woman-year
    };
    FertileAges fertile_;
};

/// Where someone is among the residents.
struct Place {
    state::CellId cell = 0;
    std::uint32_t index = 0;
};

/// Someone in so many cells from `first` on, everyone with the same chance: places are tried as if
/// each cell had as many as the largest. Expects: somebody is there.
Place draw_someone(const state::Residents& residents, state::CellId first, state::CellId cells,
                   std::uint32_t largest, random::Stream& stream);

/// The cell of a new non-resident, by the share table, from one uniform.
state::CellId draw_non_resident_cell(const inputs::Inputs& inputs, const state::CellLayout& layout,
                                     double u);

}  // namespace legeplan::steps
