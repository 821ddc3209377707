"""`calibrate` of histories that bear no fit, and what it may write over."""

import tomllib

import pytest

from conftest import FAILED, run, SCENARIOS, WRONG

LOTEN = SCENARIOS / "loten" / "baseline.toml"
HISTORY = SCENARIOS / "loten" / "history_population.csv"


def history(folder, name, change=lambda year, age, sex, persons: persons):
    """Løten's history with each row's persons changed; a row that becomes None is left out."""
    lines = ["year,age,sex,persons"]
    for line in HISTORY.read_text(encoding="utf-8").splitlines():
        if line[0].isdigit():
            year, age, sex, persons = line.split(",")
            changed = change(int(year), int(age), sex, int(persons))
            if changed is not None:
                lines.append(f"{year},{age},{sex},{changed}")
    return folder.write(name, "\n".join(lines) + "\n")


def targets(folder, table, more=""):
    return folder.write("t.toml", 'format = 1\nextends = "legeplan:norway/calibration.toml"\n'
                        f'[history]\npopulation = "{table}"\n{more}')


def calibrate(folder, *more, **options):
    return run("calibrate", LOTEN, "--to", "t.toml", "-o", "out.toml", *more, cwd=folder.path,
               **options)


@pytest.mark.parametrize("change, nb, en", [
    (lambda year, age, sex, persons: persons if age < 70 else 0,
     "ingen er 75 år eller eldre", "nobody is 75 or over"),
    (lambda year, age, sex, persons: persons if sex == "male" else 0,
     "uten kvinner i fruktbar alder", "without women"),
])
def test_a_history_that_bears_no_fit_is_refused(folder, change, nb, en):
    history(folder, "h.csv", change)
    targets(folder, "h.csv")
    for language, said in (("nb", nb), ("en", en)):
        told = calibrate(folder, language=language, expect=WRONG).stderr
        assert said in told and "history.population" in told
    assert not list(folder.path.glob("out*"))


def test_a_hole_is_located_and_years_of_nobody_are_left_out(folder):
    history(folder, "h.csv", lambda year, age, sex, persons:
            None if (year, age, sex) == (2007, 38, "female") else persons)
    targets(folder, "h.csv")
    told = calibrate(folder, language="en", expect=WRONG).stderr
    assert "h.csv:" in told and "women aged 38" in told
    history(folder, "h.csv", lambda year, age, sex, persons: 0 if year < 2010 else persons)
    calibrate(folder, "--quiet")
    fitted = (folder.path / "out.toml").read_text(encoding="utf-8")
    assert "in_moves 2010" in fitted and "in_moves 2009" not in fitted


def test_a_history_that_ends_elsewhere_than_the_start_is_told(folder):
    history(folder, "h.csv")
    targets(folder, "h.csv", "until = 2018\n")
    told = calibrate(folder, language="en").stderr
    assert "ends on 1 January 2018" in told and "starts in 2023" in told and "of 2017" in told
    targets(folder, "h.csv", "until = 2023\n")
    assert "ends on" not in calibrate(folder, language="en").stderr


def test_what_was_fitted_is_shown_as_it_is_written(folder):
    history(folder, "h.csv")
    targets(folder, "h.csv", "until = 2023\n")
    told = calibrate(folder, language="en").stdout
    ratio = tomllib.loads((folder.path / "out.toml").read_text(encoding="utf-8"))[
        "population"]["fertility"]["ratio"]
    row = [line for line in told.splitlines() if line.startswith("population.fertility.ratio")][0]
    assert f"{ratio['median']:.3f}" in row and "births that age 0 implies" in row
    assert "in-moves 2020" in told and "in_moves 2020" not in told


def test_its_own_history_is_not_written_over_and_all_or_nothing_is_written(folder):
    history(folder, "out_in_moves.csv")
    before = (folder.path / "out_in_moves.csv").read_bytes()
    targets(folder, "out_in_moves.csv")
    assert "out_in_moves.csv" in calibrate(folder, expect=WRONG).stderr
    assert (folder.path / "out_in_moves.csv").read_bytes() == before
    (folder.path / "out_in_moves.csv").rename(folder.path / "h.csv")
    (folder.path / "out_in_move_cohorts.csv").mkdir()
    targets(folder, "h.csv")
    calibrate(folder, expect=FAILED)
    assert sorted(path.name for path in folder.path.iterdir()) == [
        "h.csv", "out_in_move_cohorts.csv", "t.toml"]


def test_a_distribution_is_no_expected_population(folder):
    folder.write("t.toml", 'format = 1\nextends = "legeplan:norway/calibration.toml"\n[expected]\n'
                 'year = 2030\n[expected.persons]\ndistribution = "normal"\nmean = 8000\nsd = 50\n'
                 'unit = "persons"\nsource = "made up"\n')
    told = calibrate(folder, language="en", expect=WRONG).stderr
    assert "t.toml:" in told and "expected.persons" in told


def test_every_figure_that_is_missed_is_named(folder):
    folder.write("t.toml", 'format = 1\nextends = "legeplan:norway/calibration.toml"\n'
                 "[vacancies]\n" + "".join(
                     f'{key} = {{ value = {value}, unit = "{unit}", source = "made up" }}\n'
                     for key, value, unit in (("mean_years", 0.1, "years"),
                                              ("over_a_year", 0.9, "share"),
                                              ("without_gp", 0.9, "share"))))
    assert calibrate(folder, language="en").stdout.count("NOT MET") == 3
    run("check", "out.toml", cwd=folder.path)
