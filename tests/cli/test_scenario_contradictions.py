"""Values that are possible one by one and not together: margins, rooms, places, dates, rosters."""

import pytest

from conftest import run, WRONG

CENTRE = """[[policy]]
id = "centre"
type = "open_centre"
title = { nb = "Nytt senter", en = "New centre" }
date = 2021-07-01
office = "nytt"
rooms = 1
new_positions = 2
contract = "salaried"
places = 200
relief_share = 0.0"""

POSITIONS = "id,office,contract,list_cap,list_length,staffing,vacant_since\n"

CASES = {
    "more women than doctors": (
        "[initial.margins]\nwomen = 4",
        "mine.toml:4: initial.margins.women: 4"
        " (expected 0..3 doctors: those in filled positions and locums)",
    ),
    "more over 62 than doctors": (
        "[initial.margins]\nover_62 = 9",
        "mine.toml:4: initial.margins.over_62: 9"
        " (expected 0..3 doctors: those in filled positions and locums)",
    ),
    "a mean age nobody can reach": (
        "[initial.margins]\nmean_age = 74.0\nover_62 = 1",
        "mine.toml:4: initial.margins.mean_age: 74"
        " (expected 39.67..66.33 years, which 3 doctors of age 28..75 with 1 over 62 can have)",
    ),
    "specialists and trainees are more than the doctors": (
        "[initial.margins]\nspecialists = 2\nin_training = 2",
        "mine.toml:5: initial.margins.in_training: 2"
        " (expected 0..1 doctors: those in filled positions and locums)",
    ),
    "a new centre without room": (
        CENTRE,
        'mine.toml:9: policy[centre].rooms: 2 positions and 1 rooms at the office "nytt" in'
        " 2021-07 (expected a room for each position; a policy new_premises adds rooms)",
    ),
    "a new position without room": (
        """[[policy]]
id = "one_more"
type = "add_positions"
title = { nb = "En til", en = "One more" }
date = 2021-03-01
office = "torget"
count = 1
contract = "salaried"
list_cap = 100""",
        'mine.toml:8: policy[one_more].office: 3 positions and 2 rooms at the office "torget" in'
        " 2021-03 (expected a room for each position; a policy new_premises adds rooms)",
    ),
    "an office that is not there": (
        """[[policy]]
id = "rooms"
type = "new_premises"
title = { nb = "Rom", en = "Rooms" }
date = 2021-03-01
office = "torgt"
rooms = 1""",
        'mine.toml:8: policy[rooms].office: no office has the id "torgt" in 2021-03 (expected an'
        ' office of the table initial.offices or of an earlier policy, or office_title for a new'
        ' one). Did you mean "torget"?',
    ),
    "a policy after the end": (
        """[[policy]]
id = "late"
type = "set_list_cap"
title = { nb = "Sent", en = "Late" }
date = 2024-01-01
list_cap = 90
surplus = "attrition"
when = "now\"""",
        "mine.toml:7: policy[late].date: 2024-01-01"
        " (expected at most the end of the period, 2022-12)",
    ),
    "an end before the start": (
        "[period]\nend = 2020-12-31",
        "mine.toml:4: period.end: 2020-12-31 (expected a day after the start, 2021-01-01)",
    ),
    "half a capacity rule": (
        '[[policy]]\nid = "rule"\ntype = "capacity_rule"\ntitle = "Regel"\ndate = 2021-01-01\n'
        'action = "open"\nreview_every_months = 12',
        'mine.toml:3: policy[rule].contract: the key is missing (expected given, since action is'
        ' "open")',
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_contradiction_is_told(folder, problems, case):
    text, expected = CASES[case]
    assert problems(folder.scenario(text)) == [expected]


def test_contradictions_are_told_all_at_once(folder, problems):
    path = folder.scenario("[initial.margins]\nwomen = 5\nover_62 = 9\n" + CENTRE)
    lines = problems(path)
    assert [line.split(":")[1:3] for line in lines] == [
        ["4", " initial.margins.women"],
        ["5", " initial.margins.over_62"],
        ["12", " policy[centre].rooms"],
    ]


def positions(folder, *rows):
    folder.write("positions.csv", POSITIONS + "".join(row + "\n" for row in rows))
    return folder.scenario('[initial]\npositions = "positions.csv"')


def test_the_lists_must_hold_the_residents(folder, problems):
    path = positions(
        folder,
        "t1,torget,salaried,120,100,filled,",
        "t2,torget,salaried,120,100,filled,",
        "b1,bakken,salaried,120,60,filled,",
    )
    (line,) = problems(path)
    assert line.startswith(
        "positions.csv: list_length: 260 persons on all lists (expected at least "
    )
    assert "300 residents less 3 % with a GP elsewhere (lists.elsewhere_share)" in line


def test_a_start_without_room(folder, problems):
    path = positions(
        folder,
        "t1,bakken,salaried,160,150,filled,",
        "t2,bakken,salaried,160,150,filled,",
    )
    (line,) = problems(path)
    assert line == (
        'legeplan:tiny/offices.csv:4: rooms: 2 positions and 1 rooms at the office "bakken" at the'
        " start (expected a room for each position)"
    )


def test_positions_that_contradict_themselves(folder, problems):
    path = positions(
        folder,
        "t1,torget,salaried,100,150,vacant,2020-01-01",
        "t2,nowhere,salaried,120,100,filled,",
        "b1,bakken,salaried,120,100,filled,2020-01-01",
        "b1,bakken,salaried,120,100,locum,",
    )
    lines = problems(path)
    assert lines == [
        'legeplan:tiny/baseline.toml:80: event[known_leave].position: position "t1" has no permanent'
        " GP in 2021-09 (expected a position with one, or an event gp_starts before)",
        "positions.csv:2: list_length: 150 (expected at most list_cap, 100; a filled position's list"
        " may be longer when over_cap_reason says why)",
        'positions.csv:3: office: no office has the id "nowhere" (expected an id of the table'
        " initial.offices)",
        "positions.csv:4: vacant_since: 2020-01 (expected nothing: the position is filled)",
        "positions.csv:5: id b1 stands also on line 4 (expected each once)",
    ]


ROSTER = "position,age,sex,specialist,in_post_since,leaves\n"


def roster(folder, *rows, margins=""):
    folder.write("gps.csv", ROSTER + "".join(row + "\n" for row in rows))
    return folder.scenario('[initial]\nroster = "gps.csv"\n' + margins)


def test_a_roster_must_fit_the_positions(folder, problems):
    path = roster(folder, "t9,50,female,yes,,", "t1,50,female,yes,2022-05-01,2020-01-01")
    lines = problems(path)
    assert lines == [
        'gps.csv:2: position: no position has the id "t9" (expected an id of the table'
        ' initial.positions). Did you mean "t1"?',
        "gps.csv:3: in_post_since: 2022-05 (expected before the start of the period, 2021-01;"
        " later starts are events of type gp_starts)",
        "gps.csv:3: leaves: 2020-01 (expected a day from the start of the period on, 2021-01)",
    ]


def test_a_roster_must_fit_the_margins(folder, problems):
    path = roster(
        folder, "t1,64,male,yes,,", "b1,63,male,no,,", margins="[initial.margins]\nover_62 = 1"
    )
    assert problems(path) == [
        "mine.toml:6: initial.margins.over_62: 1 (expected 2..3 doctors: those in filled positions"
        " and locums, less what the roster tells otherwise)"
    ]


def test_alternatives_of_another_period_are_not_compared(folder):
    short = folder.scenario("[period]\nend = 2021-12-31", "short.toml")
    base = folder.scenario("", "base.toml")
    result = run("compare", base, short, "-n", "1", expect=WRONG)
    assert result.stderr == (
        "error: base (2021-01 to 2022-12) and short (2021-01 to 2021-12) have different periods"
        " and cannot be compared\n"
    )
