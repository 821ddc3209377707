"""Fall of old-age death rates and its variation from year to year, from national populations.

Between two 1 Januaries a cohort aged 66 and over changes by deaths alone, nearly. Prints the
numbers that norway/defaults.toml states and writes norway/improvement.csv, the fall by age and sex.
See docs/methods/calibration.md, section 3.
"""

import numpy as np

from tables import SEXES, history, write

AGES_USED = range(66, 95)
OLD_AGES = range(80, 95)  # deaths alone, also in a year with many moves
LAST_YEAR = 2019          # before the pandemic

# Ages whose fall is fitted, and the ages in the table that it stands for.
GROUPS = ((range(66, 80), 0, 79), (range(80, 90), 80, 89), (range(90, 95), 90, 105))

COMMENT = f"""
Yearly fall of death rates by age and sex, relative to population.mortality.improvement (the mean of
66-94 and both sexes). Derived by scenarios/calibration/mortality.py from the nation's populations
2005-{LAST_YEAR + 1} (SSB table 07459, CC BY 4.0): losses of cohorts at 66-79, 80-89 and 90-94. Ages
under 66 are taken as 66-79: their changes are moves.
vintage: {LAST_YEAR + 1}-01-01
"""


def level_by_year(populations, ages, sexes):
    """Common log level of death rates: mean over cells of log m."""
    levels = {}
    for year in sorted(populations)[:-1]:
        start, end = populations[year], populations[year + 1]
        logs = []
        for age in ages:
            for sex in sexes:
                force = -np.log(end[sex, age + 1] / start[sex, age])
                logs.append(np.log(force))
        levels[year] = float(np.mean(logs))
    return levels


def line(levels):
    """Years, values, slope and intercept up to the last year that is used."""
    years = np.array([y for y in levels if y <= LAST_YEAR])
    values = np.array([levels[y] for y in years])
    slope, intercept = np.polyfit(years, values, 1)
    return years, values, slope, intercept


def fall(populations, ages, sexes):
    """Yearly relative fall, and the standard error of its line."""
    years, values, slope, intercept = line(level_by_year(populations, ages, sexes))
    residuals = values - (intercept + slope * years)
    error = residuals.std(ddof=2) / np.sqrt(((years - years.mean()) ** 2).sum())
    return 1.0 - np.exp(slope), error


def sampling_sd(populations, year, ages):
    """Standard deviation of the level that comes from counting deaths alone."""
    start, end = populations[year], populations[year + 1]
    deaths = np.array([start[sex, age] - end[sex, age + 1] for age in ages for sex in range(2)])
    return float(np.sqrt((1.0 / deaths).sum()) / len(deaths))


def write_improvement(populations):
    mean, error = fall(populations, AGES_USED, range(2))
    print(f"improvement at 66-94, 2005-{LAST_YEAR}: {mean:.4f} a year (se of the line {error:.4f})")
    rows = []
    for sex, name in enumerate(SEXES):
        for ages, age_from, age_to in GROUPS:
            value, error = fall(populations, ages, [sex])
            print(f"  {name} {ages[0]}-{ages[-1]}: {value:.4f} (se {error:.4f})")
            rows.append((age_from, age_to, name, f"{value / mean:.2f}"))
    write("norway/improvement.csv", COMMENT, ("age_from", "age_to", "sex", "factor"), rows)


def main():
    populations = history("norway/history_population.csv")
    write_improvement(populations)
    levels = level_by_year(populations, OLD_AGES, range(2))
    years, values, slope, intercept = line(levels)
    residuals = values - (intercept + slope * years)
    steps = np.diff(values)
    noise = np.mean([sampling_sd(populations, y, OLD_AGES) for y in years])
    print("level of log death rates, 80-94: "
          + " ".join(f"{y}:{v - values[0]:+.3f}" for y, v in levels.items()))
    print(f"residual sd about the line {residuals.std(ddof=2):.4f}, sd of yearly steps "
          f"{steps.std(ddof=1):.4f}, counting noise {noise:.4f}")
    # Steps of a random walk observed with independent noise: the noise enters twice, with a
    # negative covariance between neighbours; the walk's variance is var(step) + 2 cov(step, next).
    centred = steps - steps.mean()
    covariance = (centred[1:] * centred[:-1]).mean()
    walk = max(centred.var() + 2.0 * covariance, 0.0)
    print(f"random-walk sd: {np.sqrt(walk):.4f} (0 = indistinguishable from noise about the line)")


if __name__ == "__main__":
    main()
