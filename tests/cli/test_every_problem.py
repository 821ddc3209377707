"""One kind of problem does not hide another: each is told, and what follows from it is not."""

import pytest

UNKNOWN = "[recruitment]\nlevl = 1.0\n"
LEVEL = 'mine.toml:4: recruitment.levl: unknown key. Did you mean "recruitment.level"?'

POSITIONS = "id,office,contract,list_cap,list_length,staffing,vacant_since\n"

# What follows on an unknown key, and what must be told of it.
BESIDE_AN_UNKNOWN_KEY = {
    "a period that ends before it starts": (
        "[period]\nend = 2020-12-31",
        "mine.toml:6: period.end: 2020-12-31 (expected a day after the start, 2021-01-01)",
    ),
    "an event at a position that is not there": (
        '[[event]]\nid = "e"\ntype = "gp_leaves"\ndate = 2022-06-30\nposition = "T9"',
        'mine.toml:9: event[e].position: no position at the start has the id "T9" (expected an id'
        " of the table initial.positions)",
    ),
    "a policy at an office that is not there": (
        '[[policy]]\nid = "p"\ntype = "new_premises"\ntitle = "P"\ndate = 2022-01-01\n'
        'office = "nowhere"\nrooms = 1',
        'mine.toml:10: policy[p].office: no office has the id "nowhere" in 2022-01 (expected an'
        " office of the table initial.offices or of an earlier policy, or office_title for a new"
        " one)",
    ),
    "margins that nobody can meet": (
        "[initial.margins]\nwomen = 4",
        "mine.toml:6: initial.margins.women: 4"
        " (expected 0..3 doctors: those in filled positions and locums)",
    ),
}


@pytest.mark.parametrize("case", BESIDE_AN_UNKNOWN_KEY)
def test_an_unknown_key_hides_nothing(folder, problems, case):
    text, expected = BESIDE_AN_UNKNOWN_KEY[case]
    told = problems(folder.scenario(UNKNOWN + text))
    assert told[0] == LEVEL
    assert [line.split('. Did you mean "t')[0] for line in told[1:]] == [expected]


def test_a_wrong_cell_hides_nothing_in_its_table(folder, problems):
    folder.write(
        "positions.csv",
        POSITIONS
        + "t1,torget,self_employed,1000,900,fild,\n"
        + "t2,torgt,salaried,1000,900,filled,\n"
        + "t2,torget,salaried,1000,900,filled,\n",
    )
    told = problems(
        folder.scenario(
            '[initial]\npositions = "positions.csv"\n'
            '[[event]]\nid = "e"\ntype = "gp_leaves"\ndate = 2022-06-30\nposition = "t1"'
        )
    )
    assert told == [
        'positions.csv:2: staffing: "fild" (expected one of filled, locum or vacant)',
        'positions.csv:3: office: no office has the id "torgt" (expected an id of the table'
        ' initial.offices). Did you mean "torget"?',
        "positions.csv:4: id t2 stands also on line 3 (expected each once)",
    ]


# A slip, whose consequences would be problems that are none.
ALONE = {
    "a table of positions that cannot be read": (
        '[initial]\npositions = "nothing.csv"\n'
        '[[event]]\nid = "e"\ntype = "gp_leaves"\ndate = 2022-06-30\nposition = "t1"',
        "mine.toml:4: initial.positions: nothing.csv: file not found",
    ),
    "a start that is no date": (
        '[period]\nstart = "2021-01-01"\n'
        '[[event]]\nid = "e"\ntype = "gp_leaves"\ndate = 2022-06-30\nposition = "t1"',
        'mine.toml:4: period.start: "2021-01-01"'
        " (expected a date such as 2021-07-01, without quotes)",
    ),
    "a policy whose office others use": (
        '[[policy]]\nid = "one"\ntype = "new_premises"\ntitle = "One"\ndate = 2021-02-01\n'
        'office = "nytt"\noffice_title = "Nytt"\nrooms = "two"\n'
        '[[policy]]\nid = "two"\ntype = "add_positions"\ntitle = "Two"\ndate = 2021-03-01\n'
        'office = "nytt"\ncount = 1\ncontract = "salaried"\nlist_cap = 500',
        'mine.toml:10: policy[one].rooms: "two" (expected a whole number, 1..1000 rooms)',
    ),
    "a policy of an unknown type": (
        '[[policy]]\nid = "one"\ntype = "new_premise"\ntitle = "One"\ndate = 2021-02-01\n'
        'office = "nytt"\noffice_title = "Nytt"\nrooms = 2\n'
        '[[policy]]\nid = "two"\ntype = "new_premises"\ntitle = "Two"\ndate = 2021-03-01\n'
        'office = "nytt"\nrooms = 1',
        None,
    ),
    "a key that is misspelt and needed": (
        '[[policy]]\nid = "one"\ntype = "new_premises"\ntitle = "One"\ndate = 2021-02-01\n'
        'office = "nytt"\noffice_titel = "Nytt"\nrooms = 2',
        None,
    ),
}


@pytest.mark.parametrize("case", ALONE)
def test_what_follows_from_a_slip_is_not_told(folder, problems, case):
    text, expected = ALONE[case]
    told = problems(folder.scenario(text))
    assert len(told) == 1, told
    assert expected is None or told == [expected]


def test_a_key_of_an_item_is_not_sought_elsewhere(folder, problems):
    told = problems(
        folder.scenario(
            '[[policy]]\nid = "p"\ntype = "recruitment_grant"\ntitle = "P"\ndate = 2022-01-01\n'
            'effect = 1.2\nsurplus = "transfer"\npositions = ["t1"]'
        )
    )
    assert told == [
        "mine.toml:9: policy[p].surplus: unknown key",
        "mine.toml:10: policy[p].positions: unknown key",
    ]
