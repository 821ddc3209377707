"""In-moves by age and sex, their variation from year to year, and the fertility ratio.

Writes gjovik/in_moves.csv and loten/in_moves.csv; prints the fit and the numbers that the
baselines state. See docs/methods/calibration.md, sections 1 and 2.
"""

from dataclasses import dataclass

import numpy as np

import twin
from smoothing import penalised_fit
from tables import SEXES, central, history, path_of, scenario, write_by_age_sex

BANDS = ((0, 5), (6, 15), (16, 18), (19, 21), (22, 25), (26, 29), (30, 39), (40, 49), (50, 66),
         (67, 79), (80, 105))


@dataclass(frozen=True)
class Municipality:
    key: str
    title: str
    first: int       # window: calendar years first..last, populations first..last + 1
    last: int
    fertility_first: int


GJOVIK = Municipality("gjovik", "Gjøvik", 2012, 2020, 2015)
LOTEN = Municipality("loten", "Løten", 2013, 2022, 2015)

SSB_MAIN_2030 = 8024  # Løten, in its plan of 2023

COMMENT = """
In-moves a year from other municipalities and from abroad, by age last birthday and sex, {title}.
Derived by scenarios/calibration/in_moves.py from the populations of 1 January {first}-{end}
(history_population.csv; SSB table 07459, CC BY 4.0): net migration by the residual method, plus
the out-moves that the national rates give (level {level:.2f}, emigration {emigration:.2f} on top),
averaged over the window and smoothed over age. Only the net is observed: the gross split is a
stated assumption.
"""


def yearly_in_moves(populations, year, rates):
    """In-moves by age reached that turn one 1 January into the next (may be negative: noise)."""
    deaths, moves = rates.forces(year)
    force = deaths + moves
    residual = populations[year + 1] - twin.age_by_one(populations[year]) * np.exp(-force)
    return residual / twin.survival_of_in_moves(force)


def expected_flows(populations, years, rates):
    """Mean of persons who leave by internal moves and emigration, by age reached."""
    flows = [twin.age_by_one(populations[y]) * rates.forces(y)[1] for y in years]
    return np.mean(flows, axis=0)


def smooth_profile(observed, flows, years):
    """Non-negative in-moves by age last birthday from mean in-moves by age reached, one sex."""
    matrix = twin.cohort_in_moves_matrix()
    precision = years / (2.0 * flows + 0.2)
    precision[0] = 0.0  # births and in-moves of the year of birth are not told apart
    level = flows[1:-1] + 0.02
    stiffness = 1.0 / (0.12 * level) ** 2
    stiffness[15:28] /= 4.0  # students come and go within few years of age
    return penalised_fit(matrix, observed, precision, stiffness)


def profile(place, populations, rates):
    years = range(place.first, place.last + 1)
    yearly = {y: yearly_in_moves(populations, y, rates) for y in years}
    mean = np.mean(list(yearly.values()), axis=0)
    flows = expected_flows(populations, years, rates)
    table = np.array([smooth_profile(mean[s], flows[s], len(yearly)) for s in range(2)])
    # Smoothing must not move the total: what the ages 1 and over got in the window, they keep.
    matrix = twin.cohort_in_moves_matrix()
    for s in range(2):
        table[s] *= mean[s, 1:].sum() / (table[s] @ matrix.T)[1:].sum()
    return table


def all_totals(populations, rates):
    """Year -> in-moves at ages 1 and over, from every pair of years there is."""
    years = sorted(populations)[:-1]
    return {y: yearly_in_moves(populations, y, rates)[:, 1:].sum() for y in years}


def first_order(series):
    """Persistence, innovation sd and standard error of the mean of an AR(1) about its mean.

    The persistence is corrected for its small-sample bias, -(1 + 4 phi) / n (Marriott-Pope).
    """
    x = np.asarray(series) - np.mean(series)
    n = len(x)
    phi = (x[1:] * x[:-1]).sum() / (x[:-1] ** 2).sum()
    phi = float(np.clip((n * phi + 1.0) / (n - 4.0), 0.0, 0.9))
    sd = float(np.sqrt(((x[1:] - phi * x[:-1]) ** 2).sum() / (n - 2)))
    return phi, sd, sd / (1.0 - phi) / np.sqrt(n)


def fertility_ratio(place, populations, rates, table):
    """Ratio of births to what national rates give, its standard error and yearly spread."""
    observed, expected = [], []
    cohort = table @ twin.cohort_in_moves_matrix().T
    for year in range(place.fertility_first, place.last + 1):
        end, births = twin.run_year(populations[year], year, rates, cohort)
        expected.append(births)
        infants = populations[year + 1][:, 0].sum()
        observed.append(births + infants - end[:, 0].sum())
    ratio = sum(observed) / sum(expected)
    spread = np.std(np.log(np.array(observed) / np.array(expected)), ddof=1)
    poisson = np.sqrt(1.0 / np.mean(observed))
    return ratio, spread / np.sqrt(len(observed)), spread, poisson, np.mean(observed)


def mortality_ratio(place, populations, rates):
    """Deaths at 75 and over against the national rates, taking their in-moves as national.

    Residual exits of ages 75+ less the out-moves, over expected deaths; its standard error is
    that of the count of deaths. Old people's in-moves are not observed: they are set to the
    out-moves, so this is a check and not an estimate.
    """
    exits = expected = 0.0
    for year in range(place.first, place.last + 1):
        deaths, _ = rates.forces(year)
        start = twin.age_by_one(populations[year])
        exits += (start - populations[year + 1])[:, 76:].sum()
        expected += (start * (1.0 - np.exp(-deaths)))[:, 76:].sum()
    return exits / expected, 1.0 / np.sqrt(expected)


def print_bands(populations, place, table, rates):
    """In-moves by band, and the window's change of the population in twin and data."""
    start = populations[place.first]
    end = twin.project(start, place.first, place.last + 1, rates, table)[place.last + 1]
    print(f"  {'ages':>8} {'in-moves':>9} {'twin end':>9} {'observed':>9} {'diff %':>7}")
    for low, high in BANDS:
        fit, seen = end[:, low:high + 1].sum(), populations[place.last + 1][:, low:high + 1].sum()
        print(f"  {low:3d}-{high:3d}  {table[:, low:high + 1].sum():9.1f} {fit:9.0f} {seen:9.0f}"
              f" {100 * (fit / seen - 1):7.2f}")
    total, seen = end.sum(), populations[place.last + 1].sum()
    print(f"  all      {table.sum():9.1f} {total:9.0f} {seen:9.0f} {100 * (total / seen - 1):7.2f}")


def fit(place):
    populations = history(f"{place.key}/history_population.csv")
    rates = twin.Rates()
    table = profile(place, populations, rates)
    for s in range(len(SEXES)):
        table[s, 0] = max(table[s, 0], 0.0)
    ratio, error, spread, poisson, births = fertility_ratio(place, populations, rates, table)
    rates.fertility_ratio = ratio
    print(f"== {place.title}, window {place.first}-{place.last}")
    print_bands(populations, place, table, rates)
    print(f"  fertility ratio {ratio:.3f} (se of log {error:.3f}); births a year {births:.0f}, "
          f"spread {spread:.3f} of which Poisson {poisson:.3f}")
    death, se = mortality_ratio(place, populations, rates)
    print(f"  exits 75+ over expected deaths {death:.3f} (se {se:.3f})")
    totals = all_totals(populations, rates)
    print("  in-moves by year: " + " ".join(f"{y}:{t:.0f}" for y, t in totals.items()))
    phi, sd, se = first_order(np.log([max(t, 1.0) for t in totals.values()]))
    print(f"  log in-moves, all years: persistence {phi:.2f}, innovation sd {sd:.3f}, "
          f"se of the mean {se:.3f}")
    # The table is a mean, the index acts on the log: its median level keeps the mean at the table.
    spread = sd**2 / (1.0 - phi**2) + se**2
    print(f"  in_moves.level: median {np.exp(-0.5 * spread):.3f}, sd of log {se:.3f}")
    comment = COMMENT.format(title=place.title, first=place.first, end=place.last + 1,
                             level=twin.OUT_LEVEL, emigration=twin.EMIGRATION)
    write_by_age_sex(f"{place.key}/in_moves.csv", comment, "persons", table, 2)
    return populations, rates, table


def ahead(place, populations, rates, table, totals, last):
    """The twin from the last known population with the baseline's path of fertility and level."""
    rates.totals = totals
    first = max(populations)
    level = central(scenario(f"{place.key}/baseline.toml")["population"]["in_moves"]["level"])
    result = twin.project(populations[first], first, last, rates, level * table)
    print(f"{place.title} ahead: " + " ".join(f"{y}:{p.sum():.0f}" for y, p in result.items()))
    return result


def print_ages(result, year, seen=None):
    for low, high in ((0, 19), (20, 66), (67, 79), (80, 105)):
        fit = result[year][:, low:high + 1].sum()
        words = f"  {year} {low:3d}-{high:3d} {fit:8.0f}"
        if seen is not None:
            words += f" observed {seen[:, low:high + 1].sum():8.0f}"
        print(words)


def main():
    populations, rates, table = fit(GJOVIK)
    totals = path_of(scenario("gjovik/baseline.toml")["population"]["fertility"]["total"])
    result = ahead(GJOVIK, populations, rates, table, totals, 2031)
    observed = history("gjovik/observed_population.csv")[2023]
    print(f"  observed 2023 (not used): {observed.sum():.0f}")
    print_ages(result, 2023, observed)

    populations, rates, table = fit(LOTEN)
    totals = path_of(twin.POPULATION["fertility"]["total"])
    result = ahead(LOTEN, populations, rates, table, totals, 2031)
    miss = 100.0 * (result[2030].sum() / SSB_MAIN_2030 - 1.0)
    print(f"  2030 against SSB's main alternative {SSB_MAIN_2030}: {miss:+.2f} %")
    print_ages(result, 2023)
    print_ages(result, 2030)


if __name__ == "__main__":
    main()
