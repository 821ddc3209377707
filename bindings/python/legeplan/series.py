"""Indicators over time, as xarray and pandas hold them."""

from collections.abc import Mapping
from typing import Any

import numpy
import pandas
import xarray

from . import _core
from .labels import DIFFERENCES, STATISTICS, WITHOUT_UNIT, attributes, time_coordinates


def indicator_variables(outcome: _core.Outcome, name: str) -> dict[str, Any]:
    """Statistics of an indicator by month, and of the state before the first one."""
    variables: dict[str, Any] = {}
    for statistic, values in outcome.statistics(name).items():
        label = STATISTICS[statistic]
        dims: tuple[str, ...] = ("scenario", "time")
        if statistic == "quantiles":
            values = numpy.stack(values, axis=-1)
            dims = ("scenario", "time", "quantile")
        variables[statistic] = (dims, values[:, 1:], attributes(name, label))
        initial = attributes(name, label + ", before the first month")
        variables["initial_" + statistic] = (dims[:1] + dims[2:], values[:, 0], initial)
    return variables


def difference_variables(outcome: _core.Outcome, name: str) -> dict[str, Any]:
    """Statistics of an indicator of every alternative less the base, by month."""
    variables = {}
    for statistic, values in outcome.differences(name).items():
        units = "1" if statistic in WITHOUT_UNIT else None
        labels = attributes(name, DIFFERENCES[statistic], units)
        variables[statistic] = (("alternative", "time"), values[:, 1:], labels)
    return variables


def alternative_coordinate(outcome: _core.Outcome) -> dict[str, Any]:
    """The coordinate ``alternative``, as in result files."""
    ids = numpy.array([alternative for alternative, _ in outcome.comparisons], dtype=object)
    label = {
        "base": outcome.comparisons[0][1],
        "long_name": "scenario that is compared with the base",
        "long_name_nb": "scenario som sammenlignes med grunnlaget",
    }
    return {"alternative": ("alternative", ids, label)}


def draws_array(scenario: dict[str, Any], name: str, values: Any) -> xarray.DataArray:
    """Every replicate's values of an indicator in a scenario. Shape: [replicate][time]."""
    coordinates = time_coordinates(scenario["start"], scenario["months"])
    coordinates["replicate"] = (
        "replicate",
        numpy.arange(len(values)),
        {"long_name": "number of the replicate", "long_name_nb": "nummer på simuleringen"},
    )
    coordinates["scenario"] = scenario["id"]
    return xarray.DataArray(
        values,
        coordinates,
        ("replicate", "time"),
        name=name,
        attrs=attributes(name, "value in each replicate"),
    )


def indicators_table(datasets: Mapping[str, xarray.Dataset]) -> pandas.DataFrame:
    """`Results.to_pandas` of the datasets of indicators."""
    frames = {}
    for name, dataset in datasets.items():
        table = dataset[["mean", "sd", "mc_error"]].reset_coords(drop=True).to_dataframe()
        table.insert(0, "unit", dataset["mean"].attrs["units"])
        for probability in dataset["quantile"].values:
            column = dataset["quantiles"].sel(quantile=probability)
            table[f"q{round(100 * probability):02d}"] = column.values.ravel()
        frames[name] = table
    return pandas.concat(frames, names=["indicator"])


def differences_table(datasets: Mapping[str, xarray.Dataset]) -> pandas.DataFrame:
    """`Results.differences_to_pandas` of the datasets of differences."""
    frames = {}
    for name, dataset in datasets.items():
        table = dataset.reset_coords(drop=True).to_dataframe()
        table.insert(0, "unit", dataset["mean"].attrs["units"])
        frames[name] = table
    return pandas.concat(frames, names=["indicator"])
