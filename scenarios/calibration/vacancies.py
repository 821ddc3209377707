"""What the vacancies of two municipalities say about their recruitment.

Prints recruitment.market_level of norway/defaults.toml and recruitment.level of the two baselines, from
the durations that legeplan calibrate has fitted. See docs/methods/calibration.md, section 5.
"""

import numpy as np

from gp_exits import INTERNAL_SHARE
from tables import central, defaults, read

WITHOUT_GP = (0.025, 0.035, 0.042)   # national, 2019, 2020, 2021
RECRUITMENT = defaults()["recruitment"]  # durations and successors: legeplan calibrate
FAST_MONTHS = central(RECRUITMENT["fast_months"])
EXIT_RATE = 0.0876             # from a position per GP and year: gp_exits.py

# The average position's effects in the engine, from the defaults' medians: contracts (half
# self-employed, a third 8.2, a sixth salaried), list cap against the reference, reputation.
FACTORS = {"self_employed": 1.0, "agreement_8_2": 1.2, "salaried": 1.3, "salaried_trainee": 1.6,
           "combination": 1.1}
NATIONAL_MIX = {"self_employed": 0.52, "agreement_8_2": 0.325, "salaried": 0.155}
CAP, REFERENCE, ELASTICITY = 1076.0, 1110.0, 0.5
REPUTATION = 1.0

MONTHS = np.arange(0, 12 * 40)


def survival(share, fast, slow):
    """Share of opened vacancies still open at the end of month 0, 1, 2, ... after the opening."""
    return share * np.exp(-MONTHS / fast) + (1.0 - share) * np.exp(-MONTHS / slow)


def moments(share, fast, slow, effect=1.0):
    """Mean months (stock at month ends per opening) and the stock's share beyond a year."""
    s = survival(share, fast, slow) ** effect
    return s.sum(), s[12:].sum() / s.sum()


def share_without(ready, share, slow, effect=1.0, exit_rate=EXIT_RATE):
    """Stationary share of positions without a permanent GP.

    Openings per filled position and year, with the vacancies that internal recruits leave, times
    the share that no successor takes on the day, times their mean duration.
    """
    openings = exit_rate / (1.0 - INTERNAL_SHARE) / 12.0
    load = openings * (1.0 - ready) ** effect * moments(share, FAST_MONTHS, slow, effect)[0]
    return load / (1.0 + load)


def national_effect():
    contracts = sum(share * FACTORS[c] for c, share in NATIONAL_MIX.items())
    return (contracts * (CAP / REFERENCE) ** -ELASTICITY
            * np.exp(-REPUTATION * np.mean(WITHOUT_GP)))


def municipal_effect(place, without):
    """Mean effect of a municipality's positions at recruitment.level 1, all but the level."""
    offers = [FACTORS[r["contract"]] * (float(r["list_cap"]) / REFERENCE) ** -ELASTICITY
              for r in read(f"{place}/positions.csv")]
    return np.mean(offers) * np.exp(-REPUTATION * without) / national_effect()


def posterior(levels, log_likelihood, prior_sd):
    """Median and sd of the log of a level with a lognormal prior of median 1."""
    weight = np.exp(log_likelihood - 0.5 * (np.log(levels) / prior_sd) ** 2)
    weight /= weight.sum()
    logs = np.log(levels)
    mean = (weight * logs).sum()
    return np.exp(mean), np.sqrt((weight * (logs - mean) ** 2).sum())


def municipal_levels(ready, share, slow):
    levels = np.exp(np.linspace(np.log(0.1), np.log(8.0), 400))
    prior_sd = 0.6  # between municipalities: in 2021, 57 of 356 recruited with ease, 83 hardly
    without = np.array([share_without(ready, share, slow, e) for e in levels])
    gjovik = 6 * np.log(without) + 24 * np.log(1.0 - without)
    # Løten: no vacancy in the years looked back on (taken as ten), nine positions, exits 0.65 of
    # the national; each opening must have had a successor on the day.
    openings = 10 * 9 * 0.65 * EXIT_RATE
    loten = -openings * (1.0 - ready) ** levels
    for place, name, value, now in (("gjovik", "Gjøvik", gjovik, 0.2),
                                    ("loten", "Løten", loten, 0.0)):
        median, sd = posterior(levels, value, prior_sd)
        effect = municipal_effect(place, now)
        print(f"{name}: total effect median {median:.2f}, sd of log {sd:.2f}; its positions' own "
              f"effect {effect:.2f}, so recruitment.level {median / effect:.2f}; stationary share "
              f"without a GP {share_without(ready, share, slow, median):.3f}")


def main():
    share, slow = central(RECRUITMENT["fast_share"]), central(RECRUITMENT["slow_months"])
    ready = central(RECRUITMENT["successor_ready"])
    effect = national_effect()
    print(f"effect of the average position {effect:.3f}: market_level {1 / effect:.3f} makes it 1")
    municipal_levels(ready, share, slow)


if __name__ == "__main__":
    main()
