"""`backtest` of folders whose histories bear no fit, and of tables that tell their vintage oddly."""

import json
import shutil

from conftest import run, SCENARIOS, WRONG

MUNICIPALITIES = SCENARIOS / "backtest" / "municipalities.toml"
HISTORY = SCENARIOS / "loten" / "history_population.csv"


def write(folder, name, change):
    """Løten's history with each row changed to (year, persons); None leaves it out."""
    lines = ["year,age,sex,persons"]
    for line in HISTORY.read_text(encoding="utf-8").splitlines():
        if line[0].isdigit():
            year, age, sex, persons = line.split(",")
            changed = change(int(year), int(age), int(persons))
            if changed:
                lines.append(f"{changed[0]},{age},{sex},{changed[1]}")
    folder.write(f"observed/{name}", "\n".join(lines) + "\n")


def backtest(folder, *more, **options):
    return run("backtest", MUNICIPALITIES, "--observed", folder.path / "observed", "-n", "10", *more,
               **options)


def test_starts_that_bear_no_fit_are_left_out_and_told(folder):
    (folder.path / "observed").mkdir(exist_ok=True)
    write(folder, "young.csv", lambda year, age, persons: (year, persons if age < 70 else 0))
    for language, said in (("nb", "lar seg tilpasse"), ("en", "bears a fit")):
        told = backtest(folder, language=language, expect=WRONG).stderr
        assert said in told and "75" in told
    write(folder, "whole.csv", lambda year, age, persons: (year, persons) if year < 2013 else None)
    result = backtest(folder, "--json", language="en")
    document = json.loads(result.stdout)
    assert document["regions"] == 1 and document["starts"] > 0
    assert {each["region"] for each in document["no_fit"]} == {"young"}
    assert "the history of young bears no fit" in result.stderr


def test_the_reason_is_the_years_own(folder):
    (folder.path / "observed").mkdir(exist_ok=True)
    write(folder, "t.csv", lambda year, age, persons: (year, persons) if year % 2 == 0 else None)
    assert "consecutive" in backtest(folder, language="en", expect=WRONG).stderr
    write(folder, "t.csv", lambda year, age, persons: (year - 14, persons))
    told = backtest(folder, language="en", expect=WRONG).stderr
    assert "starts before 2010 are left out" in told and "none of the" in told


def test_the_latest_vintage_counts_and_one_that_is_no_date_is_told(folder):
    root = folder.path / "scenarios"
    shutil.copytree(SCENARIOS, root)
    table = root / "backtest" / "loten_2018_population.csv"
    text = table.read_text(encoding="utf-8")
    for line, said in (("#vintage:2019-01-01", "data to 2019-01-01"),
                       ("# vintage: 2016-13-01", "2016-13-01")):
        table.write_text(text.replace("# vintage:", line + "\n# vintage:", 1), encoding="utf-8")
        told = run("backtest", root / "backtest" / "loten_2018.toml", "--observed", HISTORY, "-n",
                   "5", language="en", expect=WRONG).stderr
        assert said in told
