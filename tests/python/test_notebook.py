"""The notebooks run from their first cell to their last and show what they are kept with."""

import re
import sys
import time

import legeplan
import nbformat
import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "notebooks"))

import execute

NOTEBOOKS = execute.notebooks()


def shown(cell):
    """What a cell shows, as text; of a figure that there is one."""
    found = []
    for output in cell.get("outputs", ()):
        data = output.get("data", {})
        found.append(output["text"] if output["output_type"] == "stream" else data["text/plain"])
        if "image/png" in data:
            found.append("figure")
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_what_it_is_kept_with(path, tmp_path, monkeypatch):
    for variable in ("JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    kept = nbformat.read(path, as_version=4)
    started = time.monotonic()
    anew = execute.executed(path, tmp_path)
    assert time.monotonic() - started < 120
    for number, (then, now) in enumerate(zip(kept.cells, anew.cells), 1):
        assert shown(now) == shown(then), f"cell {number} (make notebooks keeps what it shows now)"


def test_the_notebooks_are_four_small_and_show_figures():
    assert [path.name[:2] for path in NOTEBOOKS] == ["01", "02", "03", "04"]
    for path in NOTEBOOKS:
        assert path.stat().st_size < 300_000, path.name
        cells = nbformat.read(path, as_version=4).cells
        outputs = [output for cell in cells for output in cell.get("outputs", ())]
        assert any("image/png" in output.get("data", {}) for output in outputs), path.name
        assert not any(output["output_type"] == "error" for output in outputs)


def test_the_weak_recruitment_of_the_planners_case_is_weaker_than_the_baselines():
    baseline = legeplan.load("legeplan:gjovik/baseline.toml").explain("recruitment.level")
    median = float(re.search(r"median ([\d.]+)", baseline["value"].item())[1])
    text = (ROOT / "notebooks" / "01_nytt_legesenter.ipynb").read_text()
    levels = re.findall(r'recruitment\.level\\", ([\d.]+)', text)
    assert levels and all(float(level) < 0.8 * median for level in levels)


def test_the_excerpt_of_ssb_is_the_history_of_the_municipality():
    table = ROOT / "notebooks" / "data" / "ssb_07459_loten.csv"
    header, *rows = [line.split(";") for line in table.read_text().splitlines()[2:]]
    years = [name.strip('"').removeprefix("Personer ") for name in header[3:]]
    excerpt = {}
    for _, sex, age, *persons in rows:
        for year, count in zip(years, persons, strict=True):
            word = {'"Kvinner"': "female", '"Menn"': "male"}[sex]
            excerpt[year, re.search(r"\d+", age)[0], word] = count
    history = {}
    for line in (ROOT / "scenarios" / "loten" / "history_population.csv").read_text().splitlines():
        if line[:1].isdigit() and line[:4] in years:
            year, age, sex, persons = line.split(",")
            history[year, age, sex] = persons
    assert excerpt == history
