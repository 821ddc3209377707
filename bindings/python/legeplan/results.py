"""Results of runs, comparisons and result files."""

import io
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas
import xarray

from . import _core
from .files import hdf5_lock, read_outcome, replace
from .labels import (
    INDICATORS,
    expect_indicators,
    quantile_coordinate,
    scenario_coordinates,
    time_coordinates,
)
from .distributions import profile_coordinates, profile_formula, profile_variables, risk_variables
from .scenario import PathLike
from .series import (
    alternative_coordinate,
    difference_variables,
    differences_table,
    draws_array,
    indicator_variables,
    indicators_table,
)


def open_results(path: PathLike) -> "Results":
    """Results from a file that ``legeplan run -o`` or `Results.save` wrote.

    Parameters
    ----------
    path : str or path

    Returns
    -------
    Results
        With draws where the file holds them; they are read when they are asked for.

    Raises
    ------
    OSError
        The file is not there, is no result file, or is of a newer format.
    """
    with open(path, "rb"):  # for the usual exceptions where it cannot be read
        pass
    return Results._of_file(Path(path))


class Results:
    """What `run` or `compare` found, or a result file holds.

    Times are the ends of the months simulated; the state before the first month stands in the
    ``initial_`` variables of `indicator`. Results can be pickled, with the draws they have.

    ``results["list_free"]`` is ``results.indicator("list_free")``.
    """

    __slots__ = ("__weakref__", "_call", "_file", "_outcome")
    _outcome: _core.Outcome
    _call: str  # what made it, for the provenance of its file
    _file: Path | bytes | None

    def __init__(self) -> None:
        raise TypeError("results are made by legeplan.run, compare and open_results")

    @classmethod
    def _of_run(cls, outcome: _core.Outcome, call: str) -> "Results":
        self = cls.__new__(cls)
        self._outcome, self._call, self._file = outcome, call, None
        return self

    @classmethod
    def _of_file(cls, file: Path | bytes) -> "Results":
        self = cls.__new__(cls)
        self._call, self._file = "", file
        if isinstance(file, bytes):
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, "results.h5")
                path.write_bytes(file)
                self._outcome = read_outcome(path)
        else:
            self._outcome = read_outcome(file)
        return self

    @property
    def scenarios(self) -> list[str]:
        """Ids of the scenarios, the base first."""
        return [row["id"] for row in self._outcome.scenarios]

    @property
    def alternatives(self) -> list[str]:
        """Ids of those that were compared with the base; empty after `run`."""
        return [alternative for alternative, _ in self._outcome.comparisons]

    @property
    def seed(self) -> int:
        """What the random numbers follow from."""
        return self._outcome.seed

    @property
    def replicates(self) -> int:
        """Number of simulated futures of each scenario."""
        return self._outcome.replicates

    @property
    def quantile_bins(self) -> int:
        """Bins that quantiles were counted in; 0 where they are exact."""
        return self._outcome.quantile_bins

    @property
    def has_draws(self) -> bool:
        """Whether every replicate's values are there."""
        if self._file is None:
            return self._outcome.has_draws
        with self._open_file() as file:
            return "replicate" in file

    def titles(self, lang: str = "nb") -> dict[str, str]:
        """Titles of the scenarios.

        Parameters
        ----------
        lang : {"nb", "en"}
            Bokmål or English.

        Returns
        -------
        dict of str to str
            By id.
        """
        return {row["id"]: row[f"title_{lang}"] for row in self._outcome.scenarios}

    def indicator(self, name: str) -> xarray.Dataset:
        """One indicator of every scenario, summarised over the replicates.

        Parameters
        ----------
        name : str
            An id of `legeplan.indicators`, such as ``list_free``.

        Returns
        -------
        xarray.Dataset
            mean, sd, mc_error (scenario, time); quantiles (scenario, time, quantile); the same of
            the state before the first month: initial_mean, initial_sd, initial_mc_error (scenario)
            and initial_quantiles (scenario, quantile). Units and names are attributes. What is
            undefined, such as a mean over no list, is NaN.
        """
        expect_indicators([name])
        variables = indicator_variables(self._outcome, name)
        formula = {"formula": INDICATORS[name]["formula"]}
        return xarray.Dataset(variables, self._coordinates(), formula)

    def difference(self, name: str) -> xarray.Dataset:
        """One indicator of every alternative less the base, on the same simulated futures.

        Parameters
        ----------
        name : str
            An id of `legeplan.indicators`.

        Returns
        -------
        xarray.Dataset
            (alternative, time): mean and its mc_error; lower and upper, the 5 and 95 % quantiles of
            the replicates' differences; probability_greater; probability_equal;
            variance_reduction.

        Raises
        ------
        ValueError
            Nothing was compared.
        """
        expect_indicators([name])
        if not self.alternatives:
            raise ValueError("nothing was compared: these are results of legeplan.run")
        variables = difference_variables(self._outcome, name)
        row = self._outcome.scenarios[0]
        coordinates = time_coordinates(row["start"], row["months"])
        return xarray.Dataset(variables, coordinates | alternative_coordinate(self._outcome))

    def draws(self, name: str, scenario: str | None = None) -> xarray.DataArray:
        """Every replicate's values of one indicator in one scenario.

        Parameters
        ----------
        name : str
            An id of `legeplan.indicators`.
        scenario : str, optional
            The id of a scenario; the first when it is not given.

        Returns
        -------
        xarray.DataArray
            float32 (replicate, time). After a run it is the engine's own memory, read only and not
            copied, and keeps all draws in memory for as long as it lives. Row k of two scenarios is
            the same simulated future.

        Raises
        ------
        ValueError
            There are none: see `has_draws`.
        """
        expect_indicators([name])
        which = self._index_of(scenario)
        if self._outcome.has_draws:
            values = self._outcome.draws(which, name)[:, 1:]
        elif self.has_draws:
            with self._open_file() as file:
                values = file["indicator"][name]["draws"][which]
        else:
            raise ValueError("these results hold no draws (run with draws=True or --draws)")
        return draws_array(self._outcome.scenarios[which], name, values)

    def profile(self, name: str) -> xarray.Dataset:
        """A distribution at the start, at every year's end and in the last month.

        Parameters
        ----------
        name : str
            An id of `legeplan.profiles`, such as ``gp_ages``.

        Returns
        -------
        xarray.Dataset
            mean (scenario, snapshot, bin), float64: how many are in each bin, in ``units``;
            quantiles (scenario, snapshot, bin, quantile). The coordinate ``bin`` is the lower edge,
            in its own units; the last bin is open. NaN where the file has no profiles.

        Examples
        --------
        >>> women = results.profile("population_women")["mean"]
        >>> women.sel(scenario="baseline", snapshot="2030-12-31", bin=slice(80, None)).sum()
        """
        variables = profile_variables(self._outcome, name)
        coordinates = profile_coordinates(self._outcome, name)
        coordinates |= scenario_coordinates(self._outcome) | quantile_coordinate()
        return xarray.Dataset(variables, coordinates, {"formula": profile_formula(name)})

    def risks(self) -> xarray.Dataset:
        """How probable the states are that a plan wants to avoid, month by month.

        Returns
        -------
        xarray.Dataset
            For each risk the share of replicates, 0 to 1, where it holds at the month's end
            (scenario, time), and before the first month, ``initial_<risk>`` (scenario). What each
            one says is its ``long_name``. NaN where the file has no risks.
        """
        row = self._outcome.scenarios[0]
        coordinates = time_coordinates(row["start"], row["months"])
        coordinates |= scenario_coordinates(self._outcome)
        return xarray.Dataset(risk_variables(self._outcome), coordinates)

    def to_xarray(self, names: Sequence[str] | None = None) -> xarray.Dataset:
        """Means and quantiles of indicators in one dataset.

        Parameters
        ----------
        names : sequence of str, optional
            Ids of `legeplan.indicators`; all when it is not given.

        Returns
        -------
        xarray.Dataset
            For each indicator its mean under its own name (scenario, time), and
            ``<name>_quantiles`` (scenario, time, quantile), as at the root of a result file.
        """
        variables: dict[str, Any] = {}
        for name in self._names(names):
            of_indicator = self.indicator(name)
            variables[name] = of_indicator["mean"]
            variables[f"{name}_quantiles"] = of_indicator["quantiles"]
        about = {"seed": self.seed, "replicates": self.replicates, "version": self._outcome.version}
        return xarray.Dataset(variables, self._coordinates(), about)

    def to_pandas(self, names: Sequence[str] | None = None) -> pandas.DataFrame:
        """Indicators as a table, one row per indicator, scenario and month.

        Parameters
        ----------
        names : sequence of str, optional
            Ids of `legeplan.indicators`; all when it is not given.

        Returns
        -------
        pandas.DataFrame
            Index indicator, scenario, time; columns unit, mean, sd, mc_error, q05 ... q95.
        """
        return indicators_table({name: self.indicator(name) for name in self._names(names)})

    def differences_to_pandas(self, names: Sequence[str] | None = None) -> pandas.DataFrame:
        """Differences as a table, one row per indicator, alternative and month.

        Parameters
        ----------
        names : sequence of str, optional
            Ids of `legeplan.indicators`; all when it is not given.

        Returns
        -------
        pandas.DataFrame
            Index indicator, alternative, time; columns unit and those of `difference`.
        """
        return differences_table({name: self.difference(name) for name in self._names(names)})

    def to_json(self) -> str:
        """The document that ``legeplan run --json`` prints, to the byte.

        Returns
        -------
        str
            JSON; docs/output_format.md describes it.
        """
        return self._outcome.json().decode()

    def scenario_text(self, scenario: str | None = None) -> str:
        """The whole scenario as one TOML text with units and sources.

        Parameters
        ----------
        scenario : str, optional
            The id of a scenario; the first when it is not given.

        Returns
        -------
        str
        """
        text: str = self._outcome.scenarios[self._index_of(scenario)]["resolved_text"]
        return text

    def save(self, path: PathLike, draws: bool = False) -> None:
        """Writes a result file (HDF5), as ``legeplan run -o`` does; replaces one that is there.

        Parameters
        ----------
        path : str or path
        draws : bool
            Whether to keep every replicate's values (``--draws``), which must be there
            (`has_draws`). Results that were opened from a file keep what that file holds.

        Raises
        ------
        OSError
            Nothing is left half-written.
        """
        if self._file is not None:
            replace(Path(path), self._file_bytes())
            return
        with hdf5_lock():
            self._outcome.write(os.fspath(path), draws, self._call)

    def __getitem__(self, name: str) -> xarray.Dataset:
        return self.indicator(name)

    def __repr__(self) -> str:
        row = self._outcome.scenarios[0]
        return (
            f"<legeplan.Results {', '.join(self.scenarios)}: {row['months']} months from "
            f"{row['start']}, {self.replicates} replicates, seed {self.seed}>"
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return Results._of_file, (self._file_bytes(),)

    def _names(self, names: Sequence[str] | None) -> Sequence[str]:
        if isinstance(names, str):
            return [names]
        return list(INDICATORS) if names is None else names

    def _index_of(self, scenario: str | None) -> int:
        if scenario is None:
            return 0
        if scenario not in self.scenarios:
            raise KeyError(f"{scenario} is not one of {', '.join(self.scenarios)}")
        return self.scenarios.index(scenario)

    def _coordinates(self) -> dict[str, Any]:
        row = self._outcome.scenarios[0]
        coordinates = time_coordinates(row["start"], row["months"])
        return coordinates | scenario_coordinates(self._outcome) | quantile_coordinate()

    def _file_bytes(self) -> bytes:
        if self._file is not None:
            return self._file if isinstance(self._file, bytes) else self._file.read_bytes()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "results.h5")
            self.save(path, draws=self._outcome.has_draws)
            return path.read_bytes()

    def _open_file(self) -> Any:
        import h5py

        file = io.BytesIO(self._file) if isinstance(self._file, bytes) else self._file
        return h5py.File(file, "r")
