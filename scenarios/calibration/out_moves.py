"""National rates of moves between municipalities by single year of age.

Writes norway/out_moves.csv. See docs/methods/calibration.md, section 1.
"""

import numpy as np

from smoothing import smooth_through_means
from tables import AGES, SEXES, history, read, write_by_age_sex

COMMENT = """
Moves out to another Norwegian municipality per person-year, by age last birthday and sex, Norway.
Derived by scenarios/calibration/out_moves.py from norway/published_moves.csv: smooth single ages
whose means are the published age groups of 2011 (0-39) and 2004 (40 and over), the latter scaled
so that all ages together give 2011's published rate. Source: Statistics Norway (SSB), CC BY 4.0.
vintage: 2012-05-11
"""


def published(sex):
    """Age groups, rates per person-year, years; and the all-ages rates by year."""
    groups, rates, years, total = [], [], [], {}
    for row in read("norway/published_moves.csv"):
        group = int(row["age_from"]), int(row["age_to"])
        rate = float(row[sex]) / 1000.0
        if group == (0, 105):
            total[int(row["year"])] = rate
        else:
            groups.append(group)
            rates.append(rate)
            years.append(int(row["year"]))
    return groups, np.array(rates), np.array(years), total


def national_rates():
    """Array [sex, age], and the printed check."""
    norway = history("norway/history_population.csv")
    persons = 0.5 * (norway[2011] + norway[2012])
    rates = np.zeros((2, AGES))
    for s, sex in enumerate(SEXES):
        groups, means, years, total = published(sex)
        in_group = np.array([persons[s, low:high + 1].sum() for low, high in groups])
        recent = years == 2011
        wanted = total[2011] * persons[s].sum() - (means * in_group)[recent].sum()
        factor = wanted / (means * in_group)[~recent].sum()
        scaled = np.where(recent, means, factor * means)
        # The last group is open and nearly empty at the end: its ages are all alike.
        last = groups[-1][0]
        head = smooth_through_means(persons[s, :last], groups[:-1], scaled[:-1])
        rates[s, :last] = np.maximum(head, 0.001)
        rates[s, last:] = scaled[-1]
        all_ages = (rates[s] * persons[s]).sum() / persons[s].sum()
        print(f"out-moves {sex}: published all ages 2011 {1000 * total[2011]:.0f} per 1,000, table "
              f"{1000 * all_ages:.1f}; factor on the 2004 groups {factor:.3f}")
        for (low, high), mean in zip(groups, scaled):
            w = persons[s, low:high + 1]
            fit = (rates[s, low:high + 1] * w).sum() / w.sum()
            print(f"  {low:3d}-{high:3d} group {1000 * mean:6.1f}  table {1000 * fit:6.1f}")
    return rates


def main():
    write_by_age_sex("norway/out_moves.csv", COMMENT, "rate", national_rates(), 6)


if __name__ == "__main__":
    main()
