"""Writes the histories of 34 municipalities as tables that `legeplan backtest --observed` reads.

Usage: python3 scenarios/calibration/municipal_histories.py FOLDER
FOLDER gets one table year,age,sex,persons a municipality: the 32 of backtest/municipal_histories.csv,
Gjøvik and Løten. In the 32 the persons of an age are shared between women and men as in the nation that
year: scores and fits of totals and age groups do not see it.
"""

import csv
import sys
from pathlib import Path

from tables import AGES, SEXES, history, read

FIRST, LAST = 2005, 2019
WHOLE = {"3407": "gjovik", "3412": "loten"}  # with women and men apart, in their own folders


def both_sexes():
    """Dictionary region -> {year: [persons by age]}."""
    regions = {}
    for row in read("backtest/municipal_histories.csv"):
        years = regions.setdefault(row["region"], {})
        for year in range(FIRST, LAST + 1):
            years.setdefault(year, [0] * AGES)[int(row["age"])] = int(row[f"y{year}"])
    return regions


def women_of(persons, share):
    """Whole women by age: rounding is carried to the next age, so that their sum is kept."""
    women, carried = [], 0.0
    for number, part in zip(persons, share):
        exact = number * part + carried
        women.append(min(max(round(exact), 0), number))
        carried = exact - women[-1]
    return women


def rows_by_region():
    """(region, rows of year, age, sex, persons) of every municipality."""
    nation = history("norway/history_population.csv")
    for region, years in both_sexes().items():
        rows = []
        for year, persons in years.items():
            share = nation[year][0] / nation[year].sum(axis=0)
            for age, women in enumerate(women_of(persons, share)):
                rows += [(year, age, "female", women), (year, age, "male", persons[age] - women)]
        yield region, rows
    for region, place in WHOLE.items():
        populations = history(f"{place}/history_population.csv")
        yield region, [(year, age, sex, int(persons[s, age])) for year, persons in populations.items()
                       for age in range(AGES) for s, sex in enumerate(SEXES)]


def write_folder(folder):
    """Writes FOLDER/REGION.csv for each; returns the regions."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    regions = []
    for region, rows in rows_by_region():
        with open(folder / f"{region}.csv", "w", encoding="utf-8", newline="\n") as file:
            file.write(f"# vintage: {rows[-1][0]}-01-01\n")
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("year", "age", "sex", "persons"))
            writer.writerows(rows)
        regions.append(region)
    return regions


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(f"{len(write_folder(sys.argv[1]))} municipalities in {sys.argv[1]}")
