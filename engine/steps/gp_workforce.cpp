#include "steps/gp_workforce.h"

#include <algorithm>
#include <cmath>

#include "core/real_math.h"
#include "inputs/of_contract.h"
#include "policies/positions.h"
#include "random/distribution.h"
#include "steps/duty.h"

namespace legeplan::steps {

using inputs::Draw;
using inputs::Inputs;
using inputs::Param;
using random::Purpose;
using random::Streams;
using state::Doctor;
using state::ExitCause;
using state::Position;
using state::State;
using state::StepReport;

namespace {

std::uint64_t time_of(Month month) {
    return static_cast<std::uint64_t>(month.index);
}

std::size_t table_age(const Doctor& doctor, Month month) {
    return static_cast<std::size_t>(std::clamp(doctor.age(month), 0, kTopAge));
}

/// Why a GP leaves, in words.
Text words_of(ExitCause cause) {
    switch (cause) {
        case ExitCause::retirement:
            return {"pensjon", "retirement"};
        case ExitCause::known:
            return {"kjent dato", "known date"};
        case ExitCause::moved:
            return {"hjemmel i en annen kommune", "a position in another municipality"};
        default:
            return {"annen grunn", "other reason"};
    }
}

double move_by_years_in_post(const Inputs& inputs, const Doctor& doctor, Month month) {
    const auto& move = inputs.gp.move_rate_by_year_in_post;
    const auto years = static_cast<std::size_t>(std::max(0, (month - doctor.in_post_since) / 12));
    return move[std::min(years, move.size() - 1)];
}

double strain_factor(const Draw& draw, const Strain& strain) {
    const double hours = strain.hours_per_week - draw[Param::exit_hours_threshold];
    const double shifts = shifts_above_threshold(draw, strain.duty_shifts_per_month);
    if (hours <= 0.0 && shifts <= 0.0) {
        return 1.0;  // most GPs
    }
    return exp_(draw[Param::exit_hours_effect] * std::max(0.0, hours) / 10.0 +
                draw[Param::duty_exit_effect] * shifts);
}

void leave(const Inputs& inputs, State& state, std::size_t index, const Streams& streams,
           StepReport& report) {
    Position& position = state.workforce.positions[index];
    ++report.gp_exits;
    if (position.doctor.cause == ExitCause::retirement) {
        ++report.gp_retirements;
    }
    const Text cause = words_of(position.doctor.cause);
    const policies::PositionName name{inputs, index};
    // A roster's doctors are actual persons, and their age is not told.
    if (!inputs.roster.empty() && position.doctor.in_post_since < inputs.start) {
        policies::note(report, state.month, "hjemmel {0}: fastlegen slutter ({1})",
                       "position {0}: the GP leaves ({2})", name, cause.nb, cause.en);
    } else {
        policies::note(report, state.month, "hjemmel {0}: fastlegen slutter, {1} år ({2})",
                       "position {0}: the GP leaves at {1} years ({3})", name,
                       position.doctor.age(state.month), cause.nb, cause.en);
    }
    open_vacancy(position, state.month, streams);
}

void absences(const Inputs& inputs, const Draw& draw, Month month, Doctor& doctor, std::size_t age,
              const Streams& streams) {
    if (doctor.is_absent(month)) {
        return;
    }
    const double rate = inputs.gp.absence_rate[static_cast<std::size_t>(doctor.sex)][age];
    if (rate <= 0.0) {
        return;
    }
    auto stream = streams.at(Purpose::gp_leave, doctor.key, time_of(month));
    if (happens(stream.uniform(), rate / 12.0)) {
        doctor.absent_until = month + static_cast<int>(std::lround(draw[Param::absence_months]));
        doctor.absence_covered = stream.uniform() < draw[Param::absence_cover];
    }
}

void cap_request(const Inputs& inputs, const Draw& draw, State& state, std::size_t index,
                 std::size_t age, const Streams& streams, StepReport& report) {
    Position& position = state.workforce.positions[index];
    const Doctor& doctor = position.doctor;
    const double rate =
        inputs.gp.cap_request_rate[age] * draw.at(Param::cap_request_granted, state.month.year());
    if (rate <= 0.0 ||
        !happens(streams.uniform(Purpose::gp_cap_request, doctor.key, time_of(state.month)),
                 rate / 12.0)) {
        return;
    }
    const double lowered = position.list_cap * (1.0 - draw[Param::cap_request_size]);
    const double floor = draw[Param::cap_request_floor];
    const auto cap = static_cast<int>(std::lround(std::max(lowered, floor)));
    if (cap < position.list_cap) {
        policies::lower_cap(position, cap, inputs.gp.cap_request_surplus);
        policies::note(report, state.month, "hjemmel {}: listetaket senkes til {} etter ønske",
                       "position {}: the list cap is lowered to {} on request",
                       policies::PositionName{inputs, index}, cap);
    }
}

void retention_lists(State& state, Position& position) {
    Doctor& doctor = position.doctor;
    for (const state::Retention& retention : state.workforce.retentions) {
        if (retention.list_reduction > 0.0 && !doctor.has_reduced_list &&
            doctor.age(state.month) >= retention.min_age) {
            doctor.has_reduced_list = true;
            policies::lower_cap(
                position,
                static_cast<int>(std::lround(position.list_cap * (1.0 - retention.list_reduction))),
                Surplus::attrition);
        }
    }
}

}  // namespace

ExitRates exit_rates(const Inputs& inputs, const Draw& draw, const state::Workforce& workforce,
                     const Doctor& doctor, const Strain& strain, Month month) {
    const std::size_t age = table_age(doctor, month);
    ExitRates rates;
    rates.retirement =
        inputs.gp.retirement_rate[age] * draw.at(Param::retirement_ratio, month.year());
    for (const state::Retention& retention : workforce.retentions) {
        if (doctor.age(month) >= retention.min_age) {
            rates.retirement *= retention.factor;
        }
    }
    const double moves = move_by_years_in_post(inputs, doctor, month) *
                         draw.at(Param::move_ratio, month.year()) * workforce.moves_out;
    rates.other =
        inputs.gp.leave_scheme_rate[age] * draw.at(Param::leave_scheme_ratio, month.year()) + moves;
    const double contract = draw[of_contract(Param::exit_self_employed, strain.contract)];
    rates.retirement *= contract;
    rates.other *= strain_factor(draw, strain) * contract;
    return rates;
}

double move_rate(const Inputs& inputs, const Draw& draw, const Doctor& doctor, const Strain& strain,
                 Month month) {
    return move_by_years_in_post(inputs, doctor, month) * strain_factor(draw, strain) *
           draw[of_contract(Param::exit_self_employed, strain.contract)];
}

void leave_for_elsewhere(const Inputs& inputs, State& state, std::size_t index,
                         const Streams& streams, StepReport& report) {
    state.workforce.positions[index].doctor.cause = ExitCause::moved;
    leave(inputs, state, index, streams, report);
}

void meet_exit_hazard(const Inputs& inputs, const Draw& draw, const state::Workforce& workforce,
                      Doctor& doctor, const Strain& strain, Month month) {
    const ExitRates rates = exit_rates(inputs, draw, workforce, doctor, strain, month);
    doctor.retirement_left -= rates.retirement / 12.0;
    doctor.other_exit_left -= rates.other / 12.0;
    if (doctor.retirement_left > 0.0 && doctor.other_exit_left > 0.0) {
        return;
    }
    doctor.cause = doctor.retirement_left <= 0.0 ? ExitCause::retirement : ExitCause::other;
    doctor.leaves = month + inputs.gp.notice_months;
}

void open_vacancy(Position& position, Month month, const Streams& streams) {
    ++position.spell;
    position.staffing = Staffing::vacant;
    position.vacant_since = month;
    position.opens_now = true;
    position.hazard = 0.0;
    position.turned_away = 0;
    position.starts = kNever;
    position.has_known_start = false;
    position.end_traineeship();
    position.threshold = random::standard_exponential(
        streams.uniform(Purpose::vacancy, position.identity, position.spell));
}

void advance_gp_workforce(const Inputs& inputs, const Draw& draw, State& state,
                          const Streams& streams, StepReport& report) {
    const std::size_t positions = state.workforce.positions.size();
    for (std::size_t i = 0; i < positions; ++i) {
        Position& position = state.workforce.positions[i];
        if (position.is_closed || position.staffing != Staffing::filled) {
            continue;
        }
        if (position.doctor.leaves <= state.month) {
            leave(inputs, state, i, streams, report);
            continue;
        }
        if (!position.doctor.gave_notice()) {
            meet_exit_hazard(inputs, draw, state.workforce, position.doctor,
                             {state.gp_hours[i], state.duty_shifts[i], position.contract},
                             state.month);
            if (position.doctor.gave_notice()) {
                policies::note(report, state.month, "hjemmel {}: fastlegen sier opp",
                               "position {}: the GP gives notice",
                               policies::PositionName{inputs, i});
            }
        }
        const std::size_t age = table_age(position.doctor, state.month);
        absences(inputs, draw, state.month, position.doctor, age, streams);
        cap_request(inputs, draw, state, i, age, streams, report);
        retention_lists(state, position);
    }
}

}  // namespace legeplan::steps
