"""Shape of fertility and the variation of its national total from year to year.

Writes norway/fertility_rates.csv and prints what norway/defaults.toml states. See
docs/methods/calibration.md, section 2.
"""

import numpy as np

from tables import fertility_history, write

COMMENT = """
Births per woman-year by age last birthday, Norway 2022: the shape. The level is the key
population.fertility.total. Source: Human Fertility Database (HFD), Norway, www.humanfertility.org.
Written by scenarios/calibration/fertility.py from norway/history_fertility.csv.
vintage: 2023-01-01
"""


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


if __name__ == "__main__":
    main()
