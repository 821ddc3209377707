"""legeplan import: files of other programs become tables, damaged ones nothing."""

import json
import os
import subprocess

BINARY = os.environ["LEGEPLAN_BINARY"]

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
