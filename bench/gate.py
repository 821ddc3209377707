"""Compares the speed of this tree with that of the commit it comes from.

    python3 bench/gate.py [--base REF] [--out DIR] [--kernels PROGRAM]

Builds both, this tree in build/release, and measures one replicate of the shipped scenarios:

- instructions, counted by callgrind: the same on a busy machine and on a quiet one. More than 5 %
  above the base in any scenario fails.
- seconds of processor time, both programs in turn, medians: shown, and never a reason to fail.

With --kernels build/bench/legeplan_bench the steps of a month too, of this tree alone: shown; a kernel
whose result is wrong fails.

Writes DIR/benchmarks.json (a list of name, unit and value, as GitHub Action Benchmark reads) and
DIR/benchmarks.md (the table that is printed). Ends with 0, or 1 when the gate fails.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Replicates that are counted: enough that what threads do at their own time does not matter.
SCENARIOS = {"tiny/policy": 150, "loten/baseline": 20, "gjovik/baseline": 10, "gjovik/new_centre": 10}
PROGRAM_PARTS = ("engine", "cmake", "CMakeLists.txt", "scenarios", "bench/gate.py")
FEW = 2  # replicates of the run that is taken off: what a run does once
TIMED, TURNS = 120, 5
LIMIT = 1.05


class BuildFailure(Exception):
    """A tree that does not build, with what the compiler said."""


class Tree:
    """A source tree and the program built from it."""

    def __init__(self, program, scenarios):
        self.program, self.scenarios = Path(program), Path(scenarios)

    def command(self, scenario, replicates, folder):
        return [str(self.program), "run", str(self.scenarios / f"{scenario}.toml"), "-n",
                str(replicates), "--threads", "1", "--quiet", "-o", str(Path(folder) / "result.h5")]


def git(*words):
    return subprocess.run(["git", "-C", str(ROOT), *words], check=True, capture_output=True,
                          text=True).stdout.strip()


def default_base():
    """Where this branch left main; on main itself, the commit before. None: not in this clone."""
    head = git("rev-parse", "HEAD")
    for main in ("origin/main", "main"):
        try:
            base = git("merge-base", "HEAD", main)
        except subprocess.CalledProcessError:
            continue
        if base != head:
            return base
    try:
        return git("rev-parse", "HEAD^")
    except subprocess.CalledProcessError:
        return None


def is_same_program(base):
    """Whether nothing has changed that a run is made of, committed or not."""
    return not git("diff", "--name-only", base, "--", *PROGRAM_PARTS)


def build(source, log):
    """Builds the program of a tree in build/release, where it may stand already.

    With the options of the preset, so that ccache has compiled what both trees have in common.
    """
    folder = Path(source) / "build" / "release"
    configure = ["cmake", "-S", str(source), "-B", str(folder), "-G", "Ninja",
                 "-DCMAKE_BUILD_TYPE=Release", "-DLEGEPLAN_TESTS=OFF", "-DLEGEPLAN_WERROR=ON"]
    steps = [["cmake", "--build", str(folder), "--target", "legeplan"]]
    if not (folder / "build.ninja").exists():
        steps.insert(0, configure)
    for step in steps:
        result = subprocess.run(step, capture_output=True, text=True)
        if result.returncode != 0:
            raise BuildFailure(f"{' '.join(step)}\n{result.stdout}{result.stderr}")
    log(f"built {source}")
    return Tree(folder / "legeplan", Path(source) / "scenarios")


def instructions_of_run(tree, scenario, replicates, folder):
    counts = Path(folder) / "callgrind.out"
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts}",
                    *tree.command(scenario, replicates, folder)],
                   check=True, capture_output=True, text=True)
    found = re.search(r"^(?:summary|totals): (\d+)", counts.read_text(), re.MULTILINE)
    if not found:
        raise SystemExit(f"callgrind counted nothing for {scenario}")
    return int(found.group(1))


def instructions(tree, scenario, replicates, folder):
    """Instructions of one replicate, without start-up, loading and writing."""
    few = instructions_of_run(tree, scenario, FEW, folder)
    many = instructions_of_run(tree, scenario, FEW + replicates, folder)
    return (many - few) / replicates


def processor_seconds(tree, scenario, folder):
    process = subprocess.Popen(tree.command(scenario, TIMED, folder), stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{tree.program} failed on {scenario}")
    return usage.ru_utime


def times(base, here, scenario, folder):
    """Median milliseconds a replicate of both, and the median ratio of the turns."""
    turns = [(processor_seconds(base, scenario, folder), processor_seconds(here, scenario, folder))
             for _ in range(TURNS)]
    per_replicate = 1000.0 / TIMED
    return (statistics.median(b for b, _ in turns) * per_replicate,
            statistics.median(h for _, h in turns) * per_replicate,
            statistics.median(h / b for b, h in turns))


def measure(base, here, log, scenarios=SCENARIOS):
    """One row a scenario."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        folders = [Path(folder, name) for name in ("base", "here")]
        for each in folders:
            each.mkdir()
        for scenario, replicates in scenarios.items():
            # Counts do not depend on what else runs: both sides at a time.
            with ThreadPoolExecutor(2) as pool:
                counted = list(pool.map(instructions, (base, here), [scenario] * 2,
                                        [replicates] * 2, folders))
            before, now, ratio = times(base, here, scenario, folder)
            rows.append({"scenario": scenario, "instructions_base": counted[0],
                         "instructions": counted[1], "instructions_ratio": counted[1] / counted[0],
                         "ms_base": before, "ms": now, "ms_ratio": ratio})
            log(f"measured {scenario}")
    return rows


def failures(rows):
    """The scenarios that cost too much more than they did."""
    return [row["scenario"] for row in rows if row["instructions_ratio"] > LIMIT]


def table(rows):
    lines = ["| one replicate | M instructions, base | now | ratio | ms, base | now | ratio |",
             "|---|---:|---:|---:|---:|---:|---:|"]
    lines += [f"| {row['scenario']} | {row['instructions_base'] / 1e6:.3f} | "
              f"{row['instructions'] / 1e6:.3f} | {row['instructions_ratio']:.3f} | "
              f"{row['ms_base']:.3f} | {row['ms']:.3f} | {row['ms_ratio']:.3f} |" for row in rows]
    return "\n".join(lines) + "\n"


def kernel_table(steps):
    lines = ["", "| step | us |", "|---|---:|"]
    lines += [f"| {name.removeprefix('step/')} | {value:.2f} |" for name, value in steps.items()]
    return "\n".join(lines) + "\n" if steps else ""


def report(rows, steps, out):
    """The files: see above. `steps` as kernels() gives them."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "benchmarks.md").write_text(table(rows) + kernel_table(steps))
    entries = []
    for row in rows:
        entries.append({"name": f"replicate/{row['scenario']}", "unit": "instructions",
                        "value": round(row["instructions"])})
        entries.append({"name": f"replicate/{row['scenario']} time", "unit": "ms",
                        "value": round(row["ms"], 4), "extra": f"ratio {row['ms_ratio']:.3f}"})
    entries += [{"name": name, "unit": "us", "value": round(value, 3)}
                for name, value in steps.items()]
    (out / "benchmarks.json").write_text(json.dumps(entries, indent=2) + "\n")


def kernels(program):
    """Microseconds of each step that a benchmark program measures, by name."""
    words = [str(program), "--benchmark_filter=^step/", "--benchmark_format=json"]
    result = subprocess.run(words, check=True, capture_output=True, text=True)
    found = {}
    for run in json.loads(result.stdout)["benchmarks"]:
        name = "/".join(run["name"].split("/")[:2])
        if run.get("error_occurred"):
            raise SystemExit(f"{name}: {run['error_message']}")
        found[name] = run["real_time"] * {"ns": 1e-3, "us": 1.0, "ms": 1e3}[run["time_unit"]]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", help="commit to compare with")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench-gate")
    parser.add_argument("--kernels", type=Path, help="a benchmark program, built")
    chosen = parser.parse_args()
    log = lambda text: print(text, file=sys.stderr, flush=True)  # noqa: E731
    base = git("rev-parse", chosen.base) if chosen.base else default_base()
    if base is None:
        print("This clone holds no earlier commit to compare with.")
        return 0
    if is_same_program(base):
        print(f"Nothing that a run is made of has changed since {base[:12]}.")
        return 0
    here = build(ROOT, log)
    worktree = Path(tempfile.mkdtemp(prefix="legeplan-base-"))
    try:
        git("worktree", "add", "--detach", "--force", str(worktree), base)
        rows = measure(build(worktree, log), here, log)
    except BuildFailure as failure:
        # An old commit may need packages that this machine no longer has.
        print(f"{failure}\n{base[:12]} does not build here: there is nothing to compare with.")
        return 0
    finally:
        git("worktree", "remove", "--force", str(worktree))
        shutil.rmtree(worktree, ignore_errors=True)
    steps = kernels(chosen.kernels) if chosen.kernels else {}
    report(rows, steps, chosen.out)
    print(table(rows) + kernel_table(steps), end="")
    slower = failures(rows)
    if slower:
        print(f"More than {100 * LIMIT - 100:.0f} % more instructions than {base[:12]}: "
              f"{', '.join(slower)}.")
    return 1 if slower else 0


if __name__ == "__main__":
    sys.exit(main())
