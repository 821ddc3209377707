"""`export` of studies: the tables and the workbook hold the figures of the study's file."""

import csv
import datetime
import shutil
import subprocess

import h5py
import numpy
import openpyxl
import pytest

from conftest import WRONG, document, run, swept

STATISTICS = ("mean", "sd", "mc_error", "q05", "q10", "q25", "q50", "q75", "q90", "q95")
FIRST_ROW = 26  # of an indicator's sheet; of the summary one more
STUDY = """format = 1
title = { nb = "Prøve", en = "Trial" }
[study]
scenarios = ["legeplan:tiny/baseline.toml", "legeplan:tiny/policy.toml"]
replicates = 6
unit_replicates = 3
seed = 1
seeds = "paired"
indicators = ["persons_without_gp", "list_free_share"]
times = "year_ends"
[design]
type = "grid"
[[axis]]
id = "level"
key = "recruitment.level"
type = "range"
from = 0.2
to = 1.0
levels = 3
[[axis]]
id = "rule"
key = "capacity_rule.one_sex"
type = "list"
values = ["ignored", "counts"]
"""


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return swept(tmp_path_factory.mktemp("study"), STUDY)


def statistics(file, name):
    """[point, time, statistic] of an indicator."""
    group = file["indicator"][name]
    moments = [group[statistic][:][:, :, None] for statistic in STATISTICS[:3]]
    return numpy.concatenate([*moments, group["quantiles"][:]], axis=2)


def told(value, mean, statistic, is_persons, few):
    of = mean if statistic in ("sd", "mc_error") else value
    return few if is_persons and abs(of) < 5 else value


def test_the_long_table_holds_the_file_s_figures(study):
    run("export", study / "out", "-o", study / "t.csv", "--quiet")
    run("export", study / "out" / "results.h5", "-o", study / "u.csv", "--quiet")
    assert (study / "t.csv").read_bytes() == (study / "u.csv").read_bytes()
    rows = list(csv.DictReader((study / "t.csv").open(encoding="utf-8")))
    assert list(rows[0])[:7] == ["point", "scenario", "level", "rule", "indicator", "month", "unit"]
    with h5py.File(study / "out" / "results.h5") as file:
        months = [month.decode() for month in file["month"]]
        assert len(rows) == 12 * 2 * len(months)
        for name in ("persons_without_gp", "list_free_share"):
            values = statistics(file, name)
            for row in (row for row in rows if row["indicator"] == name):
                point, time = int(row["point"]), months.index(row["month"])
                assert float(row["level"]) == file["level"][point]
                assert row["scenario"] == file["scenario"][point].decode()
                assert row["rule"] == file["rule"][point].decode()
                for k, statistic in enumerate(STATISTICS):
                    expected = told(values[point, time, k], values[point, time, 0], statistic,
                                    row["unit"] == "persons", "<5")
                    found = row[statistic]
                    assert (found if found == "<5" else float(found)) == expected


def test_the_wide_table_and_excel_s(study):
    run("export", study / "out", "-o", study / "w.csv", "--wide", "--excel", "--quiet")
    text = (study / "w.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert rows[0][:6] == ["point", "scenario", "level", "rule", "month", "persons_without_gp.mean"]
    assert rows[1][2] == "0,2"
    with h5py.File(study / "out" / "results.h5") as file:
        assert len(rows) == 1 + 12 * len(file["month"])


@pytest.mark.parametrize("language, few", [("nb", "færre enn 5"), ("en", "fewer than 5")])
def test_the_workbook_holds_the_file_s_figures(study, language, few):
    path = study / f"{language}.xlsx"
    run("export", study / "out", "-o", path, "--quiet", language=language)
    book = openpyxl.load_workbook(path)
    summary, axes, *sheets = book.worksheets
    assert summary.title == {"nb": "Sammendrag", "en": "Summary"}[language]
    assert summary["A1"].value == {"nb": "Prøve", "en": "Trial"}[language]
    assert all(len(sheet._charts) == 1 for sheet in (summary, *sheets)) and not axes._charts
    with h5py.File(study / "out" / "results.h5") as file:
        names = list(file["indicator"])
        by_id = {sheet["A2"].value.split(" · ")[0]: sheet for sheet in sheets}
        assert set(by_id) == {"persons_without_gp", "list_free_share"} <= set(names)
        last = statistics(file, "persons_without_gp")[:, -1, [6, 3, 9]]
        rows = list(summary.iter_rows(min_row=FIRST_ROW + 1, max_col=7, values_only=True))
        assert [row[0] for row in rows] == list(range(12))
        for row, expected in zip(rows, last):
            assert row[2] == file["level"][row[0]]
            assert list(row[4:]) == [few if v < 5 else float(f"{v:.16g}") for v in expected]
        share = statistics(file, "list_free_share")[:, :, 0]
        rows = list(by_id["list_free_share"].iter_rows(min_row=FIRST_ROW, values_only=True))
        assert len(rows) == share.size
        months = [datetime.date.fromisoformat(m.decode() + "-28") for m in file["month"]]
        for row in rows:
            time = [(m.year, m.month) for m in months].index((row[4].year, row[4].month))
            assert row[5] == float(f"{share[row[0], time]:.16g}")
        assert rows[0][4].year == months[-1].year


def test_axes_and_assumptions_stand_in_a_sheet(study):
    run("export", study / "out", "-o", study / "a.xlsx", "--quiet")
    axes = openpyxl.load_workbook(study / "a.xlsx").worksheets[1]
    rows = [row for row in axes.iter_rows(values_only=True) if row[0]]
    at = {row[0]: row for row in rows}
    assert at["level"][1:5] == ("recruitment.level", at["level"][2], "0.2; 0.6; 1", "ratio")
    assert at["rule"][3] == "counts; ignored"
    assert at["Design"][1] == "every combination" and at["Points"][1] == "12"
    assert "out/results.h5" in at["Result file"]
    varied = {row[1]: row[6] for row in rows if row[6]}
    assert varied["recruitment.level"] == "varied: level"
    assert sum(row[5] is not None for row in rows) > 20


def test_the_same_study_gives_the_same_workbook(study):
    for name in ("b.xlsx", "c.xlsx"):
        run("export", study / "out", "-o", study / name, "--quiet")
    assert (study / "b.xlsx").read_bytes() == (study / "c.xlsx").read_bytes()


def test_an_export_replaces_its_like_and_nothing_else(study):
    table = study / "again.csv"
    assert document("export", study / "out", "-o", table) == {"format": 1, "export": str(table)}
    run("export", study / "out", "-o", table, "--excel", "--quiet")
    run("export", study / "out", "-o", table, "--quiet")
    notes = study / "notes.csv"
    notes.write_text("mine")
    run("export", study / "out", "-o", notes, expect=WRONG)
    assert notes.read_text() == "mine"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_opens_the_workbook(study):
    run("export", study / "out", "-o", study / "office.xlsx", "--quiet")
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "csv", "--outdir", study, study / "office.xlsx"],
        check=True, capture_output=True, timeout=120,
        env={"HOME": str(study), "PATH": "/usr/bin:/bin"},
    )
    assert "Trial" in (study / "office.csv").read_text(encoding="utf-8", errors="replace")
