"""legeplan new: which municipality is meant, and where its scenario comes."""

import json

import pytest

from conftest import WRONG, run


def population(path, regions, each=200, year=2021):
    """A table of the project; regions are lines of columns before the year, or [""] for none."""
    columns = "region,name," if regions != [""] else ""
    rows = [f"{region}{year},{age},{sex},{each}" for region in regions
            for age in range(106) for sex in ("female", "male")]
    path.write_text(f"{columns}year,age,sex,persons\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def made(*words, **options):
    return json.loads(run("new", *words, "--json", "--quiet", **options).stdout)


def test_a_name_of_two_municipalities_in_a_table_is_refused(tmp_path):
    table = population(tmp_path / "t.csv", ["1515,Herøy,", "1818,Herøy,"])
    words = ("new", tmp_path / "w", "--population", table, "--municipality")
    told = run(*words, "Herøy", language="nb", expect=WRONG).stderr
    assert "Det finnes flere: 1515 Herøy, 1818 Herøy. Skriv nummeret." in told
    assert "There are several: 1515 Herøy, 1818 Herøy." in run(*words, "herøy", expect=WRONG).stderr
    assert made(*words[1:], "1818")["municipality"] == "1818"


@pytest.mark.parametrize("word", ["Gjøvik", "3407", "K-3407", "3407 Gjøvik"])
def test_a_table_without_a_region_gets_number_and_name(tmp_path, word):
    table = population(tmp_path / "t.csv", [""], each=140)
    document = made(tmp_path / "w", "--population", table, "--municipality", word)
    assert (document["municipality"], document["name"]) == ("3407", "Gjøvik")


def test_a_number_with_the_name_of_another_is_refused(tmp_path):
    for language, words in (("nb", "3405 er nummeret til Lillehammer"),
                            ("en", "3405 is the number of Lillehammer")):
        told = run("new", tmp_path / "w", "--municipality", "3405 Gjøvik", language=language,
                   expect=WRONG).stderr
        assert words in told


def test_a_table_of_another_size_is_asked_about(tmp_path):
    for each, is_told in ((140, False), (25000, True)):
        table = population(tmp_path / "t.csv", [""], each=each)
        result = run("new", tmp_path / str(each), "--population", table, "--municipality", "3407",
                     language="nb")
        assert ("Er tabellen av Gjøvik?" in result.stderr) == is_told


def test_an_empty_folder_is_filled_and_no_other(tmp_path):
    folder = tmp_path / "plan"
    folder.mkdir()
    assert made(".", "--municipality", "3412", cwd=folder)["name"] == "Løten"
    assert not (folder / ".new").exists() and (folder / "baseline.toml").exists()
    run("check", folder / "baseline.toml")
    told = run("new", folder, "--municipality", "3412", expect=WRONG).stderr
    assert "exists and is not overwritten" in told
    told = run("new", "", "--municipality", "3412", language="nb", expect=WRONG).stderr
    assert "mangler navnet på mappen" in told
