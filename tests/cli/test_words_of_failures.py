"""What is told when something is wrong with a file, an option or a bound."""

import json
import os
import signal
import subprocess

import h5py
import pytest

from conftest import BINARY, document, run, SCENARIOS, TINY, WRONG

STUDY = """format = 1
[title]
nb = "Liten"
en = "Small"
[study]
scenarios = ["legeplan:tiny/baseline.toml"]
replicates = 2
unit_replicates = 2
seed = 1
seeds = "paired"
indicators = ["list_free"]
times = "year_ends"
[design]
type = "grid"
[[axis]]
id = "level"
key = "recruitment.level"
type = "range"
from = 0.5
to = 1.0
levels = 2
"""


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    path = tmp_path_factory.mktemp("results") / "r.h5"
    run("run", TINY, "-n", "2", "-o", path, "--quiet")
    return path


def changed(results, folder, change):
    path = folder.write("changed.h5", results.read_bytes())
    with h5py.File(path, "r+") as file:
        change(file)
    return path


def reason(path, language="nb"):
    told = run("export", path, "-o", path.with_suffix(".csv"), language=language, expect=1).stderr
    return told.split(f"{path}: ")[1].rstrip("\n")


def test_a_result_file_that_is_cut_short(results, folder):
    path = folder.write("r.h5", results.read_bytes()[:-1000])
    assert reason(path) == "filen er avkortet: slutten mangler"
    assert reason(path, "en") == "the file is cut short: its end is missing"


def test_a_result_file_that_lacks_something(results, folder):
    def drop(file):
        del file["month"]

    path = changed(results, folder, drop)
    assert reason(path) == "filen mangler /month"
    assert reason(path, "en") == "the file lacks /month"


def test_a_result_file_with_a_format_in_words(results, folder):
    def spell(file):
        file.attrs["format"] = "1"

    path = changed(results, folder, spell)
    assert reason(path) == "attributtet format er ikke et helt tall"


def test_a_workbook_that_the_disk_has_no_room_for(results, folder):
    words = f"trap '' XFSZ; ulimit -f 8; exec {BINARY} export {results} -o r.xlsx --lang nb"
    told = subprocess.run(["bash", "-c", words], cwd=folder.path, capture_output=True, text=True)
    assert told.returncode == 1
    assert "ERROR" not in told.stderr and "ZIP" not in told.stderr
    assert told.stderr.startswith("feil: r.xlsx: ") and told.stderr.count("\n") == 1
    assert folder.names() == []


def test_a_file_whose_name_is_empty(folder):
    assert run("check", "", expect=WRONG).stderr.startswith('"": ')
    told = run("run", TINY, "-n", "1", "-o", "", language="nb", expect=1).stderr
    assert told == "feil: «»: er en mappe, ikke en fil\n"


def test_a_result_file_that_is_not_there_is_a_mistake_of_use(folder):
    for command, output in (("export", "a.csv"), ("report", "a.html")):
        told = run(command, "missing.h5", "-o", output, expect=WRONG, cwd=folder.path).stderr
        assert told == "error: missing.h5: no such file\n"


def test_a_folder_that_holds_no_study(folder):
    told = run("export", SCENARIOS / "tiny", "-o", "a.csv", language="nb", expect=WRONG,
               cwd=folder.path).stderr
    assert "ingen studie i mappen" in told


def test_a_study_cannot_be_written_to_a_file(folder):
    folder.write("s.toml", STUDY)
    folder.write("a.h5", b"mine")
    told = run("sweep", "s.toml", "-o", "a.h5", language="nb", expect=1, cwd=folder.path).stderr
    assert "er en fil, eller ligger under en fil" in told and "finnes ikke" not in told


def test_a_dry_run_promises_no_less_than_the_file_takes(folder):
    folder.write("s.toml", STUDY)
    promised = document("sweep", "s.toml", "--dry-run", cwd=folder.path)["result_bytes"]
    run("sweep", "s.toml", "-o", "out", "--quiet", cwd=folder.path)
    size = (folder.path / "out" / "results.h5").stat().st_size
    assert size <= promised <= 3 * size


def test_a_bound_that_nothing_can_meet(folder):
    path = folder.scenario("[services]\nenabled = false")
    told = run("run", path, "-n", "100", "--until-error", "nursing_home_fte_need=1",
               "-o", folder.path / "r.h5", expect=WRONG).stderr
    assert "nursing_home_fte_need is not defined in any month" in told
    assert "is met" not in told and folder.names() == ["mine.toml"]


def test_a_bound_that_is_not_met_is_told_to_the_quiet_too(folder):
    told = run("run", TINY, "-n", "20", "--until-error", "population=0.000001", "--quiet").stderr
    assert told.startswith("The bound for population is not met")


def test_the_documents_do_not_tell_how_a_path_was_typed(folder):
    folder.scenario("", name="mine.toml")
    words = ("--method", "morris", "--indicators", "list_free", "--quiet", "--json")
    near = run("sensitivity", "mine.toml", *words, cwd=folder.path).stdout
    far = run("sensitivity", folder.path / "mine.toml", *words).stdout
    assert near == far
    assert json.loads(near)["scenarios"] == ["mine"]


def test_sensitivity_says_what_it_takes(folder):
    told = run("sensitivity", TINY, language="nb", expect=WRONG).stderr
    assert "--method morris" in told and "annen slags fil" not in told
    plan = SCENARIOS / "goals" / "loten_uncertainty.toml"
    told = run("sensitivity", plan, "--method", "morris", language="nb", expect=WRONG).stderr
    assert "--method gjelder et scenario" in told


def test_numbers_of_years_have_no_separators():
    told = run("run", TINY, "--years", "20", expect=WRONG).stderr
    assert "from 1900 to 2300" in told


def test_minus_is_no_file(folder):
    run("run", TINY, "-n", "1", "--csv", "-", expect=WRONG, cwd=folder.path)
    assert folder.names() == []


def test_the_ending_of_an_export_may_be_in_capitals(results, folder):
    run("export", results, "-o", folder.path / "a.CSV", "--quiet")
    run("export", results, "-o", folder.path / "a.XLSX", "--quiet")
    assert folder.names() == ["a.CSV", "a.XLSX"]


def test_one_form_for_the_output_that_is_missing():
    told = [run(*words, language="nb", expect=WRONG).stderr.splitlines()[0]
            for words in (("export", "r.h5"), ("import", "lists", "x"))]
    assert told == ["feil: mangler -o: filen som skal skrives"] * 2


def test_a_command_to_paste_is_quoted(folder):
    told = run("new", "n ø/a b", "--municipality", "3412", cwd=folder.path).stdout
    assert f"legeplan run 'n ø/a b/" in told


def test_the_command_line_of_a_result_is_utf8(folder):
    name = os.fsencode(folder.path) + b"/\xff.toml"
    with open(name, "wb") as file:
        file.write(b'format = 1\nextends = "legeplan:tiny/baseline.toml"\n')
    environment = dict(os.environ, LEGEPLAN_DATA=str(SCENARIOS))
    subprocess.run([BINARY, "run", name, "-n", "1", "-o", str(folder.path / "r.h5"), "--quiet"],
                   env=environment, check=True)
    with h5py.File(folder.path / "r.h5") as file:
        assert "\\xff.toml" in file["provenance"].attrs["command_line"]


def test_what_a_killed_run_left_is_removed_by_the_next(folder):
    words = [BINARY, "run", str(TINY), "-n", "2000000", "-o", "r.h5", "--quiet"]
    process = subprocess.Popen(words, cwd=folder.path, stderr=subprocess.DEVNULL)
    while not any(name.endswith(".tmp") for name in folder.names()):
        assert process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len(folder.names()) == 1
    run("run", TINY, "-n", "1", "-o", "s.h5", "--quiet", cwd=folder.path)
    assert len(folder.names()) == 2  # of another file
    run("run", TINY, "-n", "1", "-o", "r.h5", "--quiet", cwd=folder.path)
    assert folder.names() == ["r.h5", "s.h5"]


def test_the_progress_of_a_comparison_counts_replicates():
    policy = TINY.with_name("policy.toml")
    told = run("compare", TINY, policy, "-n", "20").stderr
    assert "100 % (20 of 20 replicates)" in told
