"""Scenario files as files: encoding, size, format, what they extend, and the limits."""

import pytest

from conftest import run, TINY, WRONG

MIB = 1024 * 1024


def test_the_format_line_must_be_there(folder, problems):
    path = folder.write("mine.toml", 'extends = "legeplan:tiny/baseline.toml"\n[gp]\nx = 1\n')
    assert problems(path) == [
        "mine.toml:1: format: missing (expected the line format = 1)",
        "mine.toml:3: gp.x: unknown key",
    ]


@pytest.mark.parametrize(
    "line, said",
    [
        ("format = 2", "2 is newer than this version of Legeplan reads"),
        ("format = 0x1", "is not written just so"),
        ("format = 1.0", "is not written just so"),
        ("format=1", "is not written just so"),
        (" format = 1", "is not written just so"),
        ("format = 1 # of 2026", "is not written just so"),
        ('format = "1"', '"1"'),
    ],
)
def test_the_format_line_is_written_just_so(folder, problems, line, said):
    path = folder.write("mine.toml", f'{line}\nextends = "legeplan:tiny/baseline.toml"\n')
    assert problems(path) == [f"mine.toml:1: format: {said} (expected the line format = 1)"]


def test_a_comment_may_stand_before_the_format(folder):
    path = folder.write(
        "mine.toml", '# of 2026\n\nformat = 1\nextends = "legeplan:tiny/baseline.toml"\n'
    )
    run("check", path)


@pytest.mark.parametrize(
    "content, said",
    [
        (b"format = 1\n# a\0b\n", "mine.toml:2: contains a NUL byte (expected text)"),
        (b"format = 1\n\n# bl\xe5\n", "mine.toml:3: is not UTF-8 (expected text saved as UTF-8)"),
        (
            b"format = 1\n# \xed\xa0\x80\n",
            "mine.toml:2: is not UTF-8 (expected text saved as UTF-8)",
        ),
        (
            b"format = 1\n" + b"#" * (4 * MIB),
            "mine.toml: the file is too large (expected at most 4 MiB)",
        ),
    ],
    ids=["NUL byte", "Latin-1", "surrogate", "4 MiB"],
)
def test_what_is_no_small_text_is_refused(folder, problems, content, said):
    assert problems(folder.write("mine.toml", content)) == [said]


def test_a_file_of_4_mib_and_a_byte_order_mark_are_read(folder):
    head = b'\xef\xbb\xbfformat = 1\r\nextends = "legeplan:tiny/baseline.toml"\r\n#'
    path = folder.write("mine.toml", head + b"x" * (4 * MIB - len(head)))
    run("check", path)


def test_a_nul_byte_in_a_table_is_refused(folder, problems):
    folder.write("persons.csv", b"age,sex,persons\n0,female,1\0\n")
    path = folder.scenario('[population]\ninitial = "persons.csv"')
    assert problems(path) == ["persons.csv:2: contains a NUL byte (expected text)"]


@pytest.mark.parametrize(
    "name, said", [("none.toml", "file not found"), (".", "is a folder, not a file")]
)
def test_a_scenario_that_is_no_file(folder, name, said):
    result = run("check", name, expect=WRONG, cwd=folder.path)
    assert result.stderr == f"{name}: {said}\n"


def test_a_file_may_not_extend_itself(folder, problems):
    path = folder.scenario("", extends="mine.toml")
    assert problems(path) == [
        "mine.toml:2: extends: mine.toml extends itself, directly or through other files"
        " (expected a file that does not lead back here)"
    ]


def test_a_cycle_of_files_is_told_where_it_closes(folder, problems):
    path = folder.scenario("", "a.toml", "b.toml")
    folder.scenario("", "b.toml", "c.toml")
    folder.scenario("", "c.toml", "a.toml")
    assert problems(path) == [
        "c.toml:2: extends: a.toml extends itself, directly or through other files"
        " (expected a file that does not lead back here)"
    ]


def chain(folder, steps):
    """A scenario that reaches a whole one by `steps` steps of extends; the whole takes one more."""
    for i in range(steps):
        extends = f"{i + 1}.toml" if i + 1 < steps else "legeplan:norway/defaults.toml"
        folder.scenario(TINY_TEXT if i + 1 == steps else "", f"{i}.toml", extends)
    return folder.path / "0.toml"


# The tiny municipality's own lines, with its tables taken from where they are.
TINY_TEXT = (
    TINY.read_text()
    .split('extends = "../norway/defaults.toml"\n')[1]
    .replace('initial = "', 'initial = "legeplan:tiny/')
    .replace('table = "', 'table = "legeplan:tiny/')
    .replace('offices = "', 'offices = "legeplan:tiny/')
    .replace('positions = "', 'positions = "legeplan:tiny/')
)


def test_eight_steps_of_extends_are_allowed(folder):
    run("check", chain(folder, 8))


def test_nine_steps_of_extends_are_too_many(folder, problems):
    assert problems(chain(folder, 9)) == [
        "8.toml:2: extends: too many files extend one another (expected at most 8 steps)"
    ]


OUTSIDE = (
    "lies outside the scenario's folder (expected a path under the folder that holds"
    " legeplan-root.toml, or else under the scenario's own)"
)


@pytest.mark.parametrize(
    "extends", ["../other.toml", "/etc/hostname", "legeplan:../other.toml", "sub/../../x.toml"]
)
def test_paths_stay_under_the_root(folder, problems, extends):
    path = folder.scenario("", extends=extends)
    assert problems(path) == [f"mine.toml:2: extends: {extends}: {OUTSIDE}"]


def test_a_link_does_not_lead_out_of_the_root(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "base.toml"
    outside.write_text('format = 1\nextends = "legeplan:tiny/baseline.toml"\n')
    (folder.path / "link.toml").symlink_to(outside)
    path = folder.scenario("", extends="link.toml")
    assert OUTSIDE in run("check", path, expect=WRONG).stderr


def test_the_root_is_the_nearest_folder_with_the_marker(folder):
    folder.write("plan/legeplan-root.toml", "")
    folder.scenario("", "plan/base.toml")
    run("check", folder.scenario("", "plan/2026/new.toml", "../base.toml"))
    (folder.path / "plan" / "legeplan-root.toml").unlink()
    assert OUTSIDE in run("check", folder.path / "plan/2026/new.toml", expect=WRONG).stderr


def test_a_path_with_control_characters_is_no_path(folder, problems):
    path = folder.scenario("", extends="a\\u0007b.toml")
    assert problems(path) == ["mine.toml:2: extends: is not a path (expected the name of a file)"]


def persons(cell):
    rows = "".join(
        f"{age},{sex},{cell if age == 40 else 1}\n"
        for age in range(106)
        for sex in ("female", "male")
    )
    return "age,sex,persons\n" + rows


def test_at_most_20_million_persons(folder, problems):
    path = folder.scenario('[population]\ninitial = "persons.csv"')
    folder.write("persons.csv", persons(10_000_000))
    assert problems(path) == [
        "persons.csv: persons: 20000210 persons in all (expected 1..20000000)"
    ]
    folder.write("persons.csv", persons(20_000_001))
    assert problems(path) == [
        f'persons.csv:{line}: persons: "20000001" (expected a whole number, 0..20000000 persons)'
        for line in (82, 83)
    ]


def test_at_most_20000_positions(folder, problems):
    header = "id,office,contract,list_cap,list_length,staffing,vacant_since\n"
    rows = "".join(f"p{i},torget,salaried,100,100,filled,\n" for i in range(20_001))
    folder.write("positions.csv", header + rows)
    path = folder.scenario('[initial]\npositions = "positions.csv"')
    assert problems(path) == ["positions.csv:1: 20001 rows (expected at most 20000)"]


def test_policies_count_among_the_positions(folder, problems):
    text = """[[policy]]
id = "many"
type = "add_positions"
title = { nb = "Mange", en = "Many" }
date = 2021-03-01
office = "torget"
count = 20_000
contract = "salaried"
list_cap = 800"""
    assert problems(folder.scenario(text)) == [
        "mine.toml:3: policy[many]: 20003 positions in all (expected at most 20000)"
    ]
