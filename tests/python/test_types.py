"""The type hints of the package and of its module agree with each other."""

import subprocess
import sys

from conftest import ROOT


def test_mypy_finds_nothing(tmp_path):
    words = ["-m", "mypy", "--strict", "--ignore-missing-imports", "--cache-dir", tmp_path]
    package = ROOT / "bindings" / "python" / "legeplan"
    found = subprocess.run(
        [sys.executable, *words, package], capture_output=True, encoding="utf-8", timeout=300
    )
    assert found.returncode == 0, found.stdout + found.stderr
