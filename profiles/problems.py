"""What is wrong with a file, as data: collected in order, all of it at once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from profiles.model import Level, Place, Problem

LONGEST = 60
"""Code points of a file's text that a message repeats."""

MOST_HINTS = 500
"""Problems of one file after which nearest spellings are no longer looked for."""
MOST = 1000
"""Problems of one file after which no more are told."""


BUILDS_ON = ("seeds/", "profiles/dimensions.yaml", "profiles/topics.yaml", "profiles/names.yaml", "profiles/meetings/",
             "profiles/anchors.json", "profiles/conflicts.yaml")  # fmt: skip
"""The files of a workspace, each after those that it builds on: a mistake in one shows in those that follow."""


class Spot(Protocol):
    """Anything that knows where in its file it stands."""

    @property
    def line(self) -> int: ...  # noqa: D102

    @property
    def column(self) -> int: ...  # noqa: D102


class Report:
    """The problems of one file, in the order found."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def add(self, spot: Spot, where: str, message: str, level: Level = "error") -> None:
        """Note that something is wrong at a spot, unless so much is that nobody reads so far."""
        if len(self.problems) > MOST:
            return
        if len(self.problems) == MOST:
            where, message, level = "", f"more than {MOST} things are wrong in this file; mend the first ones", "error"
        self.problems.append(Problem(self.path, spot.line, spot.column, where, message, level))

    def hint(self, word: str, choices: Iterable[str]) -> str:
        """` Did you mean …?`, unless so much is wrong that nobody reads so far."""
        return did_you_mean(word, choices) if len(self.problems) < MOST_HINTS else ""

    def place(self, spot: Spot) -> Place:
        """The spot as a place that values keep."""
        return Place(self.path, spot.line, spot.column)


def causes_first(problems: Iterable[Problem]) -> list[Problem]:
    """Problems file by file, those of a file before those of the files that build on it; within a file by line."""
    return sorted(problems, key=lambda one: (_rank(one.path), one))


def _rank(path: str) -> int:
    """How many files of a workspace stand before this one; what is no part of it, such as settings, comes first."""
    return next((at for at, start in enumerate(BUILDS_ON, 1) if path.startswith(start)), 0)


def say(problem: Problem) -> str:
    """`path:line:column: where: sentence`, as editors and compilers know it."""
    level = "" if problem.level == "error" else f"{problem.level}: "
    where = f"{problem.where}: " if problem.where else ""
    return f"{problem.path}:{problem.line}:{problem.column}: {level}{where}{problem.message}"


def quoted(text: str, longest: int = LONGEST) -> str:
    """A piece of a file inside a sentence: on one line, cut where it is long."""
    line = " ".join(text.split())
    return f"`{line if len(line) <= longest else line[: longest - 1] + '…'}`"


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """` Did you mean …?` with the nearest right spelling; nothing where none is near."""
    best = nearest(word[: 2 * LONGEST], tuple(choices))
    return f" Did you mean {quoted(best)}?" if best else ""


@lru_cache(maxsize=512)
def nearest(word: str, choices: tuple[str, ...]) -> str:
    """The choice spelled most like a word; "" where none is near."""
    from difflib import get_close_matches

    folded = {choice.casefold(): choice for choice in choices}
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else ""
