"""`report` of studies: their folder or file, what is refused, and located errors of broken files."""

import json
import shutil

import h5py
import pytest

from conftest import TINY, WRONG, FAILED, document, run, swept

STUDY = """format = 1
title = { nb = "Prøve", en = "Trial" }
[study]
scenarios = ["legeplan:tiny/policy.toml"]
replicates = 4
unit_replicates = 2
seed = 1
seeds = "paired"
indicators = ["persons_without_gp", "list_free"]
times = "months"
[design]
type = "grid"
[[axis]]
id = "level"
key = "recruitment.level"
type = "range"
from = 0.2
to = 1.0
levels = 3
"""


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return swept(tmp_path_factory.mktemp("study"), STUDY)


def data_of(page):
    """The document in a page."""
    text = page.read_text(encoding="utf-8")
    start = text.index('id="data">') + len('id="data">')
    return json.loads(text[start : text.index("</script>", start)])


def test_a_study_s_folder_and_its_file_give_the_same_report(study):
    run("report", study / "out", "-o", study / "folder.html", "--quiet")
    run("report", study / "out" / "results.h5", "-o", study / "file.html", "--quiet")
    assert (study / "folder.html").read_bytes() == (study / "file.html").read_bytes()
    data = data_of(study / "folder.html")
    assert data["kind"] == "study" and data["subject"] == "Trial"
    assert data["runs"][0]["file"] == "out/results.h5"
    with h5py.File(study / "out" / "results.h5") as file:
        months = [month.decode() for month in file["month"]]
        last = months.index(data["times"][-1])
        assert last == len(months) - 1
        means = [float(f"{value:.6g}") for value in file["list_free"][:, last]]
    assert [row[-1] for row in data["indicators"][1]["mean"]] == means
    run("report", study / "out", "-o", study / "nb.html", "--quiet", language="nb")
    assert data_of(study / "nb.html")["subject"] == "Prøve"


def test_the_answer_names_the_file(study):
    page = study / "told.html"
    assert document("report", study / "out", "-o", page) == {"format": 1, "report": str(page)}


def test_a_study_stands_alone(study):
    run("run", TINY, "-n", "2", "-o", study / "run.h5", "--quiet")
    result = run("report", study / "run.h5", study / "out", "-o", study / "x.html", expect=WRONG)
    assert "a study has a report of its own" in result.stderr
    result = run("report", study / "out", study / "out", "-o", study / "x.html", language="nb",
                 expect=WRONG)
    assert "en studie får en rapport for seg selv" in result.stderr
    assert not (study / "x.html").exists()


def test_a_study_that_is_not_finished_says_so(study):
    unfinished = study / "unfinished"
    shutil.copytree(study / "out", unfinished)
    (unfinished / "results.h5").unlink()
    for command, name in (("report", "x.html"), ("export", "x.csv")):
        result = run(command, unfinished, "-o", study / name, expect=WRONG)
        assert "the study is not finished" in result.stderr
        result = run(command, unfinished, "-o", study / name, language="nb", expect=WRONG)
        assert "studien er ikke ferdig" in result.stderr


def test_the_result_is_not_overwritten_by_its_report(study):
    before = (study / "out" / "results.h5").read_bytes()
    run("report", study / "out", "-o", study / "out" / "results.h5", expect=WRONG)
    assert (study / "out" / "results.h5").read_bytes() == before


def test_broken_files_give_located_errors(study):
    whole = (study / "out" / "results.h5").read_bytes()
    cut = study / "cut.h5"
    cut.write_bytes(whole[: len(whole) // 2])
    result = run("report", cut, "-o", study / "x.html", expect=FAILED)
    assert result.stderr.startswith(f"error: {cut}: ")
    lacking = study / "lacking.h5"
    lacking.write_bytes(whole)
    with h5py.File(lacking, "a") as file:
        del file["indicator/list_free/quantiles"]
    result = run("report", lacking, "-o", study / "x.html", expect=FAILED)
    assert f"error: {lacking}: /indicator/list_free: " in result.stderr
    text = study / "text.json"
    text.write_text('{"format": 1, "kind"')
    result = run("report", text, "-o", study / "x.html", expect=FAILED)
    assert f"error: {text}: not a JSON document" in result.stderr
    text.write_text('{"format": 1, "kind": "regret"}')
    result = run("report", text, "-o", study / "x.html", expect=FAILED)
    assert f"error: {text}: /: " in result.stderr and "is missing" in result.stderr
    assert not (study / "x.html").exists()


def test_results_of_one_run_are_no_study_and_the_other_way_round(study):
    result = run("report", study / "s.toml", "-o", study / "x.html", expect=FAILED)
    assert "not a result file" in result.stderr
