"""Reading and writing the scenario tables: CSV with a header and `#` comment lines before it."""

import csv
import tomllib
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
SEXES = ("female", "male")
AGES = 106  # 0..105, the last one open


def read(path):
    """Rows of a table as dictionaries of strings."""
    with open(ROOT / path, encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def write(path, comment, columns, rows):
    """Writes a table with its comment lines, the same bytes for the same content."""
    with open(ROOT / path, "w", encoding="utf-8", newline="\n") as file:
        for line in comment.strip().splitlines():
            file.write(f"# {line}".rstrip() + "\n")
        file.write(",".join(columns) + "\n")
        for row in rows:
            file.write(",".join(str(cell) for cell in row) + "\n")


def scenario(path):
    """A scenario file as it is written, without what it extends."""
    with open(ROOT / path, "rb") as file:
        return tomllib.load(file)


def defaults():
    return scenario("norway/defaults.toml")


def central(number):
    """Central value of a number of a scenario: as the engine's deterministic runs take it."""
    if not isinstance(number, dict):
        return float(number)
    for name in ("value", "mean", "median"):
        if name in number:
            return float(number[name])
    return 0.5 * (number["min"] + number["max"])  # uniform, or a symmetric beta


def path_of(number):
    """Path over years {year: value} of a scenario's number."""
    return {int(year): float(value) for year, value in number["by_year"].items()}


def by_age_sex(path, column):
    """Array [sex, age] of one column."""
    values = np.zeros((2, AGES))
    for row in read(path):
        values[SEXES.index(row["sex"]), int(row["age"])] = float(row[column])
    return values


def history(path):
    """Dictionary year -> array [sex, age] of persons on 1 January."""
    years = {}
    for row in read(path):
        table = years.setdefault(int(row["year"]), np.zeros((2, AGES)))
        table[SEXES.index(row["sex"]), int(row["age"])] = float(row["persons"])
    return years


def fertility_history():
    """Dictionary year -> array [age] of births per woman-year."""
    years = {}
    for row in read("norway/history_fertility.csv"):
        years.setdefault(int(row["year"]), np.zeros(AGES))[int(row["age"])] = float(row["rate"])
    return years


def write_by_age_sex(path, comment, column, values, digits):
    rows = [(age, sex, f"{values[s, age]:.{digits}f}")
            for age in range(AGES) for s, sex in enumerate(SEXES)]
    write(path, comment, ("age", "sex", column), rows)
