"""Where `calibrate` writes: what the file extends is found from there, or nothing is written."""

import shutil
import tomllib

import pytest

from conftest import FAILED, run, SCENARIOS, WRONG

LOTEN = SCENARIOS / "loten" / "baseline.toml"
TARGETS = SCENARIOS / "calibration" / "targets" / "loten.toml"


def extends(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))["extends"]


def targets_of_ones_own(folder, name):
    text = TARGETS.read_text(encoding="utf-8").replace("../..", "legeplan:").replace(":/", ":")
    return folder.write(name, text.split("[write]")[0])


@pytest.mark.parametrize("scenario", [LOTEN, "legeplan:loten/baseline.toml"])
def test_an_installed_file_is_named_as_such(folder, scenario):
    out = folder.path / "elsewhere" / "a.toml"
    out.parent.mkdir()
    run("calibrate", scenario, "--to", TARGETS, "-o", out, "--quiet")
    assert extends(out) == "legeplan:norway/defaults.toml"
    own = targets_of_ones_own(folder, "targets.toml")
    out.unlink()
    run("calibrate", scenario, "--to", own, "-o", out, "--quiet")
    assert extends(out) == "legeplan:loten/baseline.toml"


def test_a_scenario_beside_is_named_beside(folder):
    scenario = folder.scenario("", extends="legeplan:loten/baseline.toml")
    targets = targets_of_ones_own(folder, "targets.toml")
    run("calibrate", scenario.name, "--to", targets, "-o", "a.toml", "--quiet", cwd=folder.path)
    assert extends(folder.path / "a.toml") == "mine.toml"


def test_what_cannot_be_read_from_there_is_refused_before_anything_is_written(folder):
    folder.scenario("", name="one/baseline.toml", extends="legeplan:loten/baseline.toml")
    targets = targets_of_ones_own(folder, "targets.toml")
    (folder.path / "two").mkdir()
    words = ("calibrate", "one/baseline.toml", "--to", targets, "-o", "two/a.toml")
    for language, said in (("nb", "kan ikke bygge på"), ("en", "cannot extend")):
        told = run(*words, language=language, expect=WRONG, cwd=folder.path).stderr
        assert said in told and "two/a.toml" in told
    assert list((folder.path / "two").iterdir()) == []
    # Under one root they reach each other.
    folder.write("legeplan-root.toml", "")
    run(*words, "--quiet", cwd=folder.path)
    assert extends(folder.path / "two" / "a.toml") == "../one/baseline.toml"


def test_the_folder_that_is_missing_is_that_of_the_output(folder):
    told = run("calibrate", LOTEN, "--to", TARGETS, "-o", "missing/ø.toml", language="nb",
               expect=FAILED, cwd=folder.path).stderr
    assert told == "feil: missing/ø.toml: mappen finnes ikke\n"


def test_another_municipality_is_noticed(folder):
    shutil.copy(SCENARIOS / "gjovik" / "history_population.csv", folder.path)
    text = (SCENARIOS / "calibration" / "targets" / "loten_2018.toml").read_text(encoding="utf-8")
    text = text.replace("../../loten/", "").replace("../..", "legeplan:").replace(":/", ":")
    targets = folder.write("targets.toml", text)
    told = run("calibrate", SCENARIOS / "backtest" / "loten_2018.toml", "--to", targets,
               "-o", folder.path / "a.toml", language="nb").stderr
    assert "Er tabellen av samme kommune?" in told
