"""Residents and non-residents, person by person and month by month.

A birth cohort has one force of death and one of moving out in a calendar year. Published rates are
by age last birthday: a cohort that reaches age x in the year is x - 1 for half of it on average.
"""

import math
from itertools import accumulate

from scenario import SEXES, TOP_AGE

OUTSIDE = "outside"      # on no list and seeks none
ELSEWHERE = "elsewhere"  # on a list in another municipality
WAITING = "waiting"      # in the queue for a list
LISTED = "listed"        # on the list of `position`
GONE = "gone"            # died or moved out


class Person:
    __slots__ = ("sex", "born", "band_age", "standing", "position", "joined", "changes",
                 "changes_year", "from_office", "waits_since")

    def __init__(self, sex, born=None, band_age=None):
        self.sex = sex
        self.born = born          # birth year of a resident
        self.band_age = band_age  # youngest age of a non-resident's age band
        self.standing = OUTSIDE
        self.position = None
        self.joined = None        # month
        self.changes = 0          # voluntary changes of list in `changes_year`
        self.changes_year = None
        self.from_office = None   # where one who waits comes from
        self.waits_since = None   # month


def poisson(rng, mean):
    """Arrivals in a unit of time when the gaps between them are exponential."""
    count, time = 0, rng.expovariate(1.0)
    while time < mean:
        count += 1
        time += rng.expovariate(1.0)
    return count


def chance(rate_per_year):
    """Probability of the event within a month."""
    return 1.0 - math.exp(-rate_per_year / 12.0)


def over_two_ages(rate, age):
    """Force of the cohort that reaches `age` in the year, from age 2 on."""
    return rate[TOP_AGE] if age >= TOP_AGE else (rate[age - 1] + rate[age]) / 2


def death_force(rate, age, infant_share):
    # A share of infant deaths falls in the year of birth, where exposure is half a year.
    if age == 0:
        return rate[0] * infant_share / 0.5
    if age == 1:
        return rate[0] * (1.0 - infant_share) + rate[1] / 2
    return over_two_ages(rate, age)


def move_force(rate, age):
    # Infants move evenly over their first year of life, half of it in the year of birth.
    return rate[0] if age == 0 else over_two_ages(rate, age)


def cohort_ratio(cohorts, born):
    """Relative size of a birth cohort; outside the known ones as the nearest."""
    return cohorts[min(max(born, min(cohorts)), max(cohorts))] if cohorts else 1.0


def fall_since_reference(scenario, draw, year, sex, age):
    """Factor on the death rate at an age last birthday."""
    reference = scenario.mortality_reference_year
    log_factor = 0.0
    for y in range(min(year, reference) + 1, max(year, reference) + 1):
        fall = math.log(1.0 - draw.at("population.mortality.improvement", y) *
                        scenario.improvement_factor[sex][age])
        log_factor += fall if year > reference else -fall
    return math.exp(log_factor)


def mortality_factor(scenario, draw, year):
    alternative = scenario.alternative["mortality"] if scenario.alternative else 1.0
    log_factor = draw["population.mortality.level"] + draw.mortality_index[year]
    return draw["population.mortality.ratio"] * alternative * math.exp(log_factor)


class Year:
    """Rates of one calendar year under a draw."""

    def __init__(self, scenario, draw, year):
        alternative = scenario.alternative or dict.fromkeys(
            ("fertility", "mortality", "internal_moves", "immigration"), 1.0)
        out = (draw.at("population.out_moves.level", year) +
               draw.at("population.out_moves.emigration", year))
        infant_share = draw["population.mortality.infant_share_in_birth_year"]
        self.exit_chance, self.death_share = {}, {}
        mortality = mortality_factor(scenario, draw, year)
        for sex in SEXES:
            death_rate = [rate * fall_since_reference(scenario, draw, year, sex, age)
                          for age, rate in enumerate(scenario.death_rate[sex])]
            for age in range(TOP_AGE + 1):
                death = mortality * death_force(death_rate, age, infant_share)
                force = death + out * move_force(scenario.out_move_rate[sex], age)
                self.exit_chance[sex, age] = chance(force)
                self.death_share[sex, age] = death / force if force > 0.0 else 0.0

        total = (draw.at("population.fertility.total", year) * alternative["fertility"] *
                 draw["population.fertility.ratio"] * math.exp(draw.fertility_index[year]))
        shape = scenario.fertility_rate
        self.birth = {age: total / sum(shape) * (shape[age - 1] + shape[age]) / 2
                      for age in range(1, TOP_AGE) if shape[age - 1] + shape[age] > 0.0}
        self.boys_share = draw["population.fertility.boys_share"]
        self._in_moves(scenario, draw, year, alternative)

    def _in_moves(self, scenario, draw, year, alternative):
        letters = alternative["internal_moves"] * alternative["immigration"]
        younger = draw.at("population.in_moves.level", year) * math.exp(draw.in_move_index[year])
        older = (draw.at("population.in_moves.older_level", year) *
                 math.exp(draw.in_move_older_index[year]))

        def of_table(reached):
            return (letters * (older if reached >= scenario.older_from else younger) *
                    cohort_ratio(scenario.in_move_cohorts, year - reached))

        flows = [(of_table, scenario.in_moves)]
        for k, (_, shares) in enumerate(scenario.streams):
            number = draw.stream_persons(k, year) * alternative["immigration"]
            flows.append((lambda reached, number=number: number, shares))
        persons = {}
        for factor, by_age in flows:
            for sex in SEXES:
                for age, number in enumerate(by_age[sex]):
                    # Half have their birthday later in the year: they reach one year more.
                    for reached in (age, min(TOP_AGE, age + 1)):
                        cohort = sex, year - reached
                        persons[cohort] = persons.get(cohort, 0.0) + factor(reached) * number / 2
        self.in_move_cohorts = list(persons)
        self.in_move_weights = list(accumulate(persons.values()))
        self.in_moves_a_year = self.in_move_weights[-1]


def initial_residents(scenario):
    """People of 1 January of the start year by (sex, birth year)."""
    last_year = scenario.start // 12 - 1
    return {(sex, last_year - age): [Person(sex, last_year - age) for _ in range(persons)]
            for (sex, age), persons in scenario.initial_population.items()}


def leave(person):
    person.standing = GONE
    person.position = None


def exits(town, rates, year):
    """Every resident may die or move out this month."""
    random = town.rng.random
    for (sex, born), people in town.residents.items():
        age = min(TOP_AGE, year - born)
        p = rates.exit_chance[sex, age]
        leaving = [person for person in people if random() < p]
        if not leaving:
            continue
        for person in leaving:
            is_death = random() < rates.death_share[sex, age]
            town.flows["deaths" if is_death else "out_moves"] += 1
            leave(person)
        town.residents[sex, born] = [person for person in people if person.standing != GONE]


def births(town, rates, year):
    """Every woman of fertile age may have a child this month; returns (child, mother) pairs."""
    random = town.rng.random
    born = []
    for age, rate in rates.birth.items():
        p = rate / 12.0
        for mother in town.residents.get(("female", year - age), ()):
            if random() < p:
                sex = "male" if random() < rates.boys_share else "female"
                born.append((Person(sex, year), mother))
    for child, _ in born:
        town.residents.setdefault((child.sex, year), []).append(child)
    town.flows["births"] += len(born)
    return born


def in_moves(town, rates):
    number = poisson(town.rng, rates.in_moves_a_year / 12.0)
    cohorts = town.rng.choices(rates.in_move_cohorts, cum_weights=rates.in_move_weights, k=number)
    arrived = [Person(sex, born) for sex, born in cohorts]
    for person in arrived:
        town.residents.setdefault((person.sex, person.born), []).append(person)
    town.flows["in_moves"] += number
    return arrived


def new_non_residents(town, number):
    bands, shares = zip(*town.scenario.non_residents)
    return [Person(sex, band_age=age) for age, sex in town.rng.choices(bands, shares, k=number)]


def turn_over_non_residents(town):
    """Non-residents on local lists leave, and others apply."""
    rate = town.draw["lists.non_resident_turnover"]
    for person in town.non_residents:
        if town.rng.random() < chance(rate):
            leave(person)
    town.non_residents = [p for p in town.non_residents if p.standing != GONE]
    arrivals = town.draw.at("lists.non_resident_arrivals", town.month // 12)
    number = poisson(town.rng, chance(rate) * town.non_residents_at_start * arrivals)
    applicants = new_non_residents(town, number)
    town.non_residents += applicants
    return applicants


def advance(town):
    """One month of demography; those who came are handed to the lists."""
    year = town.month // 12
    if town.rates_year != year:
        town.rates, town.rates_year = Year(town.scenario, town.draw, year), year
    exits(town, town.rates, year)
    town.newborns = births(town, town.rates, year)
    town.movers = in_moves(town, town.rates)
    town.applicants = turn_over_non_residents(town)
