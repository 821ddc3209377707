"""What Norwegians type by habit is told how to write."""

import pytest

from conftest import WRONG, run

POLICY = '[[policy]]\nid = "a"\ntitle = "A"\n'


@pytest.mark.parametrize("text, line, nb, en", [
    ("[recruitment]\nlevel = 0,8", 4, "level: skriv 0.8, med punktum og ikke komma: 0,8",
     "level: write 0.8, with a point and no comma: 0,8"),
    (POLICY + "date = 01.01.2025", 6, "date: skriv 2025-01-01, år-måned-dag: 01.01.2025",
     "date: write 2025-01-01, year-month-day: 01.01.2025"),
    (POLICY + "list_cap = 1 000", 6, "list_cap: skriv 1000, uten mellomrom: 1 000",
     "list_cap: write 1000, without spaces: 1 000"),
    (POLICY + "type = add_positions", 6,
     'type: skriv "add_positions", i anførselstegn: add_positions',
     'type: write "add_positions", in quotes: add_positions'),
    ("[title]\nnb = «Ny hjemmel»", 4, 'nb: skriv "...", med rette anførselstegn: «',
     'nb: write "...", with straight quotes: «'),
])
def test_a_line_that_is_no_toml(folder, problems, text, line, nb, en):
    path = folder.scenario(text)
    assert problems(path) == [f"mine.toml:{line}: {en}"]
    assert problems(path, "nb") == [f"mine.toml:{line}: {nb}"]


def test_a_date_in_quotes(folder, problems):
    path = folder.scenario('[period]\nend = "31.12.2030"')
    assert problems(path, "nb")[0].endswith("Mente du «2030-12-31»?")


def test_a_policy_by_its_norwegian_name(folder, problems):
    path = folder.scenario(POLICY + 'type = "nye_hjemler"')
    (said,) = problems(path, "nb")
    assert '"nye_hjemler" er ikke en kjent type; nye hjemler heter add_positions' in said
    assert said.endswith("Mente du «add_positions»?")
    (said,) = problems(path)
    assert said.endswith('Did you mean "add_positions"?')


def test_keys_and_choices_by_their_norwegian_names(folder, problems):
    path = folder.scenario("[rekruttering]\nnivaa = 1")
    assert "Mente du «recruitment»?" in problems(path, "nb")[0]
    path = folder.scenario("[recruitment]\nnivå = 1\n".replace("å", "aa"))
    assert problems(path, "nb") == ["mine.toml:4: recruitment.nivaa: ukjent nøkkel. "
                                    "Mente du «recruitment.level»?"]


@pytest.mark.parametrize("asked, meant", [
    ("rekruttering", "recruitment"), ("rekruttering.nivaa", "recruitment.level"),
    ("recruitment.nivå", "recruitment.level"), ("tiltak", "policy"), ("kostnader", "costs")])
def test_explain_understands_norwegian(folder, asked, meant):
    path = folder.scenario("")
    said = run("explain", path, asked, language="nb", expect=WRONG).stderr
    assert f"Mente du «{meant}»?" in said


@pytest.mark.parametrize("given", ["nb", "en"])
def test_a_title_in_one_language_stands_for_both(folder, given):
    path = folder.scenario(f'[title]\n{given} = "Én ny hjemmel"')
    run("check", path)
    assert "Én ny hjemmel" in run("run", path, "-n", "2", "--quiet", language="nb").stdout
    assert "Én ny hjemmel" in run("run", path, "-n", "2", "--quiet", language="en").stdout
