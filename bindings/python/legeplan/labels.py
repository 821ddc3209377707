"""The coordinates and attributes that results and projections share."""

import difflib
from collections.abc import Sequence
from typing import Any

import numpy
import numpy.typing
import pandas

from . import _core

INDICATORS: dict[str, dict[str, str]] = {row["id"]: row for row in _core.indicators()}

STATISTICS = {
    "mean": "mean over replicates",
    "sd": "standard deviation over replicates",
    "mc_error": "Monte Carlo standard error of the mean",
    "quantiles": "quantiles over replicates",
}
DIFFERENCES = {
    "mean": "mean of the paired differences",
    "mc_error": "Monte Carlo standard error of the mean difference",
    "lower": "5 % quantile of the paired differences",
    "upper": "95 % quantile of the paired differences",
    "probability_greater": "share of replicates above the base, ties one half",
    "probability_equal": "share of replicates equal to the base",
    "variance_reduction": "(var A + var B) / var(A - B)",
}
WITHOUT_UNIT = {"probability_greater", "probability_equal", "variance_reduction"}


def indicators() -> pandas.DataFrame:
    """What is recorded every month.

    Returns
    -------
    pandas.DataFrame
        Index ``id``; columns units, long_name, long_name_nb, kind, source_step, formula.
    """
    return pandas.DataFrame(_core.indicators()).set_index("id")


def month_ends(start: str, months: int) -> "numpy.typing.NDArray[numpy.datetime64]":
    """The last day of each month from ``start``, such as 2021-07. Shape: (months,)."""
    first = numpy.datetime64(start, "M")
    days = (first + numpy.arange(1, months + 1)).astype("datetime64[D]") - 1
    return days.astype("datetime64[ns]")


def time_coordinates(start: str, months: int) -> dict[str, Any]:
    """The coordinates ``time`` and ``month``, as in result files."""
    time = month_ends(start, months)
    names = numpy.array([str(month) for month in time.astype("datetime64[M]")], dtype=object)
    return {
        "time": (
            "time",
            time,
            {
                "standard_name": "time",
                "axis": "T",
                "long_name": "last day of the month",
                "long_name_nb": "siste dag i måneden",
            },
        ),
        "month": ("time", names, {"long_name": "month", "long_name_nb": "måned"}),
    }


def scenario_coordinates(outcome: _core.Outcome) -> dict[str, Any]:
    """The coordinate ``scenario`` with its titles, as in result files."""
    rows = outcome.scenarios
    label = {"long_name": "scenario", "long_name_nb": "scenario"}
    ids = numpy.array([row["id"] for row in rows], dtype=object)
    coordinates: dict[str, Any] = {"scenario": ("scenario", ids, label)}
    for lang, en, nb in (
        ("nb", "title in Norwegian", "tittel på norsk"),
        ("en", "title in English", "tittel på engelsk"),
    ):
        titles = numpy.array([row[f"title_{lang}"] for row in rows], dtype=object)
        label = {"long_name": en, "long_name_nb": nb}
        coordinates[f"scenario_title_{lang}"] = ("scenario", titles, label)
    return coordinates


def quantile_coordinate() -> dict[str, Any]:
    """The coordinate ``quantile``, as in result files."""
    label = {
        "units": "1",
        "long_name": "probability of the quantile",
        "long_name_nb": "kvantilens sannsynlighet",
    }
    return {"quantile": ("quantile", numpy.array(_core.quantiles), label)}


def attributes(indicator: str, statistic: str, units: str | None = None) -> dict[str, str]:
    """The attributes of an array of an indicator, as in result files."""
    row = INDICATORS[indicator]
    return {
        "units": row["units"] if units is None else units,
        "long_name": row["long_name"],
        "long_name_nb": row["long_name_nb"],
        "statistic": statistic,
        "source_step": row["source_step"],
        "kind": row["kind"],
    }


def expect_indicators(names: Sequence[str]) -> None:
    """Raises KeyError for a name that is no indicator, and suggests one."""
    for name in names:
        if name not in INDICATORS:
            near = difflib.get_close_matches(name, INDICATORS, n=1)
            hint = f"; did you mean {near[0]}?" if near else "; see legeplan.indicators()"
            raise KeyError(f"{name} is not an indicator{hint}")
