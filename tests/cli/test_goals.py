"""legeplan solve, sensitivity and regret."""

import json
import signal
import subprocess

import pytest

from conftest import BINARY, INTERRUPTED, SCENARIOS, WRONG, run

HEAD = """format = 1
title = { nb = "Nok plasser", en = "Enough places" }
[goal]
scenario = "town.toml"
probability = 0.5
indifference = 0.2
error = 0.1
first_replicates = 20
most_replicates = 320
monotone = "checked"
seed = 1
check_seed = 2
check_replicates = 40
"""
CONDITION = """[[condition]]
id = "free"
type = "at"
indicator = "list_free"
at_least = {least}
date = {date}
"""
LEVER = """[[lever]]
id = "count"
type = "number"
title = { nb = "Nye hjemler", en = "New positions" }
key = "policy[extra].count"
from = 0
to = 6
step = 1
wish = "smallest"
absent_at = 0
"""
TOWN = """
[[policy]]
id = "rooms"
type = "new_premises"
title = "Rooms"
date = {date}
office = "{office}"
rooms = 10
[[policy]]
id = "extra"
type = "add_positions"
title = "Positions"
date = {date}
office = "{office}"
count = 1
contract = "agreement_8_2"
list_cap = 300
"""


def tiny():
    """First month, last month and an office of the tiny municipality."""
    text = run("explain", SCENARIOS / "tiny" / "baseline.toml", "period").stdout
    dates = [word for word in text.split() if len(word) == 10 and word[4] == "-"]
    rows = (SCENARIOS / "tiny" / "offices.csv").read_text(encoding="utf-8").splitlines()
    offices = [row for row in rows if row and not row.startswith("#")][1:]
    start, end = sorted(dates)
    return start, end, offices[0].split(",")[0]


@pytest.fixture
def goal(folder):
    start, end, office = tiny()
    folder.scenario(TOWN.format(date=start, office=office), name="town.toml")

    def write(head=HEAD, least=40, more="", levers=LEVER):
        condition = CONDITION.format(least=least, date=end)
        return folder.write("goal.toml", head + more + condition + levers)

    return write


def solved(path, *words, **options):
    result = run("solve", path, "--json", "--quiet", *words, **options)
    return json.loads(result.stdout)


def test_the_answer_is_the_first_that_reaches_the_goal(goal, folder):
    path = goal()
    answer = solved(path, "-o", folder.path / "points.json")
    count = answer["answer"]["count"]
    assert answer["order"] == "bisect" and answer["is_first"]
    verdicts = {point["setting"]["count"]: point.get("verdict") for point in answer["points"]}
    assert verdicts[count] in ("met", "close")
    # 0 new positions: the policy is taken away.
    assert None in verdicts
    for other, verdict in verdicts.items():
        if verdict and (other or 0) < count:
            assert verdict == "not_met"
    low, high = answer["check"]["bounds"]
    assert low <= answer["check"]["successes"] / 40 <= high
    assert json.loads((folder.path / "points.json").read_text()) == answer


def test_a_goal_need_only_say_what_is_asked_for(goal):
    least = 'format = 1\n[goal]\nscenario = "town.toml"\nprobability = 0.5\n'
    answer = solved(goal(head=least))
    assert answer["answer"] is not None and answer["title"]["nb"] == "goal"
    assert (answer["error"], answer["indifference"], answer["seed"]) == (0.05, 0.05, 1)
    assert (answer["first_replicates"], answer["most_replicates"]) == (200, 12800)
    assert (answer["check"]["seed"], answer["check"]["replicates"]) == (2, 2000)


def test_the_search_is_followed_in_the_words_of_its_reader(goal):
    path = goal()
    lines = {language: run("solve", path, language=language).stderr for language in ("nb", "en")}
    assert "Nye hjemler: " in lines["nb"] and "New positions" not in lines["nb"]
    assert "New positions: " in lines["en"]
    assert "count " not in lines["nb"]


def test_the_same_answer_for_any_number_of_threads(goal):
    path = goal()
    assert solved(path, "-j", "1") == solved(path, "-j", "3")


def test_every_value_is_looked_at_where_nothing_is_known_of_them(goal):
    path = goal(head=HEAD.replace('"checked"', '"unknown"'))
    answer = solved(path)
    looked = [point["replicates"] > 0 for point in answer["points"]]
    first = next(i for i, point in enumerate(answer["points"])
                 if point.get("verdict") in ("met", "close"))
    assert answer["order"] == "scan"
    assert all(looked[:first + 1]) and not any(looked[first + 1:])


def test_a_goal_out_of_reach_is_said_in_both_languages(goal):
    path = goal(least=100000)
    for language, words in (("en", "No setting reaches the goal. The best:"),
                            ("nb", "Ingen innstilling når målet. Nærmest:")):
        result = run("solve", path, "--quiet", language=language)
        assert words in result.stdout
    answer = solved(path)
    assert answer["answer"] is None and answer["best"] is not None


def test_what_is_not_decided_is_said(goal):
    head = HEAD.replace("most_replicates = 320", "most_replicates = 20").replace(
        "indifference = 0.2", "indifference = 0.01")
    path = goal(head=head, levers=LEVER.replace("to = 6", "to = 1").replace("absent_at = 0\n", "")
                .replace("from = 0", "from = 1"), least=285)
    answer = solved(path)
    assert answer["answer"] is None and not answer["is_first"], answer["points"]
    assert "not all are decided" in run("solve", path, "--quiet").stdout


def test_two_levers_give_a_front(goal):
    second = ('[[lever]]\nid = "level"\ntype = "number"\nkey = "recruitment.level"\n'
              'from = 0.5\nto = 1\nstep = 0.5\nwish = "smallest"\nweight = 1\n')
    levers = LEVER.replace("to = 6", "to = 2").replace("absent_at = 0\n", "weight = 2\n").replace(
        "from = 0", "from = 1") + second
    answer = solved(goal(more='[objective]\ntype = "levers"\n', levers=levers))
    assert answer["order"] == "all" and len(answer["points"]) == 4
    objectives = [point["objective"] for point in answer["points"]]
    assert objectives == sorted(objectives) == [2.5, 3, 4.5, 5]
    assert "front" in {point["standing"] for point in answer["points"]}


def test_costs_without_prices_are_named(goal):
    cost = ('[objective]\ntype = "indicator"\nindicator = "cost_municipality_present_value"\n'
            f'at = {tiny()[1]}\n')
    path = goal(more=cost, levers=LEVER.replace("to = 6", "to = 1"))
    answer = solved(path)
    assert answer["not_priced"]
    for point in answer["points"]:
        assert point["objective_bounds"][0] <= point["objective"] <= point["objective_bounds"][1]
    for language, words in (("en", "The costs are incomplete"), ("nb", "er ufullstendige")):
        assert words in run("solve", path, "--quiet", language=language).stdout


def test_an_interrupted_search_leaves_no_file(tmp_path):
    goal = SCENARIOS / "goals" / "gjovik_five_percent.toml"
    process = subprocess.Popen([BINARY, "solve", goal, "-o", tmp_path / "out.json", "--lang", "en"],
                               stderr=subprocess.PIPE, text=True)
    assert "after 200 replicates" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    assert "Interrupted." in process.communicate(timeout=60)[1]
    assert process.returncode == INTERRUPTED and not list(tmp_path.iterdir())


def test_problems_of_a_goal_are_located(goal, folder):
    path = goal(head=HEAD.replace("check_seed = 2", "check_seed = 1"), least='"many"')
    result = run("solve", path.name, expect=WRONG, cwd=folder.path)
    assert result.stdout == ""
    assert 'goal.toml:18: condition[free].at_least: "many"' in result.stderr
    nb = run("solve", path.name, expect=WRONG, cwd=folder.path, language="nb")
    assert "er ikke" in nb.stderr
    path = goal(head=HEAD.replace("check_seed = 2", "check_seed = 1"))
    result = run("solve", path.name, expect=WRONG, cwd=folder.path)
    assert "goal.toml:12: goal.check_seed: 1 (expected another seed than goal.seed)" in result.stderr


def test_a_lever_must_be_a_key_of_the_scenario(goal, folder):
    path = goal(levers=LEVER.replace("policy[extra].count", "policy[extra].cuont"))
    result = run("solve", path.name, expect=WRONG, cwd=folder.path)
    assert "goal.toml:" in result.stderr and "cuont" in result.stderr
    # An end of a lever that the scenario refuses is found before anything is run.
    path = goal(levers=LEVER.replace("to = 6", "to = 900"))
    result = run("solve", path.name, expect=WRONG, cwd=folder.path)
    assert "with policy[extra].count = 900: 902 positions and 12 rooms" in result.stderr


def test_a_condition_lies_within_the_period(goal, folder):
    path = goal()
    path.write_text(path.read_text().replace('date = ', 'date = 2999-12-31 # '))
    result = run("solve", path.name, expect=WRONG, cwd=folder.path)
    assert "condition[free]: asks for 2999-12..2999-12" in result.stderr


def test_a_file_of_another_kind_is_not_overwritten(goal, folder):
    path = goal()
    other = folder.write("notes.txt", "mine")
    result = run("solve", path, "-o", other, expect=WRONG)
    assert "is not overwritten" in result.stderr and other.read_text() == "mine"
    run("solve", path, "-o", path, expect=WRONG)


SENSITIVITY = """format = 1
title = "What matters"
[sensitivity]
scenarios = ["tiny.toml"]
indicators = ["population", "list_free"]
at = {date}
seed = 1
[morris]
trajectories = 4
levels = 4
replicates = 2
[sobol]
rows = 8
replicates = 2
single = 2
[budget]
draws = 8
replicates = 3
"""
UNCERTAIN = """
[recruitment.level]
distribution = "uniform"
min = 0.5
max = 1.5
unit = "ratio"
source = "made up"
[population.in_moves.level]
distribution = "uniform"
min = 0.5
max = 1.5
unit = "ratio"
source = "made up"
"""


@pytest.fixture
def sensitivity(folder):
    folder.scenario(UNCERTAIN, name="tiny.toml")
    return folder.write("s.toml", SENSITIVITY.format(date=tiny()[1]))


def test_sensitivity_gives_effects_indices_and_a_budget(sensitivity):
    result = run("sensitivity", sensitivity, "--json", "--quiet", "-j", "2")
    answer = json.loads(result.stdout)
    keys = {parameter["key"] for parameter in answer["parameters"]}
    assert {"recruitment.level", "population.in_moves.level"} <= keys
    population = answer["indicators"]["population"]
    morris = population["morris"]
    # Who moves in moves the population; who becomes a GP does not.
    assert morris["population.in_moves.level"]["mu_star"] > 0
    assert morris["recruitment.level"]["mu_star"] == 0
    parts = [population["variance"][part]["share"]
             for part in ("chance", "parameters", "alternatives")]
    assert sum(parts) == pytest.approx(1) and parts[2] == 0
    assert len(population["sobol"]) == min(3, len(keys)) or len(keys) == 2
    assert all(len(factor["total_by_rows"]) == 3 for factor in population["sobol"])
    again = run("sensitivity", sensitivity, "--json", "--quiet", "-j", "1")
    assert again.stdout == result.stdout


def test_sensitivity_speaks_both_languages(sensitivity):
    assert "tilfeldigheter" in run("sensitivity", sensitivity, "--quiet", language="nb").stdout
    assert "Where the variance comes from" in run("sensitivity", sensitivity, "--quiet").stdout


def test_a_scenario_is_examined_without_a_file(folder):
    scenario = folder.scenario(UNCERTAIN, name="tiny.toml")
    words = ("sensitivity", scenario, "--method", "morris", "--indicators", "population,list_free")
    answer = json.loads(run(*words, "--json", "--quiet").stdout)
    assert list(answer["indicators"]) == ["population", "list_free"]
    # The document holds the file that says the same.
    file = folder.write("same.toml", answer["plan_text"])
    same = json.loads(run("sensitivity", file, "--json", "--quiet").stdout)
    assert same["indicators"] == answer["indicators"]
    assert "morris" in answer["indicators"]["population"]


def test_how_a_scenario_is_examined_is_checked(folder):
    scenario = folder.scenario(UNCERTAIN, name="tiny.toml")
    said = run("sensitivity", scenario, "--method", "sobl", expect=WRONG).stderr
    assert "--method sobl: expected morris or sobol" in said
    said = run("sensitivity", scenario, "--method", "morris", "--indicators", "list_fre",
               expect=WRONG).stderr
    assert '--indicators: there is no indicator "list_fre". Did you mean "list_free"?' in said
    said = run("sensitivity", scenario, "--indicators", "list_free", expect=WRONG).stderr
    assert "--indicators means something only with --method" in said


def test_problems_of_a_sensitivity_file_are_located(sensitivity, folder):
    text = sensitivity.read_text().replace("levels = 4", "levels = 3").replace("single = 2\n", "")
    sensitivity.write_text(text)
    result = run("sensitivity", sensitivity.name, expect=WRONG, cwd=folder.path)
    assert "s.toml:10: morris.levels: 3 (expected an even number)" in result.stderr
    assert "sobol.single: missing" in result.stderr


REGRET = """format = 1
title = "Regret"
[regret]
policies = ["town.toml", "more.toml"]
indicator = "list_capacity"
wish = "higher"
at = {date}
replicates = 10
seed = 1
error = 0.05
[[future]]
id = "as_given"
title = "As given"
[[future]]
id = "hard"
title = {{ nb = "Vanskelig", en = "Hard" }}
keys = ["recruitment.level"]
values = [0.1]
"""


@pytest.fixture
def regret(goal, folder):
    goal()
    folder.write("more.toml", (folder.path / "town.toml").read_text().replace(
        "count = 1", "count = 3"))
    return folder.write("r.toml", REGRET.format(date=tiny()[1]))


def test_regret_tells_who_is_never_the_worst(regret):
    answer = json.loads(run("regret", regret, "--json", "--quiet").stdout)
    few, many = answer["policies"]
    assert few["worst"] == "somewhere" and many["worst"] == "never"
    assert answer["least_regret"] == "more" and many["largest_regret"] == 0
    for future in range(2):
        assert few["regret"][future] == pytest.approx(many["mean"][future] - few["mean"][future])
    assert "aldri" in run("regret", regret, "--quiet", language="nb").stdout


def test_a_future_sets_keys_that_exist(regret, folder):
    regret.write_text(regret.read_text().replace("recruitment.level", "recruitment.levl"))
    result = run("regret", regret.name, expect=WRONG, cwd=folder.path)
    assert "r.toml:17: recruitment.levl: unknown key" in result.stderr


def data_of(page):
    """The document in a page."""
    text = page.read_text(encoding="utf-8")
    start = text.index('id="data">') + len('id="data">')
    return json.loads(text[start : text.index("</script>", start)])


def test_what_is_found_becomes_a_report_in_both_languages(goal, sensitivity, regret, folder):
    for command, path in (("solve", goal()), ("sensitivity", sensitivity), ("regret", regret)):
        found = folder.path / f"{command}.json"
        run(command, path, "-o", found, "--quiet")
        document = json.loads(found.read_text())
        page = folder.path / f"{command}.html"
        for language in ("nb", "en"):
            run("report", found, "-o", page, "--quiet", language=language)
            data = data_of(page)
            assert data["subject"] == document["title"][language]
            assert data["kind"] == document["kind"] and data["language"] == language
    assert len(data["policies"]) == 2
    said = run("solve", goal(), "--quiet").stdout
    answer = json.loads((folder.path / "solve.json").read_text())["words"]["answer"]["en"]
    assert answer in said.replace("\n", " ")


def test_shipped_files_are_right():
    """Each is read to its end: the run stops at the output that cannot be replaced."""
    readme = SCENARIOS / "SOURCES.md"
    for command, name in (("solve", "gjovik_five_percent"), ("solve", "loten_2030"),
                          ("solve", "loten_now_or_later"),
                          ("sensitivity", "loten_uncertainty"), ("regret", "gjovik_regret")):
        result = run(command, SCENARIOS / "goals" / f"{name}.toml", "-o", readme, expect=WRONG)
        assert "is not overwritten" in result.stderr
    for scenario in ("gjovik_positions", "loten_positions", "loten_two_steps"):
        run("check", SCENARIOS / "goals" / f"{scenario}.toml")
