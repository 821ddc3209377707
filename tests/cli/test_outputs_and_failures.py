"""What a run writes, and that a run that fails or is stopped leaves what was there as it was."""

import os
import pathlib
import resource
import signal
import subprocess
import sys
import time

import pytest

from conftest import BINARY, FAILED, INTERRUPTED, POLICY, SCENARIOS, TINY, WRONG, run

GJOVIK = SCENARIOS / "gjovik" / "baseline.toml"
OLD = b"\x89HDF: what stood here before"


def test_a_result_file_is_written_whole_and_alone(folder):
    result = run("run", TINY, "-n", "3", "-o", "r.h5", "--csv", "r.csv", cwd=folder.path)
    assert result.stderr.endswith("Wrote r.h5\nWrote r.csv\n")
    assert folder.names() == ["r.csv", "r.h5"]


def test_a_result_replaces_an_older_one_and_follows_a_link(folder):
    folder.write("old.h5", OLD)
    (folder.path / "link.h5").symlink_to("old.h5")
    run("run", TINY, "-n", "2", "-o", "link.h5", cwd=folder.path)
    assert (folder.path / "link.h5").is_symlink()
    assert (folder.path / "old.h5").read_bytes() != OLD
    assert folder.names() == ["link.h5", "old.h5"]


@pytest.mark.parametrize(
    "output, nb, en",
    [
        ("none/r.h5", "mappen finnes ikke", "the folder does not exist"),
        (
            "file/r.h5",
            "er en fil, eller ligger under en fil, der det skulle vært en mappe",
            "is a file, or lies below a file, where a folder should be",
        ),
        (".", "er en mappe, ikke en fil", "is a folder, not a file"),
        ("/dev/full", "er ikke en vanlig fil", "is not a plain file"),
    ],
)
def test_where_no_file_can_be_the_run_does_not_start(folder, output, nb, en):
    folder.write("file", "")
    words = ("run", TINY, "-n", "1000000", "-o", output)
    for language, said in (("nb", f"feil: {output}: {nb}\n"), ("en", f"error: {output}: {en}\n")):
        result = run(*words, language=language, expect=FAILED, cwd=folder.path)
        assert (result.stdout, result.stderr) == ("", said)
    assert folder.names() == ["file"]


def without_rights():
    """Gives up the rights of root, which may write everywhere."""
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)


def test_a_folder_that_may_not_be_written(folder, tmp_path_factory):
    locked = tmp_path_factory.mktemp("locked")
    for parent in (locked, *locked.parents[:3]):
        parent.chmod(parent.stat().st_mode | 0o005)
    locked.chmod(0o555)
    path = str(locked / "r.h5")
    try:
        reachable = subprocess.run(
            [BINARY, "--version"], preexec_fn=without_rights, capture_output=True, check=False
        )
    except PermissionError:
        pytest.skip("the program cannot be reached without the rights of root")
    assert reachable.returncode == 0
    result = run("run", TINY, "-n", "1", "-o", path, expect=FAILED, preexec_fn=without_rights)
    assert result.stderr == f"error: {path}: no permission to write here\n"
    locked.chmod(0o755)
    assert list(locked.iterdir()) == []


@pytest.mark.parametrize("option", ["-o", "--csv"])
def test_a_disk_without_room_leaves_the_old_file(folder, option):
    """A limit on the size of files stands for the full disk."""
    old = OLD if option == "-o" else b"indicator,scenario,old\n"
    folder.write("result", old)
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_480, 20_480))
    words = ("run", TINY, "-n", "3", "--quiet", option, "result")
    for language, said in (
        ("nb", "feil: result: filen blir større enn systemet tillater\n"),
        ("en", "error: result: the file grows larger than the system allows\n"),
    ):
        result = run(*words, language=language, expect=FAILED, cwd=folder.path, preexec_fn=limit)
        assert (result.stdout, result.stderr) == ("", said)
    assert folder.names() == ["result"]
    assert (folder.path / "result").read_bytes() == old


def test_without_room_for_the_results_there_is_no_table_either(folder):
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    words = ("run", TINY, "-n", "3", "--csv", "r.csv")
    run(*words, cwd=folder.path, preexec_fn=limit)
    (folder.path / "r.csv").unlink()
    run(*words, "-o", "r.h5", "--draws", expect=FAILED, cwd=folder.path, preexec_fn=limit)
    assert folder.names() == []


def test_an_answer_that_cannot_be_written_is_a_failure():
    with open("/dev/full", "w") as full:
        for words in (["run", TINY, "-n", "1", "--json", "--quiet"], ["explain", TINY], ["--help"]):
            environment = dict(os.environ, LEGEPLAN_LANG="nb")
            result = subprocess.run(
                [BINARY, *map(str, words)], stdout=full, stderr=subprocess.PIPE, env=environment
            )
            assert result.returncode == FAILED
            assert result.stderr == b"feil: kan ikke skrive til standard ut\n"


def test_what_is_no_result_is_not_overwritten(folder):
    mine = folder.scenario("", "mine.toml")
    text = mine.read_bytes()
    folder.write("notes.txt", "my notes")
    for option in ("-o", "--csv"):
        for name, said in (
            ("mine.toml", "mine.toml is one of the files that are read and is not overwritten"),
            ("./notes.txt", "./notes.txt exists and is a file of another kind; it is not overwritten"),
        ):
            result = run("run", "mine.toml", "-n", "1", option, name, expect=WRONG, cwd=folder.path)
            assert result.stderr == f"error: {said}\n"
    both = run("run", TINY, "-n", "1", "-o", "r", "--csv", "./r", expect=WRONG, cwd=folder.path)
    assert both.stderr == "error: -o and --csv cannot be the same file\n"
    assert mine.read_bytes() == text
    assert (folder.path / "notes.txt").read_text() == "my notes"
    assert folder.names() == ["mine.toml", "notes.txt"]


def test_more_replicates_than_the_memory_holds(folder):
    words = ("run", GJOVIK, "-n", "10000000", "--draws", "-o", "r.h5")
    result = run(*words, expect=FAILED, cwd=folder.path)
    assert "the replicates need" in result.stderr
    assert "Run fewer (-n), or without --draws." in result.stderr
    assert folder.names() == []


class LongRun:
    """A run that would take minutes, once it has begun."""

    def __init__(self, folder, *words):
        environment = dict(os.environ, LEGEPLAN_LANG="nb")
        words = words or ("run", str(GJOVIK), "-n", "20000")
        self.process = subprocess.Popen(
            [BINARY, *words, "-j", "2", "-o", "r.h5", "--csv", "r.csv"],
            cwd=folder.path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        deadline = time.monotonic() + 30
        while not any(name.endswith(".tmp") for name in folder.names()):
            assert self.process.poll() is None and time.monotonic() < deadline
            time.sleep(0.01)
        time.sleep(0.2)
        assert self.process.poll() is None

    def end(self, sent):
        self.process.send_signal(sent)
        out, err = self.process.communicate(timeout=20)
        return self.process.returncode, out, err


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_interrupted_leaves_nothing_half_written(folder, sent):
    folder.write("r.h5", OLD)
    code, out, err = LongRun(folder).end(sent)
    assert code == INTERRUPTED and out == ""
    assert err.splitlines()[-1] == "Avbrutt. Ingen resultatfil er skrevet."
    assert folder.names() == ["r.h5"]
    assert (folder.path / "r.h5").read_bytes() == OLD


def test_a_comparison_is_interrupted_too(folder):
    alternative = SCENARIOS / "gjovik" / "new_centre.toml"
    words = ("compare", str(GJOVIK), str(alternative), "-n", "20000", "--draws", "--json")
    code, out, _ = LongRun(folder, *words).end(signal.SIGINT)
    assert (code, out) == (INTERRUPTED, "")
    assert folder.names() == []


def test_a_run_that_is_killed_leaves_the_old_result(folder):
    folder.write("r.h5", OLD)
    code, _, _ = LongRun(folder).end(signal.SIGKILL)
    assert code == -signal.SIGKILL
    assert (folder.path / "r.h5").read_bytes() == OLD
    assert not (folder.path / "r.csv").exists()
    # What it left beside it keeps nobody from running again.
    run("run", TINY, "-n", "2", "-o", "r.h5", cwd=folder.path)
    assert (folder.path / "r.h5").read_bytes() != OLD


IS_SANITIZED = any(
    word in pathlib.Path(BINARY).read_bytes() for word in (b"__asan_init", b"__tsan_init")
)
without_sanitizers = pytest.mark.skipif(
    IS_SANITIZED, reason="sanitizers take memory and time of their own"
)


def measured(*words):
    """Seconds and peak memory in MiB of the program."""
    # In a small process of its own: a child's peak begins with the memory of who started it.
    program = (
        "import resource, subprocess, sys, time\n"
        "start = time.monotonic()\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)\n"
        "peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss\n"
        "print(time.monotonic() - start, peak / 1024)\n"
    )
    command = [sys.executable, "-c", program, BINARY, *map(str, words)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    seconds, mebibytes = map(float, done.stdout.split())
    return seconds, mebibytes


@without_sanitizers
def test_a_thousand_futures_of_gjovik_need_little_memory(folder):
    _, peak = measured("run", GJOVIK, "-n", "1000", "--quiet", "-o", folder.path / "r.h5")
    assert peak < 200


@without_sanitizers
def test_memory_does_not_follow_the_replicates(folder):
    _, few = measured("run", TINY, "-n", "2000", "--quiet")
    _, many = measured("run", TINY, "-n", "12000", "--quiet")
    file = folder.path / "r.h5"
    _, kept = measured("run", TINY, "-n", "12000", "--quiet", "--draws", "-o", file)
    assert many < few + 10 < kept


@without_sanitizers
def test_the_program_starts_fast():
    assert min(measured("run", TINY, "-n", "1", "--quiet")[0] for _ in range(3)) < 1.0
    assert min(measured("check", POLICY)[0] for _ in range(3)) < 1.0
