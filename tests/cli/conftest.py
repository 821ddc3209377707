"""What the tests of the command line share: running the program and writing small scenarios."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

BINARY = os.environ["LEGEPLAN_BINARY"]
SCENARIOS = Path(os.environ["LEGEPLAN_SOURCE_DIR"]) / "scenarios"
TINY = SCENARIOS / "tiny" / "baseline.toml"
POLICY = SCENARIOS / "tiny" / "policy.toml"

DONE, FAILED, WRONG, INTERRUPTED = 0, 1, 2, 130


def run(*words, language="en", expect=DONE, cwd=None, **options):
    """Runs the program; stdout and stderr are texts."""
    environment = dict(os.environ, LEGEPLAN_DATA=str(SCENARIOS), LEGEPLAN_LANG=language)
    result = subprocess.run(
        [BINARY, *map(str, words)],
        capture_output=True,
        env=environment,
        cwd=cwd,
        timeout=60,
        encoding="utf-8",
        **options,
    )
    assert result.returncode == expect, (result.returncode, result.stderr)
    return result


def document(*words, **options):
    """The JSON document that a command writes, which must be all of standard output."""
    text = run(*words, "--json", **options).stdout
    assert text.endswith("\n") and text.count("\n") == 1

    def refuse(name):
        raise AssertionError(f"{name} is not JSON")

    return json.loads(text, parse_constant=refuse)


def swept(folder, study):
    """The folder with a study's file, s.toml, and its finished sweep, out."""
    (folder / "s.toml").write_text(study)
    run("sweep", folder / "s.toml", "-o", folder / "out", "--quiet")
    return folder


class Folder:
    """A planner's folder, with scenarios that extend the tiny municipality."""

    def __init__(self, path):
        self.path = path

    def write(self, name, content):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def scenario(self, text, name="mine.toml", extends="legeplan:tiny/baseline.toml"):
        return self.write(name, f'format = 1\nextends = "{extends}"\n{text}\n')

    def names(self):
        return sorted(entry.name for entry in self.path.iterdir())


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


def expect_in_bokmål(lines, check):
    """Each line says the same with the same place, and no English is left in what is not quoted."""
    lines_nb = check.stderr.rstrip("\n").split("\n")
    assert len(lines_nb) == len(lines)
    for line, line_nb in zip(lines, lines_nb):
        assert line_nb.split(" ")[0] == line.split(" ")[0]
        assert line_nb != line
        assert line_nb.count(" (ventet ") == line.count(" (expected ")
        plain = re.sub(r'"[^"]*"', "", line_nb)
        assert not re.search(r"\b(the|of|and|is|with|expected|missing|unknown)\b", plain), line_nb


@pytest.fixture
def problems(folder):
    """Problems that the program finds in a file of the folder: lines without the folder's name.

    `check` and `run` must agree, write nothing to standard output, exit with 2 and leave every file
    as it was. What is told in English must be told in bokmål too, problem by problem.
    """

    def find(path, language="en"):
        before = {entry: entry.read_bytes() for entry in folder.path.rglob("*") if entry.is_file()}
        check = run("check", path.name, language=language, expect=WRONG, cwd=folder.path)
        for command in (["run", path.name, "-n", "1", "-o", "r.h5"], ["run", path.name, "--json"]):
            started = run(*command, language=language, expect=WRONG, cwd=folder.path)
            assert started.stdout == ""
            assert started.stderr.endswith(check.stderr.rstrip("\n") + "\n")
        assert check.stdout == ""
        after = {entry: entry.read_bytes() for entry in folder.path.rglob("*") if entry.is_file()}
        assert after == before
        lines = check.stderr.rstrip("\n").split("\n")
        if language == "en":
            expect_in_bokmål(lines, run("check", path.name, language="nb", expect=WRONG, cwd=folder.path))
        return lines

    return find
