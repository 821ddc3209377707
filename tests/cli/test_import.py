"""legeplan import: files of other programs become tables, damaged ones nothing."""

import json
import os
import subprocess
from pathlib import Path

import pytest

BINARY = os.environ["LEGEPLAN_BINARY"]
SCENARIOS = Path(os.environ["LEGEPLAN_SOURCE_DIR"]) / "scenarios"

LONG = (
    '"region";"kjønn";"alder";"statistikkvariabel";"år";"07459: Befolkning"\n'
    '"3407 Gjøvik";"Kvinner";"0 år";"Personer";"2021";125\n'
    '"3407 Gjøvik";"Menn";"105 år eller eldre";"Personer";"2021";0\n'
)


def legeplan(*words, language="en"):
    return subprocess.run(
        [BINARY, *map(str, words), "--lang", language], capture_output=True, text=True
    )


def test_a_table_of_ssb_becomes_a_table_of_the_project(tmp_path):
    source, table = tmp_path / "ssb.csv", tmp_path / "out.csv"
    source.write_text(LONG, encoding="utf-8")
    result = legeplan("import", "population", source, "-o", table)
    assert result.returncode == 0, result.stderr
    lines = [line for line in table.read_text(encoding="utf-8").splitlines()]
    assert lines[1].startswith("# Source: 07459: Befolkning")
    assert lines[3:] == [
        "# vintage: 2021-01-01",
        "region,name,year,age,sex,persons",
        "3407,Gjøvik,2021,0,female,125",
        "3407,Gjøvik,2021,105,male,0",
    ]


def test_latin1_gives_the_same_rows(tmp_path):
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_bytes(LONG.encode("utf-8-sig"))
    second.write_bytes(LONG.encode("latin-1"))
    rows = []
    for source in (first, second):
        assert legeplan("import", "population", source, "-o", tmp_path / "o.csv").returncode == 0
        text = (tmp_path / "o.csv").read_text(encoding="utf-8")
        rows.append([line for line in text.splitlines() if not line.startswith("#")])
    assert rows[0] == rows[1]


def test_a_damaged_file_leaves_no_table_and_no_change(tmp_path):
    source, table = tmp_path / "ssb.csv", tmp_path / "out.csv"
    source.write_text(LONG + '"3407 Gjøvik";"Menn";"1 år";"Personer";"2021"\n', encoding="utf-8")
    result = legeplan("import", "population", source, "-o", table)
    assert result.returncode == 2
    assert f"{source}:4: 5 fields" in result.stderr
    result = legeplan("import", "population", source, "-o", table, language="nb")
    assert f"{source}:4: 5 felter (ventet " in result.stderr
    assert not table.exists()
    table.write_text("mine\n")
    assert legeplan("import", "population", source, "-o", table).returncode == 2
    assert table.read_text() == "mine\n"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.csv", "ssb.csv"]


def test_cut_json_is_located(tmp_path):
    source = tmp_path / "t.json"
    source.write_text('{"class": "dataset",\n"id": ["Alder"', encoding="utf-8")
    result = legeplan("import", "population", source, "-o", tmp_path / "o.csv")
    assert result.returncode == 2
    assert f"{source}:2: the file ends in the middle of the JSON (expected a whole file)" in (
        result.stderr
    )
    result = legeplan("import", "population", source, "-o", tmp_path / "o.csv", language="nb")
    assert f"{source}:2: filen slutter midt i JSON-teksten (ventet en hel fil)" in result.stderr


def test_lists_give_positions_and_a_roster(tmp_path):
    source, table = tmp_path / "gp.csv", tmp_path / "positions.csv"
    source.write_text(
        "gp_id,age,sex,specialist,contract,list_cap,list_length,vacant_since\n"
        "77,51,F,yes,self_employed,1000,990,\n78,,,,self_employed,900,900,2021-01-01\n"
    )
    result = legeplan("import", "lists", source, "-o", table, "--json", "--quiet")
    assert result.returncode == 0, result.stderr
    document = json.loads(result.stdout)
    assert [each["kind"] for each in document["tables"]] == ["positions", "roster"]
    assert "77" not in table.read_text().split("id,office")[1]
    assert (tmp_path / "positions_roster.csv").read_text().endswith("p1,51,female,yes\n")


def test_usage_errors(tmp_path):
    source = tmp_path / "ssb.csv"
    source.write_text(LONG, encoding="utf-8")
    for words in (
        ("import", "population", source),
        ("import", "moves", source, "-o", tmp_path / "o.csv"),
        ("import", "population", source, "-o", source),
        ("import", "population", tmp_path / "none", "-o", tmp_path / "o.csv"),
    ):
        for language in ("nb", "en"):
            result = legeplan(*words, language=language)
            assert result.returncode == 2, words
            start = ("feil: ", "1 feil:") if language == "nb" else ("error: ", "1 problem:")
            assert result.stderr.startswith(start)
    assert source.read_text(encoding="utf-8") == LONG


def ssb(years, regions=("3407 Gjøvik", "3412 Løten")):
    """Whole populations in the layout and order of SSB's csv2."""
    rows = ['"region";"kjønn";"alder";"statistikkvariabel";"år";"07459: Befolkning"']
    for region in regions:
        for sex in ("Kvinner", "Menn"):
            for age in range(106):
                words = "105 år eller eldre" if age == 105 else f"{age} år"
                rows += [f'"{region}";"{sex}";"{words}";"Personer";"{year}";{200 - age + year % 5}'
                         for year in years]
    return "\n".join(rows) + "\n"


def hmd(contents, years, cell="0.01000"):
    rows = [f"Norway, {contents} (1x1)  \tLast modified: 10 Feb 2023", "",
            "  Year          Age             Female            Male           Total"]
    total = cell if "rates" in contents else f"{2 * float(cell):.5f}"
    rows += [f"  {year}   {age}{'+' if age == 110 else ' '}   {cell}   {cell}   {total}"
             for year in years for age in range(111)]
    return "\n".join(rows) + "\n"


def imported(tmp_path, text, name="table.csv", *options):
    source = tmp_path / "source.txt"
    source.write_text(text, encoding="utf-8")
    result = legeplan("import", "population", source, "-o", tmp_path / name, *options)
    assert result.returncode == 0, result.stderr
    return tmp_path / name


def test_half_a_file_leaves_no_table(tmp_path):
    source, table = tmp_path / "f.txt", tmp_path / "out.csv"
    deaths = hmd("Deaths", [2020])
    lines = deaths.splitlines(keepends=True)
    several = ssb([2020, 2021]).splitlines(keepends=True)
    own = imported(tmp_path, ssb([2020, 2021]), "own.csv").read_text(encoding="utf-8")
    rows = own.splitlines(keepends=True)
    for text, place in (
        ("".join(lines[:57]), "57: Age: the year 2020 lacks 57 ages, the first is 54"),
        ("".join(lines[:50] + lines[51:]), "51: Age: the year 2020 lacks age 47"),
        ("".join(several[:-2])[:-4], f"{len(several) - 2}: "),
        ("".join(several[:300]), "300: 3407: "),
        ("".join(rows[:500]), "500: 3412: "),
        ("".join(rows[:30] + rows[31:]), ": 3407: 211 cells of the year 2020"),
    ):
        source.write_text(text, encoding="utf-8")
        result = legeplan("import", "population", source, "-o", table)
        assert result.returncode == 2, place
        assert place in result.stderr and "expected" in result.stderr
        assert not table.exists()
    result = legeplan("import", "population", source, "-o", table, language="nb")
    assert "211 celler for året 2020; den første som mangler, er " in result.stderr


def test_what_is_not_whole_is_told(tmp_path):
    source = tmp_path / "ssb.csv"
    source.write_text(LONG + "\nKilde: SSB\n", encoding="utf-8")
    result = legeplan("import", "population", source, "-o", tmp_path / "out.csv")
    assert result.returncode == 0
    assert "The table is not whole: 2 of 212 rows." in result.stderr
    assert "Lines left out after the rows: 1" in result.stderr
    assert "not whole" not in legeplan(
        "import", "population", SCENARIOS / "norway" / "municipalities_2023.csv",
        "-o", tmp_path / "out.csv").stderr


@pytest.mark.parametrize("path", sorted(SCENARIOS.glob("*/*population*.csv")), ids=lambda p: p.name)
def test_shipped_populations_are_whole(tmp_path, path):
    words = [] if "year,age" in path.read_text(encoding="utf-8") else ["--year", "2020"]
    result = legeplan("import", "population", path, "-o", tmp_path / "out.csv", *words)
    assert result.returncode == 0 and "not whole" not in result.stderr, result.stderr


def test_a_table_of_one_year_can_be_named_in_a_scenario(tmp_path):
    """Rates and populations come with the columns of a scenario, and say how new they are."""
    words = ("--region", "3407", "--year", "2021")
    table = imported(tmp_path, ssb([2020, 2021]), "population.csv", *words)
    lines = table.read_text(encoding="utf-8").splitlines()
    assert lines[3:8] == ["# vintage: 2021-01-01", "# region: 3407", "# name: Gjøvik",
                          "# year: 2021", "age,sex,persons"]
    imported(tmp_path, hmd("Death rates", [2019, 2020]), "rates.csv", "--year", "2020")
    births = "Norway\nASFR\n\nYear Age ASFR\n" + "".join(
        f"{year} {age}{'-' if age == 12 else '+' if age == 55 else ''} 0.04\n"
        for year in (2019, 2020) for age in range(12, 56))
    imported(tmp_path, births, "fertility.csv", "--year", "2020")
    scenario = tmp_path / "mine.toml"
    scenario.write_text(
        'format = 1\nextends = "legeplan:gjovik/baseline.toml"\n'
        '[population]\ninitial = "population.csv"\n'
        '[population.mortality]\ntable = "rates.csv"\n'
        '[population.fertility]\ntable = "fertility.csv"\n', encoding="utf-8")
    result = legeplan("check", scenario)
    assert result.returncode == 0, result.stderr
    backtest = legeplan("backtest", scenario, "--observed", imported(tmp_path, ssb([2022])))
    for name in ("population.csv", "rates.csv", "fertility.csv"):
        assert f"{name}: " not in backtest.stderr  # all three say how new their data are


def test_a_table_that_tells_its_year_once_is_a_history_still(tmp_path):
    """legeplan new, the folder of a backtest and a second import read the year and the region back."""
    text = ssb([2020, 2021])
    one = imported(tmp_path, text, "one.csv", "--region", "Gjøvik", "--year", "2021")
    again = imported(tmp_path, one.read_text(encoding="utf-8"), "again.csv")
    assert [line for line in again.read_text().splitlines() if "Imported" not in line] == [
        line for line in one.read_text().splitlines() if "Imported" not in line]
    result = legeplan("new", tmp_path / "folder", "--municipality", "3407", "--population", one,
                      "--json", "--quiet")
    assert result.returncode == 0, result.stderr
    document = json.loads(result.stdout)
    assert (document["municipality"], document["name"]) == ("3407", "Gjøvik")
    assert (tmp_path / "folder" / "population_2021.csv").exists()
    history = imported(tmp_path, text, "history.csv", "--region", "3407")
    assert "\nyear,age,sex,persons\n" in history.read_text(encoding="utf-8")


def test_populations_of_hmd_are_a_history(tmp_path):
    table = imported(tmp_path, hmd("Population size", [2020, 2021], "100.60"))
    lines = table.read_text(encoding="utf-8").splitlines()
    assert "# vintage: 2021-01-01" in lines and "year,age,sex,persons" in lines
    assert "2020,0,female,101" in lines and "2021,105,male,604" in lines
    result = legeplan("new", tmp_path / "folder", "--municipality", "X", "--population", table)
    assert result.returncode == 0, result.stderr


LISTS = ("gp_id,age,sex,specialist,contract,list_cap,list_length,vacant_since\n"
         "77,51,F,yes,self_employed,1000,990,\n")


def test_no_list_of_the_municipality_is_overwritten(tmp_path):
    """The roster has a name that nobody wrote on the command line."""
    source, table = tmp_path / "gp_roster.csv", tmp_path / "gp.csv"
    source.write_text(LISTS)
    link = tmp_path / "link.csv"
    link.symlink_to(source)
    for file in (source, link):
        result = legeplan("import", "lists", file, "-o", table, language="nb")
        assert result.returncode == 2 and "filene som leses" in result.stderr
    assert source.read_text() == LISTS and not table.exists()
    other, roster = tmp_path / "other.csv", tmp_path / "x_roster.csv"
    other.write_text(LISTS)
    roster.write_text("mine\n")
    assert legeplan("import", "lists", other, "-o", tmp_path / "x.csv").returncode == 2
    assert roster.read_text() == "mine\n" and not (tmp_path / "x.csv").exists()


def test_both_tables_of_lists_are_written_or_none(tmp_path):
    source, table = tmp_path / "gp.csv", tmp_path / "b.csv"
    source.write_text(LISTS)
    (tmp_path / "b_roster.csv").mkdir()
    assert legeplan("import", "lists", source, "-o", table).returncode == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b_roster.csv", "gp.csv"]


def test_a_roster_of_before_is_told(tmp_path):
    source, table = tmp_path / "gp.csv", tmp_path / "p.csv"
    for text, is_told in ((LISTS, False), ("gp_id,list_cap,list_length\n1,1000,900\n", True)):
        source.write_text(text)
        result = legeplan("import", "lists", source, "-o", table, "--quiet")
        assert result.returncode == 0
        assert ("is of an earlier import" in result.stderr) == is_told


def test_lists_may_be_in_norwegian_and_are_read_whole(tmp_path):
    source, table = tmp_path / "gp.csv", tmp_path / "p.csv"
    text = ("lege_id;alder;kjønn;spesialist;avtale;listetak;listelengde;ledig siden\n"
            "1;51;Kvinne;ja;næringsdrivende;1000;990;\n")
    source.write_bytes(text.encode("latin-1"))
    result = legeplan("import", "lists", source, "-o", table)
    assert result.returncode == 0 and "The file was read as Latin-1." in result.stderr
    assert (tmp_path / "p_roster.csv").read_text().endswith("p1,51,female,yes\n")
    source.write_text(text.replace("990", "x"), encoding="utf-8")
    assert ':2: listelengde: "x"' in legeplan("import", "lists", source, "-o", table).stderr
    for words in (("--region", "3407"), ("--year", "2021")):
        result = legeplan("import", "lists", source, "-o", table, *words, language="nb")
        assert result.returncode == 2 and f"{words[0]} gjelder ikke" in result.stderr
    source.write_text("gp_id,age,age,list_cap,list_length\n")
    twice = legeplan("import", "lists", source, "-o", table).stderr
    assert "the column stands twice" in twice and "Did you mean" not in twice


def refused(tmp_path, text, *options, language="en"):
    source = tmp_path / "wrong.csv"
    source.write_text(text, encoding="utf-8")
    result = legeplan("import", "population", source, "-o", tmp_path / "none.csv", *options,
                      language=language)
    assert result.returncode == 2 and not (tmp_path / "none.csv").exists()
    return result.stderr


def test_a_filter_that_finds_nothing_says_which_one(tmp_path):
    text = ssb([2020, 2021])
    region = refused(tmp_path, text, "--region", "Gjøvikk", "--year", "2021")
    assert "--region: no region Gjøvikk in the file" in region
    assert "one of 2: 3407 Gjøvik, 3412 Løten" in region and 'Did you mean "Gjøvik"?' in region
    year = refused(tmp_path, text, "--region", "3407", "--year", "2030", language="nb")
    assert "--year: filen har ikke året 2030 (ventet et av årene 2020-2021)" in year
    rates = hmd("Death rates", [2019, 2020])
    assert "--year: the file has no year 2030" in refused(tmp_path, rates, "--year", "2030")
    assert "--region: the file has no regions" in refused(tmp_path, rates, "--region", "3407")


@pytest.mark.parametrize("word", ["K-3407", "3407 Gjøvik", "gjøvik"])
def test_a_region_may_be_written_as_in_a_file(tmp_path, word):
    table = imported(tmp_path, ssb([2021]), "out.csv", "--region", word)
    assert "# region: 3407\n" in table.read_text(encoding="utf-8")


def test_a_name_of_two_regions_is_refused(tmp_path):
    text = ssb([2021], ("1515 Herøy", "1818 Herøy"))
    told = refused(tmp_path, text, "--region", "Herøy", language="nb")
    assert "Herøy er navnet på flere: 1515 Herøy, 1818 Herøy" in told
    assert "# region: 1818\n" in imported(
        tmp_path, text, "out.csv", "--region", "1818").read_text(encoding="utf-8")


def test_thousands_with_points_are_told_a_few_times(tmp_path):
    wide = "region;sex;age;Personer 2021\n" + "".join(
        f"0;{sex};{age};2{age % 10}.000\n" for sex in "KM" for age in range(106))
    told = refused(tmp_path, wide)
    assert ":2: Personer 2021: not a number of persons: 20.000 (expected a whole number " in told
    assert "without points or commas between thousands" in told
    assert "212 cells are no number of persons" in told and len(told.splitlines()) == 22


def test_the_same_cell_twice_in_json_is_an_error(tmp_path):
    def dataset(value, ages='["000", "105+"]'):
        return ('{"class": "dataset", "id": ["Kjonn", "Alder", "Tid"], "size": [2, 2, 1],\n'
                '"dimension": {"Kjonn": {"category": {"index": ["2", "1"]}},\n'
                '"Alder": {"category": {"index": ' + ages + '}},\n'
                '"Tid": {"category": {"index": ["2021"]}}}, "value": ' + value + "}")

    imported(tmp_path, dataset('{"0": 1, "1": 2, "2": 3, "3": 4}'))
    for text, place in (
        (dataset('{"0": 1, "1": 2, "2": 3, "1": 4}'), "/value/1: the key stands twice"),
        (dataset('{"0": 1, "1": 2, "2": 3, "01": 4}'), "/value/01: not a cell of the table"),
        (dataset("[1, 2, 3, 4]", '["000", "000"]'), "index/1: the code 000 stands twice"),
        (dataset("[null, null, null, null]"), "all cells are marked as missing"),
    ):
        assert place in refused(tmp_path, text)


def test_a_table_of_rates_of_ones_own_is_ready(tmp_path):
    rates = imported(tmp_path, hmd("Death rates", [2020]), "rates.csv", "--year", "2020")
    told = refused(tmp_path, rates.read_text(encoding="utf-8"), language="nb")
    assert told.startswith("1 feil:") and "den er klar til bruk som den er" in told


def test_sums_and_rates_that_cannot_be_are_refused(tmp_path):
    deaths = hmd("Deaths", [2020]).replace("0.02000", "0.03000", 1)
    assert ':4: Total: "0.03000" (expected the sum of' in refused(tmp_path, deaths)
    births = "Norway\nASFR\n\nYear Age ASFR\n" + "".join(
        f"2020 {age}{'-' if age == 12 else '+' if age == 55 else ''} {7.0 if age == 20 else 0.1}\n"
        for age in range(12, 56))
    assert ":13: ASFR: 7.0 (expected 0..2 births" in refused(tmp_path, births)


def test_no_output_is_no_folder(tmp_path):
    source = tmp_path / "ssb.csv"
    source.write_text(LONG, encoding="utf-8")
    result = legeplan("import", "population", source, "-o", "")
    assert result.returncode == 2 and "-o is missing" in result.stderr
