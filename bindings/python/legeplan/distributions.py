"""Distributions at ends of years and probabilities of states to avoid, of results."""

import difflib
from typing import Any

import numpy
import numpy.typing
import pandas

from . import _core
from .labels import month_ends

_TABLE: dict[str, dict[str, Any]] = {row["id"]: row for row in _core.profiles()}
_RISKS = _core.risks()


def profiles() -> pandas.DataFrame:
    """The distributions that are recorded at the start, at every year's end and in the last month.

    Returns
    -------
    pandas.DataFrame
        Index ``id``; columns units (of what is counted), bin_units, first (lower edge of the first
        bin), width and number of bins, long_name, long_name_nb, source_step, formula.

    See Also
    --------
    Results.profile
    """
    return pandas.DataFrame(_core.profiles()).set_index("id")


def profile_variables(outcome: _core.Outcome, name: str) -> dict[str, Any]:
    """The variables of a profile's dataset, as in a result file."""
    if name not in _TABLE:
        near = difflib.get_close_matches(name, _TABLE, n=1)
        hint = f"; did you mean {near[0]}?" if near else "; see legeplan.profiles()"
        raise KeyError(f"{name} is not a profile{hint}")
    row = _TABLE[name]
    found = _core.profile(outcome, list(_TABLE).index(name))
    labels = {key: row[key] for key in ("units", "long_name", "long_name_nb")}
    dims = ("scenario", "snapshot", "bin")
    return {
        "mean": (dims, found["mean"], labels | {"statistic": "mean over replicates"}),
        "quantiles": (
            (*dims, "quantile"),
            found["quantiles"],
            labels | {"statistic": "quantiles over replicates"},
        ),
    }


def profile_coordinates(outcome: _core.Outcome, name: str) -> dict[str, Any]:
    """The coordinates ``snapshot``, ``snapshot_month`` and ``bin``, as in a result file."""
    row = _TABLE[name]
    scenario = outcome.scenarios[0]
    # Time 0 is the end of the month before the first one.
    before = str(numpy.datetime64(scenario["start"], "M") - 1)
    ends = month_ends(before, scenario["months"] + 1)[_core.snapshots(outcome)]
    months = numpy.array([str(month) for month in ends.astype("datetime64[M]")], dtype=object)
    return {
        "snapshot": (
            "snapshot",
            ends,
            {
                "long_name": "start, ends of years and last month",
                "long_name_nb": "start, årsslutt og siste måned",
            },
        ),
        "snapshot_month": ("snapshot", months),
        "bin": (
            "bin",
            row["first"] + row["width"] * numpy.arange(row["bins"]),
            {
                "units": row["bin_units"],
                "width": row["width"],
                "long_name": "lower edge of the bin",
                "long_name_nb": "nedre grense for gruppen",
            },
        ),
    }


def profile_formula(name: str) -> str:
    """What a profile counts, in words."""
    formula: str = _TABLE[name]["formula"]
    return formula


def risk_variables(outcome: _core.Outcome) -> dict[str, Any]:
    """The variables of the dataset of risks, as in a result file."""
    variables: dict[str, Any] = {}
    for number, row in enumerate(_RISKS):
        values = _core.risk(outcome, number)
        labels = {
            "units": "1",
            "long_name": row["long_name"],
            "long_name_nb": row["long_name_nb"],
            "statistic": "share of replicates",
            "indicator": row["indicator"],
        }
        variables[row["id"]] = (("scenario", "time"), values[:, 1:], labels)
        variables["initial_" + row["id"]] = (("scenario",), values[:, 0], labels)
    return variables
