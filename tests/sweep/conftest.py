"""What the tests of sweeps share: a small study, and the program started, watched and killed."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

BINARY = os.environ["LEGEPLAN_BINARY"]
SCENARIOS = Path(os.environ["LEGEPLAN_SOURCE_DIR"]) / "scenarios"
SMALL = SCENARIOS / "studies" / "gjovik_small.toml"

DONE, FAILED, WRONG, INTERRUPTED = 0, 1, 2, 130

# 12 points on the made-up municipality; how long it takes is set by the replicates.
STUDY = """format = 1
title = {{ nb = "Prøve", en = "Trial" }}

[study]
scenarios = ["legeplan:tiny/policy.toml"]
replicates = {replicates}
unit_replicates = {unit}
seed = 7
seeds = "{seeds}"
indicators = ["persons_without_gp", "gps_mean_age"]
times = "months"

[design]
type = "grid"

[[axis]]
id = "level"
key = "recruitment.level"
type = "range"
from = 0.2
to = 1.0
levels = 4

[[axis]]
id = "lag"
key = "policy[rule].lead_months"
type = "list"
values = [1, 6, 12]
"""

MPIRUN = shutil.which("mpirun")
HAS_MPI = MPIRUN is not None and (Path(BINARY).parent / "legeplan_mpi.so").exists()
needs_mpi = pytest.mark.skipif(not HAS_MPI, reason="no mpirun, or a program built without MPI")


def environment(language="en"):
    """Without the variables of a launcher that these tests may themselves run under."""
    kept = {k: v for k, v in os.environ.items() if not re.match(r"(OMPI|PMIX?|SLURM)_", k)}
    return dict(kept, LEGEPLAN_DATA=str(SCENARIOS), LEGEPLAN_LANG=language)


def mpirun(ranks):
    return [MPIRUN, "--allow-run-as-root", "--oversubscribe", "-n", str(ranks)]


def start(*words, launcher=(), language="en", **options):
    return subprocess.Popen(
        [*launcher, BINARY, "sweep", *map(str, words)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        env=environment(language), **options,
    )


def sweep(*words, launcher=(), language="en", expect=DONE, **options):
    """Runs `legeplan sweep` to its end; what it says on both streams."""
    process = start(*words, launcher=launcher, language=language, **options)
    out, err = process.communicate(timeout=120)
    assert process.returncode == expect, (process.returncode, out, err)
    return out + err


class Study:
    """A study file, and the bytes of its result when nothing disturbs it."""

    def __init__(self, folder, replicates=40, unit=10, seeds="paired"):
        self.path = folder / "study.toml"
        self.path.write_text(STUDY.format(replicates=replicates, unit=unit, seeds=seeds))
        self.units = 12 * -(-replicates // unit)
        self.folder = folder / "undisturbed"
        sweep(self.path, "-o", self.folder)
        self.bytes = (self.folder / "results.h5").read_bytes()

    def is_undisturbed(self, folder):
        return (folder / "results.h5").read_bytes() == self.bytes


@pytest.fixture(scope="session")
def study(tmp_path_factory):
    return Study(tmp_path_factory.mktemp("study"))


def journal(folder):
    """Units by what the journal says of them, in its order."""
    events = {"begun": [], "done": []}
    for line in (folder / "journal.txt").read_text().splitlines():
        words = line.split()
        if words and words[0] in events and len(words) > 1:
            events[words[0]].append(int(words[1]))
    return events
