"""Sweeps that are killed, starved and tampered with: nothing finished is lost, nothing wrong is
merged, and the result of --resume has the bytes of an undisturbed sweep."""

import os
import random
import re
import resource
import shutil
import signal
import subprocess
import time

import pytest

from conftest import (DONE, FAILED, INTERRUPTED, WRONG, Study, journal, mpirun, needs_mpi, start,
                      sweep)


@pytest.fixture(scope="module")
def slow(tmp_path_factory):
    """A study that takes some tenths of a second, with the time it takes."""
    study = Study(tmp_path_factory.mktemp("slow"), replicates=400, unit=20)
    began = time.monotonic()
    sweep(study.path, "-o", study.path.parent / "timed")
    study.seconds = time.monotonic() - began
    return study


def expect_nothing_run_twice(folder):
    done = journal(folder)["done"]
    assert len(done) == len(set(done))


def begun_folder(study, folder, at_least):
    """A folder in which a sweep was killed when some units were finished."""
    process = start(study.path, "-o", folder, "-j", "1")
    while not (folder / "journal.txt").exists() or len(journal(folder)["done"]) < at_least:
        assert process.poll() is None, "it was over before it could be killed"
        time.sleep(0.005)
    process.kill()
    process.communicate()
    assert not (folder / "results.h5").exists()


def test_killed_at_twenty_moments(slow, tmp_path):
    moments = random.Random(20)
    folder, folders, finished = tmp_path / "0", 0, 0
    for _ in range(20):
        process = start(slow.path, "-o", folder, "--resume")
        try:
            process.communicate(timeout=moments.uniform(0.02, 0.5 * slow.seconds))
            assert process.returncode == DONE
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        if (folder / "results.h5").exists():
            assert slow.is_undisturbed(folder)
            expect_nothing_run_twice(folder)
            folders, finished = folders + 1, 0
            folder = tmp_path / str(folders)
        elif (folder / "journal.txt").exists():
            finished = len(journal(folder)["done"])
    said = sweep(slow.path, "-o", folder, "--resume")
    if finished:
        assert "units are finished already" in said
    assert slow.is_undisturbed(folder)
    expect_nothing_run_twice(folder)


@needs_mpi
@pytest.mark.parametrize("victim", [0, 1, "all"])
def test_killed_ranks(slow, tmp_path, victim):
    folder = tmp_path / "out"
    process = start(slow.path, "-o", folder, launcher=mpirun(2), start_new_session=True)
    while not (folder / "journal.txt").exists() or len(journal(folder)["done"]) < 3:
        assert process.poll() is None, process.communicate()
        time.sleep(0.005)
    if victim == "all":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        children = subprocess.run(["ps", "--ppid", str(process.pid), "-o", "pid="], text=True,
                                  capture_output=True).stdout.split()
        os.kill(int(children[victim]), signal.SIGKILL)
    _, err = process.communicate(timeout=60)
    assert process.returncode != DONE
    if victim != "all":
        assert f"rank {victim}" in err and "Killed" in err
    kept = len(journal(folder)["done"])
    # The ranks of a killed mpirun find that out themselves, within a second or so.
    for _ in range(100):
        said = start(slow.path, "-o", folder, "--resume")
        out, err = said.communicate(timeout=120)
        if said.returncode != WRONG:
            break
        time.sleep(0.1)
    assert said.returncode == DONE, err
    finished = re.search(rf"(\d+) of {slow.units} units are finished already", err)
    assert finished and int(finished[1]) >= kept
    assert slow.is_undisturbed(folder)
    expect_nothing_run_twice(folder)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_interrupted_sweep_says_how_to_go_on(slow, tmp_path, name):
    folder = tmp_path / "out"
    process = start(slow.path, "-o", folder, "-j", "1")
    while not (folder / "journal.txt").exists() or len(journal(folder)["done"]) < 2:
        assert process.poll() is None
        time.sleep(0.005)
    process.send_signal(getattr(signal, name))
    _, err = process.communicate(timeout=60)
    assert process.returncode == INTERRUPTED
    assert "--resume" in err
    sweep(slow.path, "-o", folder, "--resume")
    assert slow.is_undisturbed(folder)


@pytest.fixture
def mounted(tmp_path):
    """Mounts small file systems in memory; skips where that is not allowed."""
    mounts = []

    def mount(name, options):
        place = tmp_path / name
        place.mkdir()
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)],
                              capture_output=True, text=True)
        if done.returncode != 0:
            pytest.skip(f"no tmpfs can be mounted: {done.stderr.strip()}")
        mounts.append(place)
        return place

    yield mount
    for place in mounts:
        subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_keeps_what_was_finished(slow, tmp_path, mounted):
    disk = mounted("disk", "size=512k")
    folder = disk / "out"
    said = sweep(slow.path, "-o", folder, expect=FAILED)
    assert "full" in said and "--resume" in said
    said = sweep(slow.path, "-o", folder, "--resume", expect=FAILED)
    assert "full" in said
    assert not (folder / "results.h5").exists()
    assert not list(folder.glob(".*.tmp"))
    subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
    said = sweep(slow.path, "-o", folder, "--resume")
    assert "units are finished already" in said and "damaged" not in said
    assert slow.is_undisturbed(folder)


def test_a_folder_that_cannot_be_written(study, tmp_path, mounted):
    (tmp_path / "file").write_text("in the way")
    said = sweep(study.path, "-o", tmp_path / "file", expect=FAILED)
    assert str(tmp_path / "file") in said
    disk = mounted("readonly", "size=1m,ro")
    for language in ("en", "nb"):
        said = sweep(study.path, "-o", disk / "out", language=language, expect=FAILED)
        assert f"{disk / 'out'}: " in said


def shard_of(folder):
    return max((folder / "shards").iterdir(), key=lambda path: path.stat().st_size)


@pytest.fixture
def finished(study, tmp_path):
    """A copy of a finished sweep whose result is taken away."""
    folder = tmp_path / "out"
    shutil.copytree(study.folder, folder)
    (folder / "results.h5").unlink()
    return folder


@pytest.mark.parametrize("share", [0.02, 0.5, 0.999])
def test_a_truncated_shard(study, finished, share):
    shard = shard_of(finished)
    size = shard.stat().st_size
    os.truncate(shard, int(share * size))
    said = sweep(study.path, "-o", finished, "--resume")
    assert f"{shard}: " in said and "damaged; the unit is run again" in said
    assert study.is_undisturbed(finished)


@pytest.mark.parametrize("seed", range(8))
def test_a_flipped_bit(study, finished, seed):
    """In the head, in a record's head, values or check: it is seen, located, and run again."""
    shard = shard_of(finished)
    content = bytearray(shard.read_bytes())
    chance = random.Random(seed)
    place = seed if seed < 2 else chance.randrange(len(content))
    content[place] ^= 1 << chance.randrange(8)
    shard.write_bytes(content)
    said = sweep(study.path, "-o", finished, "--resume")
    line = next(line for line in said.splitlines() if "damaged" in line)
    assert line.startswith(f"{shard}: ")
    assert study.is_undisturbed(finished)
    if seed >= 2:
        assert f"{study.units - 1} of {study.units} units are finished" in said


def test_a_shard_of_another_study_is_not_merged(study, finished, tmp_path):
    (tmp_path / "other").mkdir()
    other = Study(tmp_path / "other", replicates=20, unit=10)
    for shard in (finished / "shards").iterdir():
        shard.unlink()
    shutil.copy(shard_of(other.folder), finished / "shards" / "run-0001-worker-0000.shard")
    said = sweep(study.path, "-o", finished, "--resume")
    assert "damaged" in said
    assert study.is_undisturbed(finished)


def test_a_folder_of_another_format_or_program(study, finished):
    text = (finished / "study.txt").read_text()
    for old, new in (("legeplan-sweep 1\n", "legeplan-sweep 2\n"), ("\nlegeplan 0", "\nlegeplan 9")):
        (finished / "study.txt").write_text(text.replace(old, new, 1))
        said = sweep(study.path, "-o", finished, "--resume", expect=WRONG)
        assert new.strip() in said
        assert not (finished / "results.h5").exists()


def test_two_sweeps_in_one_folder(slow, tmp_path):
    folder = tmp_path / "out"
    first = start(slow.path, "-o", folder, "-j", "1")
    while not (folder / "journal.txt").exists():
        time.sleep(0.005)
    first.send_signal(signal.SIGSTOP)  # so that it is surely at work
    for language, words in (("en", "another sweep works in"), ("nb", "en annen sweep arbeider i")):
        assert words in sweep(slow.path, "-o", folder, "--resume", language=language, expect=WRONG)
    first.send_signal(signal.SIGCONT)
    first.communicate(timeout=120)
    assert first.returncode == DONE
    assert slow.is_undisturbed(folder)


def test_an_edited_study_is_refused_with_the_difference(study, finished, tmp_path):
    edited = tmp_path / "study.toml"
    edited.write_text(study.path.read_text().replace("to = 1.0", "to = 0.9"))
    for language, words in (("en", "has changed since"), ("nb", "er endret siden")):
        said = sweep(edited, "-o", finished, "--resume", language=language, expect=WRONG)
        assert words in said
        assert "  - to = 1\n  + to = 0.9\n" in said
    assert not (finished / "results.h5").exists()
    sweep(study.path, "-o", finished, "--resume")
    assert study.is_undisturbed(finished)


def test_a_comment_in_a_study_changes_nothing(study, finished, tmp_path):
    commented = tmp_path / "study.toml"
    commented.write_text("# A comment.\n" + study.path.read_text())
    sweep(commented, "-o", finished, "--resume")
    assert study.is_undisturbed(finished)


def test_a_folder_is_not_taken_over_without_resume(study, tmp_path):
    assert "--resume" in sweep(study.path, "-o", study.folder, expect=WRONG)
    (tmp_path / "results.h5").write_text("mine")
    said = sweep(study.path, "-o", tmp_path, expect=WRONG)
    assert "not of this study" in said
    assert (tmp_path / "results.h5").read_text() == "mine"


def test_a_finished_sweep_that_is_resumed_runs_nothing(study, tmp_path):
    folder = tmp_path / "out"
    shutil.copytree(study.folder, folder)
    sweep(study.path, "-o", folder, "--resume")
    assert study.is_undisturbed(folder)
    assert len(journal(folder)["begun"]) == study.units


def test_a_machine_without_room_for_the_threads_is_told(study, tmp_path):
    gib = 2**30

    def narrow():  # each thread asks for a stack of this size
        _, hard = resource.getrlimit(resource.RLIMIT_STACK)
        resource.setrlimit(resource.RLIMIT_STACK, (gib, hard))
        resource.setrlimit(resource.RLIMIT_AS, (8 * gib, 8 * gib))

    said = sweep(study.path, "-o", tmp_path / "out", "-j", "16", expect=FAILED, preexec_fn=narrow)
    assert "unexpected" in said
