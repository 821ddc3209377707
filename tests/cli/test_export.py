"""`export`: the workbook as openpyxl and LibreOffice read it, the tables, and what is refused."""

import csv
import datetime
import math
import re
import shutil
import subprocess

import h5py
import openpyxl
import pytest

from conftest import document, run, POLICY, TINY, WRONG, FAILED

QUANTILES = 7
STATISTICS = 3 + QUANTILES  # mean, sd, mc_error and the quantiles
FIRST_MONTH_ROW = 26
FIXED_SHEETS = 5


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """Results of a comparison and their workbooks in both languages."""
    folder = tmp_path_factory.mktemp("exported")
    run("compare", TINY, POLICY, "-n", "30", "-o", folder / "r.h5", "--quiet")
    for language in ("nb", "en"):
        run("export", "r.h5", "-o", f"{language}.xlsx", "--lang", language, cwd=folder)
    return folder


def in_workbook(value):
    """A number as a workbook holds it: 16 significant digits; None where it is undefined."""
    return None if math.isnan(value) else float(f"{value:.16g}")


def indicator_values(file, name, scenario):
    """Rows of an indicator's sheet for one scenario, from the result file."""
    group = file["indicator"][name]
    rows = []
    for prefix, times in (("initial_", [None]), ("", range(len(file["time"])))):
        for time in times:
            at = (scenario,) if time is None else (scenario, time)
            moments = [group[prefix + statistic][at] for statistic in ("mean", "sd", "mc_error")]
            rows.append([*moments, *group[prefix + "quantiles"][at]])
    return [[in_workbook(float(value)) for value in row] for row in rows]


def without_small_counts(rows, unit, words):
    """Fewer than five persons are not told, nor how such a mean varies."""
    if not unit.startswith("persons") or unit == "persons per list":
        return rows

    def is_small(value):
        return value is not None and abs(value) < 5

    return [
        [
            None if i in (1, 2) and is_small(row[0])
            else words if i not in (1, 2) and is_small(value) else value
            for i, value in enumerate(row)
        ]
        for row in rows
    ]


def month_ends(file):
    epoch = datetime.datetime(1970, 1, 1)
    ends = [epoch + datetime.timedelta(days=float(day)) for day in file["time"][:]]
    return [ends[0].replace(day=1) - datetime.timedelta(days=1), *ends]


def indicator_sheets(book):
    """Sheets of the indicators by permanent id, which stands in their second row."""
    sheets = book.worksheets[FIXED_SHEETS + 2:]  # after the two of groups
    return {sheet["A2"].value.split(" · ")[0]: sheet for sheet in sheets}


def is_grouped(name):
    """Services and money have one sheet each, with a row per indicator, scenario and month."""
    return (
        name.startswith("cost_")
        or name.endswith(("_fte_need", "_fte_gap"))
        or name in ("side_posts_fte", "own_posts_fte", "own_posts_vacant_fte")
    )


def test_services_and_costs_are_those_of_the_result_file(exported):
    book = openpyxl.load_workbook(exported / "en.xlsx")
    with h5py.File(exported / "r.h5") as file:
        titles = [title.decode() for title in file["scenario_title_en"][:]]
        months = month_ends(file)
        found = {}
        for sheet in (book["Services"], book["Costs"]):
            for row in sheet.iter_rows(min_row=6, values_only=True):
                found[row[0], row[2], row[3]] = row[4:]
        for name in filter(is_grouped, file["indicator"]):
            label = file["indicator"][name]["mean"].attrs["long_name"]
            is_flow = file["indicator"][name]["mean"].attrs["kind"] == "flow"
            for scenario, title in enumerate(titles):
                if (label, title, None) in found:
                    assert found[label, title, None][0] == "not priced"
                    assert name.startswith("cost_")
                    continue
                values = indicator_values(file, name, scenario)
                for month, expected in list(zip(months, values))[is_flow:]:
                    assert list(found[label, title, month]) == expected


def test_costs_without_a_price_are_told(exported):
    sheets = openpyxl.load_workbook(exported / "nb.xlsx")
    for sheet in (sheets["Sammendrag"], sheets["Kostnader"]):
        texts = [str(cell.value) for row in sheet.iter_rows(max_row=8) for cell in row]
        assert any("Summen er ikke hele kostnaden." in text for text in texts), sheet.title
    verdicts = {row[3]: row[13] for row in sheets["Forskjeller"].iter_rows(min_row=5, values_only=True)}
    assert verdicts["cost_municipality"] == "kan ikke sammenlignes (poster uten pris)"


@pytest.mark.parametrize("language", ["nb", "en"])
def test_indicators_are_those_of_the_result_file(exported, language):
    sheets = indicator_sheets(openpyxl.load_workbook(exported / f"{language}.xlsx"))
    with h5py.File(exported / "r.h5") as file:
        assert set(sheets) == {name for name in file["indicator"] if not is_grouped(name)}
        months = month_ends(file)
        for name, sheet in sheets.items():
            rows = [
                [cell.value for cell in row]
                for row in sheet.iter_rows(min_row=FIRST_MONTH_ROW, max_col=1 + 2 * STATISTICS)
            ]
            assert [row[0].date() for row in rows] == [month.date() for month in months]
            for scenario in range(2):
                first = 1 + scenario * STATISTICS
                values = [row[first : first + STATISTICS] for row in rows]
                unit = file["indicator"][name]["mean"].attrs["units"]
                words = {"nb": "færre enn 5", "en": "fewer than 5"}[language]
                told = without_small_counts(indicator_values(file, name, scenario), unit, words)
                assert values == told, name


def test_differences_are_those_of_the_result_file(exported):
    book = openpyxl.load_workbook(exported / "nb.xlsx")
    rows = list(book["Forskjeller"].iter_rows(min_row=5, values_only=True))
    with h5py.File(exported / "r.h5") as file:
        months = month_ends(file)[1:]
        assert len(rows) == len(file["difference"]) * len(months)
        at = {(row[3], row[5]): row for row in rows}
        for name, group in file["difference"].items():
            if not isinstance(group, h5py.Group):
                continue
            for time, month in enumerate(months):
                row = at[name, month]
                expected = [
                    in_workbook(float(group[statistic][0, time]))
                    for statistic in (
                        "mean", "mc_error", "lower", "upper",
                        "probability_greater", "probability_equal", "variance_reduction",
                    )
                ]
                if row[13] in ("ikke priset", "kan ikke sammenlignes (poster uten pris)"):
                    assert name.startswith("cost_") and set(row[6:13]) == {None}
                else:
                    assert list(row[6:13]) == expected
                assert row[13]


def test_summary_says_what_the_command_line_says(exported):
    printed = run("compare", TINY, POLICY, "-n", "30", language="nb").stdout
    sheet = openpyxl.load_workbook(exported / "nb.xlsx").worksheets[0]
    assert sheet.title == "Sammendrag"
    assert sheet["A1"].value == "Lillebygd: Hvor mange blir stående uten fastlege, og hva hjelper?"
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    differences = [text.split("\n") for text in texts if "\n" in text]
    assert len(differences) >= 8
    for difference, *error, verdict in differences:
        assert verdict in printed
        if error:
            mean, band = re.match(r"i gjennomsnitt (.+) \(90 %: (.+)\)", difference).groups()
            assert mean in printed and band in printed
            assert error[0].removeprefix("standardfeil ") in printed
    for heading in ("Hva som er sammenlignet", "Hovedtallene nå og framover", "Innhold"):
        assert heading in texts


def test_assumptions_have_values_units_and_sources(exported):
    rows = list(
        openpyxl.load_workbook(exported / "en.xlsx")["Assumptions"].iter_rows(
            min_row=4, values_only=True
        )
    )
    explained = run("explain", TINY, language="en").stdout
    base = [row for row in rows if row[6] is None]
    assert len(base) > 50
    for row in base:
        key = row[1].split("[")[0]
        assert key in explained
    sources = {row[1]: row[5] for row in base if row[5]}
    assert sum(source in explained for source in sources.values()) > 20
    changed = [row for row in rows if row[6] is not None]
    assert changed and {row[6] for row in changed} <= {"changed", "new", "removed"}
    assert {row[0] for row in changed} != {row[0] for row in base}


def test_the_population_by_age_is_that_of_the_result_file(exported):
    sheet = openpyxl.load_workbook(exported / "nb.xlsx")["Befolkning etter alder"]
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    with h5py.File(exported / "r.h5") as file:
        months = [month.decode() for month in file["snapshot_month"][:]]
        assert list(rows[0][3::3]) == months
        assert rows[1][:6] == ("Scenario", "Kjønn", "Alder", "Gjennomsnitt", "5 %", "95 %")
        at = iter(rows[2:])
        for scenario, title in enumerate(file["scenario_title_nb"][:]):
            for sex, profile in (("Kvinner", "population_women"), ("Menn", "population_men")):
                group = file["profile"][profile]
                for number, edge in enumerate(group["bin"][:]):
                    row = next(at)
                    age = "100 og over" if edge == 100 else f"{edge}–{edge + 4}"
                    assert row[:3] == (title.decode(), sex, age)
                    for time in range(len(months)):
                        low, *_, high = group["quantiles"][scenario, time, number]
                        mean = group["mean"][scenario, time, number]
                        expected = [in_workbook(float(value)) for value in (mean, low, high)]
                        few = "færre enn 5"
                        expected = [few if value < 5 else value for value in expected]
                        assert list(row[3 + 3 * time : 6 + 3 * time]) == expected
        assert next(at, None) is None


def test_the_risks_are_those_of_the_result_file(exported):
    sheet = openpyxl.load_workbook(exported / "en.xlsx")["Risks"]
    header, titles, *rows = list(sheet.iter_rows(min_row=25, values_only=True))
    assert len(sheet._charts) == 5 and all(len(chart.series) == 2 for chart in sheet._charts)
    with h5py.File(exported / "r.h5") as file:
        assert [row[0] for row in rows] == month_ends(file)
        risks = [name for name in file["risk"] if name.startswith(("without", "free"))]
        column_of = {text: column for column, text in enumerate(header) if text}
        assert len(column_of) == len(risks) == 5
        for name in risks:
            first = column_of[file["risk"][name].attrs["long_name"]]
            for scenario in range(2):
                assert titles[first + scenario] == file["scenario_title_en"][scenario].decode()
                initial = file["risk"]["initial_" + name][scenario]
                expected = [initial, *file["risk"][name][scenario]]
                found = [row[first + scenario] for row in rows]
                assert found == [in_workbook(float(value)) for value in expected]


def test_every_sheet_of_an_indicator_has_a_line_chart(exported):
    book = openpyxl.load_workbook(exported / "nb.xlsx")
    for sheet in indicator_sheets(book).values():
        assert [type(chart).__name__ for chart in sheet._charts] == ["LineChart"]
        series = sheet._charts[0].series
        assert len(series) == 6  # median, 5 and 95 % of two scenarios
        last = FIRST_MONTH_ROW + len(list(sheet.iter_rows(min_row=FIRST_MONTH_ROW))) - 1
        for each in series:
            assert each.val.numRef.f.endswith(f"${last}")
    assert len(book.worksheets[0]._charts) == 1


def test_sheet_names_and_headers_are_in_the_language(exported):
    nb, en = (openpyxl.load_workbook(exported / f"{language}.xlsx") for language in ("nb", "en"))
    assert nb.sheetnames[:3] == ["Sammendrag", "Forskjeller", "Forutsetninger"]
    assert nb.sheetnames[3:7] == ["Befolkning etter alder", "Risiko", "Tjenester", "Kostnader"]
    assert en.sheetnames[:3] == ["Summary", "Differences", "Assumptions"]
    assert indicator_sheets(nb)["deaths"].title == "Døde"
    assert indicator_sheets(en)["deaths"].title == "Deaths"
    assert all(len(name) <= 31 for name in nb.sheetnames + en.sheetnames)
    assert nb["Døde"].cell(FIRST_MONTH_ROW - 1, 1).value == "Måned"
    assert en["Deaths"].cell(FIRST_MONTH_ROW - 1, 1).value == "Month"


def test_odds_ratios_are_told_with_where_they_are_from(exported):
    for language, words in (("nb", "ikke en virkning"), ("en", "not an effect")):
        book = openpyxl.load_workbook(exported / f"{language}.xlsx")
        sheets = indicator_sheets(book)
        for name in ("continuity_out_of_hours", "continuity_admissions"):
            assert words in sheets[name]["C3"].value and "Sandvik" in sheets[name]["C3"].value
        assert words in book.worksheets[1]["A3"].value
        assert not sheets["continuity_years"]["C3"].value


def test_the_plans_figures_stand_beside_the_run(folder):
    """A figure with an indicator has its answer in every scenario, another the reason for none."""
    scenario = folder.scenario('''[[figure]]
id = "A1"
title = { nb = "Innbyggere", en = "Inhabitants" }
value = 1
indicator = "population"
date = 2021-12-31
source = "the plan, 1"
[[figure]]
id = "A2"
title = { nb = "Sykepleiere", en = "Nurses" }
value = 4
unit = { nb = "personer", en = "persons" }
date = 2021-12-31
source = "the plan, 2"
note = { nb = "Ikke med.", en = "Left out." }
''')
    run("run", scenario, "-n", "3", "-o", "r.h5", cwd=folder.path)
    run("export", "r.h5", "-o", "r.xlsx", "--lang", "nb", cwd=folder.path)
    book = openpyxl.load_workbook(folder.path / "r.xlsx")
    header, inhabitants, nurses = book["Planens tall"].iter_rows(min_row=4, values_only=True)
    held, other = (dict(zip(header, row)) for row in (inhabitants, nurses))
    assert held["Planen"] == 1 and held["Enhet"] == "personer" and held["Framskrivingen"]
    assert held["Vurdering"] == "planens tall er lavere"
    assert held["Holdt opp mot"] == "utgangen av 2021"
    assert other["Planen"] == 4 and not other["Framskrivingen"] and other["Merknad"] == "Ikke med."
    plain = folder.path / "plain.h5"
    run("run", TINY, "-n", "3", "-o", plain, cwd=folder.path)
    run("export", plain, "-o", "plain.xlsx", cwd=folder.path)
    run("export", "r.h5", "-o", "en.xlsx", "--lang", "en", cwd=folder.path)
    assert "Plan figures" in openpyxl.load_workbook(folder.path / "en.xlsx").sheetnames
    assert "Planens tall" not in openpyxl.load_workbook(folder.path / "plain.xlsx").sheetnames
    with h5py.File(folder.path / "r.h5") as with_figures, h5py.File(plain) as without:
        for name in without["indicator"]:
            assert (with_figures[f"indicator/{name}/mean"][:].tobytes()
                    == without[f"indicator/{name}/mean"][:].tobytes()), name


def test_the_same_file_gives_the_same_workbook(exported):
    run("export", "r.h5", "-o", "again.xlsx", "--lang", "nb", cwd=exported)
    assert (exported / "again.xlsx").read_bytes() == (exported / "nb.xlsx").read_bytes()


def test_one_scenario_has_no_differences(folder):
    run("run", TINY, "-n", "3", "-o", "r.h5", cwd=folder.path)
    run("export", "r.h5", "-o", "r.xlsx", "--lang", "en", cwd=folder.path)
    book = openpyxl.load_workbook(folder.path / "r.xlsx")
    assert book.sheetnames[:2] == ["Summary", "Assumptions"]
    assert book["Summary"]["A1"].value.endswith("How many will be without a GP?")


def test_libreoffice_reads_the_same_numbers(exported, tmp_path):
    office = shutil.which("libreoffice") or shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed (libreoffice-calc)")
    # Every sheet as it is, in UTF-8, numbers not as they are shown.
    options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false,false,false,-1"
    subprocess.run(
        [
            office, f"-env:UserInstallation={tmp_path.as_uri()}/profile", "--headless",
            "--convert-to", options, "--outdir", tmp_path, exported / "nb.xlsx",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with h5py.File(exported / "r.h5") as file, open(
        tmp_path / "nb-Innbyggere.csv", encoding="utf-8", newline=""
    ) as table:
        rows = list(csv.reader(table))[FIRST_MONTH_ROW - 1 :]
        expected = indicator_values(file, "population", 0)
        assert len(rows) == len(expected)
        for row, values in zip(rows, expected):
            assert [float(cell) for cell in row[1 : 1 + STATISTICS]] == pytest.approx(
                values, rel=1e-14
            )


def test_the_long_table_is_that_of_run(folder):
    words = ("compare", TINY, POLICY, "-n", "5", "-o", "r.h5", "--csv", "run.csv")
    run(*words, cwd=folder.path)
    run("export", "r.h5", "-o", "export.csv", cwd=folder.path)
    assert (folder.path / "export.csv").read_bytes() == (folder.path / "run.csv").read_bytes()


def test_the_tables_hold_the_same_numbers(exported):
    for name, options in (("long", []), ("wide", ["--wide"]), ("excel", ["--wide", "--excel"])):
        run("export", "r.h5", "-o", f"{name}.csv", *options, cwd=exported)
    tables = {}
    for name, encoding, separator in (
        ("long", "utf-8", ","), ("wide", "utf-8", ","), ("excel", "utf-8-sig", ";"),
    ):
        with open(exported / f"{name}.csv", encoding=encoding, newline="") as file:
            tables[name] = list(csv.DictReader(file, delimiter=separator))
    assert (exported / "excel.csv").read_bytes().startswith(b"\xef\xbb\xbfscenario;base;month;")
    wide = {(row["scenario"], row["base"], row["month"]): row for row in tables["wide"]}
    assert len(tables["wide"]) == len(wide)
    for row in tables["long"]:
        at = wide[row["scenario"], row["base"], row["month"]]
        for statistic in list(row)[5:]:
            assert at[f"{row['indicator']}.{statistic}"] == row[statistic]
    assert any(row["mean"] == "<5" for row in tables["long"])
    for row in tables["long"]:
        if row["mean"] == "<5":
            assert row["unit"].startswith("persons") and row["sd"] == row["mc_error"] == "<5"
        elif row["unit"].startswith("persons") and not row["base"] and row["mean"]:
            assert row["unit"] == "persons per list" or float(row["mean"]) >= 5
    for plain, norwegian in zip(tables["wide"], tables["excel"]):
        assert {key: value.replace(".", ",") for key, value in plain.items()} == norwegian


def test_the_answer_as_json(exported, folder):
    answer = document("export", exported / "r.h5", "-o", "out.csv", cwd=folder.path)
    assert answer == {"format": 1, "export": "out.csv"}


def test_what_is_refused(exported, folder):
    for name, text in (
        ("out.ods", "out.ods (expected .xlsx or .csv)"),
        ("out", "out (expected .xlsx or .csv)"),
    ):
        result = run("export", exported / "r.h5", "-o", name, expect=WRONG, cwd=folder.path)
        assert text in result.stderr
    folder.write("note.xlsx", "a planner's own text")
    folder.write("note.csv", "kommune;antall\n")
    for name in ("note.xlsx", "note.csv"):
        result = run("export", exported / "r.h5", "-o", name, expect=WRONG, cwd=folder.path)
        assert "is not overwritten" in result.stderr
    result = run("export", "note.csv", "-o", "out.xlsx", expect=FAILED, cwd=folder.path)
    assert "not a result file" in result.stderr
    run("export", exported / "r.h5", "-o", "missing/out.xlsx", expect=FAILED, cwd=folder.path)
    assert folder.names() == ["note.csv", "note.xlsx"]
    # What an export wrote, an export replaces.
    for name, options in (("a.xlsx", []), ("a.csv", ["--wide", "--excel"]), ("a.csv", [])):
        run("export", exported / "r.h5", "-o", name, *options, cwd=folder.path)
