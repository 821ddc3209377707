#include "steps/duty.h"

#include <algorithm>

#include "core/real_math.h"

namespace legeplan::steps {

using inputs::Draw;
using inputs::Inputs;
using inputs::Param;
using random::Purpose;
using random::Streams;
using state::Position;
using state::State;

namespace {

constexpr double kWeeksPerMonth = 365.2425 / 7.0 / 12.0;

double inhabitants(const Inputs& inputs, const State& state) {
    return static_cast<double>(state::population(state)) +
           (state.district_elsewhere ? state.district_elsewhere->inhabitants
                                     : inputs.duty.inhabitants_elsewhere);
}

/// Shifts a month that fall on GPs.
double shifts(const Inputs& inputs, const Draw& draw, const State& state) {
    return draw.at(Param::duty_shifts_per_1000, state.month.year()) * inhabitants(inputs, state) /
           1000.0 * kWeeksPerMonth * state.workforce.duty_factor;
}

/// Doctors who take duty and are not GPs of the municipality.
double others(const Inputs& inputs, const Draw& draw, const State& state) {
    const double elsewhere = state.district_elsewhere
                                 ? state.district_elsewhere->doctors
                                 : inputs.duty.inhabitants_elsewhere /
                                       draw[Param::duty_list_elsewhere] *
                                       draw[Param::duty_participation_elsewhere];
    return elsewhere + state.workforce.duty_staff;
}

/// Share exempt under a level, of an age at which the table lets so many take part.
double exempt_share(State& state, double takes_part, double level) {
    return state.memos.exempt_share.value(static_cast<std::size_t>(16.0 * takes_part),
                                          {takes_part, level},
                                          [&] { return 1.0 - exp_(level * log_(takes_part)); });
}

/// Whether a GP in post takes duty under a level of exemption.
bool takes_duty(const Inputs& inputs, State& state, Position& position, double level,
                const Streams& streams) {
    state::Doctor& doctor = position.doctor;
    if (position.is_closed || position.staffing != Staffing::filled ||
        doctor.is_absent(state.month)) {
        return false;
    }
    const int age = std::clamp(doctor.age(state.month), 0, kTopAge);
    const double takes_part = 1.0 - inputs.duty.exempt_share[static_cast<std::size_t>(age)];
    if (age >= state.workforce.duty_exempt_from || takes_part <= 0.0) {
        return false;
    }
    if (!doctor.duty_rank.has_value()) {
        doctor.duty_rank = streams.uniform(Purpose::duty_exemption, doctor.key);
    }
    return *doctor.duty_rank >= exempt_share(state, takes_part, level);
}

}  // namespace

void advance_duty(const Inputs& inputs, const Draw& draw, State& state, const Streams& streams) {
    if (!inputs.duty.is_on) {
        return;
    }
    // Fewer on duty means more shifts for each: without a limit the last one would go.
    const double burden = std::min(state.duty_shifts_per_gp, draw[Param::duty_exemption_limit]);
    const double level =
        draw.at(Param::duty_exemption_level, state.month.year()) *
        exp_(draw[Param::duty_exemption_effect] * shifts_above_threshold(draw, burden));
    int doctors = 0;
    for (std::size_t i = 0; i < state.duty_shifts.size(); ++i) {
        const bool takes = takes_duty(inputs, state, state.workforce.positions[i], level, streams);
        state.duty_shifts[i] = takes ? 1.0 : 0.0;
        doctors += takes ? 1 : 0;
    }
    state.duty_doctors = doctors;
    const double participants = others(inputs, draw, state) + state.duty_doctors;
    // With nobody left the burden is that of the first doctor who would come back.
    state.duty_shifts_per_gp = shifts(inputs, draw, state) / std::max(1.0, participants);
    const double each = std::min(state.duty_shifts_per_gp, kMostShifts);
    const double reference = draw[Param::duty_reference_hours];
    const double hours = each * draw[Param::duty_hours_per_shift] / kWeeksPerMonth - reference;
    for (std::size_t i = 0; i < state.duty_shifts.size(); ++i) {
        const bool takes = state.duty_shifts[i] > 0.0;
        state.duty_shifts[i] *= each;
        state.gp_hours[i] += takes ? hours : -reference;
    }
}

}  // namespace legeplan::steps
