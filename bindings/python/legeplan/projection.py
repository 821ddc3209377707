"""The deterministic twin of the simulated population."""

from typing import Any

import numpy
import xarray

from . import _core
from .labels import attributes, time_coordinates
from .scenario import PathLike, Scenario, load


def project(scenario: Scenario | PathLike) -> xarray.Dataset:
    """The expected population of a scenario, by the cohort-component method.

    Every parameter has its central value. The simulation has the same mean under the same
    parameters.

    Parameters
    ----------
    scenario : Scenario or path

    Returns
    -------
    xarray.Dataset
        By ``time``, the ends of the months from January of the first year: population, its age
        groups (persons), births, deaths, in_moves, out_moves (persons per month). And
        ``persons`` (year, sex, age): persons on 31 December by age reached in the year, 0 to 105
        and over.
    """
    loaded = scenario if isinstance(scenario, Scenario) else load(scenario)
    found = _core.project(loaded._engine)
    months = len(found["indicators"]["population"])
    variables: dict[str, Any] = {
        name: ("time", values, attributes(name, "expected value"))
        for name, values in found["indicators"].items()
    }
    variables["persons"] = (
        ("year", "sex", "age"),
        found["persons"],
        {"units": "persons", "long_name": "Inhabitants", "long_name_nb": "Innbyggere"},
    )
    coordinates = time_coordinates(found["start"], months)
    coordinates["year"] = ("year", found["years"], {"long_name": "year", "long_name_nb": "år"})
    coordinates["sex"] = (
        "sex",
        numpy.array(["female", "male"], dtype=object),
        {"long_name": "sex", "long_name_nb": "kjønn"},
    )
    coordinates["age"] = (
        "age",
        numpy.arange(found["persons"].shape[2]),
        {"units": "years", "long_name": "age, the last group open", "long_name_nb": "alder"},
    )
    title = {"scenario": loaded.id, "title": loaded.title["en"], "title_nb": loaded.title["nb"]}
    return xarray.Dataset(variables, coordinates, title)
