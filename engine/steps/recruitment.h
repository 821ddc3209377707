#pragma once

#include "inputs/draw.h"
#include "random/streams.h"
#include "state/report.h"
#include "state/state.h"

namespace legeplan::steps {

/// -log S(u): cumulative hazard of filling a vacancy u months after it opened, at national rates.
///
/// S(u) = p exp(-u / fast) + (1 - p) exp(-u / slow), so that a third of the vacant lists of a day
/// have stood vacant for over a year while the mean is seven months.
double vacancy_hazard(const inputs::Draw& draw, double months);

/// Draws how many month ends a vacancy in the stock has survived since the month it opened:
/// k = 0, 1, ... with weights S(k), the stock's and not the openings' durations.
int elapsed_vacancy(const inputs::Draw& draw, random::Stream& stream);

/// Vacancies: a permanent GP found on the day or later, locums meanwhile.
///
/// Each vacancy (position, spell) has one Exp(1) threshold, met by the cumulative hazard times
/// what the offer and the market do to it: a changed hazard moves the same vacancy's end.
/// Methods: docs/methods/recruitment.md.
void advance_recruitment(const inputs::Inputs& inputs, const inputs::Draw& draw,
                         state::State& state, const random::Streams& streams,
                         state::StepReport& report);

/// Serves positions that were left since this month's advance_recruitment(), as it would have.
void serve_opened(const inputs::Inputs& inputs, const inputs::Draw& draw, state::State& state,
                  const random::Streams& streams, state::StepReport& report);

/// Factor on the rate of filling for a contract that is offered.
double contract_factor(const inputs::Draw& draw, Contract contract);

/// A doctor drawn from shares: age from the table, sex; not yet placed.
state::Doctor new_doctor(const inputs::RateByAge& age_share, double women_share, std::uint64_t key,
                         Month month, random::Stream& stream);

/// Completed age drawn from shares by age.
int draw_age(const inputs::RateByAge& share, random::Stream& stream);

}  // namespace legeplan::steps
