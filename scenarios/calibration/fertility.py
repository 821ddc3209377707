"""Shape of fertility and the variation of its national total from year to year.

Writes norway/fertility_rates.csv and prints what norway/defaults.toml states. See
docs/methods/calibration.md, section 2.
"""

import numpy as np

from tables import AGES, defaults, fertility_history, history, read, write

COMMENT = """
Births per woman-year by age last birthday, Norway 2022: the shape. The level is the key
population.fertility.total. Source: Human Fertility Database (HFD), Norway, www.humanfertility.org.
Written by scenarios/calibration/fertility.py from norway/history_fertility.csv.
vintage: 2023-01-01
"""


def implied_totals():
    """Years, and total fertility of each: infants at its end over women, by a shape that stays."""
    populations = history("norway/history_population.csv")
    shape = np.zeros(AGES)
    for row in read("norway/model_fertility.csv"):
        shape[int(row["age"])] = float(row["rate"])
    years = sorted(populations)[:-1]
    return np.array(years), np.array(
        [populations[year + 1][:, 0].sum()
         / (0.5 * (populations[year][0] + populations[year + 1][0]) @ (shape / shape.sum()))
         for year in years])


def print_errors(index_sd, persistence):
    """How far the last year's total was from what came, and what the index says of it."""
    years, totals = implied_totals()
    logs = np.log(totals)
    print(f"that the total of a year goes on, {years[0]}-{years[-1]}: years ahead, root mean square "
          f"error, sd of an index with persistence {persistence:g} and with 0.85")
    for ahead in (1, 2, 3, 5, 7, 9):
        error = np.sqrt(np.mean((logs[ahead:] - logs[:-ahead]) ** 2))
        sds = [index_sd * np.sqrt(sum(phi ** (2 * k) for k in range(ahead)))
               for phi in (persistence, 0.85)]
        print(f"  {ahead}: {error:.3f}  {sds[0]:.3f}  {sds[1]:.3f}")


def main():
    rates = fertility_history()
    last = max(rates)
    rows = [(age, f"{rates[last][age]:.5f}") for age in range(12, 56)]
    write("norway/fertility_rates.csv", COMMENT, ("age", "rate"), rows)
    years = np.array(sorted(rates))
    totals = np.array([rates[y].sum() for y in years])
    print("total fertility: " + " ".join(f"{y}:{t:.3f}" for y, t in zip(years, totals)))
    steps = np.diff(np.log(totals))
    slope, intercept = np.polyfit(years, np.log(totals), 1)
    residuals = np.log(totals) - (intercept + slope * years)
    print(f"yearly log steps: mean {steps.mean():.4f}, sd {steps.std(ddof=1):.4f}; "
          f"residual sd about a line {residuals.std(ddof=2):.4f}")
    stated = defaults()["population"]["fertility"]
    print_errors(stated["index_sd"]["value"], stated["index_persistence"]["value"])


if __name__ == "__main__":
    main()
