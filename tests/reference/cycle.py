"""One replicate: the start, the months in their order, and what is recorded."""

import random
from collections import Counter
from itertools import chain

import duty
import lists
import policies
import population
import training
import continuity
import costs
import lists
import policies
import population
import services
import workforce
from draw import Draw
from scenario import TOP_AGE

FLOWS = ("births", "deaths", "in_moves", "out_moves", "gp_exits", "gp_retirements", "gp_recruits",
         "capacity_rule_met")
OLD = 80


class Town:
    """Everything that changes in one replicate."""

    def __init__(self, scenario, seed):
        self.scenario = scenario
        self.rng = random.Random(seed)
        self.draw = Draw(scenario, self.rng)
        self.month = scenario.start // 12 * 12 - 1  # December before the start year
        self.residents = population.initial_residents(scenario)
        self.non_residents, self.non_residents_at_start = [], 0
        self.queue = []
        self.rates, self.rates_year = None, None
        self.rooms = dict(scenario.rooms)
        self.positions = [position_of(given) for given in scenario.positions]
        self.position_by_id = {given.id: position for given, position
                               in zip(scenario.positions, self.positions)}
        self.announced, self.decided = [], {}
        self.flows = Counter()
        self.duty_burden = 0.0  # shifts a month of each who takes duty in the district
        self.lis1_pool = 0.0
        self.length = Counter()  # persons by position at the end of the month before
        lists.deal(self)

    def everyone(self):
        return chain(chain.from_iterable(self.residents.values()), self.non_residents)

    def open_positions(self):
        return [position for position in self.positions if not position.is_closed]

    def in_force(self, kind):
        return [policy for policy in self.scenario.policies
                if policy["type"] == kind and policy["month"] <= self.month and
                (policy["until"] is None or self.month <= policy["until"])]


def position_of(given):
    position = workforce.Position(given.office, given.contract, given.list_cap)
    position.start_length = given.list_length
    position.staffing = given.staffing
    position.temporary_cap, position.temporary_until = given.temporary_cap, given.temporary_until
    return position


def consultation_factor(town, year):
    trend = 1.0 + town.draw["workload.trend"]
    return (town.draw.at("workload.burden", year) *
            trend ** (year - town.scenario.trend_reference_year))


def yearly_need(town, passed):
    """Need of everyone who lives here or wants a list here, at ages when `passed` of the year is."""
    rate = town.scenario.consultations
    need = sum(rate[person.band_age] for person in town.non_residents)
    for (_, born), people in town.residents.items():
        age = min(TOP_AGE, town.month // 12 - born)
        need += len(people) * (passed * rate[age] + (1.0 - passed) * rate[max(0, age - 1)])
    return need


def middle_of_month(town):
    return (town.month % 12 + 0.5) / 12.0


def consultations_in_month(town):
    need = yearly_need(town, middle_of_month(town))
    return need / 12.0 * consultation_factor(town, town.month // 12)


def set_hours(town):
    """Weekly hours of each position's doctor, from the consultations of the list.

    Lists are counted by the ages of the year's end, so what they need is taken back to mid-month.
    """
    by_age_reached = yearly_need(town, 1.0)
    birthdays = (yearly_need(town, middle_of_month(town)) / by_age_reached
                 if by_age_reached > 0.0 else 1.0)
    year, draw, rate = town.month // 12, town.draw, town.scenario.consultations
    alike = {}  # people by the consultations that each needs
    for (_, born), people in town.residents.items():
        alike.setdefault(rate[min(TOP_AGE, year - born)], []).append(people)
    for person in town.non_residents:
        alike.setdefault(rate[person.band_age], []).append((person,))
    need = Counter()
    for consultations, groups in alike.items():
        for position, persons in lists.count_by_position(chain.from_iterable(groups)).items():
            need[position] += persons * consultations
    reference = draw["workload.reference_list"] * draw["workload.reference_consultations"]
    for position in town.positions:
        need[position] *= consultation_factor(town, year) * birthdays
        position.hours = draw["workload.hours_other"] + (
            draw["workload.hours_with_patients"] * need[position] / reference)
    services.add_other_hours(town, old_on_lists(town))
    return need


def old_on_lists(town):
    """Persons of 80 and over by position, by the age reached in the year."""
    year = town.month // 12
    old = [people for (_, born), people in town.residents.items() if year - born >= OLD]
    guests = [person for person in town.non_residents if person.band_age >= OLD]
    return lists.count_by_position(chain(chain.from_iterable(old), guests))


def population_record(town):
    """Age groups at the month's end; a birth cohort passes a border evenly through the year."""
    year, passed = town.month // 12, (town.month % 12 + 1) / 12.0
    total, over = 0, dict.fromkeys((20, 67, 80), 0.0)
    for (_, born), people in town.residents.items():
        total += len(people)
        for border in over:
            if year - born > border:
                over[border] += len(people)
            elif year - born == border:
                over[border] += passed * len(people)
    return {"population": total, "population_0_19": total - over[20],
            "population_20_66": over[20] - over[67], "population_67_79": over[67] - over[80],
            "population_80_plus": over[80]}


def list_record(town):
    length, free = town.length, lists.free_places(town, town.length)
    positions = town.open_positions()
    capacity = sum(position.list_cap for position in positions)
    on_lists = sum(length[position] for position in positions)
    open_lists = [p for p in positions if free[p] > town.draw["lists.open_above"]]
    women = sum(position.doctor.sex == "female" for position in open_lists)
    without_gp = sum(length[p] for p in positions if p.is_without_gp())
    filled = sum(not p.is_without_gp() for p in positions)
    residents = [person for people in town.residents.values() for person in people]
    waited = [town.month - person.waits_since for person in residents
              if person.standing == population.WAITING]
    on_no_list = len(waited) + sum(person.standing == population.OUTSIDE for person in residents)
    return {
        "list_capacity": capacity,
        "list_length_total": on_lists,
        "list_free": sum(free.values()),
        "list_free_share": sum(free.values()) / capacity if capacity else None,
        "lists_open": len(open_lists),
        "lists_open_women": women,
        "lists_open_men": len(open_lists) - women,
        "mean_list_length": on_lists / len(positions) if positions else None,
        "mean_list_length_with_gp": (on_lists - without_gp) / filled if filled else None,
        "persons_on_no_list": on_no_list,
        "persons_waiting_for_list": len(waited),
        "list_waiting_months": sum(waited) / len(waited) if waited else 0.0,
        "persons_on_list_without_gp": without_gp,
        "persons_on_list_without_doctor": sum(length[p] for p in positions
                                              if p.staffing == "vacant"),
        "persons_without_gp": on_no_list + without_gp,
        "non_residents_on_lists": sum(p.position is not None for p in town.non_residents),
    }


def workforce_record(town):
    positions = town.open_positions()
    staffing = Counter(position.staffing for position in positions)
    served = [position for position in positions if position.staffing != "vacant"]
    doctors = [position.doctor for position in served]
    ages = [doctor.age(town.month) for doctor in doctors]
    return {
        "positions": len(positions),
        "positions_filled": staffing["filled"],
        "positions_locum": staffing["locum"],
        "positions_vacant": staffing["vacant"],
        "positions_without_gp": staffing["locum"] + staffing["vacant"],
        "gps": len(doctors),
        "gps_regular": staffing["filled"],
        "gps_women": sum(doctor.sex == "female" for doctor in doctors),
        "gps_mean_age": sum(ages) / len(ages) if ages else None,
        "gps_over_62": sum(age >= workforce.OVER_62 for age in ages),
        "gps_specialists": sum(doctor.is_specialist for doctor in doctors),
        "gps_in_training": sum(doctor.training_months_left > 0 for doctor in doctors),
        "supervision_free": training.free_supervision(town),
        "duty_shifts_per_gp": town.duty_burden if town.scenario.has_duty else None,
        "gps_on_duty": town.on_duty if town.scenario.has_duty else None,
        "gp_hours_per_week": (sum(p.hours for p in served) / len(served) if served else None),
    }


def record(town, series):
    values = population_record(town) | list_record(town) | workforce_record(town)
    values |= {flow: town.flows[flow] for flow in FLOWS}
    values["consultations_demand"] = consultations_in_month(town)
    values |= continuity.record(town) | services.record(town) | costs.record(town)
    for name, value in values.items():
        series.setdefault(name, []).append(value)


def begin(town):
    """Demography alone to the start month; then lists get their lengths and positions doctors."""
    while town.month + 1 < town.scenario.start:
        town.month += 1
        population.advance(town)
    town.flows.clear()
    lists.meet_lengths(town)
    workforce.staff_at_start(town)
    policies.know_exits(town)
    training.begin(town)
    workforce.earlier_notices(town)
    services.place(town)
    costs.begin(town)
    close_month(town)


def close_month(town):
    """What stands at the month's end: lengths and hours, and what the plan's trigger says."""
    town.length = lists.lengths(town)
    town.need = set_hours(town)
    duty.advance(town)
    town.flows["capacity_rule_met"] = int(policies.is_capacity_too_low(town))


def advance(town):
    """The month."""
    town.month += 1
    town.flows.clear()
    policies.advance(town)
    policies.open_announced(town)
    workforce.advance_gps(town)
    training.advance(town)
    workforce.advance_vacancies(town)
    population.advance(town)
    lists.advance(town)
    services.turn_over(town)
    close_month(town)
    policies.review_capacity(town)
    costs.advance(town, town.need)


def replicate(scenario, seed):
    """Indicators of one replicate: name -> values at the start and at the end of each month."""
    town = Town(scenario, seed)
    series = {}
    begin(town)
    record(town, series)
    for _ in range(scenario.start, scenario.end + 1):
        advance(town)
        record(town, series)
    return series
