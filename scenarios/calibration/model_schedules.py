"""Model schedules of moves and births, for starts that lie before the national tables.

Writes norway/model_out_moves.csv and norway/model_fertility.csv. A backtest may use nothing that was
not known at its start; the national tables are of 2011 and 2022. See docs/methods/backtest.md.
"""

import math

from tables import AGES, SEXES, history, read, write, write_by_age_sex

YEAR = 2005

# Rogers & Castro (1981), Model migration schedules, IIASA RR-81-30: the basic standard schedule.
CHILD, CHILD_FALL = 0.02, 0.10
WORK, WORK_FALL, WORK_PEAK, WORK_RISE = 0.06, 0.10, 20.0, 0.40
CONSTANT = 0.003

# Order of size in Norway about 2000-2005 (SSB): a normal curve of the mother's exact age.
MEAN_AGE, SD_AGE = 29.7, 5.2

MOVES = """
Moves out to another Norwegian municipality per person-year, by age last birthday and sex: a model
schedule, for starts before the national table of 2011. Shape: Rogers & Castro (1981), Model
migration schedules, basic standard schedule. Level: all ages of Norway 2004 (norway/published_moves.csv;
SSB). Written by scenarios/calibration/model_schedules.py.
vintage: 2005-03-31
"""

BIRTHS = """
Births per woman-year by age last birthday: a model shape, for starts before the national table.
A normal curve of mean 29.7 and sd 5.2 years: forutsetning / prior, the order of size in Norway about
2000-2005. The level is population.fertility.total. Written by scenarios/calibration/model_schedules.py.
vintage: 2005-01-01
"""


def moves_at(age):
    x = age + 0.5
    rise = math.exp(-WORK_RISE * (x - WORK_PEAK))
    return (CHILD * math.exp(-CHILD_FALL * x)
            + WORK * math.exp(-WORK_FALL * (x - WORK_PEAK) - rise) + CONSTANT)


def main():
    persons = history("norway/history_population.csv")[YEAR]
    rates = persons * 0.0
    for s, sex in enumerate(SEXES):
        total = next(float(row[sex]) / 1000.0 for row in read("norway/published_moves.csv")
                     if (row["age_from"], row["age_to"], row["year"]) == ("0", "105", "2004"))
        shape = [moves_at(age) for age in range(AGES)]
        mean = sum(shape[a] * persons[s, a] for a in range(AGES)) / persons[s].sum()
        for age in range(AGES):
            rates[s, age] = shape[age] * total / mean
        print(f"model out-moves {sex}: all ages {1000 * total:.0f} per 1,000, peak {rates[s].max():.3f}")
    write_by_age_sex("norway/model_out_moves.csv", MOVES, "rate", rates, 6)
    births = {age: math.exp(-0.5 * ((age + 0.5 - MEAN_AGE) / SD_AGE) ** 2) for age in range(15, 50)}
    level = sum(births.values())
    write("norway/model_fertility.csv", BIRTHS, ("age", "rate"),
          [(age, f"{rate / level:.5f}") for age, rate in births.items()])


if __name__ == "__main__":
    main()
