"""A small cohort-component twin with the conventions of the engine's population step.

Cells are birth cohorts; index x is the age reached during the year. Rates by age last birthday
become cohort forces as in engine/inputs/year_rates.cpp. Each month: exits with exp(-force/12),
births from the women who are left, then that month's twelfth of the in-moves.
"""

from dataclasses import dataclass, field

import numpy as np

from tables import AGES, by_age_sex, central, defaults, fertility_history

POPULATION = defaults()["population"]
REFERENCE_YEAR = POPULATION["mortality"]["reference_year"]
IMPROVEMENT = central(POPULATION["mortality"]["improvement"])
INFANT_SHARE = central(POPULATION["mortality"]["infant_share_in_birth_year"])
BOYS = central(POPULATION["fertility"]["boys_share"])
OUT_LEVEL = central(POPULATION["out_moves"]["level"])  # with emigration: the stated gross split
EMIGRATION = central(POPULATION["out_moves"]["emigration"])


def path_value(path, year):
    """Value of a path in a year: linear between the given years, constant outside."""
    return float(np.interp(year, sorted(path), [path[y] for y in sorted(path)]))


def cohort_forces(rate, infant_share):
    force = np.zeros_like(rate)
    force[:, 0] = 2.0 * infant_share * rate[:, 0]
    force[:, 1] = (1.0 - infant_share) * rate[:, 0] + 0.5 * rate[:, 1]
    force[:, 2:-1] = 0.5 * (rate[:, 1:-2] + rate[:, 2:-1])
    force[:, -1] = rate[:, -1]
    return force


def cohort_in_moves_matrix():
    """Persons by age reached from persons by age last birthday."""
    m = np.zeros((AGES, AGES))
    m[0, 0] = 0.5
    for x in range(1, AGES):
        m[x, x - 1] = 0.5
        m[x, x] = 0.5 if x < AGES - 1 else 1.0
    return m


@dataclass
class Rates:
    """National tables and the municipal factors that a run needs."""
    mortality_ratio: float = 1.0
    fertility_ratio: float = 1.0
    totals: dict = field(default_factory=dict)  # path of children per woman; none: HFD's own year
    death: np.ndarray = field(default_factory=lambda: by_age_sex("norway/death_rates.csv", "rate"))
    out: np.ndarray = field(default_factory=lambda: by_age_sex("norway/out_moves.csv", "rate"))
    fertility: dict = field(default_factory=fertility_history)

    def forces(self, year):
        """Death and out-move forces [sex, age reached] of a calendar year."""
        factor = self.mortality_ratio * (1.0 - IMPROVEMENT) ** (year - REFERENCE_YEAR)
        deaths = cohort_forces(self.death * factor, INFANT_SHARE)
        moves = cohort_forces(self.out * (OUT_LEVEL + EMIGRATION), 0.5)
        return deaths, moves

    def births_per_woman(self, year):
        shape = self.fertility[min(max(year, 2015), 2022)]
        total = path_value(self.totals, year) if self.totals else shape.sum()
        shape = shape * total / shape.sum() * self.fertility_ratio
        births = np.zeros(AGES)
        births[1:] = 0.5 * (shape[:-1] + shape[1:])
        return births


def age_by_one(persons):
    """Cohorts on 1 January by the age they reach during the year; no newborns yet."""
    cohorts = np.zeros_like(persons)
    cohorts[:, 1:] = persons[:, :-1]
    cohorts[:, -1] += persons[:, -1]
    return cohorts


def run_year(persons, year, rates, in_moves):
    """1 January to the next, persons [sex, age]; in_moves by age reached. Returns also births."""
    deaths, moves = rates.forces(year)
    stay = np.exp(-(deaths + moves) / 12.0)
    births_per_woman = rates.births_per_woman(year)
    cohorts = age_by_one(persons)
    births = 0.0
    for _ in range(12):
        cohorts = cohorts * stay
        born = (cohorts[0] * births_per_woman).sum() / 12.0
        births += born
        cohorts[0, 0] += born * (1.0 - BOYS)
        cohorts[1, 0] += born * BOYS
        cohorts = cohorts + in_moves / 12.0
    return cohorts, births


def survival_of_in_moves(force):
    """Share of a year's in-movers who are still there at its end: they come at month ends."""
    left = np.arange(11, -1, -1) / 12.0
    return np.exp(-force[..., None] * left).mean(axis=-1)


def project(persons, first, last, rates, in_moves, level=None):
    """Populations on 1 January of first..last; in_moves by age last birthday, a year."""
    cohort = in_moves @ cohort_in_moves_matrix().T
    result = {first: persons}
    for year in range(first, last):
        factor = 1.0 if level is None else level(year)
        persons, _ = run_year(persons, year, rates, cohort * factor)
        result[year + 1] = persons
    return result
