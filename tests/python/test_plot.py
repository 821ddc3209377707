"""Figures: that they hold the numbers, in the language that was asked for."""

import legeplan
import numpy
import pytest
from matplotlib import pyplot


@pytest.fixture(autouse=True)
def close_figures():
    yield
    pyplot.close("all")


def legend(axes):
    return [text.get_text() for text in axes.get_legend().get_texts()]


def test_a_fan_holds_the_median_and_two_bands_per_scenario(compared):
    axes = legeplan.plot.fan(compared, "persons_without_gp")
    quantiles = compared.indicator("persons_without_gp")["quantiles"]
    for line, scenario in zip(axes.lines, compared.scenarios):
        expected = quantiles.sel(scenario=scenario, quantile=0.5)
        numpy.testing.assert_array_equal(line.get_ydata(), expected)
    assert len(axes.collections) == 4
    assert legend(axes) == list(compared.titles("nb").values())
    assert axes.get_ylabel() == "personer"
    english = legeplan.plot.fan(compared, "persons_without_gp", scenarios=["policy"], lang="en")
    assert legend(english) == [compared.titles("en")["policy"]]
    assert english.get_ylabel() == "persons"


def test_a_difference_holds_the_mean_and_names_both(compared):
    figure, given = pyplot.subplots()
    axes = legeplan.plot.difference(compared, "list_free", lang="en", ax=given)
    assert axes is given
    expected = compared.difference("list_free")["mean"].isel(alternative=0)
    numpy.testing.assert_array_equal(axes.lines[0].get_ydata(), expected)
    titles = compared.titles("en")
    assert legend(axes) == [titles["policy"]]
    assert axes.get_title() == f"Free list places, less {titles['baseline']}"
    fan = legeplan.plot.fan(compared, "list_free")
    assert axes.lines[0].get_color() == fan.lines[1].get_color()


def test_scenarios_of_one_title_are_shown_by_id(tiny):
    weak = tiny.set("recruitment.level", 0.5).named("weak")
    axes = legeplan.plot.fan(legeplan.compare([tiny, weak], 5), "list_free")
    assert legend(axes) == ["baseline", "weak"]


def test_a_pyramid_has_women_to_the_left(tiny):
    projection = legeplan.project(tiny)
    axes = legeplan.plot.pyramid(projection, [2021, 2022], lang="en")
    assert legend(axes) == ["2021", "2022"]
    women, men = axes.patches[0].get_data().values, axes.patches[1].get_data().values
    persons = projection["persons"].sel(year=2021)
    numpy.testing.assert_array_equal(women, -persons.sel(sex="female"))
    numpy.testing.assert_array_equal(men, persons.sel(sex="male"))


@pytest.mark.parametrize("is_saved", [False, True])
def test_a_pyramid_of_results_has_the_mean_and_a_band(tmp_path, compared, is_saved):
    results = compared
    if is_saved:
        compared.save(tmp_path / "r.h5")
        results = legeplan.open_results(tmp_path / "r.h5")
    axes = legeplan.plot.pyramid(results, 2022, scenario="policy", lang="en")
    assert legend(axes) == ["2022-12"]
    assert axes.get_title() == results.titles("en")["policy"]
    assert axes.get_xlabel() == "Women | Men (persons in five-year groups)"
    at = {"scenario": "policy", "snapshot": "2022-12-31"}
    women, women_band, men, men_band = (patch.get_data() for patch in axes.patches)
    for name, sign, line, band in (
        ("population_women", -1, women, women_band),
        ("population_men", 1, men, men_band),
    ):
        expected = results.profile(name).sel(at)
        numpy.testing.assert_array_equal(line.values, sign * expected["mean"])
        numpy.testing.assert_array_equal(line.edges, numpy.arange(0, 110, 5))
        high, low = (sign * expected["quantiles"].sel(quantile=q) for q in (0.95, 0.05))
        numpy.testing.assert_array_equal(band.values, high)
        numpy.testing.assert_array_equal(band.baseline, low)
    ends = legeplan.plot.pyramid(results)
    assert legend(ends) == list(results.profile("gp_ages")["snapshot_month"].values[[0, -1]])


def test_a_pyramid_tells_what_is_not_there(compared):
    with pytest.raises(KeyError, match="2035 is not a year whose end is there: 2020-12"):
        legeplan.plot.pyramid(compared, 2035)
    with pytest.raises(KeyError, match="not one of baseline, policy"):
        legeplan.plot.pyramid(compared, scenario="nobody")


def test_every_unit_has_a_norwegian_name():
    for unit in set(legeplan.indicators()["units"]):
        assert legeplan.plot._unit(unit, "nb") != unit
        assert legeplan.plot._unit(unit, "en") == unit
