"""How in-moves vary from year to year in Norwegian municipalities: the priors of calibration.toml.

Usage: python3 scenarios/calibration/in_moves_index.py LEGEPLAN
LEGEPLAN is the program; it derives the yearly in-moves of 34 municipalities from their populations
(`legeplan calibrate`, whole histories). The script prints the numbers that norway/calibration.toml and
norway/defaults.toml state. See docs/methods/calibration.md, section 2.

Model: log(in-moves / table) = m + a + e, a an AR(1) about 0 with innovation s and persistence phi,
e counting noise; m is integrated out. Over municipalities of n inhabitants log s is normal about
log(sd (n / 20,000)^size) with sd_log, and phi normal, cut to 0..1. The marginal likelihood of all
municipalities is maximised over (sd, size, sd_log, persistence, its sd) on a grid.
"""

import itertools
import json
import subprocess
import sys
import tempfile
from math import lgamma
from pathlib import Path

import numpy as np

from municipal_histories import write_folder
from tables import ROOT, history

PLACE = 20000.0            # inhabitants for which the prior's sd is stated
NOISE = 2.2                # counting: in, as many out, and deaths a fifth of that, over in-moves
FIRST_PREDICTED = 5        # years known before a one-step prediction is judged
PERSISTENCES = (np.arange(25) + 0.5) / 25
SDS = np.exp(np.linspace(np.log(0.02), np.log(0.40), 37))
GRID = (np.arange(0.06, 0.1001, 0.005), np.arange(-0.4, 0.01, 0.1), (0.1, 0.2, 0.3, 0.4, 0.5),
        np.arange(0.45, 0.851, 0.05), (0.05, 0.10, 0.15, 0.20, 0.30))
NAMES = ("sd at 20,000", "size", "sd_log", "persistence", "its sd")


def series(program, folder, region):
    """series_to of a municipality with the whole of its history."""
    last = int((folder / f"{region}.csv").read_text().split("-01-01")[0].split()[-1])
    targets = folder / f"{region}.toml"
    targets.write_text('format = 1\nextends = "legeplan:norway/calibration.toml"\n'
                       f'[history]\npopulation = "{region}.csv"\nuntil = {last}\nwindow_years = 50\n'
                       '[write]\nextends = "legeplan:norway/past.toml"\n', encoding="utf-8")
    return series_to(program, "municipalities", targets)


def national_series(program, folder):
    """series_to of the nation, over the pandemic and the refugees of 2022: the targets of its GP scheme,
    with all years of its history."""
    last = max(history("norway/history_population.csv"))
    targets = folder / "nation.toml"
    targets.write_text('format = 1\nextends = "legeplan:calibration/targets/gp_scheme_2020.toml"\n'
                       f'[history]\nuntil = {last}\nwindow_years = 50\n', encoding="utf-8")
    return series_to(program, "gp_scheme_2020", targets)


def series_to(program, scenario, targets):
    """Years, log of in-moves over the table's, noise variances, inhabitants, and the in-moves over the
    out-moves at 60-79 with their error."""
    answer = subprocess.run(
        [program, "calibrate", ROOT / "backtest" / f"{scenario}.toml", "--to", targets, "-o",
         targets.with_name(f"{targets.stem}_fit.toml"), "--json", "--quiet", "--lang", "en"],
        capture_output=True, text=True, check=True)
    document = json.loads(answer.stdout)
    fit = {row["figure"]: row for row in document["fit"]}
    moves = {int(name.split()[1]): row for name, row in fit.items() if name.startswith("in_moves")}
    known = np.array([row["known"] for row in moves.values()])
    table = np.array([row["model"] for row in moves.values()])
    older = document["population"]["in_moves"]
    return (list(moves), np.log(known / table), NOISE / known, fit["population"]["known"],
            older["older_ratio"], older["older_ratio_error"])


def covariance(years, persistence, sd, noise):
    lag = np.abs(np.subtract.outer(np.arange(years), np.arange(years)))
    return sd ** 2 / (1 - persistence ** 2) * persistence ** lag + np.diag(noise)


def log_likelihoods(values, noise):
    """Array [persistence, sd], the mean integrated out."""
    ones = np.ones(len(values))
    result = np.empty((len(PERSISTENCES), len(SDS)))
    for (i, persistence), (j, sd) in itertools.product(enumerate(PERSISTENCES), enumerate(SDS)):
        matrix = covariance(len(values), persistence, sd, noise)
        weights = np.linalg.solve(matrix, ones)
        residual = values - weights @ values / weights.sum()
        result[i, j] = -0.5 * (np.linalg.slogdet(matrix)[1] + np.log(weights.sum())
                               + residual @ np.linalg.solve(matrix, residual))
    return result


def normal_weights(x, mean, sd):
    weights = np.exp(-0.5 * ((x - mean) / sd) ** 2)
    return weights / weights.sum()


def weights_of(point, inhabitants):
    sd, size, sd_log, persistence, width = point
    return np.outer(normal_weights(PERSISTENCES, persistence, width),
                    normal_weights(np.log(SDS), np.log(sd * (inhabitants / PLACE) ** size), sd_log))


def total(point, places):
    return sum(top + np.log((weights_of(point, inhabitants) * relative).sum())
               for inhabitants, relative, top in places)


def fitted(places):
    """Likelihood at every point of the grid; the best point."""
    values = {point: total(point, places) for point in itertools.product(*GRID)}
    return values, max(values, key=values.get)


def predictions(point, data, places):
    """One-step predictions, standardised, of every year with enough years before it."""
    result = []
    for (_, values, noise, inhabitants, *_), (_, relative, _) in zip(data, places):
        posterior = weights_of(point, inhabitants) * relative
        posterior /= posterior.sum()
        matrix = covariance(len(values), (posterior.sum(axis=1) * PERSISTENCES).sum(),
                            np.sqrt((posterior.sum(axis=0) * SDS ** 2).sum()), noise)
        for year in range(FIRST_PREDICTED, len(values)):
            past, column = matrix[:year, :year], matrix[year, :year]
            known = np.linalg.solve(past, np.column_stack((np.ones(year), values[:year], column)))
            mean = known[:, 1].sum() / known[:, 0].sum()
            rest = 1.0 - column @ known[:, 0]
            variance = matrix[year, year] - column @ known[:, 2] + rest ** 2 / known[:, 0].sum()
            expected = mean + column @ (known[:, 1] - mean * known[:, 0])
            result.append((values[year] - expected) / np.sqrt(variance))
    return np.array(result)


def log_t(z, df):
    """Log density of Student's t scaled to variance 1, constants that df does not move left out."""
    return (len(z) * (lgamma((df + 1) / 2) - lgamma(df / 2) - 0.5 * np.log(df - 2))
            - (df + 1) / 2 * np.log1p(z ** 2 / (df - 2)).sum())


def innovations(data, persistence):
    """Years all municipalities have, from the second on, and array [municipality, year]."""
    years = sorted(set.intersection(*(set(row[0]) for row in data)))
    table = np.array([[row[1][row[0].index(year)] for year in years] for row in data])
    return years[1:], table[:, 1:] - persistence * table[:, :-1]


def common_innovation(steps):
    """Sd of what the municipalities' innovations have in common, sampling of municipalities taken out."""
    within = steps.var(axis=0, ddof=1).mean() / len(steps)
    return np.sqrt(max(steps.mean(axis=0).var(ddof=1) - within, 0.0))


def through_the_nation(years, steps, nation, persistence):
    """What moves into the nation does to the municipalities' innovations: the slope of their mean on the
    nation's innovations and its correlation, both in the given years; the sd of the nation's in these and
    in all years known; and so the sd of the common part, had the given years been like all."""
    national_years, values, *_ = nation
    national = dict(zip(national_years[1:], values[1:] - persistence * values[:-1]))
    x, y = np.array([national[year] for year in years]), steps.mean(axis=0)
    slope = np.cov(x, y)[0, 1] / x.var(ddof=1)
    own = max(common_innovation(steps) ** 2 - slope ** 2 * x.var(ddof=1), 0.0)
    every = np.array(list(national.values())).std(ddof=1)
    return (slope, np.corrcoef(x, y)[0, 1], x.std(ddof=1), every,
            np.sqrt(own + (slope * every) ** 2))


def older_level(data):
    """Mean and spread between municipalities of the in-moves over the out-moves at 60-79."""
    ratio, error = (np.array([row[k] for row in data]) for k in (4, 5))
    between = max(ratio.var(ddof=1) - (error ** 2).mean(), 0.0)
    weights = 1.0 / (between + error ** 2)
    return weights @ ratio / weights.sum(), np.sqrt(between)


def series_of(program):
    """What series() gives, of every municipality; and of the nation."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        regions = write_folder(folder)
        return ([series(program, folder, region) for region in regions],
                national_series(program, folder))


def places_of(data):
    """(inhabitants, likelihood over the grid of persistence and sd relative to its largest, log of that)."""
    places = []
    for _, values, noise, inhabitants, *_ in data:
        logs = log_likelihoods(values, noise)
        places.append((inhabitants, np.exp(logs - logs.max()), logs.max()))
    return places


def print_common(best, data, nation):
    """The part in common, in the years of the municipalities and had they been like all years."""
    sd, persistence = best[0], best[3]
    years, steps = innovations(data, persistence)
    common = common_innovation(steps)
    slope, correlation, then, every, wider = through_the_nation(years, steps, nation, persistence)
    print(f"  common innovation {years[0]}-{years[-1]}: {common:.3f}, {100 * (common / sd) ** 2:.0f} % "
          f"of the variance of a municipality's own")
    print(f"  on the nation's: slope {slope:.2f}, correlation {correlation:.2f}; the nation's sd "
          f"{then:.2f}, and {every:.2f} to {nation[0][-1]}")
    whole = np.sqrt(sd ** 2 - common ** 2 + wider ** 2)
    print(f"  so with all years: common {wider:.3f}, of {whole:.3f} at 20,000 inhabitants: "
          f"{100 * (wider / whole) ** 2:.0f} %")


def main(program):
    data, nation = series_of(program)
    places = places_of(data)
    values, best = fitted(places)
    print(f"{len(data)} municipalities, {sum(len(row[0]) for row in data)} years")
    for k, name in enumerate(NAMES):
        near = [point[k] for point, value in values.items() if value > values[best] - 2.0]
        print(f"  {name}: {best[k]:.3g} ({min(near):.3g} to {max(near):.3g} within 2 of the best)")
    for label, part in (("half of them", places[::2]), ("the other half", places[1::2])):
        print(f"  {label}: " + ", ".join(f"{n} {v:.3g}" for n, v in zip(NAMES, fitted(part)[1])))
    z = predictions(best, data, places)
    inside = [100 * (np.abs(z) < bound).mean() for bound in (0.674, 1.282, 1.645)]
    print(f"  {len(z)} one-step predictions: sd {z.std():.2f}, kurtosis "
          f"{((z - z.mean()) ** 4).mean() / z.var() ** 2:.1f}, within 50 / 80 / 90 %: "
          + " / ".join(f"{share:.0f}" for share in inside))
    normal = log_t(z, 1e4)
    print("  log likelihood of t less normal: "
          + ", ".join(f"df {df} {log_t(z, df) - normal:.1f}" for df in (3, 4, 5, 8, 15, 30)))
    print_common(best, data, nation)
    print("  in-moves over out-moves at 60-79: mean {:.2f}, spread between municipalities {:.2f}".format(
        *older_level(data)))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
