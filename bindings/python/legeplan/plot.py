"""Figures of results on matplotlib: fans, differences and population pyramids.

Every function draws into the axes it is given, or makes a figure, and returns the axes. ``lang`` is
the language of the words in it: ``nb`` or ``en``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy
import numpy.typing
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
        "persons": "personer i hvert år",
        "persons_by_group": "personer i femårsgrupper",
        "less": "{}, minus {}",
    },
    "en": {
        "female": "Women",
        "male": "Men",
        "age": "Age",
        "persons": "persons of each year",
        "persons_by_group": "persons in five-year groups",
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
    source: Results | xarray.Dataset,
    years: int | Iterable[int] | None = None,
    *,
    scenario: str | None = None,
    lang: str = "nb",
    ax: "Axes | None" = None,
) -> "Axes":
    """The population by sex and age, women to the left; one outline per year.

    Of results the outline is the mean of five-year age groups, with the band where 90 % of the
    simulated futures lie; of a projection it is the expected number at each age.

    Parameters
    ----------
    source : Results or xarray.Dataset
        Of `legeplan.run`, `legeplan.compare` and `legeplan.open_results`; or of
        `legeplan.project`.
    years : int or iterable of int, optional
        Ends of years; the first and the last time when it is not given, which of results are the
        state before the first month and the last month.
    scenario : str, optional
        Of results: the id of a scenario; the first when it is not given.
    lang : {"nb", "en"}
    ax : matplotlib.axes.Axes, optional

    Returns
    -------
    matplotlib.axes.Axes
    """
    from matplotlib.ticker import FuncFormatter

    axes = _axes(ax)
    words = _WORDS[lang]
    ages = (
        _ages_of_results(source, scenario, lang)
        if isinstance(source, Results)
        else _ages_of_projection(source, lang)
    )
    if years is None:
        places = [0, ages.persons.sizes["time"] - 1]
    else:
        places = [ages.place_of(year) for year in ([years] if isinstance(years, int) else years)]
    for number, place in enumerate(places):
        _outline(axes, ages, place, f"C{number}")
    axes.axvline(0.0, color="black", linewidth=0.8)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{abs(x):g}"))
    axes.set_xlabel(f"{words['female']} | {words['male']} ({ages.unit})")
    axes.set_ylabel(words["age"])
    axes.set_title(ages.title)
    axes.grid(alpha=0.3)
    axes.legend(frameon=False)
    return axes


@dataclass
class _Ages:
    """What a pyramid shows."""

    title: str
    unit: str
    edges: "numpy.typing.NDArray[numpy.int64]"  # one more than there are groups
    times: list[str]  # years, or months
    persons: xarray.DataArray  # (sex, time, age), women first
    band: tuple[xarray.DataArray, xarray.DataArray] | None  # 5 and 95 %, of the same shape

    def place_of(self, year: int) -> int:
        """Place of a year's end among the times."""
        for name in (str(year), f"{year}-12"):
            if name in self.times:
                return self.times.index(name)
        raise KeyError(f"{year} is not a year whose end is there: {', '.join(self.times)}")


def _ages_of_projection(projection: xarray.Dataset, lang: str) -> _Ages:
    persons = projection["persons"].transpose("sex", "year", "age").rename(year="time")
    return _Ages(
        title=projection.attrs["title_nb" if lang == "nb" else "title"],
        unit=_WORDS[lang]["persons"],
        edges=numpy.arange(persons.sizes["age"] + 1),
        times=[str(year) for year in projection["year"].values],
        persons=persons.sel(sex=["female", "male"]),
        band=None,
    )


def _ages_of_results(results: Results, scenario: str | None, lang: str) -> _Ages:
    which = results.scenarios[0] if scenario is None else scenario
    if which not in results.scenarios:
        raise KeyError(f"{which} is not one of {', '.join(results.scenarios)}")
    women, men = (
        results.profile(name).sel(scenario=which).rename(snapshot="time", bin="age")
        for name in ("population_women", "population_men")
    )
    both = xarray.concat([women, men], "sex")
    lower = both["age"].values
    low, high = (both["quantiles"].sel(quantile=q).drop_vars("quantile") for q in (0.05, 0.95))
    return _Ages(
        title=_labels(results, lang)[which],
        unit=_WORDS[lang]["persons_by_group"],
        edges=numpy.append(lower, lower[-1] + women["age"].attrs["width"]),
        times=[str(month) for month in both["snapshot_month"].values],
        persons=both["mean"],
        band=(low, high),
    )


def _outline(axes: "Axes", ages: _Ages, place: int, colour: str) -> None:
    """One time's outline, women to the left, with its band."""
    for sex, sign in enumerate((-1, 1)):
        steps: dict[str, Any] = {
            "edges": ages.edges,
            "orientation": "horizontal",
            "color": colour,
        }
        at = {"sex": sex, "time": place}
        label = ages.times[place] if sex == 0 else None
        axes.stairs(sign * ages.persons.isel(at).values, label=label, baseline=None, **steps)
        if ages.band is not None:
            low, high = (sign * edge.isel(at).values for edge in ages.band)
            axes.stairs(high, baseline=low, fill=True, alpha=0.2, linewidth=0, **steps)


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
