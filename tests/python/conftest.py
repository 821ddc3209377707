"""What the tests of the Python package share."""

import os
import subprocess
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import legeplan
import pytest

BINARY = os.environ["LEGEPLAN_BINARY"]
ROOT = Path(os.environ["LEGEPLAN_SOURCE_DIR"])
SCENARIOS = ROOT / "scenarios"
TINY = SCENARIOS / "tiny" / "baseline.toml"
POLICY = SCENARIOS / "tiny" / "policy.toml"


def program(*words):
    """Standard output of the program, without the end of the last line."""
    result = subprocess.run(
        [BINARY, *map(str, words), "--quiet"], capture_output=True, timeout=60, encoding="utf-8"
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.removesuffix("\n")


@pytest.fixture(scope="session")
def tiny():
    return legeplan.load(TINY)


@pytest.fixture(scope="session")
def compared(tiny):
    return legeplan.compare([tiny, POLICY], replicates=60, seed=7)
