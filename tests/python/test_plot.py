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


def test_every_unit_has_a_norwegian_name():
    for unit in set(legeplan.indicators()["units"]):
        assert legeplan.plot._unit(unit, "nb") != unit
        assert legeplan.plot._unit(unit, "en") == unit
