"""Problems in scenario files: each is named with file, line, key and what is expected."""

import json

import pytest

from conftest import run, SCENARIOS, TINY, WRONG

# The scenario's lines from the third on, and what is said of them.
ONE_PROBLEM = {
    "unknown key": (
        "[recruitment]\nlevl = 1.0",
        'mine.toml:4: recruitment.levl: unknown key. Did you mean "recruitment.level"?',
    ),
    "unknown section": (
        "[recruitmnt]\nlevel = 1.0",
        'mine.toml:3: recruitmnt: unknown key. Did you mean "recruitment"?',
    ),
    "a key of another section": (
        "[lists]\nreference_list = 900",
        'mine.toml:4: lists.reference_list: unknown key. Did you mean "workload.reference_list"?',
    ),
    "text for a number": (
        '[recruitment]\nlevel = "high"',
        'mine.toml:4: recruitment.level: "high" is not a number (expected 0.02..50 ratio)',
    ),
    "number for a text": (
        "[municipality]\nname = 3407",
        "mine.toml:4: municipality.name: 3407 (expected a name in quotes)",
    ),
    "text for a date": (
        '[period]\nstart = "2021-01-01"',
        'mine.toml:4: period.start: "2021-01-01"'
        " (expected a date such as 2021-07-01, without quotes)",
    ),
    "wrong unit": (
        '[gp]\ncap_request_floor = { value = 100.0, unit = "years", source = "x" }',
        'mine.toml:4: gp.cap_request_floor: unit "years" (expected unit "persons")',
    ),
    "misspelt field": (
        '[lists]\nopen_above = { value = 30.0, units = "persons" }',
        'mine.toml:4: lists.open_above: "units" is not known here'
        ' (expected one of value, unit or source). Did you mean "unit"?',
    ),
    "impossible value": (
        "[recruitment]\nlevel = -1.0",
        "mine.toml:4: recruitment.level: -1 (expected 0.02..50 ratio)",
    ),
    "not a number": (
        "[recruitment]\nlevel = nan",
        "mine.toml:4: recruitment.level: nan (expected 0.02..50 ratio)",
    ),
    "a figure held against no indicator": (
        '[[figure]]\nid = "x"\ntitle = "Free"\nvalue = 0.01\nindicator = "list_fre_share"\n'
        'date = 2030-12-31\nsource = "the plan"',
        'mine.toml:7: figure[x].indicator: no indicator has the id "list_fre_share"'
        ' (expected the id of an indicator, such as list_free). Did you mean "list_free_share"?',
    ),
    "unknown type": (
        '[[policy]]\nid = "x"\ntype = "open_center"',
        'mine.toml:5: policy[x].type: "open_center" is not a known type (expected one of '
        "add_positions, alis_programme, capacity_rule, change_contract, close_position, "
        "combination_posts, duty_reform, lis1_posts, new_premises, open_centre, "
        "primary_health_team, recruitment_grant, retention, salary_plan, service_post or "
        "set_list_cap)."
        ' Did you mean "open_centre"?',
    ),
    "no first of a month": (
        "[period]\nstart = 2021-01-15",
        "mine.toml:4: period.start: 2021-01-15"
        " (expected the first day of a month, such as 2021-01-01)",
    ),
    "too long a period": (
        "[period]\nend = 2121-01-31",
        "mine.toml:4: period.end: 1201 months (expected at most 1200 months from the start)",
    ),
    "no such table": (
        '[population]\ninitial = "persons.csv"',
        "mine.toml:4: population.initial: persons.csv: file not found",
    ),
    "a table outside the folder": (
        '[population]\ninitial = "../persons.csv"',
        "mine.toml:4: population.initial: ../persons.csv: lies outside the scenario's folder"
        " (expected a path under the folder that holds legeplan-root.toml, or else under the"
        " scenario's own)",
    ),
    "broken TOML": (
        "[title]\nnb = [1, 2",
        "mine.toml:4: not valid TOML: array: encountered end-of-file",
    ),
    "a key twice": (
        '[municipality]\nname = "A"\nname = "B"',
        "mine.toml:5: not valid TOML: key-value pair: cannot redefine existing string 'name'",
    ),
}


@pytest.mark.parametrize("case", ONE_PROBLEM)
def test_a_problem_is_told_with_its_place(folder, problems, case):
    text, expected = ONE_PROBLEM[case]
    assert problems(folder.scenario(text)) == [expected]


# The same in bokmål.
ONE_PROBLEM_NB = {
    "a figure held against no indicator": (
        'mine.toml:7: figure[x].indicator: ingen indikator har id-en "list_fre_share"'
        " (ventet id-en til en indikator, slik som list_free). Mente du «list_free_share»?"
    ),
    "unknown key": (
        "mine.toml:4: recruitment.levl: ukjent nøkkel. Mente du «recruitment.level»?"
    ),
    "unknown section": "mine.toml:3: recruitmnt: ukjent nøkkel. Mente du «recruitment»?",
    "a key of another section": (
        "mine.toml:4: lists.reference_list: ukjent nøkkel. Mente du «workload.reference_list»?"
    ),
    "text for a number": (
        'mine.toml:4: recruitment.level: "high" er ikke et tall (ventet 0.02..50 forholdstall)'
    ),
    "number for a text": (
        "mine.toml:4: municipality.name: 3407 (ventet et navn i anførselstegn)"
    ),
    "text for a date": (
        'mine.toml:4: period.start: "2021-01-01"'
        " (ventet en dato slik som 2021-07-01, uten anførselstegn)"
    ),
    "wrong unit": (
        'mine.toml:4: gp.cap_request_floor: enheten "years" (ventet enheten "persons")'
    ),
    "misspelt field": (
        'mine.toml:4: lists.open_above: "units" er ikke kjent her'
        " (ventet en av value, unit eller source). Mente du «unit»?"
    ),
    "impossible value": "mine.toml:4: recruitment.level: -1 (ventet 0.02..50 forholdstall)",
    "not a number": "mine.toml:4: recruitment.level: nan (ventet 0.02..50 forholdstall)",
    "unknown type": (
        'mine.toml:5: policy[x].type: "open_center" er ikke en kjent type (ventet en av '
        "add_positions, alis_programme, capacity_rule, change_contract, close_position, "
        "combination_posts, duty_reform, lis1_posts, new_premises, open_centre, "
        "primary_health_team, recruitment_grant, retention, salary_plan, service_post eller "
        "set_list_cap). Mente du «open_centre»?"
    ),
    "no first of a month": (
        "mine.toml:4: period.start: 2021-01-15"
        " (ventet den første dagen i en måned, slik som 2021-01-01)"
    ),
    "too long a period": (
        "mine.toml:4: period.end: 1201 måneder (ventet høyst 1200 måneder fra starten)"
    ),
    "no such table": "mine.toml:4: population.initial: persons.csv: filen finnes ikke",
    "a table outside the folder": (
        "mine.toml:4: population.initial: ../persons.csv: ligger utenfor scenarioets mappe"
        " (ventet en sti under mappen som har legeplan-root.toml, eller ellers under scenarioets"
        " egen)"
    ),
    "broken TOML": "mine.toml:4: ikke gyldig TOML, feil i en liste: filen slutter for tidlig",
    "a key twice": (
        "mine.toml:5: ikke gyldig TOML, feil i en linje med nøkkel og verdi:"
        " 'name' står der fra før"
    ),
}


@pytest.mark.parametrize("case", ONE_PROBLEM)
def test_a_problem_is_told_in_bokmål_too(folder, problems, case):
    path = folder.scenario(ONE_PROBLEM[case][0])
    assert problems(path, language="nb") == [ONE_PROBLEM_NB[case]]


def test_bokmål_is_the_language_when_none_is_chosen(folder):
    path = folder.scenario("[recruitment]\nlevl = 1.0")
    result = run("check", path, language="", expect=WRONG)
    assert "ukjent nøkkel. Mente du «recruitment.level»?" in result.stderr


def test_all_problems_are_told_at_once_in_the_order_of_the_file(folder, problems):
    text = """[lists]
open_abov = 3.0
[recruitment]
level = "high"
[gp]
cap_request_floor = { value = 100.0, unit = "years", source = "x" }
retirement_ratio = -3.0
[[policy]]
id = "two_more"
type = "add_positions"
date = 2021-03-01
office = "torget"
contract = "salried"
list_cap = -30"""
    assert problems(folder.scenario(text)) == [
        'mine.toml:4: lists.open_abov: unknown key. Did you mean "lists.open_above"?',
        'mine.toml:6: recruitment.level: "high" is not a number (expected 0.02..50 ratio)',
        'mine.toml:8: gp.cap_request_floor: unit "years" (expected unit "persons")',
        "mine.toml:9: gp.retirement_ratio: -3 (expected 0.05..10 ratio)",
        "mine.toml:10: policy[two_more].count: missing (expected a whole number, 1..20000"
        " positions)",
        'mine.toml:15: policy[two_more].contract: "salried" (expected one of self_employed,'
        ' agreement_8_2, salaried, salaried_trainee or combination). Did you mean "salaried"?',
        "mine.toml:16: policy[two_more].list_cap: -30 (expected a whole number, 1..3500 persons)",
    ]


def test_problems_of_several_files_are_told_together(folder):
    folder.scenario("[gp]\nx = 1", "a.toml")
    folder.scenario("[gp]\ny = 1", "b.toml")
    compared = run("compare", "a.toml", "b.toml", expect=WRONG, cwd=folder.path)
    checked = run("check", "a.toml", TINY, "b.toml", expect=WRONG, cwd=folder.path)
    for result in (compared, checked):
        assert "a.toml:4: gp.x: unknown key" in result.stderr
        assert "b.toml:4: gp.y: unknown key" in result.stderr
    assert checked.stdout == f"{TINY}: no problems\n"


@pytest.mark.parametrize(
    "language, one, two",
    [
        ("nb", "1 feil:", "2 feil:"),
        ("en", "1 problem:", "2 problems:"),
    ],
)
def test_a_run_counts_the_problems_in_the_language_asked_for(folder, language, one, two):
    for text, heading in (("x = 1", one), ("x = 1\ny = 2", two)):
        path = folder.scenario(f"[gp]\n{text}")
        result = run("run", path, "--lang", language, expect=WRONG)
        assert result.stderr.startswith(heading + "\n")


def test_problems_are_told_in_json_too(folder):
    path = folder.scenario("[recruitment]\nlevl = 1.0")
    result = run("check", "--json", path, expect=WRONG)
    assert json.loads(result.stdout) == {
        "format": 1,
        "problems": [
            {
                "file": str(path),
                "line": 4,
                "key": "recruitment.levl",
                "message": "unknown key",
                "expected": "",
                "suggestion": "recruitment.level",
                "message_nb": "ukjent nøkkel",
                "expected_nb": "",
            }
        ],
    }


def test_control_characters_do_not_reach_the_terminal(folder, problems):
    path = folder.scenario('[recruitment]\nlevel = "\\u001b[31mred"')
    (line,) = problems(path)
    assert "\x1b" not in line and "\\x1b[31mred" in line


@pytest.mark.parametrize(
    "command, file, section, reader",
    [
        ("run", "goals/loten_2030.toml", "goal", "legeplan solve"),
        ("run", "studies/national.toml", "study", "legeplan sweep"),
        ("check", "goals/loten_uncertainty.toml", "sensitivity", "legeplan sensitivity"),
        ("check", "goals/gjovik_regret.toml", "regret", "legeplan regret"),
        ("run", "calibration/targets/gjovik.toml", "history", "legeplan calibrate --to"),
        ("solve", "gjovik/baseline.toml", "period", "legeplan run"),
        ("solve", "goals/gjovik_regret.toml", "regret", "legeplan regret"),
    ],
)
def test_a_file_of_another_kind_is_told_with_the_command_that_reads_it(command, file, section, reader):
    result = run(command, SCENARIOS / file, expect=WRONG)
    assert f": {section}: the section belongs to another kind of file, which `{reader}` reads" in result.stderr
    assert result.stderr.count("\n") < 5


def test_a_scenario_that_extends_nothing_lacks_one_line(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('format = 1\n[recruitment]\nlevel = "high"\n', encoding="utf-8")
    result = run("run", path, expect=WRONG)
    first, second = result.stderr.splitlines()[1:3]
    assert f"{path}:1: extends: missing, and " in first and "keys with it" in first
    assert 'such as "legeplan:norway/defaults.toml"' in first
    assert f'{path}:3: recruitment.level: "high" is not a number' in second
    path.write_text('format = 1\nextends = "legeplan:norway/defaults.toml"\n', encoding="utf-8")
    listed = run("run", path, expect=WRONG).stderr
    assert f"{path}:1: period.start: missing" in listed and ": extends:" not in listed
