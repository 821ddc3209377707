#!/usr/bin/python3
"""The pictures and tables of docs/validation.md, made anew from the program.

Usage: validation.py BINARY SCENARIOS OUT_FOLDER [--replicates N]

Writes convergence.png, twin.png, backtests.png, coverage.png, fits.png and reference.png, and prints the
tables.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import NormalDist

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import matplotlib.ticker
import numpy as np

BLUE, ORANGE, GREY = "#3b6fb6", "#d1702c", "#6b6b6b"
REFERENCE_REPLICATES = {"tiny/baseline": 400, "loten/baseline": 40, "30 made-up positions": 200}
STARTS = ("gjovik_2011", "gjovik_2016", "loten_2013", "loten_2018")
GROUPS = ("population", "population_0_19", "population_20_66", "population_67_79",
          "population_80_plus")


class Program:
    def __init__(self, binary, scenarios):
        self.binary, self.scenarios = binary, Path(scenarios)

    def json(self, *words):
        result = subprocess.run([self.binary, *map(str, words), "--json", "--quiet", "--lang", "en"],
                                capture_output=True, text=True, check=True)
        return json.loads(result.stdout)


def convergence(program, folder):
    """Monte Carlo error against the number of futures, with what 1 / sqrt(n) says."""
    scenario = program.scenarios / "gjovik" / "baseline.toml"
    numbers = [50, 100, 200, 400, 800, 1600]
    names = ("population", "persons_without_gp", "population_80_plus")
    errors = {name: [] for name in names}
    for n in numbers:
        indicators = program.json("run", scenario, "-n", n)["scenarios"][0]["indicators"]
        for name in names:
            errors[name].append(indicators[name]["mc_error"][-1])
    figure, axes = plt.subplots(figsize=(6, 4))
    for name, colour in zip(names, (BLUE, ORANGE, GREY)):
        axes.loglog(numbers, errors[name], "o-", color=colour, label=name)
        axes.loglog(numbers, errors[name][0] * np.sqrt(numbers[0] / np.array(numbers)), ":",
                    color=colour)
    axes.set_xlabel("simulated futures")
    axes.set_ylabel("Monte Carlo error of the mean, persons, end of 2030")
    axes.legend(title="dotted: 1 / sqrt(n)")
    save(figure, folder / "convergence.png")
    print("convergence: " + "; ".join(
        f"{name} " + " ".join(f"{e:.1f}" for e in errors[name]) for name in names))


def twin(program, folder, replicates):
    """Mean of the simulation less the deterministic twin, in standard errors, by year."""
    figure, axes = plt.subplots(figsize=(6, 4))
    with tempfile.TemporaryDirectory() as scratch:
        for place, colour in (("gjovik", BLUE), ("loten", ORANGE)):
            scenario = Path(scratch) / f"{place}.toml"
            scenario.write_text(f'format = 1\nextends = "legeplan:{place}/baseline.toml"\n'
                                '[population]\nalternative = "main"\n')
            run = program.json("run", scenario, "-n", replicates)["scenarios"][0]
            expected = program.json("project", scenario)
            place_of = {month: i for i, month in enumerate(expected["time"])}
            for name, style in (("population", "-"), ("population_80_plus", "--")):
                values = run["indicators"][name]
                rows = [(k, place_of[m]) for k, m in enumerate(run["time"]) if m in place_of]
                z = [(values["mean"][k] - expected["indicators"][name]["expected"][i])
                     / max(values["mc_error"][k], 1e-9) for k, i in rows if k > 0]
                axes.plot(z, style, color=colour, label=f"{place} {name}")
                print(f"twin: {place} {name}: largest |z| {max(map(abs, z)):.2f}")
    for bound in (-2, 2):
        axes.axhline(bound, color=GREY, lw=0.7)
    axes.set_xlabel("months from the start")
    axes.set_ylabel("mean less twin, standard errors")
    axes.legend(fontsize=8)
    save(figure, folder / "twin.png")


def backtests(program, folder, replicates):
    figure, panels = plt.subplots(2, 2, figsize=(10, 7))
    for axes, start in zip(panels.flat, STARTS):
        place = start.split("_")[0]
        document = program.json(
            "backtest", program.scenarios / "backtest" / f"{start}.toml", "--observed",
            program.scenarios / place / "history_population.csv", "-n", replicates)
        cells = [c for c in document["cells"] if c["indicator"] == "population"]
        years = [int(c["time"][:4]) + 1 for c in cells]
        band = {q: [c["quantiles"][q] for c in cells] for q in cells[0]["quantiles"]}
        axes.fill_between(years, band["0.05"], band["0.95"], color=BLUE, alpha=0.25, lw=0)
        axes.fill_between(years, band["0.25"], band["0.75"], color=BLUE, alpha=0.45, lw=0)
        axes.plot(years, band["0.5"], color=BLUE)
        axes.plot(years, [c["observed"] for c in cells], "o", color=ORANGE)
        axes.set_title(document["title"]["en"], fontsize=10)
        axes.xaxis.set_major_locator(matplotlib.ticker.MaxNLocator(integer=True))
        print_summary(start, document)
    panels[1, 0].set_xlabel("1 January; bands 50 and 90 %, line: median, points: observed")
    save(figure, folder / "backtests.png")


def pooled(program, folder, replicates):
    """Coverage by years ahead, all starts of 34 municipalities, and SSB's own projection of 2016."""
    sys.path.insert(0, str(program.scenarios / "calibration"))
    from municipal_histories import write_folder
    with tempfile.TemporaryDirectory() as scratch:
        write_folder(scratch)
        document = program.json("backtest", program.scenarios / "backtest" / "municipalities.toml",
                                "--observed", scratch, "-n", replicates)
    print_sizes(document)
    print_projection_of_2016(program, document)
    print_summary(f"pooled, {document['starts']} starts", document)
    figure, axes = plt.subplots(figsize=(6, 4))
    by_year = document["by_years_ahead"]["population"]
    years = sorted(map(int, by_year))
    for band, colour in (("50", GREY), ("80", ORANGE), ("90", BLUE)):
        shares = [100 * by_year[str(y)]["coverage"][band] for y in years]
        axes.plot(years, shares, "o-", color=colour, label=f"within {band} %")
        axes.axhline(float(band), color=colour, ls=":")
    for year in years:
        row = by_year[str(year)]
        print(f"  {year} years: n {row['cells']}, coverage "
              + " ".join(f"{100 * row['coverage'][b]:.0f}" for b in ("50", "80", "90"))
              + f", 90 % band +- {row['half_width_90_percent']:.2f} %, CRPS {row['crps_percent']:.2f}"
              + "".join(f", {k} {v['crps_percent']:.2f}" for k, v in row["rivals"].items() if v))
    axes.set_xticks(years)
    axes.set_ylim(0, 105)
    axes.set_xlabel("years ahead")
    axes.set_ylabel("per cent of what happened")
    axes.legend(loc="lower right")
    save(figure, folder / "coverage.png")


def print_sizes(document):
    """Bands three years ahead by the size of the municipality."""
    cells = [c for c in document["cells"]
             if c["indicator"] == "population" and c["years_ahead"] == 3]
    for low, high in ((0, 8000), (8000, 12000), (12000, 25000), (25000, 50000)):
        part = [c for c in cells if low <= c["observed"] < high]
        width = np.mean([50 * (c["quantiles"]["0.95"] - c["quantiles"]["0.05"]) / c["observed"]
                         for c in part])
        inside = [100 * np.mean([c["inside"][band] for c in part]) for band in ("50", "80", "90")]
        print(f"  {low}-{high} inhabitants, 3 years: n {len(part)}, 90 % band +- {width:.1f} %, inside "
              + " ".join(f"{share:.0f}" for share in inside))


def print_projection_of_2016(program, document):
    """How far the medians from 2016 were from what happened, and SSB's main alternative."""
    lines = (program.scenarios / "backtest" / "ssb_projection_2016.csv").read_text("utf-8").splitlines()
    projected = {row["region"]: row
                 for row in csv.DictReader(line for line in lines if not line.startswith("#"))}
    for year in (2017, 2018, 2019):
        cells = [c for c in document["cells"] if c["indicator"] == "population"
                 and c["origin"] == 2016 and c["region"] in projected
                 and int(c["time"][:4]) + 1 == year]
        ours = np.array([c["quantiles"]["0.5"] / c["observed"] - 1 for c in cells])
        theirs = np.array([float(projected[c["region"]][f"y{year}"]) / c["observed"] - 1
                           for c in cells])
        print(f"  from 2016 to {year}, {len(cells)} municipalities: mean distance "
              f"{100 * np.abs(ours).mean():.2f} %, SSB's main alternative "
              f"{100 * np.abs(theirs).mean():.2f} %; mean {100 * ours.mean():+.2f} and "
              f"{100 * theirs.mean():+.2f} %; in {np.sum(np.abs(ours) < np.abs(theirs))} nearer")


def reference(program, folder):
    """z between the engine and the plain implementation of tests/reference, against a normal's quantiles."""
    os.environ["LEGEPLAN_BINARY"] = str(Path(program.binary).resolve())
    os.environ["LEGEPLAN_DATA"] = str(program.scenarios.resolve())
    sys.path.insert(0, str(program.scenarios.resolve().parent / "tests" / "reference"))
    import compare
    import many_positions
    figure, panels = plt.subplots(1, 2, figsize=(10, 4.5), sharey=True)
    with tempfile.TemporaryDirectory() as scratch:
        shipped = {name: program.scenarios / f"{name}.toml"
                   for name in ("tiny/baseline", "loten/baseline")}
        paths = shipped | {"30 made-up positions": many_positions.write(Path(scratch))}
        for name, colour in zip(paths, (GREY, BLUE, ORANGE)):
            engine = compare.of_engine(paths[name], 2000, Path(scratch))
            plain = compare.of_reference(paths[name], REFERENCE_REPLICATES[name])
            for axes, what, z_of in zip(panels, ("means", "spreads"),
                                        (compare.z_of_means, compare.z_of_spreads)):
                z = np.sort([v for v in compare.compare(engine, plain, z_of).values() if v != 0.0])
                share = (np.arange(len(z)) + 0.5) / len(z)
                axes.plot([NormalDist().inv_cdf(p) for p in share], z, ".", color=colour, ms=4,
                          label=f"{name} ({len(z)})")
                axes.set_title(f"z of {what}", fontsize=10)
                print(f"reference: {name}, {what}: {len(z)} compared, sd {z.std():.2f}, "
                      f"largest |z| {np.abs(z).max():.1f}")
    for axes in panels:
        axes.plot((-3, 3), (-3, 3), color="black", lw=0.7)
        axes.set_xlabel("quantile of a standard normal")
        axes.legend(fontsize=8)
    panels[0].set_ylabel("engine less plain implementation, standard errors")
    save(figure, folder / "reference.png")


def figures_of_gps(program, axes):
    """How far the nation's fitted GPs are from each known figure, per cent of it."""
    with tempfile.TemporaryDirectory() as scratch:
        document = program.json(
            "calibrate", program.scenarios / "backtest" / "gp_scheme_run_on.toml", "--to",
            program.scenarios / "calibration" / "targets" / "gp_national.toml",
            "-o", Path(scratch) / "fit.toml")
    rows = document["fit"][::-1]
    axes.barh([row["figure"] for row in rows],
              [100 * (row["model"] / row["known"] - 1) for row in rows], color=BLUE)
    for i, row in enumerate(rows):
        axes.text(0.99, i, f"{row['known']:.3g} / {row['model']:.3g}", fontsize=8, ha="right",
                  va="center", transform=axes.get_yaxis_transform())
    axes.axvline(0, color="black", linewidth=0.8)
    axes.set_xlim(-15, 15)
    axes.tick_params(axis="y", labelsize=8)
    axes.set_title("The nation's GPs: model less known, per cent (known / model)", fontsize=10)


def fits(program, folder):
    """Known and fitted in-moves by year, population by age at the end of the window, figures of GPs."""
    figure = plt.figure(figsize=(10, 11))
    grid = figure.add_gridspec(3, 2)
    panels = [[figure.add_subplot(grid[row, column]) for column in (0, 1)] for row in (0, 1)]
    figures_of_gps(program, figure.add_subplot(grid[2, :]))
    for row, place in zip(panels, ("gjovik", "loten")):
        with tempfile.TemporaryDirectory() as scratch:
            document = program.json(
                "calibrate", program.scenarios / place / "baseline.toml", "--to",
                program.scenarios / "calibration" / "targets" / f"{place}.toml",
                "-o", Path(scratch) / "fit.toml")
        moves = [r for r in document["fit"] if r["figure"].startswith("in_moves")]
        years = [int(r["figure"].split()[1]) for r in moves]
        row[0].plot(years, [r["known"] for r in moves], "o-", color=ORANGE, label="from populations")
        row[0].plot(years, [r["model"] for r in moves], color=BLUE, label="mean of the table")
        row[0].set_title(f"{place}: in-moves a year", fontsize=10)
        row[0].set_ylim(bottom=0)
        row[0].xaxis.set_major_locator(matplotlib.ticker.MaxNLocator(integer=True))
        row[0].legend()
        ages = [r for r in document["fit"] if r["figure"].startswith("population ")]
        x = np.arange(len(ages))
        row[1].bar(x - 0.2, [r["known"] for r in ages], 0.4, color=ORANGE, label="known")
        row[1].bar(x + 0.2, [r["model"] for r in ages], 0.4, color=BLUE, label="twin over the window")
        row[1].set_xticks(x, [r["figure"].split()[1] for r in ages], rotation=45, fontsize=8)
        row[1].set_title(f"{place}: population at its end", fontsize=10)
        row[1].legend()
    save(figure, folder / "fits.png")


def print_summary(name, document):
    for group in GROUPS:
        row = document["summary"][group]
        print(f"{name} {group}: n {row['cells']}, coverage "
              + " ".join(f"{100 * row['coverage'][b]:.0f}" for b in ("50", "80", "90"))
              + f", bias {row['bias_percent']:.2f} %, 90 % band +- {row['half_width_90_percent']:.2f} %,"
              f" CRPS {row['crps_percent']:.2f}"
              + "".join(f", {k} {v['crps_percent']:.2f}" for k, v in row["rivals"].items() if v))


def save(figure, path):
    figure.tight_layout()
    figure.savefig(path, dpi=110, metadata={"Software": None})
    plt.close(figure)
    print(f"wrote {path}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary")
    parser.add_argument("scenarios")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--replicates", type=int, default=1000)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    program = Program(options.binary, options.scenarios)
    convergence(program, options.folder)
    twin(program, options.folder, options.replicates)
    backtests(program, options.folder, options.replicates)
    pooled(program, options.folder, max(options.replicates // 2, 100))
    fits(program, options.folder)
    reference(program, options.folder)


if __name__ == "__main__":
    main()
