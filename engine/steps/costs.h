#pragma once

#include "inputs/draw.h"
#include "state/report.h"
#include "state/state.h"

namespace legeplan::steps {

/// Notes the contracts of the start, from which purchases of practices are seen.
void begin_costs(state::State& state);

/// Money of the month by line, in NOK of the price year, and the totals so far.
///
/// Lines without a price are not counted; the recorder shows them as undefined.
/// Methods: docs/methods/costs.md.
void advance_costs(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state,
                   state::StepReport& report);

/// Capitation in a month, in NOK of the price year.
struct Capitation {
    int threshold = 0;   ///< persons of a list that are paid for in full; 0: all
    double up_to = 0.0;  ///< for each of these
    double above = 0.0;  ///< for each of the others

    /// For a list of so many persons.
    double of(int persons) const;
};
Capitation capitation_in(const inputs::CostInputs& costs, Month month);

/// Whether any line of a payer has a price; if none has, what it pays is not known.
bool has_price(const inputs::CostInputs& costs, inputs::Payer payer);

/// Sum of the month's priced lines of a payer.
double cost_of(const inputs::CostInputs& costs, const state::StepReport& report,
               inputs::Payer payer);

}  // namespace legeplan::steps
