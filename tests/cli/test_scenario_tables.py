"""Problems in CSV tables: file, line and column."""

import pytest

from conftest import SCENARIOS

CASES = {
    "decimal comma": (
        'id,office,contract,list_cap,list_length,staffing,vacant_since\n'
        't1,torget,salaried,"100,5",100,filled,\n',
        'list.csv:2: list_cap: "100,5" (expected a whole number, 1..3500 persons)',
    ),
    "semicolons": (
        "id;office;contract;list_cap;list_length;staffing;vacant_since\n",
        "list.csv:1: the columns are separated by semicolons (expected commas)",
    ),
    "a field too few": (
        "id,office,contract,list_cap,list_length,staffing,vacant_since\n"
        "# a comment\n"
        "t1,torget,salaried,100,100,filled\n",
        "list.csv:3: 6 fields (expected 7 as in the header)",
    ),
    "an open quote": (
        "id,office,contract,list_cap,list_length,staffing,vacant_since\n"
        't1,"torget,salaried,100,100,filled,\n',
        "list.csv:2: a quote that is never closed (expected a closing quote)",
    ),
    "no rows": (
        "id,office,contract,list_cap,list_length,staffing,vacant_since\n",
        "list.csv:1: the table has no rows (expected at least one row)",
    ),
    "nothing": (
        "",
        "list.csv: the table is empty (expected a header with the columns id, office, contract,"
        " list_cap, list_length, staffing, vacant_since, temporary_cap, temporary_until and"
        " over_cap_reason)",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_problem_of_a_table_is_told_with_its_line(folder, problems, case):
    text, expected = CASES[case]
    folder.write("list.csv", text)
    assert problems(folder.scenario('[initial]\npositions = "list.csv"')) == [expected]


def test_all_cells_that_are_wrong_are_told(folder, problems):
    folder.write(
        "list.csv",
        "id,office,contract,list_cap,list_length,staffing,vacant_since\n"
        "t1,torget,salary,100,100,filled,\n"
        ",torget,salaried,-5,100,filed,01.02.2020\n",
    )
    lines = problems(folder.scenario('[initial]\npositions = "list.csv"'))
    assert [line.split(": ")[:3] for line in lines] == [
        ["list.csv:2", "contract", '"salary" (expected one of self_employed, agreement_8_2, '
         "salaried, salaried_trainee or combination)"],
        ["list.csv:3", "id", "empty cell (expected text)"],
        ["list.csv:3", "list_cap", '"-5" (expected a whole number, 1..3500 persons)'],
        ["list.csv:3", "staffing", '"filed" (expected one of filled, locum or vacant). '
         'Did you mean "filled"?'],
        ["list.csv:3", "vacant_since", '"01.02.2020" (expected a date such as 2021-07-01)'],
    ]


def test_columns_are_known_by_their_names(folder, problems):
    folder.write("persons.csv", "age,gender,persons\n0,female,1\n")
    lines = problems(folder.scenario('[population]\ninitial = "persons.csv"'))
    assert lines == [
        "persons.csv:1: gender: unknown column (expected the columns age, sex and persons)",
        "persons.csv:1: sex: the column is missing (expected one of female or male)",
    ]


def test_a_table_tells_its_first_problems_and_counts_the_rest(folder, problems):
    rows = "".join(f"{age},{sex},many\n" for age in range(106) for sex in ("female", "male"))
    folder.write("persons.csv", "age,sex,persons\n" + rows)
    lines = problems(folder.scenario('[population]\ninitial = "persons.csv"'))
    assert len(lines) == 21
    assert lines[0].startswith('persons.csv:2: persons: "many" (expected a whole number')
    assert lines[-1] == "persons.csv:21: 192 more problems in this table"


def test_every_age_and_sex_is_there(folder, problems):
    text = (SCENARIOS / "tiny" / "population.csv").read_text().replace("40,male,2\n", "")
    folder.write("persons.csv", text)
    lines = problems(folder.scenario('[population]\ninitial = "persons.csv"'))
    assert len(lines) == 1 and "40" in lines[0] and "male" in lines[0]
    assert lines[0].startswith("persons.csv")
