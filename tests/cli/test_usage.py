"""Usage errors end with 2 and say what to do; help is in both languages."""

import os
import subprocess

import pytest

from conftest import BINARY, run, POLICY, TINY, WRONG

USAGE = {
    "nothing": ([], "no command is given", "ingen kommando er gitt", ""),
    "unknown command": (
        ["runn", TINY],
        'unknown command "runn". Did you mean "run"?',
        "ukjent kommando «runn». Mente du «run»?",
        "",
    ),
    "unknown option": (
        ["run", TINY, "--see", "3"],
        'unknown argument "--see". Did you mean "--seed"?',
        "ukjent argument «--see». Mente du «--seed»?",
        " run",
    ),
    "a word too many": (
        ["trace", TINY, "more"],
        'unknown argument "more".',
        "ukjent argument «more».",
        " trace",
    ),
    "no scenario": (["run"], "SCENARIO is missing", "SCENARIO mangler", " run"),
    "no alternative": (["compare", TINY], "ALT is missing", "ALT mangler", " compare"),
    "no second scenario": (["diff", TINY], "B is missing", "B mangler", " diff"),
    "no value": (
        ["run", TINY, "-n"],
        "--replicates has no value",
        "--replicates mangler en verdi",
        " run",
    ),
    "an option twice": (
        ["run", TINY, "-n", "2", "-n", "3"],
        "--replicates is given more than once, or with too many values",
        "--replicates er gitt flere ganger, eller med for mange verdier",
        " run",
    ),
    "no replicates": (
        ["run", TINY, "-n", "0"],
        '-n: "0" is not a whole number from 1 to 10,000,000',
        "-n: «0» er ikke et helt tall fra 1 til 10 000 000",
        " run",
    ),
    "too many replicates": (
        ["run", TINY, "-n", "10000001"],
        '-n: "10000001" is not a whole number from 1 to 10,000,000',
        "-n: «10000001» er ikke et helt tall fra 1 til 10 000 000",
        " run",
    ),
    "no number of threads": (
        ["run", TINY, "-j", "two"],
        '-j: "two" is not a whole number from 1 to 1,024',
        "-j: «two» er ikke et helt tall fra 1 til 1 024",
        " run",
    ),
    "draws without a file": (
        ["run", TINY, "--draws"],
        "--draws needs a result file (-o)",
        "--draws krever en resultatfil (-o)",
        " run",
    ),
    "unknown indicator": (
        ["run", TINY, "--until-error", "list_fre=3"],
        '--until-error: there is no indicator "list_fre". Did you mean "list_free"?',
        "--until-error: det finnes ingen indikator «list_fre». Mente du «list_free»?",
        " run",
    ),
    "no bound": (
        ["run", TINY, "--until-error", "list_free=-1"],
        '--until-error: "list_free=-1" is not of the form INDICATOR=VALUE with a value above 0,'
        " such as list_free=5",
        "--until-error: «list_free=-1» har ikke formen INDIKATOR=VERDI med en verdi over 0, for"
        " eksempel list_free=5",
        " run",
    ),
}


@pytest.mark.parametrize("case", USAGE)
def test_usage_errors(case):
    words, en, nb, command = USAGE[case]
    for language, said, prefix, hint in (
        ("en", en, "error", f'See "legeplan{command} --help".'),
        ("nb", nb, "feil", f"Se «legeplan{command} --help»."),
    ):
        result = run(*words, language=language, expect=WRONG)
        assert result.stdout == ""
        assert result.stderr == f"{prefix}: {said}\n{hint}\n"


def test_an_unknown_language_is_refused():
    for words, language, said in (
        (["--lang", "fr"], "en", '--lang: "fr" is neither nb nor en'),
        ([], "fr", "LEGEPLAN_LANG: «fr» er verken nb eller en"),
    ):
        result = run("check", TINY, *words, language=language, expect=WRONG)
        assert said in result.stderr


def test_years_must_lie_in_the_period():
    result = run("run", TINY, "-n", "1", "--years", "2021,2031", expect=WRONG)
    assert result.stderr == "error: --years: 2031 is not a year in the period 2021 to 2022\n"


@pytest.mark.parametrize(
    "command", ["run", "compare", "check", "explain", "diff", "project", "trace"]
)
def test_help_of_each_command_in_both_languages(command):
    nb = run(command, "--help", language="nb").stdout
    en = run(command, "--help").stdout
    assert f"Bruk: legeplan {command} [VALG]" in nb
    assert f"Usage: legeplan {command} [OPTIONS]" in en
    assert command in run("--help").stdout
    for option in ("--lang", "--json", "--quiet"):
        assert option in nb and option in en


def test_the_option_overrides_the_environment():
    help_text = run("run", "--lang", "nb", "--help", language="en").stdout
    assert help_text.startswith("Kjør ett scenario")


def test_version():
    version = run("--version").stdout
    assert version == version.strip() + "\n"
    assert all(part.isdigit() for part in version.strip().split("."))


def test_quiet_leaves_the_answer_alone(tmp_path):
    path = tmp_path / "r.h5"
    loud = run("run", TINY, "-n", "20", "-o", path)
    quiet = run("run", TINY, "-n", "20", "-o", path, "--quiet")
    assert quiet.stdout == loud.stdout
    assert quiet.stderr == ""
    assert loud.stderr.splitlines()[0] == "10 % (2 of 20 replicates)"
    assert loud.stderr.splitlines()[-2:] == ["100 % (20 of 20 replicates)", f"Wrote {path}"]


def test_a_terminal_gets_a_bar_that_goes_away():
    ours, theirs = os.openpty()
    command = [BINARY, "run", str(TINY), "-n", "50", "--lang", "nb"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    seen = b""
    try:
        while part := os.read(ours, 4096):
            seen += part
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert process.wait() == 0
    text = seen.decode()
    assert text.startswith("\r[") and "\n" not in text
    assert "100 %  50 av 50 simuleringer" in text
    assert text.endswith("\r\x1b[K")


def test_the_answer_for_people_in_both_languages():
    en = run("compare", TINY, POLICY, "-n", "40", "--years", "2021", "--quiet").stdout
    nb = run("compare", TINY, POLICY, "-n", "40", "--years", "2021", language="nb").stdout
    assert "Tiny test municipality with policies (policy)" in en
    assert "end of 2021" in en and "policy compared with baseline" in en
    assert "percentage points" in en
    assert "40 replicates, seed 1, Legeplan" in en and "not a forecast" in en
    assert "Liten prøvekommune med tiltak (policy)" in nb
    assert "utgangen av 2021" in nb and "policy sammenlignet med baseline" in nb
    assert "prosentpoeng" in nb
    assert "40 simuleringer, frø 1, Legeplan" in nb and "ikke en prognose" in nb
    assert "Legenes alder er syntetisk" in nb
    # Numbers are written as people write them in each language.
    assert " 3.3 %" in en and " 3,3 %" in nb
