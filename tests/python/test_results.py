"""Results: xarray, pandas, NumPy without copying, files, pickling."""

import json
import pickle

import h5py
import legeplan
import numpy
import pandas
import pytest
import xarray


@pytest.fixture(scope="module")
def saved(tmp_path_factory, compared):
    path = tmp_path_factory.mktemp("saved") / "r.h5"
    compared.save(path, draws=True)
    return path


def test_an_indicator_is_what_xarray_reads_from_the_file(compared, saved):
    for name in legeplan.indicators().index:
        with xarray.open_dataset(saved, engine="h5netcdf", group=f"indicator/{name}") as file:
            ours = compared.indicator(name)
            for statistic, array in ours.data_vars.items():
                theirs = file[statistic]
                assert array.dims == theirs.dims
                assert array.attrs == theirs.attrs
                numpy.testing.assert_array_equal(array.values, theirs.values)
                for dimension in array.dims:
                    numpy.testing.assert_array_equal(array[dimension], theirs[dimension])
                    assert array[dimension].attrs == theirs[dimension].attrs
            assert ours.attrs == file.attrs


def test_a_difference_is_what_xarray_reads_from_the_file(compared, saved):
    with xarray.open_dataset(saved, engine="h5netcdf", group="difference/list_free") as file:
        ours = compared.difference("list_free")
        assert set(ours.data_vars) == set(file.data_vars)
        for statistic, array in ours.data_vars.items():
            assert array.dims == file[statistic].dims
            assert array.attrs == file[statistic].attrs
            numpy.testing.assert_array_equal(array.values, file[statistic].values)


def expect_like_the_files_group(ours, saved, group):
    with xarray.open_dataset(saved, engine="h5netcdf", group=group) as file:
        assert set(ours.data_vars) == set(file.data_vars)
        assert ours.attrs == file.attrs
        for name, array in ours.data_vars.items():
            assert array.dims == file[name].dims
            assert array.attrs == file[name].attrs
            numpy.testing.assert_array_equal(array.values, file[name].values)
            for dimension in array.dims:
                numpy.testing.assert_array_equal(array[dimension], file[name][dimension])
                assert array[dimension].attrs == file[name][dimension].attrs


def test_a_profile_is_what_xarray_reads_from_the_file(compared, saved):
    table = legeplan.profiles()
    for name in table.index:
        ours = compared.profile(name)
        expect_like_the_files_group(ours, saved, f"profile/{name}")
        expect_like_the_files_group(
            legeplan.open_results(saved).profile(name), saved, f"profile/{name}"
        )
        assert ours["bin"].attrs["units"] == table.loc[name, "bin_units"]
        with h5py.File(saved) as file:
            months = [month.decode() for month in file["snapshot_month"][:]]
        assert list(ours["snapshot_month"].values) == months


def test_profiles_add_up_to_the_indicators(compared):
    women, men = (compared.profile(f"population_{sex}")["mean"] for sex in ("women", "men"))
    population = compared.indicator("population")
    persons = (women + men).sum("bin")
    numpy.testing.assert_allclose(persons.isel(snapshot=0), population["initial_mean"])
    numpy.testing.assert_allclose(persons.isel(snapshot=-1), population["mean"].isel(time=-1))
    old = (women + men).sel(bin=slice(80, None)).sum("bin")
    aged = compared.indicator("population_80_plus")["mean"]
    numpy.testing.assert_allclose(
        old.sel(snapshot="2022-12-31"), aged.sel(time="2022-12-31"), rtol=1e-6
    )


def test_risks_are_what_xarray_reads_and_follow_from_the_draws(compared, saved):
    risks = compared.risks()
    expect_like_the_files_group(risks, saved, "risk")
    expect_like_the_files_group(legeplan.open_results(saved).risks(), saved, "risk")
    for scenario in compared.scenarios:
        without, persons = (
            compared.draws(name, scenario).astype(float)
            for name in ("persons_without_gp", "population")
        )
        expected = (without > 0.05 * persons).mean("replicate")
        found = risks["without_gp_above_5_percent"].sel(scenario=scenario)
        numpy.testing.assert_allclose(found, expected)
    assert found.attrs["units"] == "1" and found.attrs["indicator"] == "persons_without_gp"


def test_all_indicators_stand_in_one_dataset_as_at_the_files_root(compared, saved):
    with xarray.open_dataset(saved, engine="h5netcdf") as file:
        ours = compared.to_xarray()
        not_ours = {"alternative", "replicate", "snapshot"}
        assert set(ours.coords) == set(file.coords) - not_ours
        for name in legeplan.indicators().index:
            for variable in (name, f"{name}_quantiles"):
                numpy.testing.assert_array_equal(ours[variable], file[variable])
        assert ours["time"].attrs == file["time"].attrs
        assert list(ours["scenario_title_nb"].values) == list(file["scenario_title_nb"].values)


def test_draws_are_the_engines_memory_and_outlive_the_results(tiny):
    results = legeplan.run(tiny, replicates=40)
    first, second = results.draws("list_free"), results.draws("list_free")
    assert numpy.shares_memory(first.values, second.values)
    assert not first.values.flags.writeable and not first.values.flags.owndata
    assert first.dims == ("replicate", "time") and first.shape == (40, tiny.months)
    assert first.dtype == numpy.float32 and first.attrs["units"] == "places"
    mean = results.indicator("list_free")["mean"].values[0]
    del results, second
    numpy.testing.assert_allclose(first.mean("replicate"), mean, rtol=1e-6)


def test_statistics_follow_from_the_draws(compared):
    for name in ("list_free", "population", "gp_hours_per_week"):
        base, other = (compared.draws(name, s).astype(float) for s in compared.scenarios)
        summary = compared.indicator(name).sel(scenario=compared.scenarios[1])
        numpy.testing.assert_allclose(other.mean("replicate"), summary["mean"])
        numpy.testing.assert_allclose(
            other.quantile([0.05, 0.5], "replicate").T,
            summary["quantiles"].sel(quantile=[0.05, 0.5]),
        )
        difference = compared.difference(name).isel(alternative=0)
        numpy.testing.assert_allclose(
            (other.values - base.values).mean(axis=0), difference["mean"], atol=1e-9
        )


def test_tables_have_units_and_every_month(compared):
    table = compared.to_pandas(["list_free", "population"])
    assert table.index.names == ["indicator", "scenario", "time"]
    assert len(table) == 2 * 2 * 24
    row = table.loc[("list_free", "policy", pandas.Timestamp("2022-12-31"))]
    expected = compared.indicator("list_free").sel(scenario="policy", time="2022-12-31")
    assert row["unit"] == "places" and row["mean"] == expected["mean"]
    assert row["q95"] == expected["quantiles"].sel(quantile=0.95)
    differences = compared.differences_to_pandas(["list_free"])
    assert differences.index.names == ["indicator", "alternative", "time"]
    assert (differences["lower"] <= differences["upper"]).all()
    assert len(compared.to_pandas()) == len(legeplan.indicators()) * 2 * 24


def test_an_opened_file_gives_the_same_results(tmp_path, compared, saved):
    opened = legeplan.open_results(saved)
    assert opened.to_json() == compared.to_json()
    assert repr(opened) == repr(compared)
    assert opened.scenario_text("policy") == compared.scenario_text("policy")
    assert opened.has_draws
    numpy.testing.assert_array_equal(
        opened.draws("list_free", "policy"), compared.draws("list_free", "policy")
    )
    compared.save(tmp_path / "small.h5")
    small = legeplan.open_results(tmp_path / "small.h5")
    assert not small.has_draws
    with pytest.raises(ValueError, match="no draws"):
        small.draws("list_free")
    small.save(tmp_path / "copy.h5")
    assert (tmp_path / "copy.h5").read_bytes() == (tmp_path / "small.h5").read_bytes()


def test_an_opened_file_names_the_version_that_ran(tmp_path, compared, saved):
    older = tmp_path / "older.h5"
    older.write_bytes(saved.read_bytes())
    with h5py.File(older, "r+") as file:
        file.attrs.modify("version", "0.0.7")
    opened = legeplan.open_results(older)
    assert opened.to_xarray(["list_free"]).attrs["version"] == "0.0.7"
    assert json.loads(opened.to_json())["version"] == "0.0.7"
    assert compared.to_xarray(["list_free"]).attrs["version"] == legeplan.__version__


def test_files_that_cannot_be_read_or_written_are_told(tmp_path, compared, saved):
    with pytest.raises(FileNotFoundError):
        legeplan.open_results(tmp_path / "none.h5")
    (tmp_path / "text.h5").write_text("text")
    with pytest.raises(OSError, match="not a result file"):
        legeplan.open_results(tmp_path / "text.h5")
    newer = tmp_path / "newer.h5"
    newer.write_bytes(saved.read_bytes())
    with h5py.File(newer, "r+") as file:
        file.attrs.modify("format", 2)
    with pytest.raises(OSError, match="newer Legeplan"):
        legeplan.open_results(newer)
    with pytest.raises(FileNotFoundError):
        compared.save(tmp_path / "none" / "r.h5")


def test_pickled_results_are_whole(compared, saved):
    for results in (compared, legeplan.open_results(saved)):
        again = pickle.loads(pickle.dumps(results))
        assert again.to_json() == compared.to_json()
        numpy.testing.assert_array_equal(
            again.draws("list_free", "policy"), compared.draws("list_free", "policy")
        )
        assert pickle.loads(pickle.dumps(again)).to_json() == compared.to_json()


def test_wrong_names_are_told_with_a_suggestion(compared, tiny):
    with pytest.raises(KeyError, match="did you mean list_free"):
        compared.indicator("list_fre")
    with pytest.raises(KeyError, match="did you mean gp_ages"):
        compared.profile("gp_age")
    with pytest.raises(KeyError, match="not one of baseline, policy"):
        compared.draws("list_free", "nobody")
    with pytest.raises(ValueError, match="nothing was compared"):
        legeplan.run(tiny, 5).difference("list_free")


def test_the_initial_state_stands_apart(compared):
    document = json.loads(compared.to_json())
    initial = document["scenarios"][0]["indicators"]["population"]["initial"]["mean"]
    assert compared.indicator("population")["initial_mean"].values[0] == initial
