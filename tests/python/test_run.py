"""Running: the program's bytes, progress, interruption, other threads and processes, failures."""

import json
import multiprocessing
import os
import pickle
import signal
import threading
import time

import dask
import h5py
import joblib
import legeplan
import numpy
import pytest
from conftest import POLICY, SCENARIOS, TINY, program

GJOVIK = SCENARIOS / "gjovik" / "baseline.toml"


def test_the_document_is_the_programs_to_the_byte(tiny):
    results = legeplan.run(tiny, replicates=50, seed=3)
    assert results.to_json() == program("run", TINY, "-n", 50, "--seed", 3, "--json")
    assert legeplan.run(tiny, replicates=50, seed=4).to_json() != results.to_json()


def test_a_comparison_is_the_programs_to_the_byte(compared):
    words = ("compare", TINY, POLICY, "-n", 60, "--seed", 7, "--json")
    assert compared.to_json() == program(*words)


def contents(path):
    """Every dataset's bytes and every attribute of a result file, without its provenance."""
    found = {}

    def add(name, node):
        if name.startswith("provenance"):
            return
        found[name] = {
            attribute: repr(value)
            for attribute, value in node.attrs.items()
            if attribute not in ("DIMENSION_LIST", "REFERENCE_LIST")  # addresses in the file
        }
        if isinstance(node, h5py.Dataset):
            is_text = node.dtype == object
            found[name]["data"] = node[...].tolist() if is_text else node[...].tobytes()

    with h5py.File(path) as file:
        add("/", file)
        file.visititems(add)
    return found


def test_a_saved_file_holds_what_the_programs_file_holds(tmp_path, compared):
    ours, theirs = tmp_path / "ours.h5", tmp_path / "theirs.h5"
    compared.save(ours, draws=True)
    program("compare", TINY, POLICY, "-n", 60, "--seed", 7, "--draws", "-o", theirs)
    assert contents(ours) == contents(theirs)
    assert "indicator/list_free/draws" in contents(ours)


def test_many_replicates_are_counted_unless_their_draws_are_wanted(tmp_path, tiny):
    counted = legeplan.run(tiny, 2100)
    assert counted.quantile_bins == 1024 and not counted.has_draws
    assert counted.to_json() == program("run", TINY, "-n", 2100, "--json")
    assert pickle.loads(pickle.dumps(counted)).to_json() == counted.to_json()
    with pytest.raises(ValueError, match="draws=True"):
        counted.draws("list_free")
    with pytest.raises(ValueError, match="draws=True"):
        counted.save(tmp_path / "r.h5", draws=True)
    kept = legeplan.run(tiny, 2100, draws=True)
    assert kept.quantile_bins == 0 and kept.draws("list_free").shape[0] == 2100


def test_threads_do_not_matter(tiny):
    texts = {legeplan.run(tiny, 40, threads=threads).to_json() for threads in (1, 2, 5, None)}
    assert len(texts) == 1


def test_scenarios_of_one_name_are_told_apart(tiny):
    results = legeplan.compare([tiny, tiny, tiny.set("recruitment.level", 0.5)], replicates=5)
    assert results.scenarios == ["baseline", "baseline_2", "baseline_3"]
    assert not results.difference("list_free")["mean"].sel(alternative="baseline_2").any()


def test_progress_is_told_in_the_calling_thread_up_to_the_end(tiny):
    calls = []
    here = threading.get_ident()
    legeplan.compare(
        [tiny, POLICY], 300, progress=lambda *both: calls.append((threading.get_ident(), *both))
    )
    assert calls[-1] == (here, 600, 600)
    assert {thread for thread, _, _ in calls} == {here}
    done = [count for _, count, _ in calls]
    assert done == sorted(done)


class Enough(Exception):
    pass


def test_what_the_progress_raises_stops_the_run():
    def stop(done, wanted):
        if done < wanted:
            raise Enough

    started = time.monotonic()
    with pytest.raises(Enough):
        legeplan.run(GJOVIK, replicates=20_000, progress=stop)
    assert time.monotonic() - started < 30


def test_other_python_threads_run_meanwhile():
    counts = []
    is_done = threading.Event()

    def count():
        while not is_done.wait(0.01):
            counts.append(time.monotonic())

    thread = threading.Thread(target=count)
    thread.start()
    started = time.monotonic()
    legeplan.run(GJOVIK, replicates=100)
    seconds = time.monotonic() - started
    is_done.set()
    thread.join()
    assert len(counts) >= seconds / 0.01 / 20


def test_ctrl_c_stops_a_backtest_too():
    timer = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        legeplan.backtest(
            SCENARIOS / "backtest" / "gjovik_2016.toml",
            SCENARIOS / "gjovik" / "history_population.csv",
            replicates=20_000,
        )
    assert time.monotonic() - started < 30
    timer.join()


def test_ctrl_c_raises_keyboard_interrupt_and_the_next_run_works(tiny):
    timer = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        legeplan.run(GJOVIK, replicates=20_000)
    assert time.monotonic() - started < 30
    timer.join()
    assert legeplan.run(tiny, 5).replicates == 5


def digest_of(pair):
    scenario, seed = pair
    return legeplan.run(scenario, replicates=20, seed=seed, threads=2).to_json()


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_worker_processes_run_scenarios(tiny, method):
    """After a run in this process, so that a fork meets threads that are gone."""
    expected = [digest_of((tiny, seed)) for seed in (1, 2)]
    with multiprocessing.get_context(method).Pool(2) as pool:
        found = pool.map_async(digest_of, [(tiny, 1), (tiny, 2)]).get(timeout=100)
    assert found == expected


def compared_with(base, level):
    """Results travel back from the worker whole."""
    weak = base.set("recruitment.level", level).named("weak")
    return legeplan.compare([base, weak], replicates=20, seed=5, threads=1)


def test_joblib_runs_a_design_with_results_that_travel_back(tiny):
    levels = [0.3, 0.6, 0.9]
    expected = [compared_with(tiny, level) for level in levels]
    found = joblib.Parallel(n_jobs=2, timeout=120)(
        joblib.delayed(compared_with)(tiny, level) for level in levels
    )
    for ours, theirs in zip(expected, found):
        assert theirs.to_json() == ours.to_json()
        numpy.testing.assert_array_equal(
            theirs.draws("list_free", "weak"), ours.draws("list_free", "weak")
        )
        numpy.testing.assert_array_equal(
            theirs.profile("gp_ages")["mean"], ours.profile("gp_ages")["mean"]
        )


def test_dask_runs_a_design_in_other_processes(tiny):
    levels = [0.3, 0.9]
    expected = [compared_with(tiny, level).to_json() for level in levels]
    tasks = [dask.delayed(compared_with)(tiny, level) for level in levels]
    found = dask.compute(*tasks, scheduler="processes", num_workers=2)
    assert [results.to_json() for results in found] == expected


def test_results_go_through_the_pickles_of_a_pool(tiny):
    results = legeplan.run(tiny, replicates=10)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        again = pool.apply_async(legeplan.Results.to_json, (results,)).get(timeout=100)
    assert again == results.to_json()


def test_wrong_arguments_are_told(tiny):
    for wrong in ({"replicates": 0}, {"seed": -1}, {"threads": 0}, {"replicates": 10**9}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            legeplan.run(tiny, **wrong)
    for wrong in (1.5, "x", True):
        with pytest.raises(TypeError, match="^replicates must be a whole number, not "):
            legeplan.run(tiny, replicates=wrong)
    # Two scenarios of one id are told apart as in results.
    with pytest.raises(ValueError, match="baseline_2 .* cannot be compared"):
        legeplan.compare([tiny, GJOVIK], 5)
    with pytest.raises(ValueError, match="at least one alternative"):
        legeplan.compare([tiny], 5)
    with pytest.raises(TypeError, match="a list of scenarios"):
        legeplan.compare(tiny, 5)
    with pytest.raises(MemoryError, match="GiB"):
        legeplan.run(GJOVIK, replicates=10_000_000, draws=True)


def test_the_projection_is_the_programs(tiny):
    document = json.loads(program("project", TINY, "--json"))
    projection = legeplan.project(tiny)
    for name, indicator in document["indicators"].items():
        assert list(projection[name].values) == indicator["expected"]
        assert projection[name].attrs["units"] == indicator["unit"]
    assert list(projection["month"].values) == document["time"]
    persons = projection["persons"]
    assert persons.dims == ("year", "sex", "age")
    assert list(persons["year"].values) == document["year_end"]["year"]
    for sex in ("female", "male"):
        assert persons.sel(sex=sex).values.tolist() == document["year_end"][sex]
    december = projection["population"].sel(time="2022-12-31")
    assert numpy.isclose(persons.sel(year=2022).sum(), december)
