"""Running scenarios."""

import os
from collections.abc import Callable, Iterable, Sequence

from . import _core
from .results import Results
from .scenario import PathLike, Scenario, load

Progress = Callable[[int, int], object] | None


def run(
    scenario: Scenario | PathLike,
    replicates: int = 1000,
    seed: int = 1,
    threads: int | None = None,
    progress: Progress = None,
    draws: bool = False,
) -> Results:
    """Simulates one scenario.

    The same scenario, seed and number of replicates give the same numbers as ``legeplan run``, for
    any number of threads. Other Python threads run meanwhile; Ctrl-C raises KeyboardInterrupt.

    Parameters
    ----------
    scenario : Scenario or path
    replicates : int
        Number of simulated futures, 1 to 10 million.
    seed : int
        0 to 2**64 - 1.
    threads : int, optional
        As many as the machine runs at a time when it is not given.
    progress : callable, optional
        Called now and then, in this thread, with the replicates done and wanted. What it raises
        stops the run.
    draws : bool
        Whether to keep every replicate's values of more than 2,000 replicates too, and take the
        quantiles from them. Else memory does not follow the number of replicates, and beyond 2,000
        quantiles are from counts in bins (docs/methods/uncertainty.md).

    Returns
    -------
    Results

    Raises
    ------
    ScenarioError, RunError, MemoryError
    """
    return _run([scenario], _core.Pairing.none, "run", replicates, seed, threads, progress, draws)


def compare(
    scenarios: Iterable[Scenario | PathLike],
    replicates: int = 1000,
    seed: int = 1,
    threads: int | None = None,
    progress: Progress = None,
    draws: bool = False,
) -> Results:
    """Simulates scenarios on the same futures, and the first against each of the others.

    Scenarios of the same id are told apart by a number; `Scenario.named` gives better names.

    Parameters
    ----------
    scenarios : iterable of Scenario or path
        The base, then the alternatives. All have the same period.
    replicates, seed, threads, progress, draws
        As for `run`; progress counts over all scenarios.

    Returns
    -------
    Results
        With `Results.difference` for each alternative.

    Raises
    ------
    ScenarioError, RunError, MemoryError
    """
    if isinstance(scenarios, (Scenario, str, os.PathLike)):
        raise TypeError("compare takes a list of scenarios: the base, then the alternatives")
    listed = list(scenarios)
    if len(listed) < 2:
        raise ValueError("compare needs a base and at least one alternative")
    pairing = _core.Pairing.against_first
    return _run(listed, pairing, "compare", replicates, seed, threads, progress, draws)


def _run(
    scenarios: Sequence[Scenario | PathLike],
    pairing: _core.Pairing,
    name: str,
    replicates: int,
    seed: int,
    threads: int | None,
    progress: Progress,
    draws: bool,
) -> Results:
    expect_run_options(replicates, seed, threads)
    loaded = [s if isinstance(s, Scenario) else load(s) for s in scenarios]
    ids = _unique([scenario.id for scenario in loaded])
    _expect_same_period(loaded, ids)
    outcome = _core.run(
        [(id, scenario._engine) for id, scenario in zip(ids, loaded)],
        replicates,
        seed,
        threads or 0,
        pairing,
        _core.KeepValues.always if draws else _core.KeepValues.of_few,
        progress,
    )
    call = f"legeplan.{name}({', '.join(ids)}, replicates={replicates}, seed={seed})"
    return Results._of_run(outcome, call)


def expect_run_options(replicates: int, seed: int, threads: int | None) -> None:
    """Raises ValueError for a number that no run can have, TypeError for what is no number."""
    _expect_range("replicates", replicates, 1, _core.max_replicates)
    _expect_range("seed", seed, 0, 2**64 - 1)
    if threads is not None:
        _expect_range("threads", threads, 1, 1024)


def _expect_range(name: str, value: int, low: int, high: int) -> None:
    # A bool is a whole number to Python; numpy's whole numbers are no int.
    if isinstance(value, bool) or not hasattr(type(value), "__index__"):
        raise TypeError(f"{name} must be a whole number, not {value!r}")
    if not low <= value <= high:
        raise ValueError(f"{name} must be {low} to {high}, not {value}")


def _expect_same_period(scenarios: Sequence[Scenario], ids: Sequence[str]) -> None:
    base = scenarios[0]
    for scenario, name in zip(scenarios[1:], ids[1:]):
        if (scenario.start, scenario.months) != (base.start, base.months):
            raise ValueError(
                f"{ids[0]} has {base.months} months from {base.start}, "
                f"{name} {scenario.months} from {scenario.start}: they cannot be compared"
            )


def _unique(names: Sequence[str]) -> list[str]:
    ids: list[str] = []
    for name in names:
        id, number = name, 2
        while id in ids:
            id, number = f"{name}_{number}", number + 1
        ids.append(id)
    return ids
