"""Relations between persons and GPs: the table of time on a list, and the separation it implies.

A relation is as long as the shorter of the person's time on the list and the GP's time in post.
Writes norway/relation_durations.csv so that the shorter of the two has the published lengths. See
docs/methods/calibration.md, section 6.
"""

import numpy as np

import gp_exits
from tables import AGES, SEXES, central, defaults, history, read, write

# Share of persons whose relation is longer than the years: published at 2, 5.2 (the median) and
# 10; the others are a smooth choice between them.
RELATIONS = {1.0: 0.863, 2.0: 0.743, 3.5: 0.608, 5.2: 0.500, 7.5: 0.386, 10.0: 0.295}
PUBLISHED_MEAN = 7.5
LEAVE_LIST = 0.01    # a year beyond ten years; prior, chosen for the published mean
LAST = 21.0          # relations count from June 2001

COMMENT = """
How long persons have been on their list, years; uniform inside a row. The engine cuts a relation
at the GP's time in post and at the person's age; this is the time before those cuts, so that what
is left has the published lengths of relations in 2022: median 5.2 years, 74.3 % over 2 years,
29.5 % over 10 (Helsedirektoratet, quality indicator). The last row holds those who never changed
list since the scheme began.
Written by scenarios/calibration/relations.py; docs/methods/calibration.md, section 6.
"""


def old_enough(years):
    """Share of the national population of at least the age."""
    persons = history("norway/history_population.csv")[2023].sum(axis=0)
    reached = 1.0 - np.concatenate(([0.0], np.cumsum(persons))) / persons.sum()
    return np.interp(years, np.arange(AGES + 1), reached)


def list_survival(stock):
    """Years and the share of persons longer than that on their list, before the cuts."""
    years = np.array([0.0] + list(RELATIONS) + [12.5, 15.0, 17.5, 20.0, LAST])
    relation = np.array([1.0] + list(RELATIONS.values()))
    known = len(relation)
    others = gp_exits.post_survival(stock, years) * old_enough(years)
    survival = np.empty(len(years))
    survival[:known] = relation / others[:known]
    survival[known:] = survival[known - 1] * np.exp(-LEAVE_LIST * (years[known:] - 10.0))
    survival[-1] = 0.0
    return years, np.minimum.accumulate(np.minimum(survival, 1.0))


def relation_survival(stock, years, survival, grid):
    return (np.interp(grid, years, survival) * gp_exits.post_survival(stock, grid)
            * old_enough(grid))


def mean_change_factor():
    """Average of the factors by age and sex over the national population."""
    persons = history("norway/history_population.csv")[2023]
    factors = np.zeros((2, AGES))
    for row in read("norway/list_change_factors.csv"):
        band = slice(int(row["age_from"]), int(row["age_to"]) + 1)
        factors[SEXES.index(row["sex"]), band] = float(row["factor"])
    return float((factors * persons).sum() / persons.sum())


def separation(exit_rate, over_2, without_gp):
    """Own changes and the GPs' exits per person and year, with the defaults' central values."""
    lists = defaults()["lists"]
    rate = central(lists["change_rate"]) * mean_change_factor()
    own = rate * (over_2 + (1.0 - over_2) * central(lists["change_new_relation_factor"]))
    own = own * (1.0 - without_gp) + rate * central(lists["change_without_gp_factor"]) * without_gp
    internal = central(defaults()["recruitment"]["internal_share"])
    return own, exit_rate / (1.0 - internal) * (1.0 - without_gp)


def main(stock=None):
    stock = stock or gp_exits.fitted()
    years, survival = list_survival(stock)
    grid = np.linspace(0.0, LAST, 2101)
    relation = relation_survival(stock, years, survival, grid)
    mean = np.trapz(relation, grid)
    over_2, over_10 = np.interp(2, grid, relation), np.interp(10, grid, relation)
    median = np.interp(-0.5, -relation, grid)
    print(f"relations: median {median:.2f} (published 5.2), mean {mean:.2f} ({PUBLISHED_MEAN}), "
          f"over 2 years {over_2:.3f} (0.743), over 10 {over_10:.3f} (0.295)")
    print(f"separation implied by a constant hazard: {-np.log(over_2) / 2:.3f} to "
          f"{-np.log(over_10) / 10:.3f} a year")
    own, exits = separation(stock.position_exit_rate(), over_2, 0.034)
    print(f"mean factor by age and sex {mean_change_factor():.3f}; own change {own:.4f} a year, "
          f"the GP leaves {exits:.4f}: separation {own + exits:.3f} (target 0.12-0.15)")
    shares = np.round(-np.diff(survival), 4)
    shares[-1] += 1.0 - shares.sum()
    text = [f"{years_from:g},{years_to:g},{share:.4f}".split(",")
            for years_from, years_to, share in zip(years[:-1], years[1:], shares)]
    write("norway/relation_durations.csv", COMMENT, ("years_from", "years_to", "share"), text)


if __name__ == "__main__":
    main()
