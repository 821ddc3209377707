"""Consultations per person on the national population, and the reference of working hours.

Prints workload.reference_consultations. See docs/methods/calibration.md, section 7.
"""

from tables import history, read

HOURS_WITH_LIST, HOURS_OTHER, REFERENCE_LIST = 49.0, 6.6, 1110  # as in norway/defaults.toml


def main():
    persons = history("norway/history_population.csv")[2023].sum(axis=0)
    bands = [(int(r["age_from"]), int(r["age_to"]), float(r["rate"]))
             for r in read("norway/consultations.csv")]
    total = sum(rate * persons[low:high + 1].sum() for low, high, rate in bands)
    mean = total / persons.sum()
    print(f"consultations per person on the national population of 2023: {mean:.3f}")
    print(f"hours a week at {REFERENCE_LIST} persons: {HOURS_WITH_LIST + HOURS_OTHER:.1f}")
    for place in ("gjovik/population_2021.csv", "loten/population_2023.csv"):
        count = consultations = 0.0
        for row in read(place):
            rate = next(r for low, high, r in bands if low <= int(row["age"]) <= high)
            count += int(row["persons"])
            consultations += rate * int(row["persons"])
        share = consultations / count / mean
        hours = HOURS_OTHER + HOURS_WITH_LIST * 1000 * share / REFERENCE_LIST
        print(f"  {place}: {consultations / count:.3f} a person, {share:.3f} of the national; "
              f"a list of 1,000 is {hours:.1f} hours a week")


if __name__ == "__main__":
    main()
