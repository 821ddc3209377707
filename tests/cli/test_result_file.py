"""The HDF5 result file as h5py and xarray read it, and what must not stand in it."""

import hashlib
import json

import h5py
import numpy
import pytest
import xarray

from conftest import document, run, POLICY, TINY

STATISTICS = {"mean", "sd", "mc_error", "quantiles", "draws"}
DIMENSIONS = {
    "mean": ("scenario", "time"),
    "sd": ("scenario", "time"),
    "mc_error": ("scenario", "time"),
    "quantiles": ("scenario", "time", "quantile"),
    "draws": ("scenario", "replicate", "time"),
    "initial_mean": ("scenario",),
    "initial_quantiles": ("scenario", "quantile"),
}


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    path = tmp_path_factory.mktemp("compared") / "r.h5"
    words = ("compare", TINY, POLICY, "-n", "600", "--draws", "-o", path)
    return path, document(*words, "--quiet")


def test_root_attributes(compared):
    path, json = compared
    with h5py.File(path) as file:
        attributes = dict(file.attrs)
    assert attributes["format"] == 1 and attributes["seed"] == 1
    assert attributes["replicates"] == 600 and attributes["version"] == json["version"]
    assert len(attributes["scenario_text"]) == len(attributes["scenario_sha256"]) == 2
    for text, digest in zip(attributes["scenario_text"], attributes["scenario_sha256"]):
        assert hashlib.sha256(text.encode()).hexdigest() == digest
        assert text.startswith("format = 1\n")
    assert list(attributes["gps"]) == ["synthetic", "synthetic"]
    # What varies from run to run is not here.
    assert not {"created", "host", "threads", "command_line"} & set(attributes)


def test_provenance(compared):
    path, _ = compared
    with h5py.File(path) as file:
        attributes = dict(file["provenance"].attrs)
    assert set(attributes) == {
        "created", "command_line", "threads", "ranks", "host", "compiler", "git_sha"
    }
    assert attributes["command_line"].startswith(f"legeplan compare {TINY} {POLICY} -n 600")
    assert attributes["threads"] >= 1 and attributes["ranks"] == 1


def test_the_resolved_text_is_a_scenario_of_the_values_used(compared):
    path, _ = compared
    with h5py.File(path) as file:
        base, policy = file.attrs["scenario_text"]
    assert 'municipality.name = "Lillebygd"' in base
    assert "[[policy]]" in policy and "[[policy]]" not in base
    assert "t1,torget,agreement_8_2,120,112,filled" in base


def test_every_indicator_has_its_dimensions_units_and_names(compared):
    path, json = compared
    with h5py.File(path) as file:
        assert list(file["indicator"]) == list(json["scenarios"][0]["indicators"])
        for name, group in file["indicator"].items():
            assert STATISTICS <= set(group)
            assert group.attrs["formula"]
            for statistic, dimensions in DIMENSIONS.items():
                dataset = group[statistic]
                scales = [dataset.dims[i][0].name.split("/")[-1] for i in range(dataset.ndim)]
                assert tuple(scales) == dimensions, (name, statistic)
                unit = json["scenarios"][0]["indicators"][name]["unit"]
                assert dataset.attrs["units"] == unit
                for text in ("long_name", "long_name_nb", "source_step", "statistic", "kind"):
                    assert dataset.attrs[text], (name, statistic, text)
            names = group["mean"].attrs["long_name"], group["mean"].attrs["long_name_nb"]
            assert names[0] != names[1]


def test_scales(compared):
    path, json = compared
    with h5py.File(path) as file:
        for name in ("time", "scenario", "quantile", "replicate", "alternative"):
            assert file[name].attrs["CLASS"] == b"DIMENSION_SCALE"
        assert [text.decode() for text in file["scenario"]] == ["baseline", "policy"]
        assert [text.decode() for text in file["month"]] == json["scenarios"][0]["time"]
        assert list(file["quantile"]) == [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]
        assert list(file["replicate"]) == list(range(600))
        assert file["alternative"].attrs["base"] == "baseline"


def test_draws_are_packed_and_checked(compared):
    path, _ = compared
    with h5py.File(path) as file:
        dataset = file["indicator/list_free/draws"]
        assert dataset.dtype == numpy.dtype("<f4") and dataset.shape == (2, 600, 24)
        assert dataset.chunks is not None and dataset.chunks[0] == 1
        assert dataset.shuffle and dataset.fletcher32 and dataset.compression == "gzip"


def test_a_damaged_chunk_is_noticed(compared, folder):
    data = bytearray(compared[0].read_bytes())
    with h5py.File(compared[0]) as file:
        chunk = file["indicator/list_free/draws"].id.get_chunk_info(0)
    data[chunk.byte_offset + chunk.size // 2] ^= 0xFF
    path = folder.write("damaged.h5", bytes(data))
    with h5py.File(path) as file, pytest.raises(OSError):
        file["indicator/list_free/draws"][()]


def test_without_draws_there_are_none(folder):
    path = folder.path / "r.h5"
    run("run", TINY, "-n", "5", "-o", path)
    with h5py.File(path) as file:
        assert "replicate" not in file and "difference" not in file
        assert all("draws" not in group for group in file["indicator"].values())


def same(values, series):
    wanted = numpy.array([numpy.nan if v is None else v for v in series], dtype=float)
    numpy.testing.assert_array_equal(values, wanted)


def test_the_file_and_the_json_hold_the_same_numbers(compared):
    path, json = compared
    with h5py.File(path) as file:
        for s, scenario in enumerate(json["scenarios"]):
            for name, series in scenario["indicators"].items():
                group = file["indicator"][name]
                for statistic in ("mean", "sd", "mc_error"):
                    same(group[statistic][s], series[statistic])
                for q, values in enumerate(series["quantiles"].values()):
                    same(group["quantiles"][s, :, q], values)
                same(group["initial_mean"][s : s + 1], [series["initial"]["mean"]])
        for name, series in json["differences"][0]["indicators"].items():
            for statistic, values in series.items():
                same(file["difference"][name][statistic][0], values)


def test_xarray_opens_it(compared):
    path, json = compared
    with xarray.open_dataset(path, engine="h5netcdf") as root:
        free = root["list_free"].sel(scenario="policy")
        assert free.dims == ("time",)
        assert str(free.time.values[0])[:10] == "2021-01-31"
        assert str(free.time.values[-1])[:10] == "2022-12-31"
        same(free.values, json["scenarios"][1]["indicators"]["list_free"]["mean"])
        assert root["list_free"].attrs["long_name_nb"] == "Ledige listeplasser"
    with xarray.open_dataset(path, engine="h5netcdf", group="indicator/list_free") as group:
        assert group["draws"].dims == ("scenario", "replicate", "time")
        assert group["quantiles"].sel(quantile=0.5, scenario="baseline").shape == (24,)
        numpy.testing.assert_allclose(
            group["draws"].astype(float).mean("replicate").values, group["mean"].values, rtol=1e-9
        )
    with xarray.open_dataset(path, engine="h5netcdf", group="difference/list_free") as group:
        assert group["mean"].dims == ("alternative", "time")


# Doctors no other file tells of: their ages and dates can be searched for.
PERSONAL = ("2013-11-29", "2021-10-17", "t1,61,female")
ROSTER = """position,age,sex,specialist,in_post_since,leaves
t1,61,female,yes,2013-11-29,2021-10-17
b1,37,male,no,,
"""


def test_a_roster_of_real_doctors_stands_in_no_result(folder):
    folder.write("our_gps.csv", ROSTER)
    path = folder.scenario(
        '[initial]\nroster = "our_gps.csv"\n[[event]]\nid = "known_leave"\nremove = true'
    )
    words = ("run", path, "-n", "20", "-o", "r.h5", "--csv", "r.csv", "--draws")
    result = run(*words, "--json", language="nb", cwd=folder.path)
    assert "Legenes alder er fra kommunens egen oversikt" in result.stderr
    with h5py.File(folder.path / "r.h5") as file:
        (text,) = file.attrs["scenario_text"]
        assert list(file.attrs["gps"]) == ["roster"]
    shown = [
        result.stdout, result.stderr, text, (folder.path / "r.csv").read_text(),
        run("explain", path, "--json").stdout, run("explain", path, "initial.roster").stdout,
        run("diff", TINY, path, "--json").stdout, run("diff", TINY, path).stdout,
    ]
    for words in shown:
        assert not any(personal in words for personal in PERSONAL)
    # Three doctors or fewer: their ages, sexes and training would be those of the roster.
    with h5py.File(folder.path / "r.h5") as file:
        for name in ("gps_mean_age", "gps_over_62", "gps_women", "gps_specialists", "gps_in_training"):
            group = file["indicator"][name]
            for values in ("mean", "quantiles", "draws", "initial_mean", "initial_quantiles"):
                assert numpy.isnan(group[values][...]).all(), name
        assert not numpy.isnan(file["indicator/gps/mean"][...]).any()
    age = json.loads(result.stdout)["scenarios"][0]["indicators"]["gps_mean_age"]
    assert set(age["mean"]) == {age["initial"]["mean"]} == {None}
    data = (folder.path / "r.h5").read_bytes()
    assert not any(personal.encode() in data for personal in PERSONAL)
    assert "our_gps.csv" not in text and b"t1,61" not in data
    # The roster is used: the doctor leaves when it says.
    leaves = "hjemmel t1: fastlegen slutter (kjent dato)"
    for replicate in range(3):
        events = document("trace", path, "--replicate", replicate)["events"]
        assert [e["month"] for e in events if e["what"]["nb"] == leaves] == ["2021-10"]


def test_quantiles_of_many_replicates_are_as_near_as_the_file_says(tmp_path):
    words = ("compare", TINY, POLICY, "-n", "2100")
    kept, counted = tmp_path / "kept.h5", tmp_path / "counted.h5"
    run(*words, "--draws", "-o", kept)
    result = run(*words, "-o", counted, "--lang", "en")
    assert "counts in 1,024 bins" in result.stdout
    with h5py.File(kept) as exact, h5py.File(counted) as binned:
        assert "quantile_bins" not in exact.attrs and binned.attrs["quantile_bins"] == 1024
        off = 0.0
        for name in exact["indicator"]:
            values, spread = exact["indicator"][name], binned["indicator"][name]["quantiles"]
            error = spread.attrs["quantile_error"]
            distance = numpy.abs(spread[...] - values["quantiles"][...])
            assert not (distance > error + 1e-12).any(), name
            draws = values["draws"][...]
            defined = draws[~numpy.isnan(draws)]
            assert error <= (2 / 1023 * numpy.ptp(defined) if defined.size else 0.0), name
            off = max(off, numpy.nanmax(distance, initial=0.0))
            mean = binned["indicator"][name]["mean"][...]
            numpy.testing.assert_allclose(mean, values["mean"][...], rtol=1e-12, atol=1e-12)
            for side in ("lower", "upper"):
                ours, theirs = binned["difference"][name][side], exact["difference"][name][side]
                distance = numpy.abs(ours[...] - theirs[...])
                assert not (distance > ours.attrs["quantile_error"] + 1e-12).any(), name
        assert off > 0.0
        assert "quantile_error" not in exact["indicator/list_free/quantiles"].attrs
    assert document(*words, "--quiet")["quantile_bins"] == 1024
