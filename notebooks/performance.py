#!/usr/bin/python3
"""The tables and pictures of docs/performance.md, made anew.

Usage: performance.py BINARY BENCHMARKS SCENARIOS OUT_FOLDER

BENCHMARKS is build/bench/legeplan_bench. Writes costs.png and prints the tables. Times are medians of
alternating runs; a machine that does other work makes them longer, the ratios less so.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

TURNS = 5
BLUE = "#3b6fb6"
PEERS = ("floor_of/gjovik", "naive/gjovik", "replicate/gjovik", "replicate/gjovik_new_centre",
         "replicate/loten", "replicate/tiny")


def run(binary, scenario, folder, replicates=200, threads=1):
    """Wall seconds and peak MiB of one run of the program."""
    command = [binary, "run", str(scenario), "-n", str(replicates), "--threads", str(threads),
               "-o", str(Path(folder) / "result.h5"), "--quiet"]
    timed = subprocess.run(["/usr/bin/env", "python3", "-c", """
import os, resource, subprocess, sys, time
begin = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
sys.exit(code)
""", *command], capture_output=True, text=True, check=True)
    seconds, peak = map(float, timed.stdout.split())
    return seconds, peak


def medians(cases):
    """Median seconds of each case, the cases in turn; and the largest peak."""
    seen = [[case() for case in cases] for _ in range(TURNS)]
    return ([statistics.median(turn[k][0] for turn in seen) for k in range(len(cases))],
            [max(turn[k][1] for turn in seen) for k in range(len(cases))])


def ending(folder, base, year):
    """The base scenario, ending in a December."""
    path = Path(folder) / f"until_{year}.toml"
    path.write_text(f'format = 1\nextends = "{base}"\n[period]\nend = {year}-12-31\n')
    return path


def positions_added(folder, base, positions):
    """The base scenario with so many positions more, in a new centre of 1,000 places each."""
    path = Path(folder) / f"positions_{positions}.toml"
    text = f'format = 1\nextends = "{base}"\n'
    if positions > 0:
        text += ('[[policy]]\nid = "more"\ntype = "open_centre"\ndate = 2021-08-01\n'
                 'office = "more"\n'
                 f'rooms = {positions}\nnew_positions = {positions}\nplaces = {1000 * positions}\n'
                 'contract = "agreement_8_2"\n')
    path.write_text(text)
    return path


def kernels(benchmarks):
    result = subprocess.run(
        [benchmarks, "--benchmark_filter=" + "|".join(f"{name}$" for name in PEERS),
         "--benchmark_format=json", "--benchmark_repetitions=5",
         "--benchmark_enable_random_interleaving=true",
         "--benchmark_report_aggregates_only=true"], capture_output=True, text=True, check=True)
    rows = {row["run_name"]: row for row in json.loads(result.stdout)["benchmarks"]
            if row["aggregate_name"] == "median"}
    print("| one core | ms a replicate | million person-years a second |\n|---|---:|---:|")
    for name in PEERS:
        row = rows[name]
        print(f"| {name} | {row['cpu_time'] / 1000:.3f} | {row['person_years'] / 1e6:.1f} |")
    engine = rows["replicate/gjovik"]["person_years"]
    print(f"\nengine / naive {engine / rows['naive/gjovik']['person_years']:.1f}, "
          f"engine / floor {engine / rows['floor_of/gjovik']['person_years']:.2f}")


def draw(axes, title, x, seconds, scale):
    axes.plot(x, [1000.0 * s / scale for s in seconds], "o-", color=BLUE)
    axes.set_title(title)
    axes.set_ylim(bottom=0)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def costs(binary, scenarios, out):
    gjovik = scenarios / "gjovik" / "baseline.toml"
    figure, axes = plt.subplots(2, 2, figsize=(9, 6), layout="constrained")
    # Scenario files that extend a shipped one must lie beside it.
    with tempfile.TemporaryDirectory(dir=scenarios / "gjovik") as folder:
        years = [2022, 2024, 2026, 2028, 2030]
        seconds, _ = medians([lambda y=y: run(binary, ending(folder, "../baseline.toml", y), folder)
                              for y in years])
        draw(axes[0, 0], "years simulated from July 2021", [y - 2021.5 + 1 for y in years], seconds,
             200)
        axes[0, 0].set_ylabel("ms a replicate, one core")
        added = [0, 10, 20, 40]
        seconds, _ = medians([lambda p=p: run(binary, positions_added(folder, "../baseline.toml", p),
                                              folder) for p in added])
        draw(axes[0, 1], "positions ", [30 + p for p in added], seconds, 200)
        replicates = [1, 10, 100, 1000]
        seconds, peaks = medians([lambda n=n: run(binary, gjovik, folder, n) for n in replicates])
        axes[1, 0].loglog(replicates, seconds, "o-", color=BLUE)
        axes[1, 0].set_yticks([0.1, 0.3, 1, 3], ["0.1", "0.3", "1", "3"])
        axes[1, 0].set_xticks(replicates, [f"{n:,}" for n in replicates])
        axes[1, 0].minorticks_off()
        axes[1, 0].set_title("replicates: seconds of the whole command")
        print("\n| replicates of Gjøvik | s, one core | peak MiB |\n|---:|---:|---:|")
        for n, s, p in zip(replicates, seconds, peaks):
            print(f"| {n:,} | {s:.3f} | {p:.0f} |")
        threads = list(range(1, (os.cpu_count() or 1) + 1))
        seconds, _ = medians([lambda t=t: run(binary, gjovik, folder, 1000, t) for t in threads])
        draw(axes[1, 1], "threads, 1,000 replicates", threads, seconds, 1000)
        axes[1, 1].set_xticks(threads)
        axes[1, 1].set_ylabel("ms a replicate, wall clock")
        print("\n| threads | s, 1,000 replicates of Gjøvik | times one thread |\n|---:|---:|---:|")
        for t, s in zip(threads, seconds):
            print(f"| {t} | {s:.2f} | {seconds[0] / s:.2f} |")
        tiny = scenarios / "tiny" / "baseline.toml"
        start, _ = medians([lambda: run(binary, tiny, folder, 1)])
        print(f"\n`legeplan run` of tiny with 1 replicate: {1000 * start[0]:.0f} ms")
    figure.savefig(out / "costs.png", dpi=130)


def main():
    binary, benchmarks, scenarios, out = (Path(word).resolve() for word in sys.argv[1:5])
    out.mkdir(parents=True, exist_ok=True)
    kernels(benchmarks)
    costs(binary, scenarios, out)


if __name__ == "__main__":
    main()
