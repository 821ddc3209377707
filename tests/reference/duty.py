"""Out-of-hours duty: who takes part, the shifts of each, and hours."""

import math

WEEKS = 365.2425 / 7.0 / 12.0  # in a month
MOST = 31.0  # shifts a month: one a day
NO_AGE = 1000


def above_threshold(draw, shifts):
    return max(0.0, min(shifts, MOST) - draw["duty.threshold"])


def takes_duty(town, position, level):
    if position.is_closed or position.is_without_gp():
        return False
    doctor = position.doctor
    exempt_from = min([reform.get("exempt_from", NO_AGE) for reform in
                       town.in_force("duty_reform")], default=NO_AGE)
    if town.month < doctor.absent_until or doctor.age(town.month) >= exempt_from:
        return False
    if doctor.duty_number is None:
        doctor.duty_number = town.rng.random()
    takes_part = 1.0 - town.scenario.exempt_share[doctor.age(town.month)]
    return takes_part > 0.0 and doctor.duty_number >= 1.0 - takes_part ** level


def advance(town):
    scenario, draw, year = town.scenario, town.draw, town.month // 12
    if not scenario.has_duty:
        return
    burden = min(town.duty_burden, draw["duty.exemption_limit"])
    level = draw.at("duty.exemption_level", year) * math.exp(
        draw["duty.exemption_effect"] * above_threshold(draw, burden))
    on_duty = [position for position in town.positions if takes_duty(town, position, level)]
    reforms = town.in_force("duty_reform")
    residents = sum(len(people) for people in town.residents.values())
    shifts = (draw.at("duty.shifts_per_1000", year) * (residents + scenario.duty_elsewhere) /
              1000.0 * WEEKS * math.prod(draw.effects[reform["id"]] for reform in reforms))
    others = (scenario.duty_elsewhere / draw["duty.inhabitants_per_gp_elsewhere"] *
              draw["duty.participation_elsewhere"] +
              sum(reform.get("staff", 0) for reform in reforms))
    town.on_duty = len(on_duty)
    town.duty_burden = shifts / max(1.0, len(on_duty) + others)
    for position in town.positions:
        position.shifts = min(town.duty_burden, MOST) if position in on_duty else 0.0
        position.hours += (position.shifts * draw["duty.hours_per_shift"] / WEEKS -
                           draw["duty.reference_hours"])
