"""Figures of results on matplotlib: fans, differences and population pyramids.

Every function draws into the axes it is given, or makes a figure, and returns the axes. ``lang`` is
the language of the words in it: ``nb`` or ``en``.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy
import xarray

from . import _core
from .results import Results

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_WORDS: dict[str, dict[str, str]] = {
    "nb": {
        "female": "Kvinner",
        "male": "Menn",
        "age": "Alder",
        "less": "{}, minus {}",
    },
    "en": {
        "female": "Women",
        "male": "Men",
        "age": "Age",
        "less": "{}, less {}",
    },
}

_UNITS_NB = _core.units()


def fan(
    results: Results,
    indicator: str,
    *,
    scenarios: Sequence[str] | None = None,
    lang: str = "nb",
    ax: "Axes | None" = None,
) -> "Axes":
    """An indicator over time: the median, and where 50 % and 90 % of the simulated futures lie.

    Parameters
    ----------
    results : Results
    indicator : str
        An id of `legeplan.indicators`.
    scenarios : sequence of str, optional
        Ids; all when it is not given.
    lang : {"nb", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes
    """
    axes = _axes(ax)
    quantiles = results.indicator(indicator)["quantiles"]
    labels = _labels(results, lang)
    for scenario in results.scenarios if scenarios is None else scenarios:
        values = quantiles.sel(scenario=scenario)
        bands = [
            (values.sel(quantile=low), values.sel(quantile=high), alpha)
            for low, high, alpha in ((0.05, 0.95, 0.15), (0.25, 0.75, 0.3))
        ]
        colour = _colour(results, scenario)
        _line(axes, values.sel(quantile=0.5), bands, colour, labels[scenario])
    _describe(axes, quantiles, lang)
    axes.legend(frameon=False)
    return axes


def difference(
    results: Results,
    indicator: str,
    *,
    alternatives: Sequence[str] | None = None,
    lang: str = "nb",
    ax: "Axes | None" = None,
) -> "Axes":
    """Alternatives less the base over time: the mean, and where 90 % of the differences lie.

    Parameters
    ----------
    results : Results
        Of `legeplan.compare`.
    indicator : str
        An id of `legeplan.indicators`.
    alternatives : sequence of str, optional
        Ids; all when it is not given.
    lang : {"nb", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes
    """
    axes = _axes(ax)
    data = results.difference(indicator)
    labels = _labels(results, lang)
    for alternative in results.alternatives if alternatives is None else alternatives:
        values = data.sel(alternative=alternative)
        bands = [(values["lower"], values["upper"], 0.2)]
        colour = _colour(results, alternative)
        _line(axes, values["mean"], bands, colour, labels[alternative])
    axes.axhline(0.0, color="black", linewidth=0.8)
    _describe(axes, data["mean"], lang)
    base = labels[results.scenarios[0]]
    axes.set_title(_WORDS[lang]["less"].format(axes.get_title(), base))
    axes.legend(frameon=False)
    return axes


def pyramid(
    projection: xarray.Dataset,
    years: int | Iterable[int] | None = None,
    *,
    lang: str = "nb",
    ax: "Axes | None" = None,
) -> "Axes":
    """The population by sex and age, women to the left; one outline per year.

    Parameters
    ----------
    projection : xarray.Dataset
        Of `legeplan.project`.
    years : int or iterable of int, optional
        Ends of years; the first and the last when it is not given.
    lang : {"nb", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes
    """
    from matplotlib.ticker import FuncFormatter

    axes = _axes(ax)
    words = _WORDS[lang]
    persons = projection["persons"]
    all_years = [int(year) for year in persons["year"].values]
    if years is None:
        years = (all_years[0], all_years[-1])
    edges = numpy.arange(persons.sizes["age"] + 1)
    for number, year in enumerate([years] if isinstance(years, int) else years):
        outline: dict[str, Any] = {
            "edges": edges,
            "orientation": "horizontal",
            "baseline": None,
            "color": f"C{number}",
        }
        of_year = persons.sel(year=year)
        axes.stairs(-of_year.sel(sex="female").values, label=str(year), **outline)
        axes.stairs(of_year.sel(sex="male").values, **outline)
    axes.axvline(0.0, color="black", linewidth=0.8)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{abs(x):g}"))
    axes.set_xlabel(f"{words['female']} | {words['male']} ({_unit('persons', lang)})")
    axes.set_ylabel(words["age"])
    axes.set_title(projection.attrs["title_nb" if lang == "nb" else "title"])
    axes.legend(frameon=False)
    return axes


def _axes(ax: "Axes | None") -> "Axes":
    if ax is not None:
        return ax
    from matplotlib import pyplot

    return pyplot.subplots()[1]


def _line(
    axes: "Axes",
    middle: xarray.DataArray,
    bands: Iterable[tuple[xarray.DataArray, xarray.DataArray, float]],
    colour: str,
    label: str,
) -> None:
    """A line over time with bands (low, high, opacity) around it."""
    time = middle["time"].values
    axes.plot(time, middle.values, color=colour, label=label)
    for low, high, alpha in bands:
        axes.fill_between(time, low.values, high.values, color=colour, alpha=alpha, linewidth=0)


def _unit(unit: str, lang: str) -> str:
    return _UNITS_NB.get(unit, unit) if lang == "nb" else unit


def _colour(results: Results, scenario: str) -> str:
    """A scenario has the same colour in every figure of the same results."""
    return f"C{results.scenarios.index(scenario)}"


def _labels(results: Results, lang: str) -> dict[str, str]:
    """Titles of the scenarios; ids where two have the same title."""
    titles = results.titles(lang)
    is_unique = len(set(titles.values())) == len(titles)
    return titles if is_unique else {scenario: scenario for scenario in titles}


def _describe(axes: "Axes", array: xarray.DataArray, lang: str) -> None:
    axes.set_title(array.attrs["long_name_nb" if lang == "nb" else "long_name"])
    axes.set_ylabel(_unit(array.attrs["units"], lang))
    axes.grid(alpha=0.3)
