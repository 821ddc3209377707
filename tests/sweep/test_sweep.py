"""Sweeps that nothing disturbs: the result, and that it is the same however it was run."""

import json
import re
import shutil
import subprocess

import h5py
import numpy
import pytest
import xarray

from conftest import (BINARY, SCENARIOS, SMALL, WRONG, Study, environment, mpirun, needs_mpi,
                      sweep)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("small") / "out"
    sweep(SMALL, "-o", folder, "--quiet")
    return folder


def test_xarray_opens_a_labelled_cube(small):
    with xarray.open_dataset(small / "results.h5", engine="h5netcdf") as results:
        assert results.persons_without_gp.dims == ("point", "time")
        assert results.persons_without_gp_quantiles.dims == ("point", "time", "quantile")
        assert results.persons_without_gp.attrs["units"] == "persons"
        assert results.recruitment_level.attrs["scenario_key"] == "recruitment.level"
        assert results.recruitment_level.attrs["units"] == "ratio"
        assert set(results.opening.values) == {"2022-10-01", "2024-10-01"}
        assert {"scenario", "seed", "design_point", "month"} <= set(results.coords)
        for name in ("version", "seed", "replicates", "study_text", "study_sha256",
                     "scenario_sha256", "title", "title_nb"):
            assert name in results.attrs
        cube = results.persons_without_gp.set_index(
            point=["recruitment_level", "opening"]).unstack("point")
        assert cube.sizes["recruitment_level"] == 3 and cube.sizes["opening"] == 2
        last = cube.isel(time=-1, opening=0)
        assert last.sel(recruitment_level=0.25) > last.sel(recruitment_level=0.75)


def test_every_figure_is_checked_by_fletcher32(small):
    with h5py.File(small / "results.h5") as file:
        for group in file["indicator"].values():
            for name in ("mean", "sd", "mc_error", "quantiles"):
                assert group[name].fletcher32


def test_a_point_is_the_run_of_its_scenario(small, tmp_path):
    scenario = tmp_path / "mine.toml"
    scenario.write_text(
        'format = 1\nextends = "legeplan:gjovik/new_centre.toml"\n'
        "recruitment.level = 0.75\n"
        '[[policy]]\nid = "new_centre"\ndate = 2024-10-01\n'
    )
    out = tmp_path / "r.h5"
    subprocess.run([BINARY, "run", scenario, "-n", "60", "--seed", "1", "-o", out, "--quiet"],
                   check=True, env=environment())
    with h5py.File(out) as run, h5py.File(small / "results.h5") as study:
        months = [m.decode() for m in run["month"][()]]
        kept = [months.index(m.decode()) for m in study["month"][()]]
        for indicator in study["indicator"]:
            for name in ("mean", "sd", "mc_error", "quantiles"):
                expected = run[f"indicator/{indicator}/{name}"][0][kept]
                numpy.testing.assert_array_equal(study[f"indicator/{indicator}/{name}"][5],
                                                 expected)


def test_the_bytes_do_not_depend_on_threads_and_units(study, tmp_path):
    for threads in (1, 3):
        sweep(study.path, "-o", tmp_path / str(threads), "-j", threads)
        assert study.is_undisturbed(tmp_path / str(threads))


@needs_mpi
@pytest.mark.parametrize("ranks", [1, 2, 4])
def test_the_bytes_do_not_depend_on_ranks(study, tmp_path, ranks):
    sweep(study.path, "-o", tmp_path / "out", launcher=mpirun(ranks))
    assert study.is_undisturbed(tmp_path / "out")
    assert len(list((tmp_path / "out" / "shards").iterdir())) == ranks


def test_without_its_module_the_program_sweeps_alone_and_not_under_a_launcher(study, tmp_path):
    program = shutil.copy(BINARY, tmp_path / "legeplan")
    words = [program, "sweep", study.path, "-o", tmp_path / "out"]
    launched = environment() | {"OMPI_COMM_WORLD_SIZE": "2"}
    result = subprocess.run(words, env=launched, capture_output=True, text=True)
    assert result.returncode == WRONG and "built without MPI" in result.stderr
    assert not (tmp_path / "out").exists()
    subprocess.run(words, env=environment(), check=True, capture_output=True)
    assert study.is_undisturbed(tmp_path / "out")


def test_independent_seeds_differ_by_point_and_paired_ones_do_not(study, tmp_path):
    independent = Study(tmp_path, replicates=5, unit=5, seeds="independent")
    with h5py.File(independent.folder / "results.h5") as file:
        assert len(set(file["seed"][()])) == 12
    with h5py.File(study.folder / "results.h5") as file:
        assert set(file["seed"][()]) == {b"7"}


def test_parts_are_merged_to_the_same_bytes(study, tmp_path):
    out = tmp_path / "out"
    for part in (2, 1, 3):
        sweep(study.path, "-o", out, "--part", f"{part}/3")
    assert not (out / "results.h5").exists()
    said = sweep(study.path, "-o", out, "--resume")
    assert f"{study.units} of {study.units} units are finished already" in said
    assert study.is_undisturbed(out)


def test_municipalities_with_their_own_periods_share_a_time_axis(tmp_path):
    study = tmp_path / "study.toml"
    study.write_text("""format = 1
title = "Two places"
[study]
scenarios = ["legeplan:gjovik/baseline.toml", "legeplan:loten/baseline.toml"]
replicates = 2
seed = 1
seeds = "paired"
indicators = ["population"]
times = "year_ends"
[design]
type = "grid"
""")
    sweep(study, "-o", tmp_path / "out")
    with xarray.open_dataset(tmp_path / "out" / "results.h5", engine="h5netcdf") as results:
        assert list(results.scenario.values) == ["gjovik_baseline", "loten_baseline"]
        population = results.population
        assert numpy.isnan(population.sel(point=1, time="2021-12-31"))
        assert population.sel(point=0, time="2024-12-31") > 29000
        assert 7000 < population.sel(point=1, time="2024-12-31") < 9000


@pytest.mark.parametrize("design, points", [
    ('type = "latin_hypercube"\npoints = 5\nseed = 3', 5),
    ('type = "sobol"\npoints = 4', 4),
    ('type = "morris"\ntrajectories = 2\nlevels = 4\nseed = 3', 6),
    ('type = "table"\nfile = "points.csv"', 2),
])
def test_designs(tmp_path, design, points):
    (tmp_path / "points.csv").write_text("level,lag\n0.5,3\n0.7,9\n")
    is_table = "table" in design
    values = ('type = "column"', 'type = "column"') if is_table else (
        'type = "distribution"\nvalues = { distribution = "lognormal", median = 0.5, sd_log = 0.3 }',
        'type = "range"\nfrom = 1\nto = 12')
    study = tmp_path / "study.toml"
    study.write_text(f"""format = 1
title = "Designs"
[study]
scenarios = ["legeplan:tiny/policy.toml"]
replicates = 2
seed = 1
seeds = "paired"
indicators = ["population"]
times = "year_ends"
[design]
{design}
[[axis]]
id = "level"
key = "recruitment.level"
{values[0]}
[[axis]]
id = "lag"
key = "policy[rule].lead_months"
{values[1]}
""")
    sweep(study, "-o", tmp_path / "out")
    with xarray.open_dataset(tmp_path / "out" / "results.h5", engine="h5netcdf") as results:
        assert results.sizes["point"] == points
        assert numpy.all(results.level > 0) and numpy.all(results.lag == results.lag.round())
        assert ("trajectory" in results.coords) == ("morris" in design)


def test_a_dry_run_tells_points_time_and_disk_and_writes_nothing(study, tmp_path):
    said = json.loads(subprocess.run(
        [BINARY, "sweep", study.path, "--dry-run", "--json"], check=True, capture_output=True,
        env=environment(), cwd=tmp_path).stdout)
    assert (said["points"], said["units"]) == (12, study.units)
    assert said["seconds_one_thread"] > 0
    shards = sum(f.stat().st_size for f in (study.folder / "shards").iterdir())
    assert said["shard_bytes"] == pytest.approx(shards, rel=0.25)
    assert list(tmp_path.iterdir()) == []
    for language, words in (("en", "points"), ("nb", "punkter")):
        assert words in sweep(study.path, "--dry-run", language=language)


def test_what_is_wrong_is_told_at_its_line_before_anything_runs(study, tmp_path):
    text = study.path.read_text()
    for old, new, line, words in (
        ("recruitment.level", "recruitment.lvel", 18, 'Did you mean "recruitment.level"?'),
        ("values = [1, 6, 12]", "values = [1, 6, -5]", 26, "policy[rule].lead_months: -5"),
        ("to = 1.0", "to = 1.0e6", 18, "recruitment.level: 1000000"),
        ("policy[rule]", "policy[rules]", 26, "policy[rules]"),
    ):
        path = tmp_path / "wrong.toml"
        path.write_text(text.replace(old, new))
        said = sweep(path, "-o", tmp_path / "out", expect=WRONG)
        assert re.search(rf"wrong\.toml:{line}: ", said) and words in said, said
    said = sweep(path, "-o", tmp_path / "out", language="nb", expect=WRONG)
    assert "ukjent nøkkel i legeplan:tiny/policy.toml" in said
    assert not (tmp_path / "out").exists()


def test_the_shipped_studies_are_right():
    for path in sorted((SCENARIOS / "studies").glob("*.toml")):
        assert "MB" in sweep(path, "--dry-run")
