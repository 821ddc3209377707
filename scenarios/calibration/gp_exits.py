"""Exit rates of GPs by age and by year in post, from a stable national stock.

A stock of GPs that takes in new ones at given ages, grows a little each year, and whose members
leave the scheme by age and move between positions by year in post. Fits the rates to published
figures and writes norway/gp_{retirement,leave_scheme,move,post_durations,ages}.csv and
norway/recruit_ages.csv. See docs/methods/calibration.md, section 4.
"""

import numpy as np

from tables import write

FIRST, LAST = 26, 80                 # ages followed
MONTHS = 12 * (LAST - FIRST)
POST_MONTHS = 12 * 21                # time in post counts from June 2001 at the longest
NOTICE = 6
GROWTH = 0.0115                      # a year: lists with a GP 4,884 to 4,997 in two years
INTERNAL_SHARE = 0.08                # as recruitment.internal_share

# Prior: ages at which GPs enter the scheme, share per band.
ENTRY = (((27, 29), 0.08), ((30, 34), 0.38), ((35, 39), 0.26), ((40, 44), 0.13),
         ((45, 49), 0.08), ((50, 59), 0.07))
# Prior: shape of retirement by completed age; its level is fitted.
RETIREMENT = {62: 0.06, 63: 0.07, 64: 0.08, 65: 0.12, 66: 0.16, 67: 0.36, 68: 0.32, 69: 0.32,
              70: 0.50, 71: 0.50, 72: 0.60, 73: 0.60, 74: 0.60}
LAST_RETIREMENT = 3.0                # at 75 and over: nearly all out within a year
MOVE_YEARS = 5                       # rates of moving are higher in the first years in post

TARGETS = (
    ("exits from the scheme a year", 0.060, 0.002),
    ("share of them under 50", 0.50, 0.02),
    ("share of GPs of 67 and over", 0.065, 0.004),
    ("share of GPs over 60", 0.22, 0.015),
    ("median contract from entry, years", 5.91, 0.10),
    ("median time in current contract, years", 7.80, 0.10),
)


def ages():
    return FIRST + np.arange(MONTHS) // 12


def entry_density():
    density = np.zeros(MONTHS)
    for (low, high), share in ENTRY:
        inside = (ages() >= low) & (ages() <= high)
        density[inside] = share / inside.sum()
    return density


def leave_rate(age, young, old):
    """Level `young` to 35, falling on a line to `old` at 50 and on."""
    return np.interp(age, (35, 50), (young, old))


def retirement_rate(age, level):
    shape = np.array([RETIREMENT.get(int(a), LAST_RETIREMENT if a >= 75 else 0.0) for a in age])
    return np.where(age >= 75, shape, shape * level)


class Stock:
    """Stable stock by age and time in post, both in months, for a set of rates.

    A GP's notice is the event; the exit comes NOTICE months later, as in the engine. A mover
    starts in the new post on leaving the old one.
    """

    def __init__(self, parameters):
        young, old, level, early, late = parameters
        age = ages()
        scheme = (leave_rate(age, young, old) + retirement_rate(age, level)) / 12.0
        years = np.arange(POST_MONTHS) // 12
        # A GP who fills another position in the municipality leaves the old one without notice.
        moves = np.where(years < MOVE_YEARS, early, late) / 12.0
        self.scheme, self.moves = scheme, moves
        self.follow()

    def follow(self):
        shrink = np.exp(-GROWTH / 12.0)
        working = np.zeros(POST_MONTHS)
        notice = [np.zeros(POST_MONTHS) for _ in range(NOTICE)]
        movers = np.zeros(NOTICE)
        entry = entry_density()
        self.stock = np.zeros((MONTHS, POST_MONTHS))
        self.entries = np.zeros(MONTHS)
        self.exits = np.zeros(MONTHS)
        self.moved = np.zeros(MONTHS)
        leaving = np.zeros(NOTICE)
        for month in range(MONTHS):
            self.exits[month], self.moved[month] = leaving[-1], movers[-1]
            started = entry[month] + movers[-1]
            working[0] += started
            self.entries[month] = started
            self.stock[month] = working + sum(notice)
            hazard = self.scheme[month] + self.moves
            given = working * (1.0 - np.exp(-hazard))
            to_scheme = (given * self.scheme[month] / hazard).sum()
            leaving = np.concatenate(([to_scheme], leaving[:-1])) * shrink
            movers = np.concatenate(([given.sum() - to_scheme], movers[:-1])) * shrink
            notice = [given] + notice[:-1]
            notice = [self.older(x) * shrink for x in notice]
            working = self.older(working - given) * shrink

    @staticmethod
    def older(by_post):
        result = np.zeros_like(by_post)
        result[1:] = by_post[:-1]
        result[-1] += by_post[-1]
        return result

    def by_age(self):
        return self.stock.sum(axis=1) / self.stock.sum()

    def contract_survival(self):
        """Share of contracts that last to each month from entry, over all entries."""
        months = MONTHS
        alive = self.entries / self.entries.sum()
        shares = [alive.sum()]
        waiting = [np.zeros(months) for _ in range(NOTICE)]
        for u in range(12 * 30):
            hazard = self.scheme + self.moves[min(u, POST_MONTHS - 1)]
            given = alive * (1.0 - np.exp(-hazard))
            waiting = [given] + waiting[:-1]
            alive = alive - given
            alive = np.concatenate(([0.0], alive[:-1]))
            waiting = [np.concatenate(([0.0], w[:-1])) for w in waiting]
            shares.append(alive.sum() + sum(w.sum() for w in waiting))
        return np.array(shares)

    def figures(self):
        age, share = ages(), self.by_age()
        exits = self.exits.sum()
        survival = self.contract_survival()
        elapsed = np.cumsum(self.stock.sum(axis=0)) / self.stock.sum()
        return np.array([
            12.0 * exits / self.stock.sum(),
            self.exits[age < 50].sum() / exits,
            share[age >= 67].sum(),
            share[age > 60].sum(),
            np.interp(-0.5, -survival, np.arange(len(survival))) / 12.0,
            np.interp(0.5, elapsed, np.arange(1, POST_MONTHS + 1)) / 12.0,
        ])

    def position_exit_rate(self):
        """Exits from a position per GP and year, moves included."""
        return 12.0 * (self.exits.sum() + self.moved.sum()) / self.stock.sum()


def fit(start, rounds=40):
    """Levenberg-Marquardt on the logarithms of the parameters."""
    target = np.array([t[1] for t in TARGETS])
    width = np.array([t[2] for t in TARGETS])
    x, damping = np.log(start), 1e-2
    residual = (Stock(np.exp(x)).figures() - target) / width
    for _ in range(rounds):
        jacobian = np.empty((len(target), len(x)))
        for j in range(len(x)):
            step = x.copy()
            step[j] += 1e-3
            jacobian[:, j] = ((Stock(np.exp(step)).figures() - target) / width - residual) / 1e-3
        normal = jacobian.T @ jacobian
        move = np.linalg.solve(normal + damping * np.diag(np.diag(normal)), -jacobian.T @ residual)
        trial = (Stock(np.exp(x + move)).figures() - target) / width
        if trial @ trial < residual @ residual:
            converged = residual @ residual - trial @ trial < 1e-8
            x, residual, damping = x + move, trial, damping / 3.0
            if converged:
                break
        else:
            damping *= 4.0
    return np.exp(x)


def shares(values, cuts, digits=4):
    """Shares in [cut, next cut), rounded so that they sum to exactly 1."""
    raw = np.array([values(low, high) for low, high in zip(cuts[:-1], cuts[1:])])
    rounded = np.round(raw / raw.sum(), digits)
    rounded[np.argmax(rounded)] += 1.0 - rounded.sum()
    return [f"{share:.{digits}f}" for share in rounded]


RETIREMENT_COMMENT = """
Retirement of GPs a year, by completed age (notice is given at this rate).
forutsetning / prior: retirement ages are not published. Shape: prior; level: fitted to the share of
GPs of 67 and over (6.5 %, 2022; Helsedirektoratet).
Written by scenarios/calibration/gp_exits.py; docs/methods/calibration.md, section 4.
"""
LEAVE_COMMENT = """
Other exits from the GP scheme a year, by completed age (notice is given at this rate).
forutsetning / prior: exits by age are not published. A level to 35, a line, a level from 50: fitted
to 6 % exits a year in all, half of them under 50 (Helsedirektoratet).
Written by scenarios/calibration/gp_exits.py; docs/methods/calibration.md, section 4.
"""
MOVE_COMMENT = """
Moves of GPs to a position in another municipality a year, by year in post (the last row holds
beyond). Fitted to contract durations: median 5.91 years from entry (Abelsen et al. 2015), 7.8 in
current contracts (Helsedirektoratet 2022).
Written by scenarios/calibration/gp_exits.py; docs/methods/calibration.md, section 4.
"""
POST_COMMENT = """
Time in post of current GPs, years; uniform inside a row. The engine cuts it at the GP's age less
27; this is the time before that cut. After it the median is 7.8 years (Helsedirektoratet 2022). The
last row holds those in post since the scheme began, and a few before.
From the stable stock of scenarios/calibration/gp_exits.py; docs/methods/calibration.md, section 4.
"""
AGES_COMMENT = """
Age of {what}: share per band of completed age.
From the stable stock of scenarios/calibration/gp_exits.py; docs/methods/calibration.md, section 4.
"""


def write_rates(parameters):
    young, old, level, early, late = parameters
    columns = ("age_from", "age_to", "rate")
    top = np.array(sorted(RETIREMENT) + [75])
    rows = [(0, top[0] - 1, "0.0000")]
    rows += [(a, a if a < 75 else 105, f"{r:.4f}")
             for a, r in zip(top, retirement_rate(top, level))]
    write("norway/gp_retirement.csv", RETIREMENT_COMMENT, columns, rows)
    rows = [(0, 35, f"{young:.4f}")]
    rows += [(a, a, f"{leave_rate(a, young, old):.4f}") for a in range(36, 50)]
    rows += [(50, 105, f"{old:.4f}")]
    write("norway/gp_leave_scheme.csv", LEAVE_COMMENT, columns, rows)
    rows = [(y, f"{early:.4f}") for y in range(MOVE_YEARS)] + [(MOVE_YEARS, f"{late:.4f}")]
    write("norway/gp_move.csv", MOVE_COMMENT, ("year", "rate"), rows)


def post_survival(stock, years):
    """Share of current GPs who have been in post for at least the years."""
    by_post = stock.stock.sum(axis=0) / stock.stock.sum()
    reached = np.concatenate(([1.0], 1.0 - np.cumsum(by_post[:-1]), [by_post[-1]]))
    return np.interp(12.0 * np.asarray(years, dtype=float), np.arange(len(reached)), reached)


def write_post_durations(stock):
    cuts = np.array([0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 21])
    share = stock.by_age()
    old_enough = np.array([share[ages() >= 27 + c].sum() for c in cuts])
    survival = post_survival(stock, cuts) / old_enough * old_enough[0]
    survival[-1] = 0.0
    survival = np.minimum.accumulate(survival)
    post = shares(lambda a, b: survival[cuts == a][0] - survival[cuts == b][0], cuts)
    write("norway/gp_post_durations.csv", POST_COMMENT, ("years_from", "years_to", "share"),
          list(zip(cuts[:-1], cuts[1:], post)))
    written = np.concatenate(([0.0], np.cumsum([float(p) for p in post])))
    grid = np.arange(0, 21.01, 0.05)
    after = (1.0 - np.interp(grid, cuts, written)) * np.array(
        [share[ages() >= 27 + g].sum() for g in grid])
    print(f"  time in post after the engine's cut by age: median "
          f"{np.interp(-0.5, -after, grid):.2f} years")
    for years in (2, 10):
        print(f"    over {years} years {np.interp(years, grid, after):.3f}, in the stock "
              f"{post_survival(stock, years):.3f}")


def write_ages(stock):
    age = ages()
    cuts = [27, 30, 32, 34, 36, 38, 40, 42, 44, 46, 48, 50, 53, 56, 60, 63]
    older = [65, 67, 68, 70, 72, 75]
    for path, values, cut, what in (
            ("norway/gp_ages.csv", stock.stock.sum(axis=1), cuts + older, "GPs in post"),
            ("norway/recruit_ages.csv", stock.entries, cuts,
             "GPs who start in a position, new in the scheme or from elsewhere")):
        share = shares(lambda a, b: values[(age >= a) & (age < b)].sum(), cut)
        write(path, AGES_COMMENT.format(what=what), ("age_from", "age_to", "share"),
              [(a, b - 1, s) for a, b, s in zip(cut[:-1], cut[1:], share)])


def fitted_parameters():
    return fit((0.06, 0.015, 0.8, 0.08, 0.04))


def fitted():
    return Stock(fitted_parameters())


def main():
    parameters = fitted_parameters()
    stock = Stock(parameters)
    names = ("leaving young", "leaving old", "retirement level", "moving early", "moving late")
    print("fitted: " + ", ".join(f"{n} {p:.4f}" for n, p in zip(names, parameters)))
    for (name, target, width), value in zip(TARGETS, stock.figures()):
        print(f"  {name:42s} target {target:.3f} (+- {width:.3f})  fit {value:.3f}")
    rate = stock.position_exit_rate()
    print(f"  exits from a position per GP and year      {rate:.4f}; mean completed contract "
          f"{(stock.contract_survival().sum() - 0.5) / 12:.2f} years")
    mean = (ages() * stock.by_age()).sum()
    print(f"  mean age of the stock {mean:.1f}; recruits' mean age "
          f"{(ages() * stock.entries).sum() / stock.entries.sum():.1f}; shares by age "
          + " ".join(f"{a}-{a + 9}:{stock.by_age()[(ages() >= a) & (ages() < a + 10)].sum():.3f}"
                     for a in range(30, 80, 10)))
    write_rates(parameters)
    write_post_durations(stock)
    write_ages(stock)
    return stock


if __name__ == "__main__":
    main()
