"""Scenarios: loading, problems, changes in memory, explanations, pickling."""

import datetime
import pickle
import subprocess

import legeplan
import numpy
import pytest
from conftest import BINARY, POLICY, SCENARIOS, TINY


def mine(folder, text):
    path = folder / "mine.toml"
    path.write_text(f'format = 1\nextends = "legeplan:tiny/baseline.toml"\n{text}\n')
    return path


def test_a_loaded_scenario_tells_what_it_is(tiny):
    assert (tiny.id, tiny.start, tiny.months) == ("baseline", "2021-01", 24)
    assert tiny.title == {"nb": "Liten prøvekommune", "en": "Tiny test municipality"}
    assert tiny.municipality == "Lillebygd"
    assert str(TINY) in tiny.files
    assert tiny.resolved_text.startswith("format = 1\n")
    assert legeplan.load("legeplan:tiny/baseline.toml").resolved_text == tiny.resolved_text


def test_problems_are_objects_and_those_of_the_program(tmp_path):
    path = mine(tmp_path, "recruitment.level = -1\nrecruitment.levle = 1")
    problems = legeplan.check(path)
    assert [(p.file, p.line, p.key) for p in problems] == [
        (str(path), 3, "recruitment.level"),
        (str(path), 4, "recruitment.levle"),
    ]
    assert problems[0].message == "-1" and problems[0].expected
    assert problems[1].suggestion == "recruitment.level"
    for language, lines in (("en", [str(p) for p in problems]), ("nb", [p.text_nb for p in problems])):
        command = [BINARY, "check", path, "--lang", language]
        printed = subprocess.run(command, capture_output=True, encoding="utf-8")
        assert printed.stderr.splitlines()[: len(problems)] == lines
    assert problems[1].message == "unknown key" and problems[1].message_nb == "ukjent nøkkel"
    assert problems[0].expected_nb != problems[0].expected
    with pytest.raises(legeplan.ScenarioError) as error:
        legeplan.load(path)
    assert list(error.value.problems) == problems
    assert pickle.loads(pickle.dumps(error.value)).problems == error.value.problems
    assert legeplan.check(TINY) == []


def test_a_missing_file_is_a_problem(tmp_path):
    (problem,) = legeplan.check(tmp_path / "none.toml")
    assert "file not found" in problem.message


def test_a_key_by_a_norwegian_name_is_suggested(tiny):
    with pytest.raises(legeplan.ScenarioError) as error:
        tiny.set("recruitment.nivaa", 1)
    assert error.value.problems[0].suggestion == "recruitment.level"
    with pytest.raises(legeplan.ScenarioError) as error:
        tiny.explain("rekruttering")
    assert error.value.problems[0].suggestion == "recruitment"


def test_setting_a_key_gives_a_new_scenario_checked_by_the_engine(tiny):
    weak = tiny.set("recruitment.level", 0.8, unit="ratio", source="our view")
    row = weak.explain("recruitment.level").loc["recruitment.level"]
    assert (row["value"], row["unit"], row["source"]) == ("0.8", "ratio", "our view")
    assert row["file"] == "<change 1>" and row["line"] == 2
    assert tiny.explain("recruitment.level")["value"].item() != "0.8"
    assert list(tiny.diff(weak).index) == ["recruitment.level"]
    for value, key in ((-1, "recruitment.level"), ("x", "recruitment.level"), (1, "gp.nonsense")):
        with pytest.raises(legeplan.ScenarioError, match=f"<change 2>:2: {key}"):
            weak.set(key, value)
    with pytest.raises(legeplan.ScenarioError, match="unit"):
        tiny.set("recruitment.level", 0.8, unit="persons")


def test_values_of_every_kind_reach_the_engine(tiny):
    changed = (
        tiny.set("period.end", datetime.date(2021, 12, 31))
        .set("capacity_rule.lists_with_free_below", numpy.int64(3))
        .set("capacity_rule.one_sex", "counts")
        .set("recruitment.level", {"distribution": "lognormal", "median": 0.9, "sd_log": 0.1})
        .set("event[known_leave].months", 6)
        .named("other", nb='Med "hermetegn" og \\', en="With a\ttab")
    )
    assert changed.months == 12 and changed.id == "other"
    assert changed.title == {"nb": 'Med "hermetegn" og \\', "en": "With a\ttab"}
    values = changed.explain()["value"]
    assert values["capacity_rule.lists_with_free_below"] == "3"
    assert values["event[known_leave].months"] == "6"
    assert "lognormal" in values["recruitment.level"]
    with pytest.raises(TypeError, match="cannot stand in a scenario"):
        tiny.set("recruitment.level", object())


def test_a_policy_is_added_changed_and_removed(tiny):
    policy = {
        "type": "set_list_cap",
        "title": {"nb": "Tak 80", "en": "Cap 80"},
        "date": datetime.date(2021, 6, 1),
        "list_cap": 80,
        "surplus": "attrition",
        "when": "now",
    }
    capped = tiny.add("policy", "cap", **policy)
    assert capped.explain("policy[cap].list_cap")["value"].item() == "80"
    assert capped.set("policy[cap].list_cap", 90).explain("policy[cap]").loc[
        "policy[cap].list_cap", "value"
    ] == "90"
    assert capped.remove("policy", "cap").resolved_text == tiny.resolved_text
    with pytest.raises(legeplan.ScenarioError, match=r"policy\[cap\]"):
        tiny.add("policy", "cap", **(policy | {"list_cap": -5}))
    with pytest.raises(legeplan.ScenarioError):
        tiny.remove("policy", "no_such_policy")


def test_a_change_in_memory_is_the_same_as_in_a_file(tmp_path, tiny):
    text = "[recruitment]\nlevel = 0.7\n"
    in_file = legeplan.load(mine(tmp_path, text))
    assert tiny.change(text).resolved_text == in_file.resolved_text
    with pytest.raises(legeplan.ScenarioError, match="<change 1>:2: extends"):
        tiny.change('extends = "other.toml"')


def test_explaining_an_unknown_key_suggests_one(tiny):
    with pytest.raises(legeplan.ScenarioError) as error:
        tiny.explain("recruitment.levell")
    assert error.value.problems[0].suggestion == "recruitment.level"


def test_a_pickled_scenario_is_the_same_or_refused(tmp_path, monkeypatch):
    path = mine(tmp_path, "recruitment.level = 0.9")
    monkeypatch.chdir(tmp_path)
    scenario = legeplan.load(path.name).set("lists.open_above", 4).named("mine_4")
    pickled = pickle.dumps(scenario)
    monkeypatch.chdir(SCENARIOS)
    again = pickle.loads(pickled)
    assert (again.id, again.resolved_text) == ("mine_4", scenario.resolved_text)
    mine(tmp_path, "recruitment.level = 0.8")
    with pytest.raises(ValueError, match="has changed since"):
        pickle.loads(pickled)


def test_policies_of_a_scenario_are_in_its_explanation():
    assert "policy[centre].rooms" in legeplan.load(POLICY).explain("policy").index
