"""Fall of old-age death rates and its variation from year to year, from national populations.

Between two 1 Januaries a cohort aged 80 and over changes by deaths alone, nearly. Prints the
numbers that norway/defaults.toml states. See docs/methods/calibration.md, section 3.
"""

import numpy as np

from tables import history

AGES_USED = range(80, 95)
LAST_YEAR = 2019  # before the pandemic


def level_by_year(populations):
    """Common log level of death rates at 80-94, both sexes: mean over cells of log m."""
    levels = {}
    for year in sorted(populations)[:-1]:
        start, end = populations[year], populations[year + 1]
        logs = []
        for age in AGES_USED:
            for sex in range(2):
                force = -np.log(end[sex, age + 1] / start[sex, age])
                logs.append(np.log(force))
        levels[year] = float(np.mean(logs))
    return levels


def sampling_sd(populations, year):
    """Standard deviation of the level that comes from counting deaths alone."""
    start, end = populations[year], populations[year + 1]
    deaths = np.array([start[sex, age] - end[sex, age + 1]
                       for age in AGES_USED for sex in range(2)])
    return float(np.sqrt((1.0 / deaths).sum()) / len(deaths))


def main():
    populations = history("norway/history_population.csv")
    levels = level_by_year(populations)
    years = np.array([y for y in levels if y <= LAST_YEAR])
    values = np.array([levels[y] for y in years])
    slope, intercept = np.polyfit(years, values, 1)
    residuals = values - (intercept + slope * years)
    error = residuals.std(ddof=2) / np.sqrt(((years - years.mean()) ** 2).sum())
    steps = np.diff(values)
    noise = np.mean([sampling_sd(populations, y) for y in years])
    print("level of log death rates, 80-94: "
          + " ".join(f"{y}:{v - values[0]:+.3f}" for y, v in levels.items()))
    print(f"improvement 2005-{LAST_YEAR}: {1 - np.exp(slope):.4f} a year "
          f"(se of the line {error:.4f})")
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
