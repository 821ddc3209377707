"""The planner's notebook runs from its first cell to its last."""

import re

import legeplan
import nbclient
import nbformat
from conftest import ROOT


def test_the_notebook_runs_and_draws_its_figure(tmp_path, monkeypatch):
    for variable in ("JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    notebook = nbformat.read(ROOT / "notebooks" / "01_nytt_legesenter.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert not any(cell.get("outputs") for cell in notebook.cells), "clear the outputs"
    resources = {"metadata": {"path": str(tmp_path)}}
    nbclient.NotebookClient(notebook, timeout=300, resources=resources).execute()
    said = "".join(
        output["text"]
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if output.get("name") == "stdout"
    )
    assert said.count("personer uten fastlege") == 2
    assert (tmp_path / "nytt_legesenter.png").stat().st_size > 20_000


def test_its_weak_recruitment_is_weaker_than_the_baselines():
    baseline = legeplan.load("legeplan:gjovik/baseline.toml").explain("recruitment.level")
    median = float(re.search(r"median ([\d.]+)", baseline["value"].item())[1])
    text = (ROOT / "notebooks" / "01_nytt_legesenter.ipynb").read_text()
    (level,) = re.findall(r'recruitment\.level\\", ([\d.]+)', text)
    assert float(level) < 0.8 * median
