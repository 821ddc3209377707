"""The Norwegian guide: its files and commands, in their order, from an empty folder."""

import os
import re
import shlex
import subprocess

import pytest

from conftest import BINARY, SCENARIOS

GUIDE = SCENARIOS.parent / "docs" / "kom_i_gang.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks():
    return BLOCK.findall(GUIDE.read_text(encoding="utf-8"))


def named_file(text):
    """Where a file stands, as its first line says."""
    return re.match(r"# ([\w/.]+)", text)[1]


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """What every command of the guide said, and the folder that it leaves."""
    folder = tmp_path_factory.mktemp("guide")
    environment = dict(os.environ, LEGEPLAN_DATA=str(SCENARIOS), LEGEPLAN_LANG="nb")
    answers = {}
    for kind, text in blocks():
        if kind != "sh":
            path = folder / named_file(text)
            assert not path.exists(), path
            path.write_text(text, encoding="utf-8")
            continue
        for line in text.splitlines():
            program, *words = shlex.split(line)
            assert program == "legeplan"
            result = subprocess.run([BINARY, *words], cwd=folder, env=environment,
                                    capture_output=True, encoding="utf-8", timeout=600)
            assert result.returncode == 0, (line, result.stderr)
            answers[line] = result.stdout
    return folder, answers


def answer(said, start):
    return next(text for line, text in said[1].items() if line.startswith(start))


def test_every_file_and_command_of_the_guide_works(said):
    folder, answers = said
    assert len(answers) == len({line for kind, text in blocks() if kind == "sh"
                                for line in text.splitlines()})
    for name in ("i_dag.html", "sak.html", "sak.xlsx", "sak.csv"):
        assert (folder / name).stat().st_size > 1000


def test_the_commands_answer_what_the_guide_says(said):
    assert "ikke kommunens egne" in answer(said, "legeplan new")
    assert "ingen feil" in answer(said, "legeplan check")
    changes = answer(said, "legeplan diff").splitlines()
    keys = [line for line in changes if line and not line.startswith(" ")]
    assert all(line.startswith(("policy[ny_hjemmel]", "title")) for line in keys), keys
    assert "kilde: " in answer(said, "legeplan explain")
    assert "Svar: Nye hjemler: " in answer(said, "legeplan solve")


def test_the_guide_is_the_first_that_the_readme_names():
    readme = (SCENARIOS.parent / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)]+)\)", readme)
    assert links[0] == "docs/kom_i_gang.md"
    for link in re.findall(r"\]\(([^)#]+)\)", GUIDE.read_text(encoding="utf-8")):
        assert (GUIDE.parent / link).exists(), link


def test_the_guide_stays_short():
    assert len(GUIDE.read_text(encoding="utf-8").split()) < 1700
