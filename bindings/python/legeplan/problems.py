"""What is wrong with a scenario, as objects."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a scenario.

    Attributes
    ----------
    file : str
        The file as its author named it; ``<change 2>`` for the second change made in Python.
    line : int
        Line in the file, from 1; 0 means the file as a whole.
    key : str
        The key or column, such as ``position.list_cap``.
    message : str
        What is wrong.
    expected : str
        What would be right; empty where that cannot be told.
    suggestion : str
        The key that was probably meant; empty where there is none.
    text : str
        All of it on one line, as ``legeplan check --lang en`` prints it.
    message_nb, expected_nb, text_nb : str
        The same in Norwegian (bokmål).
    """

    file: str
    line: int
    key: str
    message: str
    expected: str
    suggestion: str
    text: str
    message_nb: str
    expected_nb: str
    text_nb: str

    def __str__(self) -> str:
        return self.text


class ScenarioError(ValueError):
    """A scenario that cannot be used.

    Attributes
    ----------
    problems : tuple of Problem
        Everything that is wrong with it.
    """

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


def problems_of(
    rows: Iterable[tuple[str, int, str, str, str, str, str, str, str, str]],
) -> list[Problem]:
    """Problems from the engine's tuples."""
    return [Problem(*row) for row in rows]
