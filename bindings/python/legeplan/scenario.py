"""Scenarios: reading, checking and changing them."""

import hashlib
import os
from typing import Any

import pandas

from . import _core
from .problems import Problem, ScenarioError, problems_of
from .toml_text import item_text, set_text

PathLike = str | os.PathLike[str]

_SHIPPED = "legeplan:"


def check(path: PathLike) -> list[Problem]:
    """Everything that is wrong with a scenario file.

    Parameters
    ----------
    path : str or path
        A scenario file; ``legeplan:gjovik/baseline.toml`` is one that Legeplan ships.

    Returns
    -------
    list of Problem
        By file and line; empty when the scenario can be run.

    Examples
    --------
    >>> for problem in legeplan.check("mine/shorter_lists.toml"):
    ...     print(problem.file, problem.line, problem.key, problem.message)
    """
    return problems_of(_core.load(os.fspath(path), [])[1])


def load(path: PathLike) -> "Scenario":
    """A scenario with all that it extends, checked.

    Parameters
    ----------
    path : str or path
        A scenario file; ``legeplan:gjovik/baseline.toml`` is one that Legeplan ships.

    Returns
    -------
    Scenario

    Raises
    ------
    ScenarioError
        With every problem, each with file, line and key.
    """
    return Scenario._read(os.fspath(path), (), None)


class Scenario:
    """A scenario that can be run. Made by `load`; never changes.

    The methods that change something return a new scenario. A change is laid over the file as a
    delta file would be, and the engine checks all of it: units, ranges, and how keys fit together.
    A scenario can be pickled; where it is unpickled its files are read again and must say the same.
    """

    __slots__ = ("_changes", "_engine", "_id", "_path")
    _path: str
    _changes: tuple[str, ...]
    _id: str | None
    _engine: _core.Scenario

    def __init__(self) -> None:
        raise TypeError("a scenario is made by legeplan.load(path)")

    @classmethod
    def _read(cls, path: str, changes: tuple[str, ...], scenario_id: str | None) -> "Scenario":
        deltas = [(f"<change {number}>", text) for number, text in enumerate(changes, 1)]
        engine, problems = _core.load(path, deltas)
        if engine is None:
            raise ScenarioError(problems_of(problems))
        self = cls.__new__(cls)
        self._path, self._changes, self._engine, self._id = path, changes, engine, scenario_id
        return self

    @property
    def id(self) -> str:
        """Its name in results: that of the file, unless `named` gave another."""
        return self._id or self._engine.id

    @property
    def path(self) -> str:
        """The file that it was loaded from."""
        return self._path

    @property
    def title(self) -> dict[str, str]:
        """Title in ``nb`` and ``en``."""
        return dict(zip(("nb", "en"), self._engine.title))

    @property
    def description(self) -> dict[str, str]:
        """Description in ``nb`` and ``en``."""
        return dict(zip(("nb", "en"), self._engine.description))

    @property
    def municipality(self) -> str:
        """Name of the municipality."""
        return self._engine.municipality

    @property
    def start(self) -> str:
        """First month simulated, such as ``2021-07``."""
        return self._engine.start

    @property
    def months(self) -> int:
        """Number of months simulated."""
        return self._engine.months

    @property
    def files(self) -> list[str]:
        """Every file that was read."""
        return [os.fspath(path) for path in self._engine.files]

    @property
    def resolved_text(self) -> str:
        """The whole scenario as one TOML text with units and sources, without personal rosters."""
        return self._engine.resolved_text

    def change(self, toml: str) -> "Scenario":
        """This scenario with a delta on top.

        Parameters
        ----------
        toml : str
            What a delta file would hold, without ``extends``; the line ``format = 1`` is added
            where it is missing.

        Returns
        -------
        Scenario

        Raises
        ------
        ScenarioError
            The lines are those of the text, the file is ``<change N>``.
        """
        is_whole = any(line.replace(" ", "").startswith("format=") for line in toml.splitlines())
        # On the text's first line, so that the lines of problems are those of the text.
        text = toml if is_whole else "format = 1\n" + toml
        return self._read(self._path, (*self._changes, text), self._id)

    def set(
        self, key: str, value: Any, *, unit: str | None = None, source: str | None = None
    ) -> "Scenario":
        """This scenario with another value for one key.

        Parameters
        ----------
        key : str
            As `explain` lists it: ``recruitment.level``, ``policy[new_centre].rooms``.
        value : number, str, bool, datetime.date, dict or list
            A dict is written as in a file: ``{"distribution": "lognormal", "median": 1.5,
            "sd_log": 0.3}``, ``{"by_year": {"2021": 1.0, "2025": 0.8}}``.
        unit, source : str, optional
            Where the number is from. A wrong unit is an error.

        Returns
        -------
        Scenario

        Raises
        ------
        ScenarioError

        Examples
        --------
        >>> weak = base.set("recruitment.level", 0.3, source="our own view of the market")
        """
        if unit is not None or source is not None:
            extra = {"unit": unit, "source": source}
            whole = dict(value) if isinstance(value, dict) else {"value": value}
            value = whole | {name: text for name, text in extra.items() if text is not None}
        return self.change(set_text(key, value))

    def add(self, list_name: str, id: str, **values: Any) -> "Scenario":
        """This scenario with one more item in a list; an item of the same id is changed.

        Parameters
        ----------
        list_name : str
            ``policy``, ``event``, ``population.stream``, ...
        id : str
            The item's id.
        **values
            Its keys, as for `set`.

        Returns
        -------
        Scenario

        Raises
        ------
        ScenarioError

        Examples
        --------
        >>> shorter = base.add(
        ...     "policy", "cap_900", type="set_list_cap", date=datetime.date(2023, 1, 1),
        ...     title={"nb": "Listetak 900", "en": "Cap 900"},
        ...     list_cap=900, surplus="attrition", when="now",
        ... )
        """
        return self.change(item_text(list_name, id, values))

    def remove(self, list_name: str, id: str) -> "Scenario":
        """This scenario without one item of a list.

        Parameters
        ----------
        list_name : str
            ``policy``, ``event``, ``population.stream``, ...
        id : str
            The item's id.

        Returns
        -------
        Scenario

        Raises
        ------
        ScenarioError
            There is no such item.

        Examples
        --------
        >>> as_decided = centre.remove("policy", "new_centre")
        """
        return self.change(item_text(list_name, id, {"remove": True}))

    def named(self, id: str, *, nb: str | None = None, en: str | None = None) -> "Scenario":
        """This scenario under another id, and under a title where one is given.

        Parameters
        ----------
        id : str
            Name in results.
        nb, en : str, optional
            Title in bokmål and English; with only one of them it stands for both.

        Returns
        -------
        Scenario
        """
        changes = self._changes
        if nb is not None or en is not None:
            title = {"nb": nb if nb is not None else en, "en": en if en is not None else nb}
            changes = (*changes, set_text("title", title))
        return self._read(self._path, changes, id)

    def explain(self, key: str | None = None) -> pandas.DataFrame:
        """Every value with its unit, its source and where it was set.

        Parameters
        ----------
        key : str, optional
            A key, a section (``position``), a list (``policy``) or an item
            (``policy[new_centre]``); all keys when it is not given.

        Returns
        -------
        pandas.DataFrame
            Index ``key``; columns value, unit, source, file, line, is_given, doc_en, doc_nb.

        Raises
        ------
        ScenarioError
            There is no such key; suggests the one that was probably meant.
        """
        rows, problems = self._engine.explain(key)
        if problems:
            raise ScenarioError(problems_of(problems))
        columns = "key value unit source file line is_given doc_en doc_nb".split()
        return pandas.DataFrame(rows, columns=columns).set_index("key")

    def diff(self, other: "Scenario") -> pandas.DataFrame:
        """The keys whose values differ in another scenario.

        Parameters
        ----------
        other : Scenario

        Returns
        -------
        pandas.DataFrame
            Index ``key``; columns this, other, unit, cells_changed (of a table), doc_en, doc_nb. A
            value is empty where the key is not given.
        """
        rows = self._engine.differences(other._engine)
        columns = "key this other unit cells_changed doc_en doc_nb".split()
        return pandas.DataFrame(rows, columns=columns).set_index("key")

    def __repr__(self) -> str:
        changed = f", {len(self._changes)} changes" if self._changes else ""
        return f"<legeplan.Scenario {self.id!r} from {self._path}{changed}>"

    def __reduce__(self) -> tuple[Any, ...]:
        is_shipped = self._path.startswith(_SHIPPED)
        path = self._path if is_shipped else os.path.abspath(self._path)
        return _restore, (path, self._changes, self._id, self._digest())

    def _digest(self) -> str:
        return hashlib.sha256(self.resolved_text.encode()).hexdigest()


def _restore(
    path: str, changes: tuple[str, ...], scenario_id: str | None, digest: str
) -> Scenario:
    """A pickled scenario: its files are read again, and must say the same."""
    scenario = Scenario._read(path, changes, scenario_id)
    if scenario._digest() != digest:
        raise ValueError(f"{path} or a file it extends has changed since the scenario was pickled")
    return scenario
