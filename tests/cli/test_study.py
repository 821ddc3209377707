"""legeplan new and backtest."""

import csv
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

BINARY = os.environ["LEGEPLAN_BINARY"]
SCENARIOS = Path(os.environ["LEGEPLAN_SOURCE_DIR"]) / "scenarios"
HISTORY = SCENARIOS / "loten" / "history_population.csv"


def legeplan(*words, language="en", data=None):
    environment = dict(os.environ)
    if data:
        environment["LEGEPLAN_DATA"] = str(data)
    return subprocess.run(
        [BINARY, *map(str, words), "--lang", language],
        capture_output=True, text=True, env=environment,
    )


def history_until(path, year, source=HISTORY):
    """The history up to 1 January of a year, as a table of its own."""
    with open(source, encoding="utf-8") as file:
        rows = list(csv.reader(line for line in file if not line.startswith("#")))
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(r for i, r in enumerate(rows) if i == 0 or int(r[0]) <= year)
    return path


# --- new -------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["0301", "3412", "1151"])
def test_a_new_scenario_runs_at_once(tmp_path, code):
    folder = tmp_path / "plan"
    result = legeplan("new", folder, "--municipality", code)
    assert result.returncode == 0, result.stderr
    assert not (tmp_path / "plan.new").exists()
    assert legeplan("check", folder / "baseline.toml").returncode == 0
    if code != "0301":  # Oslo takes long
        run = legeplan("run", folder / "baseline.toml", "-n", "3", "--json", "--quiet")
        assert run.returncode == 0, run.stderr
        assert json.loads(run.stdout)["scenarios"][0]["indicators"]["population"]


def test_a_municipality_is_asked_for_by_its_name(tmp_path):
    result = legeplan("new", tmp_path / "plan", "--municipality", "hamar", "--json")
    assert result.returncode == 0, result.stderr
    written = json.loads(result.stdout)
    assert (written["municipality"], written["name"]) == ("3403", "Hamar")
    assert 'name = "Hamar"' in (tmp_path / "plan" / "baseline.toml").read_text(encoding="utf-8")
    wrong = legeplan("new", tmp_path / "x", "--municipality", "Gjovik")
    assert wrong.returncode == 2 and 'Did you mean "Gjøvik"?' in wrong.stderr


@pytest.mark.parametrize("language, name", [("nb", "eksempel_tiltak"), ("en", "example_policy")])
@pytest.mark.parametrize("code", ["3412", "1151"])
def test_the_example_of_a_policy_runs_at_once(tmp_path, language, name, code):
    folder = tmp_path / "plan"
    made = legeplan("new", folder, "--municipality", code, language=language)
    assert made.returncode == 0, made.stderr
    base, example = folder / "baseline.toml", folder / f"{name}.toml"
    assert f"legeplan compare {base} {example}" in made.stdout
    run = legeplan("compare", base, example, "-n", "3", "--json", "--quiet")
    assert run.returncode == 0, run.stderr
    before, after = json.loads(run.stdout)["scenarios"]
    assert (after["indicators"]["positions"]["mean"][-1]
            == before["indicators"]["positions"]["mean"][-1] + 1)
    # What stands as comments works too, once they are taken away.
    text = example.read_text(encoding="utf-8")
    assert text.count("\n#     [") == 4
    tried = folder / "tried.toml"
    tried.write_text(re.sub(r"^#     (?!legeplan)", "", text, flags=re.MULTILINE), encoding="utf-8")
    check = legeplan("check", tried)
    assert check.returncode == 0, check.stderr
    assert "policy[" in legeplan("explain", tried, "policy").stdout
    shown = legeplan("explain", tried, "recruitment.level").stdout
    assert "recruitment.level = 0.5" in shown


def test_new_says_what_is_not_the_municipalitys_own(tmp_path):
    made = legeplan("new", tmp_path / "a", "--municipality", "Løten", language="nb")
    assert ("Hjemler, listetak og kontorer er landstall, ikke kommunens egne. "
            "Bytt ut positions.csv før tallene brukes i en sak.") in made.stdout
    assert "OBS" not in made.stdout
    small = legeplan("new", tmp_path / "b", "--municipality", "Utsira", language="nb")
    assert "OBS: 208 innbyggere gir 0,2 hjemler etter landstallet" in small.stdout
    assert "1 hjemmel etter" in (tmp_path / "b" / "positions.csv").read_text(encoding="utf-8")
    told = json.loads(legeplan("new", tmp_path / "c", "--municipality", "Utsira", "--json").stdout)
    assert told["positions"] == 1


def test_a_municipality_that_is_not_there_is_helped_on(tmp_path):
    def said(word, language="nb"):
        result = legeplan("new", tmp_path / "x", "--municipality", word, language=language)
        assert result.returncode == 2
        return result.stderr

    several = said("våler")
    assert ("Det finnes flere: Våler (Østfold), Våler (Innlandet). Skriv navnet slik eller "
            "nummeret.") in several
    assert "municipalities_2023" not in several
    assert "There are several: Våler (Østfold), Våler (Innlandet)." in said("Våler", "en")
    old = said("0412")
    assert "skriv navnet" in old and "Mente du «3412 (Løten)»?" in old
    assert "Mente du «Gjøvik»?" in said("Gjovik")
    named = legeplan("new", tmp_path / "x", "--municipality", "Våler (Innlandet)")
    assert named.returncode == 0, named.stderr


def test_a_new_scenario_speaks_both_languages(tmp_path):
    for language, word in (("nb", "FORUTSETNING"), ("en", "ASSUMPTION")):
        folder = tmp_path / language
        assert legeplan("new", folder, "--municipality", "3412", language=language).returncode == 0
        for file in ("baseline.toml", "positions.csv", "offices.csv"):
            assert word in (folder / file).read_text(encoding="utf-8")


def test_new_never_overwrites(tmp_path):
    folder = tmp_path / "plan"
    folder.mkdir()
    (folder / "mine").write_text("mine")
    result = legeplan("new", folder, "--municipality", "3412")
    assert result.returncode == 2
    assert [p.name for p in folder.iterdir()] == ["mine"]
    assert legeplan("new", tmp_path / "x", "--municipality", "9999").returncode == 2
    assert legeplan("new", tmp_path / "x").returncode == 2
    assert not (tmp_path / "x").exists()


def test_a_history_is_fitted_and_can_be_backtested(tmp_path):
    table = history_until(tmp_path / "known.csv", 2013)
    folder = tmp_path / "plan"
    result = legeplan("new", folder, "--municipality", "3412", "--name", "Løten",
                      "--population", table)
    assert result.returncode == 0, result.stderr
    text = (folder / "baseline.toml").read_text(encoding="utf-8")
    assert "vintage = 2013-01-01" in text and "posterior of log in-moves 2005-2012" in text
    result = legeplan("backtest", folder / "baseline.toml", "--observed", HISTORY, "-n", "200",
                      "--json", "--quiet")
    assert result.returncode == 0, result.stderr
    document = json.loads(result.stdout)
    total = document["summary"]["population"]
    assert total["cells"] == 10
    assert set(total["coverage"]) == {"50", "80", "90"}
    assert set(total["rivals"]) == {"no_change", "constant_growth", "twin"}
    assert abs(total["bias_percent"]) < 3
    three_years = document["by_years_ahead"]["population"]["3"]
    assert 1 < three_years["half_width_90_percent"] < 6


# --- backtest --------------------------------------------------------------------------------


def test_later_data_are_refused(tmp_path):
    scenarios = tmp_path / "scenarios"
    shutil.copytree(SCENARIOS, scenarios)
    shipped = scenarios / "backtest" / "loten_2018.toml"
    observed = scenarios / "loten" / "history_population.csv"

    def refusal(change):
        text = shipped.read_text(encoding="utf-8")
        changed = scenarios / "backtest" / "changed.toml"
        changed.write_text(change(text), encoding="utf-8")
        result = legeplan("backtest", changed, "--observed", observed, "-n", "10", data=scenarios)
        assert result.returncode == 2, result.stdout
        return result.stderr

    assert "backtest.vintage" in refusal(
        lambda text: text.replace("[backtest]\nvintage = 2018-01-01\n", ""))
    assert "backtest.vintage" in refusal(
        lambda text: text.replace("vintage = 2018-01-01", "vintage = 2019-01-01"))
    assert "calibration.until" in refusal(
        lambda text: text.replace("vintage = 2018-01-01", "vintage = 2017-01-01"))
    assert "data to 2024-01-01" in refusal(
        lambda text: text + '\n[population.mortality]\ntable = "../norway/death_rates.csv"\n')
    assert "does not say how new" in refusal(
        lambda text: text + '\n[population.in_moves]\ntable = "../tiny/in_moves.csv"\n')


def test_a_folder_pools_municipalities_and_starts(tmp_path):
    for place in ("gjovik", "loten"):
        shutil.copy(SCENARIOS / place / "history_population.csv", tmp_path / f"{place}.csv")
    result = legeplan("backtest", SCENARIOS / "backtest" / "municipalities.toml", "--observed",
                      tmp_path, "-n", "60", "--json", "--quiet")
    assert result.returncode == 0, result.stderr
    document = json.loads(result.stdout)
    assert document["regions"] == 2
    # Starts with five years before them and a year after, from 2010.
    assert document["starts"] == (2021 - 2010) + (2023 - 2010)
    total = document["summary"]["population"]
    assert 0.7 < total["coverage"]["90"] <= 1.0
    assert total["crps_percent"] < total["rivals"]["no_change"]["crps_percent"]
    for cell in document["cells"]:
        assert cell["origin"] >= 2010 and 1 <= cell["years_ahead"] <= 5


def moved(years, file):
    """Løten's history as if it had been so many years earlier."""
    lines = (SCENARIOS / "loten" / "history_population.csv").read_text("utf-8").splitlines()
    rows = [line.split(",") for line in lines if line[0].isdigit()]
    file.write_text("year,age,sex,persons\n" + "".join(
        ",".join([str(int(row[0]) - years), *row[1:]]) + "\n" for row in rows), encoding="utf-8")


def test_starts_before_the_national_tables_are_left_out_and_told(tmp_path):
    def answer(*words):
        return legeplan("backtest", SCENARIOS / "backtest" / "municipalities.toml", "--observed",
                        tmp_path, "-n", "10", *words)

    moved(8, tmp_path / "long.csv")  # populations of 1997-2015
    result = answer()
    assert result.returncode == 0, result.stderr
    assert "municipalities: 1, starts: 5" in result.stdout
    assert "8 starts before 2010 are left out" in result.stderr
    document = json.loads(answer("--json").stdout)
    assert document["early_starts"] == 8 and document["regions"] == 1
    assert min(cell["origin"] for cell in document["cells"]) == 2010
    moved(14, tmp_path / "long.csv")  # 1991-2009
    result = answer()
    assert result.returncode == 2
    assert "model_improvement.csv" in result.stderr and "data to 2010-01-01" in result.stderr


def test_a_start_looks_at_nothing_later(tmp_path):
    """Populations after a start move the score, never the projection."""
    bands = []
    for factor in (1, 2):
        folder = tmp_path / str(factor)
        folder.mkdir()
        with open(HISTORY, encoding="utf-8") as file:
            rows = list(csv.reader(line for line in file if not line.startswith("#")))
        with open(folder / "t.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(
                [*r[:3], str(int(r[3]) * (factor if int(r[0]) > 2010 else 1))] if i else r
                for i, r in enumerate(rows) if i == 0 or int(r[0]) <= 2012)
        result = legeplan("backtest", SCENARIOS / "backtest" / "municipalities.toml",
                          "--observed", folder, "-n", "20", "--json", "--quiet")
        assert result.returncode == 0, result.stderr
        cells = json.loads(result.stdout)["cells"]
        bands.append([c["quantiles"] for c in cells if c["origin"] == 2010])
    assert bands[0] and bands[0] == bands[1]


def test_bands_of_all_starts_hold_what_happened(tmp_path):
    """Two municipalities' cells hang together, so the bounds are wide; too narrow a model fails."""
    for place in ("gjovik", "loten"):
        shutil.copy(SCENARIOS / place / "history_population.csv", tmp_path / f"{place}.csv")
    result = legeplan("backtest", SCENARIOS / "backtest" / "municipalities.toml", "--observed",
                      tmp_path, "-n", "150", "--json", "--quiet")
    assert result.returncode == 0, result.stderr
    document = json.loads(result.stdout)
    for group, scores in document["summary"].items():
        assert 0.86 <= scores["coverage"]["90"] <= 0.97, group
        rivals = [rival["crps_percent"] for rival in scores["rivals"].values() if rival]
        assert scores["crps_percent"] < min(rivals), group


def test_backtest_usage(tmp_path):
    scenario = SCENARIOS / "backtest" / "loten_2018.toml"
    (tmp_path / "empty").mkdir()
    for words in ((scenario,), (scenario, "--observed", tmp_path / "none"),
                  (scenario, "--observed", tmp_path / "empty"),
                  (SCENARIOS / "loten" / "baseline.toml", "--observed", HISTORY),
                  (scenario, "--observed", history_until(tmp_path / "early.csv", 2015))):
        result = legeplan("backtest", *words, "-n", "5", "--quiet")
        assert result.returncode == 2, words


def test_backtest_answers_in_both_languages():
    scenario = SCENARIOS / "backtest" / "loten_2018.toml"
    words = {"nb": "Innbyggere", "en": "Inhabitants"}
    for language, word in words.items():
        result = legeplan("backtest", scenario, "--observed", HISTORY, "-n", "20", "--quiet",
                          language=language)
        assert result.returncode == 0 and word in result.stdout
