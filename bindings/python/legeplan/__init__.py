"""Legeplan: projections of the Norwegian GP scheme (fastlegeordningen), from Python.

A scenario is a text file that says how a municipality and its doctors stand and what is known and
assumed about them, each number with its unit and source. A run simulates it month by month, many
times over; each time is a replicate, one simulated future. Results are projections, not forecasts.

The engine is the one behind the program ``legeplan``: the same scenario, seed and number of
replicates give the same numbers in both.

Examples
--------
>>> import legeplan
>>> base = legeplan.load("legeplan:gjovik/baseline.toml")
>>> centre = legeplan.load("legeplan:gjovik/new_centre.toml")
>>> weak = centre.set("recruitment.level", 0.3).named("weak_recruitment")
>>> results = legeplan.compare([base, centre, weak], replicates=1000, seed=1)
>>> results.indicator("persons_without_gp")["mean"]            # xarray: scenario, time
>>> results.to_pandas(["persons_without_gp"])                  # one row per scenario and month
>>> results.draws("persons_without_gp", "weak_recruitment")    # xarray: replicate, time
>>> results.profile("gp_ages"), results.risks()
>>> legeplan.plot.fan(results, "persons_without_gp")           # matplotlib

Functions
---------
load, check : read a scenario; list everything that is wrong with one
run, compare : simulate one scenario; several on the same simulated futures
project : the deterministic population projection
backtest : a scenario of the past against what happened
open_results : read a result file
indicators, profiles : what is recorded every month, and at ends of years, with units
plot : fan charts, differences, population pyramids

Everything in xarray carries its unit in ``attrs["units"]`` and its name in English and bokmål in
``attrs["long_name"]`` and ``attrs["long_name_nb"]``.

``legeplan:`` in front of a path means the files that Legeplan ships: ``legeplan:gjovik/...``,
``legeplan:loten/...`` and ``legeplan:tiny/...``, a made-up municipality of 300 that runs at once.
``legeplan.load(path).explain()`` lists every key of a scenario.
"""

from . import plot
from ._core import RunError
from ._core import version as __version__
from .backtesting import backtest
from .distributions import profiles
from .labels import indicators
from .problems import Problem, ScenarioError
from .projection import project
from .results import Results, open_results
from .running import compare, run
from .scenario import Scenario, check, load

__all__ = [
    "Problem",
    "Results",
    "RunError",
    "Scenario",
    "ScenarioError",
    "__version__",
    "backtest",
    "check",
    "compare",
    "indicators",
    "load",
    "open_results",
    "plot",
    "profiles",
    "project",
    "run",
]
