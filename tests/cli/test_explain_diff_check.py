"""What planners ask of a scenario: is it right, where does a value come from, what differs."""

import pytest

from conftest import document, run, POLICY, SCENARIOS, TINY, WRONG

SHIPPED = sorted(
    path.relative_to(SCENARIOS).as_posix()
    for path in SCENARIOS.glob("*/*.toml")
    if path.parent.name not in ("norway", "plans", "studies", "goals")
)


WHOLE = (
    "training.lis1.posts",
    "costs.price_year",
    "duty.district_inhabitants",
    "gp.notice_months",
    "lists.max_changes_per_year",
    "population.in_moves.older_from",
    "population.mortality.reference_year",
    "recruitment.start_delay_months",
    "workload.trend_reference_year",
)


def test_scenarios_are_shipped():
    assert {name.split("/")[0] for name in SHIPPED} >= {"gjovik", "loten", "tiny"}
    assert len(SHIPPED) >= 15


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_scenarios_have_no_problems_and_run(name):
    path = SCENARIOS / name
    assert run("check", path).stdout == f"{path}: no problems\n"
    assert run("check", path, language="nb").stdout == f"{path}: ingen feil\n"
    shown = document("run", path, "-n", "1")["scenarios"][0]
    titles = set(shown["title"].values())
    assert len(titles) == 2 and all(titles)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_key_of_a_shipped_scenario_is_explained(name):
    path = SCENARIOS / name
    keys = document("explain", path)["keys"]
    assert len(keys) > 80
    for entry in keys:
        assert entry["file"].endswith((".toml",)) and entry["line"] > 0, entry
        described = entry["key"].endswith(".type") or all(entry["description"].values())
        assert described, entry
        # Whole numbers, limits that people set and items have no source; numbers of the world do.
        is_plain = "[" in entry["key"] or entry["key"].split(".")[0] in ("initial", "capacity_rule")
        assert entry["source"] or entry["unit"] == "" or is_plain or entry["key"] in WHOLE, entry


def test_explain_a_key_in_both_languages():
    en = run("explain", TINY, "lists.open_above").stdout
    nb = run("explain", TINY, "lists.open_above", language="nb").stdout
    assert en.splitlines()[0] == "lists.open_above = 3 persons"
    assert nb.splitlines()[0] == "lists.open_above = 3 personer"
    share = run("explain", TINY, "capacity_rule.free_share_below", language="nb").stdout
    assert share.splitlines()[0] == "capacity_rule.free_share_below = 0,05 andel"
    assert "    source: made up" in en and "    kilde: made up" in nb
    assert f"    from {TINY}:32" in en and f"    fra {TINY}:32" in nb
    assert len(en.splitlines()) == len(nb.splitlines()) == 4
    assert en.splitlines()[1] != nb.splitlines()[1]


def test_explain_tells_the_file_that_set_the_value(folder):
    path = folder.scenario(
        '[recruitment]\nlevel = { value = 0.8, unit = "ratio", source = "our own view" }'
    )
    (entry,) = document("explain", path, "recruitment.level")["keys"]
    assert (entry["value"], entry["unit"], entry["source"]) == ("0.8", "ratio", "our own view")
    assert (entry["file"], entry["line"]) == (str(path), 4)
    (below,) = document("explain", path, "municipality.name")["keys"]
    assert below["file"] == "legeplan:tiny/baseline.toml" and below["value"] == "Lillebygd"
    (far,) = document("explain", path, "lists.none_share")["keys"]
    assert far["file"] == "legeplan:norway/defaults.toml"


def test_explain_a_section_a_list_and_an_item():
    section = [entry["key"] for entry in document("explain", TINY, "initial")["keys"]]
    assert "initial.margins.women" in section and all(k.startswith("initial.") for k in section)
    items = {entry["key"].split(".")[0] for entry in document("explain", POLICY, "policy")["keys"]}
    assert items >= {f"policy[{id}]" for id in ("centre", "grant", "stay", "salaried", "rule")}
    one = [entry["key"] for entry in document("explain", POLICY, "policy[grant]")["keys"]]
    assert one[0] == "policy[grant].type" and "policy[grant].effect" in one


def test_explain_what_is_not_given():
    (entry,) = document("explain", TINY, "initial.roster")["keys"]
    assert entry["value"] is None
    nb = run("explain", TINY, "initial.roster", language="nb").stdout
    assert nb.startswith("initial.roster = ikke gitt\n")


@pytest.mark.parametrize(
    "key, said",
    [
        ("recruitment.levl", 'unknown key. Did you mean "recruitment.level"?'),
        ("none_share", 'unknown key. Did you mean "lists.none_share"?'),
        ("policy[grnt]", 'unknown key. Did you mean "policy[grant]"?'),
        ("zzzzzz", "unknown key (expected a key, a section or a list of scenarios)"),
    ],
)
def test_explain_suggests_a_near_miss(key, said):
    result = run("explain", POLICY, key, expect=WRONG)
    assert result.stdout == ""
    assert result.stderr == f"1 problem:\n{POLICY}: {key}: {said}\n"


def test_explain_works_on_contradictions(folder):
    path = folder.scenario("[initial.margins]\nwomen = 9")
    run("check", path, expect=WRONG)
    (entry,) = document("explain", path, "initial.margins.women")["keys"]
    assert entry["value"] == "9"


def test_diff_of_a_scenario_with_itself():
    assert run("diff", TINY, TINY).stdout == "No differences.\n"
    assert run("diff", TINY, TINY, language="nb").stdout == "Ingen forskjeller.\n"
    assert document("diff", TINY, TINY) == {"format": 1, "differences": []}


def test_diff_in_words(folder):
    a = folder.scenario("[initial.margins]\nmean_age = 48", "a.toml")
    persons = (SCENARIOS / "tiny" / "population.csv").read_text()
    folder.write("persons.csv", persons.replace("30,male,2", "30,male,3"))
    b = folder.scenario(
        '[population]\ninitial = "persons.csv"\n[[policy]]\nid = "grant"\n'
        'type = "recruitment_grant"\ndate = 2021-04-01\neffect = 1.5\n'
        "[initial.margins]\nmean_age = 45",
        "b.toml",
    )
    nb = run("diff", a, b, language="nb").stdout
    en = run("diff", a, b).stdout
    assert f"initial.margins.mean_age: 48 years in {a}, 45 years in {b}" in en
    assert f"initial.margins.mean_age: 48 år i {a}, 45 år i {b}" in nb
    assert f"population.initial: 1 values of the table differ between {a} and {b}" in en
    assert f"population.initial: 1 verdier i tabellen er ulike i {a} og {b}" in nb
    assert f"policy[grant].effect: 1.5 ratio only in {b}" in en
    assert f"policy[grant].effect: 1,5 forholdstall bare i {b}" in nb
    rows = {row["key"]: row for row in document("diff", a, b)["differences"]}
    assert rows["initial.margins.mean_age"]["a"]["value"] == "48"
    assert rows["initial.margins.mean_age"]["b"]["line"] == 11
    assert rows["policy[grant].effect"]["a"] is None
    assert rows["population.initial"]["cells_changed"] == 1
    # The other way round says the same of the other.
    back = {row["key"]: row for row in document("diff", b, a)["differences"]}
    assert back["policy[grant].effect"]["b"] is None
    assert set(back) == set(rows)


def test_a_delta_removes_an_item(folder):
    path = folder.scenario('[[event]]\nid = "known_leave"\nremove = true')
    rows = document("diff", TINY, path)["differences"]
    assert rows and all(row["key"].startswith("event[known_leave]") for row in rows)
    run("check", path)
    wrong = folder.scenario('[[event]]\nid = "known_leav"\nremove = true', "wrong.toml")
    result = run("check", wrong, expect=WRONG)
    assert result.stderr == (
        f"{wrong}:5: event[known_leav]: there is no such item to remove"
        ' (expected known_leave). Did you mean "known_leave"?\n'
    )
