#pragma once

#include "inputs/draw.h"
#include "random/streams.h"
#include "state/report.h"
#include "state/state.h"

namespace legeplan::steps {

/// GPs in post: notice and exit, leave of absence, requests for a shorter list.
///
/// A GP has two Exp(1) thresholds, one for retirement (hazard by age, lowered by retention
/// policies) and one for all other exits (leaving the scheme by age, moving to another
/// municipality by years in post, both raised by long hours and by many shifts on duty); the
/// contract is a factor on both. The first to be crossed gives notice; the position is without a GP
/// after the notice period. Methods: docs/methods/gp_workforce.md.
void advance_gp_workforce(const inputs::Inputs& inputs, const inputs::Draw& draw,
                          state::State& state, const random::Streams& streams,
                          state::StepReport& report);

/// Starts a vacancy: counts the spell and draws its threshold.
void open_vacancy(state::Position& position, Month month, const random::Streams& streams);

/// What a GP carries and has of contract, as far as exits look at it.
struct Strain {
    double hours_per_week = 0.0;
    double duty_shifts_per_month = 0.0;
    Contract contract = Contract::self_employed;
};

/// Yearly rates of exit of a GP under a draw: the hazards that the thresholds meet.
struct ExitRates {
    double retirement = 0.0;
    double other = 0.0;
};
ExitRates exit_rates(const inputs::Inputs& inputs, const inputs::Draw& draw,
                     const state::Workforce& workforce, const state::Doctor& doctor,
                     const Strain& strain, Month month);

/// Yearly rate of moving to another municipality of a GP under a draw, before move_ratio: by years
/// in post, raised by strain, times the contract's factor.
double move_rate(const inputs::Inputs& inputs, const inputs::Draw& draw,
                 const state::Doctor& doctor, const Strain& strain, Month month);

/// A GP leaves at once for a position in another municipality. The vacancy waits for
/// serve_opened().
void leave_for_elsewhere(const inputs::Inputs& inputs, state::State& state, std::size_t index,
                         const random::Streams& streams, state::StepReport& report);

/// One month of a GP's exit hazards; a threshold that is met gives notice.
void meet_exit_hazard(const inputs::Inputs& inputs, const inputs::Draw& draw,
                      const state::Workforce& workforce, state::Doctor& doctor,
                      const Strain& strain, Month month);

}  // namespace legeplan::steps
