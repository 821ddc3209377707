"""Scenarios of the past against what happened."""

import os

import pandas

from . import _core
from .labels import INDICATORS
from .problems import ScenarioError, problems_of
from .running import Progress, expect_run_options
from .scenario import PathLike, Scenario, load


def backtest(
    scenario: Scenario | PathLike,
    observed: PathLike,
    replicates: int = 1000,
    seed: int = 1,
    threads: int | None = None,
    progress: Progress = None,
) -> pandas.DataFrame:
    """Simulates a scenario that starts in the past and holds it against what happened.

    Parameters
    ----------
    scenario : Scenario or path
        With ``backtest.vintage``, the day after which it knows nothing.
    observed : path
        A table of populations on 1 January (columns year, age, sex, persons; or SSB's own file), a
        table of indicators (month, indicator, value), or a folder of tables of municipalities, each
        fitted anew to what was known at its starts. ``legeplan:gjovik/history_population.csv`` is
        one that Legeplan ships.
    replicates, seed, threads, progress
        As for `run`.

    Returns
    -------
    pandas.DataFrame
        One row per region, start (``origin``, a year), indicator and ``time`` (the month at whose
        end, such as ``2018-12``). Columns: years_ahead (years); unit; observed, mean and the
        quantiles q05 ... q95 (in that unit); crps, the continuous ranked probability score (in that
        unit, lower is better); within_50, within_80 and within_90, whether what was observed lies
        in the central band; and the point values of the rivals: no_change, constant_growth and
        twin, NaN where one does not exist.

    Raises
    ------
    ScenarioError
        The scenario knows too much, or nothing was observed in its period.
    RunError, MemoryError

    Examples
    --------
    >>> cells = legeplan.backtest(
    ...     "legeplan:backtest/gjovik_2016.toml", "legeplan:gjovik/history_population.csv"
    ... )
    >>> cells.groupby("indicator")[["within_50", "within_80", "within_90"]].mean()
    """
    expect_run_options(replicates, seed, threads)
    loaded = scenario if isinstance(scenario, Scenario) else load(scenario)
    rows, problems = _core.backtest(
        loaded._engine, os.fspath(observed), replicates, seed, threads or 0, progress
    )
    if problems:
        raise ScenarioError(problems_of(problems))
    table = pandas.DataFrame(rows)
    quantiles = pandas.DataFrame(
        table.pop("quantiles").tolist(), columns=[f"q{round(100 * q):02d}" for q in _core.quantiles]
    )
    units = [INDICATORS[name]["units"] for name in table["indicator"]]
    table.insert(list(table).index("observed"), "unit", units)
    before = list(table).index("crps")
    table = pandas.concat([table.iloc[:, :before], quantiles, table.iloc[:, before:]], axis=1)
    rivals = ["no_change", "constant_growth", "twin"]
    return table.astype({rival: float for rival in rivals})
