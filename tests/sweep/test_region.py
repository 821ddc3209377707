"""Sweeps over municipalities that are run side by side."""

import numpy
import pytest
import xarray

from conftest import SCENARIOS, WRONG, mpirun, needs_mpi, sweep

STUDY = """format = 1
title = "Trial"

[study]
scenarios = ["{scenario}"]
replicates = 6
unit_replicates = 2
seed = 3
seeds = "paired"
indicators = ["population", "gps_regular", "list_free_share", "positions_without_gp", "positions"]
times = "year_ends"

[region]
population = "legeplan:norway/municipalities_2023.csv"
{region}

[design]
type = "grid"

[[axis]]
id = "level"
key = "recruitment.level"
type = "list"
values = [0.2, 5.0]
"""

FIVE = 'municipalities = ["3407", "løten", "1151", "Nesseby", "3453"]'


def write(path, region=FIVE, scenario="legeplan:nation/baseline.toml"):
    path.write_text(STUDY.format(region=region, scenario=scenario))
    return path


@pytest.fixture(scope="module")
def five(tmp_path_factory):
    folder = tmp_path_factory.mktemp("five")
    study = write(folder / "study.toml")
    sweep(study, "-o", folder / "out", "--quiet", "-j", 1)
    return study, folder / "out"


def test_results_tell_the_municipalities_and_all_together(five):
    with xarray.open_dataset(five[1] / "results.h5", engine="h5netcdf") as results:
        names = dict(zip(results.municipality.values, results.municipality_name.values))
        assert names == {"all": "all", "3407": "Gjøvik", "3412": "Løten", "1151": "Utsira", "5636": "Nesseby",
                         "3453": "Øystre Slidre"}
        cube = results.set_index(point=["level", "municipality"]).unstack("point")
        each = cube.sel(municipality=["3407", "3412", "1151", "5636", "3453"])
        all_together = cube.sel(municipality="all")
        for name in ("population", "gps_regular", "positions_without_gp", "positions"):
            numpy.testing.assert_allclose(
                each[name].sum("municipality").transpose("level", "time"),
                all_together[name].transpose("level", "time"), rtol=1e-6)
        share = all_together.list_free_share
        assert (share >= each.list_free_share.min("municipality")).all()
        assert (share <= each.list_free_share.max("municipality")).all()
        # What varies is the joint distribution's: no wider than if all went up and down together.
        spread = all_together.positions_without_gp_sd.isel(time=-1)
        assert (spread <= each.positions_without_gp_sd.isel(time=-1).sum("municipality")).all()
        # Strong recruitment to the scheme leaves fewer without a GP.
        last = all_together.positions_without_gp.isel(time=-1)
        assert last.sel(level=5.0) < last.sel(level=0.2)


def test_the_bytes_depend_neither_on_threads_nor_on_a_stop(five, tmp_path):
    study, folder = five
    expected = (folder / "results.h5").read_bytes()
    sweep(study, "-o", tmp_path / "two", "--quiet", "-j", 2)
    assert (tmp_path / "two" / "results.h5").read_bytes() == expected
    sweep(study, "-o", tmp_path / "parts", "--quiet", "--part", "1/2")
    sweep(study, "-o", tmp_path / "parts", "--quiet", "--resume")
    assert (tmp_path / "parts" / "results.h5").read_bytes() == expected


@needs_mpi
def test_ranks_give_the_same_bytes(five, tmp_path):
    study, folder = five
    sweep(study, "-o", tmp_path / "ranks", "--quiet", launcher=mpirun(2))
    assert (tmp_path / "ranks" / "results.h5").read_bytes() == (folder / "results.h5").read_bytes()


def test_without_exchange_a_municipality_is_what_it_is_alone(five, tmp_path):
    # The first by its number: the positions of others depend on who stands before them.
    def values(folder, indicator, municipality="1151"):
        with xarray.open_dataset(folder / "results.h5", engine="h5netcdf") as results:
            cube = results.set_index(point=["level", "municipality"]).unstack("point")
            return cube[indicator].sel(municipality=municipality).values

    for name, municipalities in [("alone", 'municipalities = ["1151"]'), ("among_five", FIVE)]:
        study = write(tmp_path / f"{name}.toml", municipalities + "\nexchange_gps = false")
        sweep(study, "-o", tmp_path / name, "--quiet")
    for indicator in ("population", "gps_regular"):
        alone = values(tmp_path / "alone", indicator)
        assert (values(tmp_path / "among_five", indicator) == alone).all()
    assert (values(tmp_path / "among_five", "gps_regular", "all")
            != values(five[1], "gps_regular", "all")).any()


def test_duty_districts_are_read(tmp_path):
    (tmp_path / "districts.csv").write_text("region,district\n3407,Gjovik\n3453,Gjovik\n")
    study = write(tmp_path / "study.toml", FIVE + '\nduty_districts = "districts.csv"')
    assert "2 points" in sweep(study, "-o", tmp_path / "out", "--dry-run")


@pytest.mark.parametrize("region, words", [
    ('municipalities = ["9999"]', 'region.municipalities: no municipality 9999'),
    ('municipalities = ["Loten"]', 'Did you mean "Løten"'),
    ('year = 2011', "region.year: 0301 lacks 2011"),
    ('municipalities = []', "region.municipalities: no municipalities"),
    ('exchange_gps = "no"', "region.exchange_gps"),
    ('duty_districts = "none.csv"', "region.duty_districts"),
    ('municipalites = ["3407"]', 'Did you mean "region.municipalities"'),
])
def test_what_is_wrong_with_a_region_is_told_with_its_place(tmp_path, region, words):
    study = write(tmp_path / "study.toml", region)
    said = sweep(study, "-o", tmp_path / "out", expect=WRONG)
    assert "study.toml:" in said and words in said
    assert not (tmp_path / "out").exists()


def test_a_scenario_of_one_place_is_refused(tmp_path):
    study = write(tmp_path / "study.toml", scenario="legeplan:gjovik/new_centre.toml")
    said = sweep(study, "-o", tmp_path / "out", expect=WRONG)
    assert "period.start: 2021-07 (expected 1 January 2023" in said
    assert "policy[new_centre]" in said


def test_the_shipped_national_study_can_be_run():
    said = sweep(SCENARIOS / "studies" / "national.toml", "--dry-run")
    assert "3 points" in said
